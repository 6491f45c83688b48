package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.STAR;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.VALUES;

import ai.whattalk.jdbc.sql.dialect.parse.QueryClauses.Clause;
import ai.whattalk.jdbc.sql.dialect.tree.PostgresSyntax;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Set;

/**
 * Gives clauses that PostgreSQL has and the parser has not the form of others: WHERE without FROM,
 * DISTINCT ON, {@code FETCH FIRST ROW ONLY}, AS MATERIALIZED, {@code TABLE x}. What stands for
 * something else gets a name that {@link PostgresSyntax} knows. Refuses statements that write,
 * where they are within others.
 */
public final class ClauseTokens {
  /** Stands before the columns, with what DISTINCT ON names as operands. */
  public static final String DISTINCT_ON = "DISTINCT ON";

  /** Aggregates that are the same in any order of the rows. */
  private static final Set<String> OF_ANY_ORDER =
      Set.of(
          "AVG",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "BOOL_AND",
          "BOOL_OR",
          "COUNT",
          "EVERY",
          "MAX",
          "MIN",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "SUM",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP");

  private static final String ALL_ROWS = Long.toString(Long.MAX_VALUE);

  private final StatementTokens tokens;
  private final QueryClauses clauses;

  private ClauseTokens(StatementTokens tokens) {
    this.tokens = tokens;
    this.clauses = new QueryClauses(tokens);
  }

  static void apply(StatementTokens tokens) {
    new ClauseTokens(tokens).apply();
  }

  private void apply() {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.word(i).isEmpty()) {
        switch (tokens.word(i)) {
          case "WHERE", "GROUP", "HAVING", "WINDOW" -> withoutFrom(i);
          case "DISTINCT" -> distinctOn(i);
          case "FIRST", "NEXT" -> fetched(i);
          case "AS" -> materialized(i);
          case "TABLE" -> wholeTable(i);
          case "VALUES" -> rowsInParentheses(i);
          case "FOR" -> locking(i);
          case "LIMIT", "OFFSET" -> {
            if (!tokens.isWord(i - 1, "AS")) {
              wholeRows(i);
            }
          }
          case "ORDER" -> aggregateOrder(i);
          case "INTO" -> refuse(i, clauses.clause() == Clause.SELECT, "SELECT INTO");
          case "DELETE", "INSERT", "MERGE", "UPDATE" ->
              refuse(i, beginsStatement(i), tokens.word(i));
          default -> {}
        }
      }
      clauses.pass(i);
    }
  }

  /** The order in which an aggregate takes its rows, where that is of no consequence. */
  private void aggregateOrder(int i) {
    int open = tokens.opening(i);
    if (open < 0 || tokens.isWord(open + 1, "SELECT", "WITH", "VALUES")) {
      return;
    }
    if (tokens.isWord(open - 1, "ANY_VALUE")) {
      throw QueryException.unsupported(tokens.position(i), "ORDER BY within ANY_VALUE");
    }
    if (OF_ANY_ORDER.contains(tokens.word(open - 1))) {
      int end = tokens.closing(open);
      if (!tokens.isWord(end + 1, "OVER")) {
        tokens.remove(i, end - i);
      }
    }
  }

  private void refuse(int i, boolean writes, String what) {
    if (writes) {
      throw tokens.failure(
          i, QueryProblem.READ_ONLY, "the driver only reads: " + what + " is not supported");
    }
  }

  /** Whether a statement begins here, within another one: in WITH or EXPLAIN. */
  private boolean beginsStatement(int i) {
    return clauses.clause() == Clause.NONE
        && (tokens.kind(i - 1) == LPAREN
            || tokens.kind(i - 1) == RPAREN
            || tokens.isWord(i - 1, "FOR"));
  }

  private void withoutFrom(int i) {
    boolean star = tokens.kind(i - 1) == STAR;
    if (clauses.clause() != Clause.SELECT || star || tokens.isWord(i - 1, "WITHIN", "SELECT")) {
      return;
    }
    tokens.insert(i, "FROM", "(", "VALUES", "(", "0", ")", ")", "AS", "\"nothing\"");
  }

  private void distinctOn(int i) {
    if (tokens.isWord(i - 1, "SELECT")
        && tokens.isWord(i + 1, "ON")
        && tokens.kind(i + 2) == LPAREN) {
      int end = tokens.closing(i + 2);
      tokens.insert(end + 1, ",");
      tokens.insert(i + 2, '"' + DISTINCT_ON + '"');
      tokens.remove(i, 2);
    }
  }

  private void locking(int i) {
    if (tokens.isWord(i + 1, "READ") && tokens.isWord(i + 2, "ONLY")) {
      tokens.remove(i, 3);
    } else {
      boolean locks = clauses.clause() == Clause.FROM || clauses.clause() == Clause.OTHER;
      refuse(i, locks && tokens.isWord(i + 1, "KEY", "NO", "SHARE", "UPDATE"), "SELECT FOR UPDATE");
    }
  }

  /** {@code TABLE x} as a query, which the parser has, and does not sort. */
  private void wholeTable(int i) {
    boolean begins =
        tokens.kind(i - 1) == EOF
            || tokens.kind(i - 1) == LPAREN
            || tokens.isWord(i - 1, "ALL", "EXCEPT", "FOR", "INTERSECT", "UNION");
    if (begins && clauses.clause() != Clause.FROM && tokens.kind(i + 1) != LPAREN) {
      tokens.remove(i);
      tokens.insert(i, "SELECT", "*", "FROM");
    }
  }

  private void rowsInParentheses(int i) {
    if (tokens.kind(i) != VALUES || (tokens.kind(i - 1) == EOF && isValue(i + 1))) {
      return;
    }
    int begin = i;
    do {
      begin++;
      if (tokens.kind(begin) != LPAREN) {
        throw tokens.failure(
            begin, QueryProblem.SYNTAX, "VALUES takes rows in parentheses: VALUES (1), (2)");
      }
      int end = tokens.closing(begin);
      int row = tokens.isWord(begin + 1, "ROW") ? begin + 2 : begin + 1;
      if (tokens.kind(row) == LPAREN
          && tokens.closing(row) == end - 1
          && (row > begin + 1 || isList(row))) {
        throw QueryException.unsupported(tokens.position(begin + 1), "a row as a value");
      }
      begin = end + 1;
    } while (tokens.kind(begin) == COMMA);
  }

  /** Whether the statement goes on with one value: {@code VALUES 1}, with which pools begin. */
  private boolean isValue(int begin) {
    int end = begin;
    while (tokens.kind(end) != EOF && tokens.kind(end) != COMMA) {
      end = tokens.closing(end) + 1;
    }
    return tokens.kind(begin) != LPAREN && tokens.kind(end) == EOF && end > begin;
  }

  /** Whether parentheses hold several values. */
  private boolean isList(int open) {
    int end = tokens.closing(open);
    for (int i = open + 1; i < end; i = tokens.closing(i) + 1) {
      if (tokens.kind(i) == COMMA) {
        return !tokens.isWord(open + 1, "SELECT", "VALUES", "WITH");
      }
    }
    return false;
  }

  private void fetched(int i) {
    if (!tokens.isWord(i - 1, "FETCH")) {
      return;
    }
    if (tokens.isWord(i + 1, "ROW", "ROWS")) {
      tokens.insert(i + 1, "1");
    } else {
      wholeRows(i);
    }
  }

  /** Constants in place of the number of rows; NULL is no limit. */
  private void wholeRows(int i) {
    if (tokens.kind(i + 2) == COMMA && clauses.clause() != Clause.SELECT) {
      throw tokens.failure(
          i + 2, QueryProblem.SYNTAX, "LIMIT a, b is LIMIT b OFFSET a in PostgreSQL");
    }
    boolean query =
        tokens.kind(i + 1) == LPAREN && tokens.isWord(i + 2, "SELECT", "VALUES", "WITH");
    if (query || tokens.isWord(i + 1, "CASE")) {
      throw tokens.failure(
          i + 1,
          QueryProblem.UNSUPPORTED,
          "LIMIT and OFFSET take a number, arithmetic with numbers, or a parameter");
    }
    ConstantRows.replace(tokens, i + 1, tokens.isWord(i, "OFFSET") ? "0" : ALL_ROWS);
  }

  private void materialized(int as) {
    int materialized = tokens.isWord(as + 1, "NOT") ? as + 2 : as + 1;
    if (tokens.isWord(materialized, "MATERIALIZED") && tokens.kind(materialized + 1) == LPAREN) {
      tokens.remove(as + 1, materialized - as);
    }
  }
}
