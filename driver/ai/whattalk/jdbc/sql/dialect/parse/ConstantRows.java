package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOOK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;

import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes what stands after LIMIT, OFFSET or FETCH, where the parser takes a number or a parameter
 * only: arithmetic with numbers, their casts, NULL.
 */
final class ConstantRows {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Set<String> WHOLE =
      Set.of("INT", "INTEGER", "BIGINT", "SMALLINT", "INT2", "INT4", "INT8");
  private static final Set<String> EXACT = Set.of("NUMERIC", "DECIMAL");
  private static final Set<String> APPROXIMATE = Set.of("DOUBLE", "FLOAT", "FLOAT8", "REAL");

  private static final Set<String> FOLLOWING =
      Set.of("EXCEPT", "FETCH", "FOR", "INTERSECT", "LIMIT", "OFFSET", "ROW", "ROWS", "UNION");

  private final StatementTokens tokens;
  private int next;
  private boolean known = true;

  private ConstantRows(StatementTokens tokens, int first) {
    this.tokens = tokens;
    this.next = first;
  }

  /**
   * Puts a number, or the parameter, in place of the expression that begins at an index. Leaves for
   * the parser what it is not.
   *
   * @param none what stands for NULL
   */
  static void replace(StatementTokens tokens, int first, String none) {
    new ConstantRows(tokens, first).replace(none);
  }

  private void replace(String none) {
    int first = next;
    int parameter = parameter(first);
    if (parameter > 0) {
      keep(first, parameter);
      return;
    }
    Value value = sum();
    if (!known || (next == first + 1 && tokens.kind(first) == UNSIGNED_INTEGER_LITERAL)) {
      if (tokens.kind(first) == UNSIGNED_INTEGER_LITERAL && value.number != null) {
        check(first, value.number);
      }
      return;
    }
    if (!ends(next) || tokens.image(first).equals("-")) {
      return;
    }
    String rows = none;
    if (value.number != null) {
      BigDecimal rounded = whole(value);
      check(first, rounded);
      rows = rounded.toPlainString();
    }
    tokens.insert(first, rows);
    tokens.remove(first + 1, next - first);
  }

  private void check(int index, BigDecimal rows) {
    if (rows.signum() < 0 || rows.compareTo(MOST) > 0) {
      throw tokens.failure(
          index,
          QueryProblem.OUT_OF_RANGE,
          "LIMIT and OFFSET must not be negative, nor greater than " + MOST);
    }
  }

  /** Where an expression ends that is a parameter, in parentheses or with casts; 0 if it is not. */
  private int parameter(int index) {
    int end = 0;
    if (tokens.kind(index) == HOOK) {
      end = index + 1;
    } else if (tokens.kind(index) == LPAREN) {
      int inner = parameter(index + 1);
      end = inner > 0 && tokens.kind(inner) == RPAREN ? inner + 1 : 0;
    } else if (tokens.isWord(index, "CAST") && tokens.kind(index + 1) == LPAREN) {
      int inner = parameter(index + 2);
      boolean cast =
          inner > 0 && tokens.isWord(inner, "AS") && WHOLE.contains(tokens.word(inner + 1));
      end = cast && tokens.kind(inner + 2) == RPAREN ? inner + 3 : 0;
    }
    while (end > 0 && isImage(end, "::") && WHOLE.contains(tokens.word(end + 1))) {
      end += 2;
    }
    return end;
  }

  /** Leaves nothing but the parameter of some tokens. */
  private void keep(int first, int end) {
    if (ends(end)) {
      for (int i = end - 1; i >= first; i--) {
        if (tokens.kind(i) != HOOK) {
          tokens.remove(i);
        }
      }
    }
  }

  private boolean ends(int index) {
    return tokens.kind(index) == EOF
        || tokens.kind(index) == RPAREN
        || isImage(index, ";")
        || FOLLOWING.contains(tokens.word(index));
  }

  private boolean isImage(int index, String image) {
    return index < tokens.size() && tokens.image(index).equals(image);
  }

  /**
   * A number, or NULL.
   *
   * @param kind 0 for a whole number, 1 for a decimal, 2 for a double
   */
  private record Value(@Nullable BigDecimal number, int kind) {}

  private static final Value UNKNOWN = new Value(null, 0);

  private Value sum() {
    Value value = product();
    while (known && (isImage(next, "+") || isImage(next, "-"))) {
      boolean plus = isImage(next++, "+");
      Value other = product();
      value = combined(value, other, (a, b) -> plus ? a.add(b) : a.subtract(b));
    }
    return value;
  }

  private Value product() {
    Value value = cast();
    while (known && (isImage(next, "*") || isImage(next, "/") || isImage(next, "%"))) {
      String operator = tokens.image(next);
      int place = next++;
      Value other = cast();
      boolean whole = Math.max(value.kind, other.kind) == 0;
      if (!operator.equals("*") && other.number != null && other.number.signum() == 0) {
        throw tokens.failure(place, QueryProblem.DIVISION_BY_ZERO, "division by zero");
      }
      value =
          combined(
              value,
              other,
              (a, b) ->
                  switch (operator) {
                    case "*" -> a.multiply(b);
                    case "%" -> a.remainder(b);
                    default ->
                        whole ? a.divideToIntegralValue(b) : a.divide(b, MathContext.DECIMAL128);
                  });
    }
    return value;
  }

  private static Value combined(Value one, Value other, BinaryOperator<BigDecimal> operation) {
    return new Value(
        one.number == null || other.number == null
            ? null
            : operation.apply(one.number, other.number),
        Math.max(one.kind, other.kind));
  }

  private Value cast() {
    Value value = primary();
    while (known && isImage(next, "::")) {
      next++;
      value = cast(value);
    }
    return value;
  }

  /** A value as of the type that comes next. */
  private Value cast(Value value) {
    String type = tokens.word(next++);
    if (type.equals("DOUBLE") && tokens.isWord(next, "PRECISION")) {
      next++;
    }
    if (WHOLE.contains(type)) {
      return new Value(value.number == null ? null : whole(value), 0);
    }
    if (EXACT.contains(type) || APPROXIMATE.contains(type)) {
      return new Value(value.number, EXACT.contains(type) ? 1 : 2);
    }
    known = false;
    return UNKNOWN;
  }

  private static BigDecimal whole(Value value) {
    return value.number == null
        ? BigDecimal.ZERO
        : value.number.setScale(0, value.kind == 2 ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP);
  }

  private Value primary() {
    int index = next++;
    if (index >= tokens.size()) {
      known = false;
      return UNKNOWN;
    }
    if (tokens.kind(index) == LPAREN) {
      Value inner = sum();
      known &= tokens.kind(next++) == RPAREN;
      return inner;
    }
    if (isImage(index, "-") || isImage(index, "+")) {
      Value value = primary();
      return isImage(index, "+") || value.number == null
          ? value
          : new Value(value.number.negate(), value.kind);
    }
    if (tokens.isWord(index, "NULL")) {
      return UNKNOWN;
    }
    if (tokens.isWord(index, "CAST") && tokens.kind(next) == LPAREN) {
      next++;
      Value value = sum();
      known &= tokens.isWord(next++, "AS");
      Value cast = known ? cast(value) : UNKNOWN;
      known &= tokens.kind(next++) == RPAREN;
      return cast;
    }
    if (WHOLE.contains(tokens.word(index)) && next < tokens.size() && tokens.isString(next)) {
      return number(tokens.string(next++));
    }
    return tokens.isString(index) ? number(tokens.string(index)) : number(tokens.image(index));
  }

  private Value number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return new Value(number, text.matches("\\s*[0-9]+\\s*") ? 0 : 1);
    } catch (NumberFormatException e) {
      known = false;
      return UNKNOWN;
    }
  }
}
