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
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.jspecify.annotations.Nullable;

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
          .withConformance(SqlConformanceEnum.LENIENT)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(MAX_IDENTIFIER);

  private StatementParser() {}

  /**
   * The parse tree of the only statement in {@code sql}; null if that is one of a transaction or of
   * settings, which there is nothing to do for. Throws {@link QueryException}.
   */
  static @Nullable SqlNode parse(String sql) {
    String text = StatementText.clean(sql);
    String verb = firstWord(text);
    if (WRITING_VERBS.contains(verb)) {
      throw new QueryException(
          QueryProblem.READ_ONLY, "the driver only reads: " + verb + " is not supported", null);
    }
    try {
      StatementTokens tokens = StatementLexer.tokens(text);
      if (SessionCommands.hasNothingToDo(tokens)) {
        return null;
      }
      String setting = SessionCommands.shown(tokens);
      SqlNode statement =
          PostgresSyntax.adapt(
              setting == null
                  ? parse(text, tokens, verb)
                  : parse(setting, StatementLexer.tokens(setting), verb));
      UnlistedOperators.check(statement);
      return statement;
    } catch (SqlParseException e) {
      throw new QueryException(QueryProblem.SYNTAX, message(e), null);
    }
  }

  private static SqlNode parse(String text, StatementTokens tokens, String verb)
      throws SqlParseException {
    OperatorPrecedence precedence = new OperatorPrecedence(tokens);
    StatementLexer.adapt(tokens);
    SqlNodeList statements =
        SqlParser.create(text, CONFIG.withParserFactory(StatementLexer.parsers(tokens)))
            .parseStmtList();
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
    AdmittedSyntax.check(statement);
    return precedence.apply(statement);
  }

  /** In upper case; empty if the statement does not begin with a word. */
  private static String firstWord(String text) {
    int start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == ';')) {
      start++;
    }
    if (start == text.length()) {
      throw new QueryException(QueryProblem.SYNTAX, "the statement is empty", null);
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end).toUpperCase(Locale.ROOT);
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
