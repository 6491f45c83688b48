package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;

import java.util.HashSet;
import java.util.Set;

/**
 * Puts {@code SELECT * FROM} before a query in parentheses where Calcite's parser does not look for
 * one: after WITH, and where an order or a limit comes after them, as in {@code (SELECT 1) LIMIT 1}
 * and {@code FROM ((SELECT 1) UNION SELECT 2 ORDER BY 1)}. The parser takes the last for tables
 * that are joined, and Calcite's validator fails at an order in parentheses with a limit behind
 * them.
 */
final class ParenthesizedQueries {
  private static final String[] ENDS = {"ORDER", "LIMIT", "OFFSET", "FETCH"};

  private final StatementTokens tokens;

  private ParenthesizedQueries(StatementTokens tokens) {
    this.tokens = tokens;
  }

  static void apply(StatementTokens tokens) {
    new ParenthesizedQueries(tokens).apply();
  }

  private void apply() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == LPAREN && isQuery(i) && isMissed(i)) {
        tokens.insert(i, "SELECT", "*", "FROM");
      }
    }
  }

  private boolean isQuery(int index) {
    int first = index;
    while (tokens.kind(first) == LPAREN) {
      first++;
    }
    return tokens.isWord(first, "SELECT", "VALUES", "WITH", "TABLE");
  }

  private boolean isMissed(int index) {
    int next = tokens.closing(index) + 1;
    if (tokens.kind(index - 1) == RPAREN) {
      // Those are of a query that WITH gives a name, or it can't stand here.
      return tokens.isWord(tokens.opening(index - 1) - 1, "AS", "MATERIALIZED");
    }
    boolean ends = tokens.isWord(next, ENDS);
    if (ends && ends(index + 1).contains(tokens.word(next))) {
      // Two orders of one query, of which the parser says what is wrong.
      return false;
    }
    return index == 0
        ? ends
        : mayBeTables(index)
            && (ends || tokens.isWord(next, "UNION", "INTERSECT", "EXCEPT"))
            && !ends(next).isEmpty();
  }

  /** Whether a parenthesis is the first of several where the parser looks for a table. */
  private boolean mayBeTables(int index) {
    int before = index - 2;
    return tokens.kind(index - 1) == LPAREN
        && (tokens.kind(before) == EOF
            || tokens.kind(before) == LPAREN
            || tokens.kind(before) == COMMA
            || tokens.isWord(before, "FROM", "JOIN", "LATERAL", "AS", "MATERIALIZED"));
  }

  /** The words with which orders and limits begin, up to the end of the parentheses around. */
  private Set<String> ends(int from) {
    Set<String> found = new HashSet<>();
    int i = from;
    while (tokens.kind(i) != RPAREN && tokens.kind(i) != EOF) {
      if (tokens.isWord(i, ENDS)) {
        found.add(tokens.word(i));
      }
      i = tokens.kind(i) == LPAREN ? tokens.closing(i) + 1 : i + 1;
    }
    return found;
  }
}
