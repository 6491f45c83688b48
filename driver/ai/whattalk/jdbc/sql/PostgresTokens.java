package ai.whattalk.jdbc.sql;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * The tokens of a statement, put so that Babel's grammar gives them PostgreSQL's meaning. For a
 * single parse, not thread-safe.
 */
final class PostgresTokens extends SqlBabelParserImplTokenManager {
  private final Deque<Token> rest = new ArrayDeque<>();
  private boolean begun;

  private PostgresTokens(SimpleCharStream characters) {
    super(characters);
  }

  /** Babel's parser over these tokens; a {@code SqlParserImplFactory}. */
  static SqlAbstractParserImpl parser(Reader sql) {
    SqlBabelParserImpl parser = (SqlBabelParserImpl) SqlBabelParserImpl.FACTORY.getParser(sql);
    parser.token_source = new PostgresTokens(new SimpleCharStream(sql, 1, 1));
    return parser;
  }

  /** All tokens are read at the first call, for a cast changes what stands before it. */
  @Override
  public Token getNextToken() {
    if (!begun) {
      begun = true;
      List<Token> tokens = new ArrayList<>();
      Token token = super.getNextToken();
      for (; token.kind != EOF; token = super.getNextToken()) {
        tokens.add(token);
      }
      tokens.add(token);
      rest.addAll(InfixCasts.replace(tokens));
    }
    return rest.size() > 1 ? rest.removeFirst() : rest.getFirst();
  }
}
