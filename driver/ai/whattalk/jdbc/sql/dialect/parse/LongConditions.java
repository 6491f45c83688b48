package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Puts the terms of long conditions in parentheses, in which Calcite's parser reads each by itself.
 * Without, a LIKE or BETWEEN among three times as many terms takes it 27 times as long.
 */
final class LongConditions {
  /** ANDs and ORs of a statement from which on it is worth it. */
  private static final int LONG = 50;

  /** After which a term begins that is no term of what was before. */
  private static final Set<String> CLAUSES =
      Set.of(
          "AS",
          "BY",
          "CASE",
          "CROSS",
          "ELSE",
          "END",
          "EXCEPT",
          "FETCH",
          "FROM",
          "FULL",
          "GROUP",
          "HAVING",
          "INNER",
          "INTERSECT",
          "JOIN",
          "LEFT",
          "LIMIT",
          "MINUS",
          "NATURAL",
          "OFFSET",
          "ON",
          "ORDER",
          "OVER",
          "RIGHT",
          "SELECT",
          "THEN",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "WINDOW");

  private LongConditions() {}

  static void apply(StatementTokens tokens) {
    int connectives = 0;
    for (int i = 0; i < tokens.size(); i++) {
      connectives += tokens.isKeyword(i) && tokens.isWord(i, "AND", "OR") ? 1 : 0;
    }
    if (connectives < LONG) {
      return;
    }
    List<Integer> begins = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));
    for (int i = 0; i < tokens.size(); i++) {
      Level level = Objects.requireNonNull(levels.peek());
      String word = tokens.isKeyword(i) ? tokens.word(i) : "";
      if (tokens.kind(i) == LPAREN) {
        levels.push(new Level());
      } else if (tokens.kind(i) == RPAREN) {
        if (levels.size() > 1) {
          levels.pop();
        }
      } else if (tokens.kind(i) == COMMA || CLAUSES.contains(word)) {
        level.begin = -1;
        level.isBetween = false;
      } else if (word.equals("BETWEEN")) {
        level.isBetween = true;
      } else if (word.equals("AND") && level.isBetween) {
        level.isBetween = false;
      } else if (word.equals("AND") || word.equals("OR")) {
        // A term that is in parentheses already needs none.
        if (level.begin >= 0 && tokens.closing(level.begin) != i - 1) {
          begins.add(level.begin);
          ends.add(i);
        }
        level.begin = i + 1;
      }
    }
    tokens.enclose(begins, ends);
  }

  /** What is open. */
  private static final class Level {
    /** Where the term begins that follows an AND or OR, or -1. */
    private int begin = -1;

    private boolean isBetween;
  }
}
