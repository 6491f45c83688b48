package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOOK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;

/** Counts in a statement what {@link StatementLimit} bounds. */
public final class StatementSize {
  private static final Set<String> OPERATORS =
      Set.of("AND", "OR", "NOT", "+", "-", "*", "/", "%", "^", "||", "::");

  /** Where one expression ends and no list goes on. */
  private static final Set<String> CLAUSES =
      Set.of("FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION", "ON", "JOIN");

  /** What Calcite writes out with two copies of each operand but the last. */
  private static final Set<String> COPYING = Set.of("COALESCE", "NULLIF", "IFNULL");

  private final StatementTokens tokens;
  private final Deque<Level> levels = new ArrayDeque<>();
  private int queries;
  private int parameters;

  private StatementSize(StatementTokens tokens) {
    this.tokens = tokens;
    levels.push(new Level(false));
  }

  /** Throws a {@link QueryException} that says what there is too much of. */
  public static void check(StatementTokens tokens) {
    StatementSize size = new StatementSize(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      size.pass(i);
    }
  }

  private void pass(int i) {
    Level level = Objects.requireNonNull(levels.peek());
    String word = tokens.isKeyword(i) ? tokens.word(i) : "";
    switch (tokens.kind(i)) {
      case LPAREN, LBRACKET -> open(i, false);
      case RPAREN, RBRACKET -> close(false);
      case HOOK -> check(i, ++parameters, StatementLimit.PARAMETERS);
      case COMMA -> {
        level.terms = 0;
        level.endOperand(level.isCopying);
        check(i, level.depth, StatementLimit.COPIES);
        // One more value than there are commas.
        check(i, ++level.items + 1, level.isSelect ? StatementLimit.COLUMNS : StatementLimit.ITEMS);
      }
      default -> pass(i, level, word);
    }
  }

  private void pass(int i, Level level, String word) {
    if (OPERATORS.contains(word.isEmpty() ? tokens.image(i) : word)) {
      check(i, ++level.terms, StatementLimit.TERMS);
    } else if (CLAUSES.contains(word)) {
      level.begin(false);
    } else if (word.equals("SELECT")) {
      level.begin(true);
      check(i, ++queries, StatementLimit.QUERIES);
    } else if (word.equals("CASE")) {
      open(i, true);
    } else if (word.equals("WHEN")) {
      level.terms = 0;
      level.endOperand(level.branches == 0 && !tokens.isWord(i - 1, "CASE"));
      check(i, level.depth, StatementLimit.COPIES);
      check(i, ++level.branches, StatementLimit.BRANCHES);
    } else if (word.equals("END")) {
      close(true);
    }
  }

  private void open(int i, boolean isCase) {
    Level level = new Level(isCase);
    level.isCopying = COPYING.contains(tokens.word(i - 1));
    levels.push(level);
    check(i, levels.size() - 1, StatementLimit.NESTING);
  }

  private void close(boolean isCase) {
    if (levels.size() > 1 && Objects.requireNonNull(levels.peek()).isCase == isCase) {
      Level closed = levels.pop();
      closed.endOperand(false);
      Level around = Objects.requireNonNull(levels.peek());
      around.operandDepth = Math.max(around.operandDepth, closed.depth);
    }
  }

  private void check(int i, int number, StatementLimit limit) {
    if (number > limit.most()) {
      throw tokens.failure(i, QueryProblem.UNSUPPORTED, limit.message());
    }
  }

  /** What is in one pair of parentheses, or in one CASE. */
  private static final class Level {
    private final boolean isCase;
    private boolean isCopying;
    private boolean isSelect;
    private int items;
    private int terms;
    private int branches;

    /** How many that copy their operands are within each other, in operands that have ended. */
    private int depth;

    private int operandDepth;

    Level(boolean isCase) {
      this.isCase = isCase;
    }

    void endOperand(boolean isCopied) {
      depth = Math.max(depth, isCopied ? operandDepth + 1 : operandDepth);
      operandDepth = 0;
    }

    void begin(boolean select) {
      isSelect = select;
      items = 0;
      terms = 0;
    }
  }
}
