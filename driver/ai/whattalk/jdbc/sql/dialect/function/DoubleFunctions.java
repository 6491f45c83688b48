package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.math.BigDecimal;

/**
 * PostgreSQL's functions of double precision; called by generated code, hence public. They give no
 * infinity for finite numbers, and have no value outside of their domains.
 */
public final class DoubleFunctions {

  private DoubleFunctions() {}

  /** {@code /} of doubles, which does not give an infinity. */
  public static double divide(double dividend, double divisor) {
    if (divisor == 0) {
      throw new ArithmeticException("/ by zero");
    }
    return finite(dividend / divisor, dividend, divisor);
  }

  /** {@code +} of doubles. */
  public static double plus(double number, double other) {
    return finite(number + other, number, other);
  }

  /** {@code -} of doubles. */
  public static double minus(double number, double other) {
    return finite(number - other, number, other);
  }

  /** {@code *} of doubles. */
  public static double times(double number, double other) {
    return finite(number * other, number, other);
  }

  /** What is computed of two numbers, and infinite only if one of them is. */
  static double finite(double result, double operand, double other) {
    return Double.isInfinite(other) ? result : finite(result, operand);
  }

  /** PI. */
  public static double pi() {
    return Math.PI;
  }

  /** CBRT. */
  public static double cbrt(double x) {
    return Math.cbrt(x);
  }

  /** EXP. */
  public static double exp(double x) {
    double result = finite(Math.exp(x), x);
    if (result == 0 && !Double.isInfinite(x)) {
      throw outOfRange("value out of range: underflow");
    }
    return result;
  }

  /** LN. */
  public static double ln(double x) {
    return Math.log(positive(x));
  }

  /** LOG of one argument. */
  public static double log10(double x) {
    return Math.log10(positive(x));
  }

  /** LOG to a base. */
  public static double log(BigDecimal base, BigDecimal x) {
    double divisor = ln(base.doubleValue());
    if (divisor == 0) {
      throw new ArithmeticException("/ by zero");
    }
    return ln(x.doubleValue()) / divisor;
  }

  /** DEGREES. */
  public static double degrees(double radians) {
    return finite(Math.toDegrees(radians), radians);
  }

  /** RADIANS. */
  public static double radians(double degrees) {
    return Math.toRadians(degrees);
  }

  /** SIN. */
  public static double sin(double x) {
    return Math.sin(finite(x));
  }

  /** COS. */
  public static double cos(double x) {
    return Math.cos(finite(x));
  }

  /** TAN. */
  public static double tan(double x) {
    return Math.tan(finite(x));
  }

  /** COT, which is infinite at 0. */
  public static double cot(double x) {
    return 1 / Math.tan(finite(x));
  }

  /** ASIN. */
  public static double asin(double x) {
    return Math.asin(sine(x));
  }

  /** ACOS. */
  public static double acos(double x) {
    return Math.acos(sine(x));
  }

  /** ATAN. */
  public static double atan(double x) {
    return Math.atan(x);
  }

  /** ATAN2. */
  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  /** SINH. */
  public static double sinh(double x) {
    return Math.sinh(x);
  }

  /** COSH. */
  public static double cosh(double x) {
    return Math.cosh(x);
  }

  /** TANH. */
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  private static double positive(double x) {
    if (x <= 0) {
      throw outOfRange("there is no logarithm of " + (x == 0 ? "zero" : "a negative number"));
    }
    return x;
  }

  private static double sine(double x) {
    if (x < -1 || x > 1) {
      throw outOfRange("there is no angle with a sine or cosine beyond 1");
    }
    return x;
  }

  private static double finite(double x) {
    if (Double.isInfinite(x)) {
      throw outOfRange("an infinite angle has no sine, cosine or tangent");
    }
    return x;
  }

  private static double finite(double result, double x) {
    if (Double.isInfinite(result) && !Double.isInfinite(x)) {
      throw outOfRange("value out of range: overflow");
    }
    return result;
  }

  private static QueryException outOfRange(String message) {
    return new QueryException(QueryProblem.OUT_OF_RANGE, message);
  }
}
