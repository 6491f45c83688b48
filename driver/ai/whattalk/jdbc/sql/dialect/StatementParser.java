package ai.whattalk.jdbc.sql.dialect;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;

import ai.whattalk.jdbc.sql.dialect.parse.OperatorPrecedence;
import ai.whattalk.jdbc.sql.dialect.parse.OtherDialects;
import ai.whattalk.jdbc.sql.dialect.parse.StatementLexer;
import ai.whattalk.jdbc.sql.dialect.parse.StatementSize;
import ai.whattalk.jdbc.sql.dialect.parse.StatementText;
import ai.whattalk.jdbc.sql.dialect.parse.StatementTokens;
import ai.whattalk.jdbc.sql.dialect.parse.SyntaxErrors;
import ai.whattalk.jdbc.sql.dialect.tree.AdmittedSyntax;
import ai.whattalk.jdbc.sql.dialect.tree.PostgresSyntax;
import ai.whattalk.jdbc.sql.dialect.tree.RowPlaces;
import ai.whattalk.jdbc.sql.dialect.tree.UnlistedOperators;
import ai.whattalk.jdbc.sql.error.NameSuggestion;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.util.List;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.jspecify.annotations.Nullable;

/** Parses one statement, and refuses those that would write. */
public final class StatementParser {
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

  private static final String[] BEGINNINGS = {"SELECT", "WITH", "VALUES", "TABLE", "EXPLAIN"};

  /** Calcite's least strict one, but where PostgreSQL has another meaning. */
  public static final SqlConformance CONFORMANCE =
      new SqlDelegatingConformance(SqlConformanceEnum.LENIENT) {
        @Override
        public boolean allowCharLiteralAlias() {
          return false;
        }

        @Override
        public boolean isHavingAlias() {
          return false;
        }
      };

  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withLex(Lex.JAVA)
          .withConformance(CONFORMANCE)
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
  public static @Nullable SqlNode parse(String sql) {
    if (sql.length() > StatementLimit.CHARACTERS.most()) {
      throw new QueryException(QueryProblem.UNSUPPORTED, StatementLimit.CHARACTERS.message());
    }
    String verb = StatementText.firstWord(sql);
    if (WRITING_VERBS.contains(verb)) {
      throw new QueryException(
          QueryProblem.READ_ONLY, "the driver only reads: " + verb + " is not supported");
    }
    String text = StatementText.clean(sql);
    try {
      StatementTokens tokens = StatementLexer.tokens(text);
      if (tokens.kind(0) == EOF) {
        throw new QueryException(QueryProblem.SYNTAX, "the statement is empty");
      }
      StatementSize.check(tokens);
      if (SessionCommands.hasNothingToDo(tokens)) {
        return null;
      }
      String setting = SessionCommands.shown(tokens);
      if (setting == null) {
        checkBegin(tokens);
      }
      SqlNode statement =
          PostgresSyntax.adapt(
              setting == null
                  ? parse(text, tokens)
                  : parse(setting, StatementLexer.tokens(setting)));
      UnlistedOperators.check(statement);
      RowPlaces.check(statement);
      return statement;
    } catch (SqlParseException e) {
      throw SyntaxErrors.translate(e, text);
    }
  }

  private static SqlNode parse(String text, StatementTokens tokens) throws SqlParseException {
    OperatorPrecedence precedence = new OperatorPrecedence(tokens);
    StatementLexer.adapt(tokens);
    SqlNode statement =
        SqlParser.create(text, CONFIG.withParserFactory(StatementLexer.parsers(tokens)))
            .parseStmtList()
            .get(0);
    AdmittedSyntax.check(statement);
    return precedence.apply(statement);
  }

  /** A query, and nothing behind it. */
  private static void checkBegin(StatementTokens tokens) {
    if (tokens.kind(0) != LPAREN && !tokens.isWord(0, BEGINNINGS)) {
      String verb = tokens.word(0);
      String known = OtherDialects.statement(verb);
      if (known != null) {
        throw tokens.failure(0, QueryProblem.UNSUPPORTED, verb + " is not supported; " + known);
      }
      throw tokens.failure(
          0,
          QueryProblem.SYNTAX,
          "a query begins with SELECT, WITH or VALUES, not with "
              + tokens.shown(0)
              + NameSuggestion.of(tokens.image(0), List.of(BEGINNINGS)));
    }
    SessionCommands.checkSingle(tokens);
  }
}
