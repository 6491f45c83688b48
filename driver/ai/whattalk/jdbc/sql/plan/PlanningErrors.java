package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.dialect.StatementParser;
import ai.whattalk.jdbc.sql.dialect.parse.OtherDialects;
import ai.whattalk.jdbc.sql.dialect.parse.PlannerSentences;
import ai.whattalk.jdbc.sql.dialect.tree.JoinSubquery;
import ai.whattalk.jdbc.sql.error.MessagePosition;
import ai.whattalk.jdbc.sql.error.NameSuggestion;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.run.ExecutionErrors;
import ai.whattalk.jdbc.sql.table.ColumnDescription;
import ai.whattalk.jdbc.sql.table.TableDescriptions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;

/** Says what the exceptions of Calcite's validator and planner mean. */
public final class PlanningErrors {
  /** Calcite's validator tells its errors apart by their text only. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("(Column|Object|Table) '(.+?)' not found(?: in any table)?([^;]*).*");

  private static final Pattern UNKNOWN_FUNCTION =
      Pattern.compile("No match found for function signature ([^(]+)(\\(.*)");

  private PlanningErrors() {}

  /**
   * The {@link QueryException} or other exception of ours for a failure of planning.
   *
   * @param sql the statement
   */
  public static RuntimeException translate(Throwable error, String sql) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CalciteContextException context) {
        return validation(context, sql);
      }
    }
    RuntimeException known = ExecutionErrors.translate(error);
    boolean unplanned =
        known instanceof QueryException query
            && (query.problem() == QueryProblem.INTERNAL
                || ExecutionErrors.NOT_CARRIED_OUT.equals(query.getMessage()));
    SqlNode subquery = unplanned ? JoinSubquery.in(StatementParser.parse(sql)) : null;
    return subquery == null
        ? known
        : QueryException.unsupported(subquery, "a subquery in ON that refers to joined tables");
  }

  private static QueryException validation(CalciteContextException error, String sql) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    String reason = String.valueOf(cause.getMessage());
    Matcher name = UNKNOWN_NAME.matcher(reason);
    if (name.matches()) {
      boolean column = name.group(1).equals("Column");
      String more =
          column
              ? quotedText(error, sql, name.group(2)) + OtherDialects.column(name.group(2))
              : OtherDialects.table(name.group(2));
      return column
          ? at(error, QueryProblem.UNKNOWN_COLUMN, unknown("column", name, more, columnNames()))
          : at(error, QueryProblem.UNKNOWN_TABLE, unknown("table", name, more, tableNames()));
    }
    Matcher function = UNKNOWN_FUNCTION.matcher(reason);
    if (function.matches()) {
      return at(error, QueryProblem.INVALID, unknownFunction(function.group(1), function.group(2)));
    }
    return at(error, problem(reason), PlannerSentences.of(reason));
  }

  private static QueryProblem problem(String reason) {
    if (reason.matches("Illegal (DATE|TIME|TIMESTAMP) literal .*")) {
      return QueryProblem.BAD_DATE;
    }
    if (reason.matches("Numeric literal .* out of range")) {
      return QueryProblem.OUT_OF_RANGE;
    }
    return reason.startsWith("String literal continued")
        ? QueryProblem.SYNTAX
        : QueryProblem.INVALID;
  }

  private static QueryException at(
      CalciteContextException error, QueryProblem problem, String message) {
    return new QueryException(
        problem, MessagePosition.of(error.getPosLine(), error.getPosColumn(), message));
  }

  private static String unknown(String kind, Matcher name, String more, List<String> known) {
    return kind
        + " '"
        + name.group(2)
        + "' not found"
        + name.group(3)
        + more
        + NameSuggestion.of(name.group(2), known);
  }

  /** Other databases take what is in double quotes for text. */
  private static String quotedText(CalciteContextException error, String sql, String name) {
    String[] lines = sql.split("\r\n|\n|\r", -1);
    int line = error.getPosLine() - 1;
    int column = error.getPosColumn() - 1;
    boolean quoted =
        line >= 0
            && line < lines.length
            && column >= 0
            && lines[line].startsWith('"' + name + '"', Math.min(column, lines[line].length()));
    return quoted && (column == 0 || lines[line].charAt(column - 1) != '.')
        ? "; text is in single quotes: '" + name + "'"
        : "";
  }

  /** A function of that name may exist, and take other arguments. */
  private static String unknownFunction(String name, String arguments) {
    return "function "
        + name
        + " does not take "
        + PlannerSentences.unbracketed(arguments)
        + OtherDialects.function(name);
  }

  private static List<String> columnNames() {
    return TableDescriptions.ALL.stream()
        .flatMap(table -> table.columns().stream())
        .map(ColumnDescription::name)
        .toList();
  }

  /** The schemas' names too: a wrong one is a table that is not found. */
  private static List<String> tableNames() {
    return TableDescriptions.ALL.stream()
        .flatMap(table -> Stream.of(table.name(), table.schema()))
        .toList();
  }
}
