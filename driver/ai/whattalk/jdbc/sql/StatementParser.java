package ai.whattalk.jdbc.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Parses one statement, and refuses those that would write. */
final class StatementParser {
  private static final int MAX_IDENTIFIER = 1024;

  /** What this driver, which only reads, refuses by its first word. */
  private static final Set<String> WRITING_VERBS =
      Set.of(
          "ALTER",
          "COMMENT",
          "COPY",
          "CREATE",
          "DELETE",
          "DROP",
          "GRANT",
          "INSERT",
          "LOCK",
          "MERGE",
          "REFRESH",
          "REINDEX",
          "RENAME",
          "REPLACE",
          "REVOKE",
          "TRUNCATE",
          "UPDATE",
          "UPSERT",
          "VACUUM");

  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withLex(Lex.JAVA)
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(SqlConformanceEnum.LENIENT)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(MAX_IDENTIFIER);

  private StatementParser() {}

  /** The parse tree of the only statement in {@code sql}. Throws {@link QueryException}. */
  static SqlNode parse(String sql) {
    String verb = firstWord(sql);
    if (WRITING_VERBS.contains(verb)) {
      throw new QueryException(
          QueryProblem.READ_ONLY, "the driver only reads: " + verb + " is not supported", null);
    }
    SqlNodeList statements;
    try {
      statements = SqlParser.create(sql, CONFIG).parseStmtList();
    } catch (SqlParseException e) {
      throw new QueryException(QueryProblem.SYNTAX, message(e), e);
    }
    if (statements.size() > 1) {
      SqlParserPos second = statements.get(1).getParserPosition();
      throw new QueryException(
          QueryProblem.SYNTAX,
          MessagePosition.of(
              second.getLineNum(),
              second.getColumnNum(),
              "one statement at a time, not " + statements.size()),
          null);
    }
    SqlNode statement = statements.get(0);
    if (!statement.getKind().belongsTo(SqlKind.QUERY) && statement.getKind() != SqlKind.EXPLAIN) {
      throw new QueryException(
          QueryProblem.UNSUPPORTED, verb + " statements are not supported", null);
    }
    return PostgresSyntax.adapt(statement);
  }

  /** In upper case; empty if the statement does not begin with a word. */
  private static String firstWord(String sql) {
    int start = SqlComments.endOfBlank(sql, 0);
    if (start == sql.length()) {
      throw new QueryException(QueryProblem.SYNTAX, "the statement is empty", null);
    }
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(start, end).toUpperCase(Locale.ROOT);
  }

  /** Calcite goes on to list every token that it would have taken instead. */
  private static String message(SqlParseException e) {
    if (e.getMessage() == null) {
      // What the parser makes of a stack that overflows.
      return "the statement is too deeply nested";
    }
    String message = e.getMessage().split("\\s+Was expecting", 2)[0];
    SqlParserPos position = e.getPos();
    return position == null || MessagePosition.isIn(message)
        ? MessagePosition.of(message)
        : MessagePosition.of(position.getLineNum(), position.getColumnNum(), message);
  }
}
