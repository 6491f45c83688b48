package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Set;

/**
 * Makes PostgreSQL's EXPLAIN that of the parser, EXPLAIN PLAN FOR. What would execute the
 * statement, or show the plan in another form than text, is refused; the rest has nothing to say
 * here.
 */
final class ExplainOptions {

  private ExplainOptions() {}

  static void apply(StatementTokens tokens) {
    if (!tokens.isWord(0, "EXPLAIN") || tokens.isWord(1, "PLAN")) {
      return;
    }
    while (tokens.isWord(1, "ANALYSE", "ANALYZE", "VERBOSE")) {
      refuse(tokens, 1);
      tokens.remove(1);
    }
    int end = tokens.closing(1);
    if (tokens.kind(1) == LPAREN && isOption(tokens.word(2)) && end < tokens.size()) {
      for (int i = end; i > 0; i--) {
        refuse(tokens, i);
        tokens.remove(i);
      }
    }
    tokens.insert(1, "PLAN", "FOR");
  }

  private static boolean isOption(String word) {
    return !word.isEmpty() && !Set.of("SELECT", "VALUES", "TABLE", "WITH").contains(word);
  }

  private static void refuse(StatementTokens tokens, int i) {
    boolean off = tokens.isWord(i + 1, "FALSE", "OFF");
    if (tokens.isWord(i, "ANALYSE", "ANALYZE") && !off) {
      throw QueryException.unsupported(tokens.position(i), "EXPLAIN ANALYZE");
    }
    if (tokens.isWord(i, "JSON", "XML", "YAML")) {
      throw tokens.failure(i, QueryProblem.UNSUPPORTED, "EXPLAIN gives text only");
    }
  }
}
