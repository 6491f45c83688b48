package ai.whattalk.jdbc.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.runtime.CalciteContextException;

/** Says what the exceptions of Calcite's validator and planner mean. */
final class PlanningErrors {
  /** Calcite's validator tells its errors apart by their text only. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("(Column|Object|Table) '(.+?)' not found(?: in any table)?([^;]*).*");

  private static final Pattern UNKNOWN_FUNCTION =
      Pattern.compile("No match found for function signature ([^(]+)(\\(.*)");

  private PlanningErrors() {}

  static RuntimeException translate(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CalciteContextException context) {
        return validation(context);
      }
    }
    return ExecutionErrors.translate(error);
  }

  private static QueryException validation(CalciteContextException error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    String reason = String.valueOf(cause.getMessage());
    Matcher name = UNKNOWN_NAME.matcher(reason);
    if (name.matches()) {
      return name.group(1).equals("Column")
          ? at(error, QueryProblem.UNKNOWN_COLUMN, unknown("column", name, columnNames()))
          : at(error, QueryProblem.UNKNOWN_TABLE, unknown("table", name, tableNames()));
    }
    Matcher function = UNKNOWN_FUNCTION.matcher(reason);
    if (function.matches()) {
      return at(error, QueryProblem.INVALID, unknownFunction(function.group(1), function.group(2)));
    }
    return at(error, problem(reason), reason);
  }

  private static QueryProblem problem(String reason) {
    if (reason.matches("Illegal (DATE|TIME|TIMESTAMP) literal .*")) {
      return QueryProblem.BAD_DATE;
    }
    return reason.matches("Numeric literal .* out of range")
        ? QueryProblem.OUT_OF_RANGE
        : QueryProblem.INVALID;
  }

  private static QueryException at(
      CalciteContextException error, QueryProblem problem, String message) {
    return new QueryException(
        problem, MessagePosition.of(error.getPosLine(), error.getPosColumn(), message), null);
  }

  private static String unknown(String kind, Matcher name, List<String> known) {
    return kind
        + " '"
        + name.group(2)
        + "' not found"
        + name.group(3)
        + NameSuggestion.of(name.group(2), known);
  }

  /** A function of that name may exist, and take other arguments. */
  private static String unknownFunction(String name, String arguments) {
    return "function " + name + " does not take " + arguments;
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
