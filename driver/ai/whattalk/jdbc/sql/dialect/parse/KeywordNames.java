package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOT;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOOK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.INFIX_CAST;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.QUOTED_IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SEMICOLON;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNICODE_QUOTED_IDENTIFIER;

import java.util.HashSet;
import java.util.Set;

/**
 * Makes names of keywords where PostgreSQL has them for names: every word after AS or a point, most
 * words at the end of a column of SELECT, and words that PostgreSQL does not reserve wherever a
 * value or a table can be. A name given by AS can be used for sorting, grouping and in an outer
 * query, even if it is {@code order}.
 */
public final class KeywordNames {

  /** What the parser reserves and PostgreSQL does not. */
  public static final Set<String> UNRESERVED =
      words(
          "ASOF CALL CURRENT CURSOR DATE DATEADD DATEDIFF DATEPART DATETIME DATE_PART "
              + "DEFINE DELETE DESCRIBE DROP EXISTS EXPLAIN FRIDAY GROUPING INSERT INTERVAL "
              + "JSON_SCOPE MATCH_CONDITION MATCH_RECOGNIZE MEASURE MERGE MINUS MONDAY NEW "
              + "NEXT ORDINAL OVER PARTITION PATTERN QUALIFY RANGE ROLLUP ROW ROWS SAFE_CAST "
              + "SAFE_OFFSET SAFE_ORDINAL SATURDAY SET SKIP SNAPSHOT STREAM SUNDAY THURSDAY "
              + "TIME TIMESTAMP TRY_CAST TUESDAY UNNEST UNSIGNED UPDATE UUID VALUES VARIANT "
              + "VOLATILE WEDNESDAY");

  /** Words after which one of those is still a keyword: {@code CURRENT ROW}, {@code SET x}. */
  private static final Set<String> CONTINUATIONS =
      pairs(
          "ASOF JOIN, CURRENT ROW, GROUP BY, GROUPING SETS, MINUS ALL, MINUS DISTINCT, "
              + "MINUS SELECT, NEXT VALUE, ORDER BY, PARTITION BY, RANGE BETWEEN, RANGE CURRENT, "
              + "RANGE INTERVAL, RANGE UNBOUNDED, ROWS BETWEEN, ROWS CURRENT, ROWS UNBOUNDED, "
              + "TIME ZONE, TIME WITH, TIME WITHOUT, TIMESTAMP WITH, TIMESTAMP WITHOUT, "
              + "VALUES ROW");

  /** Keywords after which a value, a table or the name of one can follow. */
  private static final Set<String> BEFORE_OPERAND =
      words(
          "ALL AND BETWEEN BY CASE DISTINCT ELSE ESCAPE FROM HAVING ILIKE IN JOIN LIKE "
              + "NOT ON OR RECURSIVE SELECT SYMMETRIC THEN TO USING WHEN WHERE WITH");

  /** Keywords with which an operand does not end, although most words of the parser may be one. */
  private static final Set<String> NOT_AN_OPERAND =
      words(
          "ALL AND ANY AS ASYMMETRIC AT BETWEEN BY CASE COLLATE CROSS DISTINCT ELSE "
              + "ESCAPE EXCEPT EXISTS FETCH FOR FROM FULL GROUP HAVING ILIKE IN INNER "
              + "INTERSECT INTERVAL INTO IS JOIN JSON LATERAL LEFT LIKE LIMIT NATURAL NOT "
              + "OFFSET ON OR ORDER OUTER OVER RIGHT RLIKE SELECT SIMILAR SOME SYMMETRIC THEN "
              + "TO UNION USING WHEN WHERE WINDOW WITH WITHIN WITHOUT");

  /** What PostgreSQL takes for an alias after AS only, and END, which may end a CASE. */
  private static final Set<String> NEVER_BARE =
      words(
          "AND ARRAY AS BETWEEN COLLATE CREATE EXCEPT FETCH FILTER FOR FROM GRANT GROUP "
              + "HAVING ILIKE IN INTERSECT INTO IS LIKE LIMIT NOT OFFSET ON OR ORDER OVER "
              + "OVERLAPS PRECISION SIMILAR TO UNION VARYING WHERE WINDOW WITH WITHIN WITHOUT "
              + "ZONE");

  /** What both reserve, and what can't begin a value: clear where one must stand. */
  private static final Set<String> RESERVED =
      words(
          "CREATE CROSS DEFAULT EXCEPT FETCH FROM FULL GRANT GROUP HAVING IN INNER "
              + "INTERSECT INTO JOIN LEFT LIMIT NATURAL OFFSET ON ORDER OUTER RIGHT TABLE "
              + "TABLESAMPLE THEN UNION USING WHEN WHERE WINDOW");

  private static final Set<String> UNITS = words("DAY HOUR MINUTE MONTH SECOND YEAR");

  private final StatementTokens tokens;

  /** Keywords that the statement makes names of. */
  private final Set<String> given = new HashSet<>();

  private KeywordNames(StatementTokens tokens) {
    this.tokens = tokens;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  private static Set<String> pairs(String pairs) {
    return Set.of(pairs.split(", ", -1));
  }

  static void apply(StatementTokens tokens) {
    KeywordNames names = new KeywordNames(tokens);
    names.afterAs();
    names.elsewhere();
  }

  private void afterAs() {
    QueryClauses clauses = new QueryClauses(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      clauses.pass(i);
      boolean type = clauses.function().endsWith("CAST");
      boolean alias =
          tokens.isWord(i - 1, "AS")
              && tokens.isKeyword(i)
              && !type
              && !tokens.isWord(i, "MATERIALIZED", "NOT");
      if (alias) {
        given.add(tokens.word(i));
        tokens.quote(i);
      } else if (tokens.kind(i - 1) == DOT && tokens.isKeyword(i)) {
        tokens.quote(i);
      }
    }
  }

  private void elsewhere() {
    QueryClauses clauses = new QueryClauses(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isKeyword(i) && (isReference(i, clauses) || isBareAlias(i, clauses))) {
        tokens.quote(i);
      }
      clauses.pass(i);
    }
  }

  private boolean isReference(int i, QueryClauses clauses) {
    String word = tokens.word(i);
    boolean canBeName =
        UNRESERVED.contains(word) || (given.contains(word) && RESERVED.contains(word));
    return canBeName
        && isBeforeOperand(i - 1)
        && !clauses.function().endsWith("CAST")
        && !clauses.function().equals("CONVERT")
        && !continues(i);
  }

  private boolean isBeforeOperand(int i) {
    return tokens.isKeyword(i)
        ? BEFORE_OPERAND.contains(tokens.word(i))
        : !endsOperand(tokens, i) && tokens.kind(i) != INFIX_CAST && tokens.kind(i) != EOF;
  }

  /** Whether the word is a keyword by what is beside it: a call, {@code DATE '…'} and such. */
  private boolean continues(int i) {
    int next = tokens.kind(i + 1);
    boolean signed = tokens.isWord(i, "INTERVAL") && tokens.isString(i + 2);
    boolean follows =
        (tokens.isWord(i, "WHEN") && tokens.isWord(i - 1, "CASE"))
            || (tokens.isWord(i, "FROM") && tokens.isWord(i - 1, "DISTINCT"))
            || (tokens.isWord(i, "WHERE") && tokens.kind(i - 1) == LPAREN);
    boolean writes =
        tokens.isWord(i - 2, "AS") && tokens.isWord(i, "DELETE", "INSERT", "MERGE", "UPDATE");
    return next == LPAREN
        || follows
        || writes
        || tokens.isLiteral(i + 1)
        || (next == HOOK && tokens.isWord(i, "INTERVAL"))
        || signed
        || CONTINUATIONS.contains(tokens.word(i) + " " + tokens.word(i + 1));
  }

  private boolean isBareAlias(int i, QueryClauses clauses) {
    String word = tokens.word(i);
    if (!endsOperand(tokens, i - 1)
        || NEVER_BARE.contains(word)
        || (word.equals("END") && clauses.isInCase())) {
      return false;
    }
    return switch (clauses.clause()) {
      case SELECT -> endsColumn(i + 1) && !isUnit(i);
      case FROM -> UNRESERVED.contains(word) && (endsColumn(i + 1) || isAfterTable(i + 1));
      case NONE, OTHER -> false;
    };
  }

  private boolean isUnit(int i) {
    return UNITS.contains(tokens.word(i))
        && tokens.isString(i - 1)
        && tokens.isWord(i - 2, "INTERVAL");
  }

  private boolean endsColumn(int i) {
    return switch (tokens.kind(i)) {
      case COMMA, RPAREN, SEMICOLON, EOF -> true;
      default ->
          tokens.isKeyword(i)
              && tokens.isWord(
                  i,
                  "EXCEPT",
                  "FETCH",
                  "FROM",
                  "GROUP",
                  "HAVING",
                  "INTERSECT",
                  "INTO",
                  "LIMIT",
                  "OFFSET",
                  "ORDER",
                  "UNION",
                  "WHERE",
                  "WINDOW");
    };
  }

  private boolean isAfterTable(int i) {
    return tokens.isKeyword(i)
        && tokens.isWord(
            i, "CROSS", "FULL", "INNER", "JOIN", "LEFT", "NATURAL", "ON", "RIGHT", "USING");
  }

  /** Whether a value, a type or a table can end with the token. */
  static boolean endsOperand(StatementTokens tokens, int i) {
    return switch (tokens.kind(i)) {
      case HOOK,
          IDENTIFIER,
          QUOTED_IDENTIFIER,
          RBRACE,
          RBRACKET,
          RPAREN,
          UNICODE_QUOTED_IDENTIFIER ->
          true;
      default ->
          tokens.isLiteral(i) || (tokens.isKeyword(i) && !NOT_AN_OPERAND.contains(tokens.word(i)));
    };
  }
}
