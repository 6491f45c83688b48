package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SEMICOLON;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Follows a statement's parentheses and clauses, token by token: where in which query one is. */
final class QueryClauses {

  /** The part of a query, or of what is no query but in parentheses. */
  enum Clause {
    NONE,
    SELECT,
    FROM,
    OTHER
  }

  private final StatementTokens tokens;
  private final Deque<Level> levels = new ArrayDeque<>();

  QueryClauses(StatementTokens tokens) {
    this.tokens = tokens;
    levels.push(new Level(""));
  }

  /** Takes note of the token, which comes next. */
  void pass(int index) {
    switch (tokens.kind(index)) {
      case LPAREN -> levels.push(new Level(tokens.word(index - 1)));
      case RPAREN -> {
        if (levels.size() > 1) {
          levels.pop();
        }
      }
      case SEMICOLON -> level().clause = Clause.NONE;
      default -> {
        if (tokens.isKeyword(index)) {
          pass(tokens.word(index), index);
        }
      }
    }
  }

  private void pass(String word, int index) {
    Level level = level();
    switch (word) {
      case "SELECT" -> level.clause = Clause.SELECT;
      case "FROM" -> {
        if (level.clause == Clause.SELECT && !isDistinctFrom(index)) {
          level.clause = Clause.FROM;
        }
      }
      case "GROUP" -> {
        if (!tokens.isWord(index - 1, "WITHIN")) {
          level.leaveSelect();
        }
      }
      case "WHERE", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "FETCH" ->
          level.leaveSelect();
      case "UNION", "EXCEPT", "INTERSECT" -> level.leaveSelect();
      case "CASE" -> level.openCases++;
      case "END" -> level.openCases = Math.max(0, level.openCases - 1);
      default -> {}
    }
  }

  /** Whether a FROM is that of {@code IS [NOT] DISTINCT FROM}. */
  boolean isDistinctFrom(int index) {
    return tokens.isWord(index - 1, "DISTINCT") && tokens.isWord(index - 2, "IS", "NOT");
  }

  Clause clause() {
    return level().clause;
  }

  /** Whether an END here ends a CASE. */
  boolean isInCase() {
    return level().openCases > 0;
  }

  /** The word before the parenthesis that is open, which is its function if it has one. */
  String function() {
    return level().function;
  }

  private Level level() {
    return Objects.requireNonNull(levels.peek());
  }

  private static final class Level {
    private final String function;
    private Clause clause = Clause.NONE;
    private int openCases;

    Level(String function) {
      this.function = function;
    }

    void leaveSelect() {
      if (clause != Clause.NONE) {
        clause = Clause.OTHER;
      }
    }
  }
}
