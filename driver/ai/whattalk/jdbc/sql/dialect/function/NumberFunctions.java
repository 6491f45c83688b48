package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** PostgreSQL's functions of numbers; called by generated code, hence public. */
public final class NumberFunctions {
  /** PostgreSQL's numeric.c: a quotient has at least so many significant digits. */
  private static final int MIN_SIGNIFICANT_DIGITS = 16;

  private static final int DOUBLE_DIGITS = 15;
  private static final int REAL_DIGITS = 6;
  private static final int MAX_SCALE = 38;

  /** More than any decimal here has before its point. */
  private static final int MOST_DIGITS = 2000;

  private static final int MAX_FACTORIAL = 33;

  private NumberFunctions() {}

  /**
   * A quotient with at least 16 significant digits and no fewer digits behind the point than either
   * operand.
   */
  public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    int weight =
        (dividend.precision() - dividend.scale()) - (divisor.precision() - divisor.scale());
    int scale =
        Math.max(Math.max(dividend.scale(), divisor.scale()), MIN_SIGNIFICANT_DIGITS - weight + 1);
    return dividend.divide(divisor, Math.max(0, Math.min(scale, MAX_SCALE)), RoundingMode.HALF_UP);
  }

  /** ABS of an INTEGER. */
  public static int abs(int number) {
    return Math.absExact(number);
  }

  /** ABS of a BIGINT. */
  public static long abs(long number) {
    return Math.absExact(number);
  }

  /** ABS of a decimal. */
  public static BigDecimal abs(BigDecimal number) {
    return number.abs();
  }

  /** ABS of a double. */
  public static double abs(double number) {
    return Math.abs(number);
  }

  /** SIGN of a decimal. */
  public static BigDecimal sign(BigDecimal number) {
    return BigDecimal.valueOf(number.signum());
  }

  /** SIGN of a double, which is 0 for NaN. */
  public static double sign(double number) {
    return Double.isNaN(number) ? 0 : Math.signum(number);
  }

  /** TRUNC. */
  public static BigDecimal trunc(BigDecimal number) {
    return number.setScale(0, RoundingMode.DOWN);
  }

  /** TRUNC to so many digits behind the point, or before it. */
  public static BigDecimal trunc(BigDecimal number, int digits) {
    return toScale(number, digits, RoundingMode.DOWN);
  }

  /** TRUNC of a double. */
  public static double trunc(double number) {
    return number < 0 ? Math.ceil(number) : Math.floor(number);
  }

  /** ROUND. */
  public static BigDecimal round(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP);
  }

  /** ROUND to so many digits behind the point, or before it. */
  public static BigDecimal round(BigDecimal number, int digits) {
    return toScale(number, digits, RoundingMode.HALF_UP);
  }

  private static BigDecimal toScale(BigDecimal number, int digits, RoundingMode rounding) {
    return number.scale() <= digits
        ? number
        : number.setScale(Math.max(digits, -MOST_DIGITS), rounding);
  }

  /** {@code <<}, by as many bits as the last five of {@code bits} say. */
  public static int shiftLeft(int number, int bits) {
    return number << bits;
  }

  /** {@code <<}, by as many bits as the last six of {@code bits} say. */
  public static long shiftLeft(long number, int bits) {
    return number << bits;
  }

  /** ROUND of a double, a half to the even number. */
  public static double round(double number) {
    return Math.rint(number);
  }

  /** ROUND of a double to so many digits, which tools write and PostgreSQL does not have. */
  public static double round(double number, int digits) {
    return Double.isFinite(number)
        ? round(BigDecimal.valueOf(number), digits).doubleValue()
        : number;
  }

  /** A double as a BIGINT, a half to the even number. */
  public static long whole(double number) {
    double rounded = Math.rint(number);
    if (!(rounded >= Long.MIN_VALUE && rounded < -(double) Long.MIN_VALUE)) {
      throw new ArithmeticException("bigint out of range");
    }
    return (long) rounded;
  }

  /** A decimal as a BIGINT. */
  public static long whole(BigDecimal number) {
    BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
    try {
      return rounded.longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException("bigint out of range");
    }
  }

  /** A double as a REAL. */
  public static float real(double number) {
    float real = (float) number;
    if ((Float.isInfinite(real) && !Double.isInfinite(number)) || (real == 0 && number != 0)) {
      throw new ArithmeticException("real out of range");
    }
    return real;
  }

  /** What has the order of doubles, of which NaN is the greatest and the zeros are one. */
  public static long orderKey(double number) {
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  /** A double as a decimal, of which 15 digits count. */
  public static BigDecimal decimal(double number) {
    return decimal(number, DOUBLE_DIGITS);
  }

  /** A REAL as a decimal, of which 6 digits count. */
  public static BigDecimal decimal(float number) {
    return decimal(number, REAL_DIGITS);
  }

  private static BigDecimal decimal(double number, int digits) {
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("numeric out of range: " + number);
    }
    return DecimalForm.normal(
        new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }

  /** SQRT. */
  public static double sqrt(double number) {
    if (number < 0) {
      throw new ArithmeticException("cannot take square root of a negative number");
    }
    return Math.sqrt(number);
  }

  /** POWER. */
  public static double power(double base, double exponent) {
    return power(base, exponent, false);
  }

  /** POWER of decimals, which may be too small for a double. */
  public static double power(BigDecimal base, BigDecimal exponent) {
    return power(base.doubleValue(), exponent.doubleValue(), true);
  }

  private static double power(double base, double exponent, boolean ofDecimals) {
    if (base == 0 && exponent < 0) {
      throw new ArithmeticException("zero raised to a negative power is undefined");
    }
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    if (base < 0 && exponent != Math.rint(exponent) && !Double.isNaN(exponent)) {
      throw new ArithmeticException(
          "a negative number raised to a non-integer power yields a complex result");
    }
    double power = DoubleFunctions.finite(Math.pow(base, exponent), base, exponent);
    if (power == 0
        && !ofDecimals
        && base != 0
        && !Double.isInfinite(base)
        && !Double.isInfinite(exponent)) {
      throw new ArithmeticException("value out of range: underflow");
    }
    return power;
  }

  /** DIV: the whole quotient, towards zero. */
  public static BigDecimal div(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divideToIntegralValue(divisor).setScale(0, RoundingMode.DOWN);
  }

  /** GCD of INTEGERs. */
  public static int gcd(int number, int other) {
    return Math.toIntExact(gcd((long) number, (long) other));
  }

  /** GCD of BIGINTs. */
  public static long gcd(long number, long other) {
    return BigInteger.valueOf(number).gcd(BigInteger.valueOf(other)).longValueExact();
  }

  /** GCD of decimals. */
  public static BigDecimal gcd(BigDecimal number, BigDecimal other) {
    int scale = Math.max(number.scale(), other.scale());
    BigInteger unscaled = number.setScale(scale).unscaledValue();
    return new BigDecimal(unscaled.gcd(other.setScale(scale).unscaledValue()), scale);
  }

  /** LCM of INTEGERs. */
  public static int lcm(int number, int other) {
    return Math.toIntExact(lcm((long) number, (long) other));
  }

  /** LCM of BIGINTs. */
  public static long lcm(long number, long other) {
    return number == 0 || other == 0
        ? 0
        : Math.absExact(Math.multiplyExact(number / gcd(number, other), other));
  }

  /** LCM of decimals. */
  public static BigDecimal lcm(BigDecimal number, BigDecimal other) {
    return number.signum() == 0 || other.signum() == 0
        ? BigDecimal.ZERO
        : number.multiply(other).abs().divide(gcd(number, other));
  }

  /** FACTORIAL, as far as a decimal holds it. */
  public static BigDecimal factorial(long number) {
    if (number < 0 || number > MAX_FACTORIAL) {
      throw new ArithmeticException("factorial out of range");
    }
    BigDecimal product = BigDecimal.ONE;
    for (long i = 2; i <= number; i++) {
      product = product.multiply(BigDecimal.valueOf(i));
    }
    return product;
  }

  /** WIDTH_BUCKET: the number of the bucket between two bounds, 0 and one more beyond them. */
  public static int widthBucket(BigDecimal value, BigDecimal low, BigDecimal high, int buckets) {
    if (buckets <= 0 || low.compareTo(high) == 0) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "WIDTH_BUCKET needs a count above 0 and two bounds");
    }
    boolean rising = low.compareTo(high) < 0;
    BigDecimal from = rising ? value.subtract(low) : low.subtract(value);
    BigDecimal width = high.subtract(low).abs();
    if (from.signum() < 0) {
      return 0;
    }
    return from.compareTo(width) >= 0
        ? Math.addExact(buckets, 1)
        : from.multiply(BigDecimal.valueOf(buckets)).divideToIntegralValue(width).intValueExact()
            + 1;
  }

  /** WIDTH_BUCKET of doubles. */
  public static int widthBucket(double value, double low, double high, int buckets) {
    if (!Double.isFinite(value + low + high)) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, "WIDTH_BUCKET takes finite numbers");
    }
    return widthBucket(
        BigDecimal.valueOf(value), BigDecimal.valueOf(low), BigDecimal.valueOf(high), buckets);
  }
}
