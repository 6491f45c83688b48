package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.APPROX_NUMERIC_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DECIMAL_NUMERIC_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SEMICOLON;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import ai.whattalk.jdbc.sql.error.StopCheck;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserImplFactory;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.apache.calcite.sql.parser.babel.TokenMgrError;

/**
 * Runs the lexer of Calcite's parser by itself, and the parser on what has become of its tokens.
 */
public final class StatementLexer {

  /** In this order: later ones rely on names being names, and on intervals having their unit. */
  private static final List<Consumer<StatementTokens>> RULES =
      List.of(
          ExplainOptions::apply,
          JdbcEscapes::apply,
          IntervalTokens::apply,
          KeywordNames::apply,
          LiteralTokens::apply,
          ExpressionTokens::apply,
          ParenthesizedQueries::apply,
          ClauseTokens::apply,
          LongConditions::apply);

  private static final Set<Integer> NUMBERS =
      Set.of(UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, APPROX_NUMERIC_LITERAL);

  private StatementLexer() {}

  /** The tokens of a text without comments, as they are written. */
  public static StatementTokens tokens(String sql) throws SqlParseException {
    SqlBabelParserImpl lexer =
        new SqlBabelParserImpl(new SqlBabelParserImplTokenManager(new Characters(sql)));
    lexer.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
    List<Token> tokens = new ArrayList<>();
    try {
      Token token = lexer.getNextToken();
      while (token.kind != EOF) {
        StopCheck.tick();
        if (!tokens.isEmpty() || token.kind != SEMICOLON) {
          tokens.add(token);
        }
        token = lexer.getNextToken();
      }
      // The last one says where the statement ends.
      tokens.add(token);
    } catch (TokenMgrError e) {
      throw lexer.normalizeException(e);
    }
    checkNumbers(tokens);
    // The parser would follow the links between tokens instead of asking for the next one.
    tokens.forEach(read -> read.next = null);
    return new StatementTokens(tokens);
  }

  /** The lexer takes what follows a number for a name, and a name may begin with digits to it. */
  private static void checkNumbers(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (NUMBERS.contains(token.kind)) {
        StatementLimit.DIGITS.check(
            token.image.length(), new SqlParserPos(token.beginLine, token.beginColumn));
      }
      boolean name = token.kind == IDENTIFIER && Character.isDigit(token.image.charAt(0));
      Token next = name || i + 1 == tokens.size() ? token : tokens.get(i + 1);
      boolean joined =
          NUMBERS.contains(token.kind)
              && next.beginLine == token.endLine
              && next.beginColumn == token.endColumn + 1
              && Character.isJavaIdentifierStart(next.image.codePointAt(0));
      if (name || joined) {
        throw QueryException.at(
            new SqlParserPos(token.beginLine, token.beginColumn, next.endLine, next.endColumn),
            QueryProblem.SYNTAX,
            (joined ? token.image + next.image : token.image) + " is neither a number nor a name");
      }
    }
  }

  /** Makes the tokens of a statement those that the parser has the same meaning for. */
  public static void adapt(StatementTokens tokens) {
    RULES.forEach(rule -> rule.accept(tokens));
  }

  /** Makes parsers that take these tokens, and not those of their text. */
  public static SqlParserImplFactory parsers(StatementTokens tokens) {
    return reader -> {
      SqlBabelParserImpl parser = new SqlBabelParserImpl(reader);
      parser.ReInit(new TokenList(tokens.all()));
      return parser;
    };
  }

  /** With a buffer for the whole text: one that is too small for a token grows bit by bit. */
  private static final class Characters extends SimpleCharStream {
    Characters(String sql) {
      super(new StringReader(sql), 1, 1, sql.length() + 1);
      setTabSize(1);
    }
  }

  private static final class TokenList extends SqlBabelParserImplTokenManager {
    private final List<Token> tokens;
    private int next;

    TokenList(List<Token> tokens) {
      super(new SimpleCharStream(new StringReader("")));
      this.tokens = tokens;
    }

    @Override
    public Token getNextToken() {
      StopCheck.tick();
      int index = next++;
      if (index < tokens.size()) {
        return tokens.get(index);
      }
      // What the parser finds where it looks beyond the end.
      Token last = tokens.get(tokens.size() - 1);
      return StatementTokens.token(EOF, last.image, last);
    }
  }
}
