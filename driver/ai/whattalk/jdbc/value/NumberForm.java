package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.sql.dialect.function.TextCasts;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

/**
 * Values as numbers and truth values. A value that does not fit is an error, never another number;
 * a fraction is dropped on the way to an integer only where the caller asks for that, as the
 * getters do (and PostgreSQL's driver does).
 */
public final class NumberForm {
  /** Most digits behind the point that a caller may want, which is what PostgreSQL's have. */
  public static final int MOST_SCALE = 16_383;

  /** Bits of a number with so many digits before the point and behind it, and some more. */
  private static final int MOST_BITS = 110_000;

  /** Digits before the point beyond which nothing is an integer that we know. */
  private static final int MOST_INTEGER_DIGITS = 20;

  /** Bound on the digits of a number written with an exponent, which would fill the memory. */
  private static final int MOST_DIGITS = 10_000;

  private NumberForm() {}

  /** Whole numbers that Java has a primitive for. */
  public enum Integral {
    BYTE("a byte", Byte.MIN_VALUE, Byte.MAX_VALUE),
    SHORT("a short", Short.MIN_VALUE, Short.MAX_VALUE),
    INT("an int", Integer.MIN_VALUE, Integer.MAX_VALUE),
    LONG("a long", Long.MIN_VALUE, Long.MAX_VALUE);

    private final String description;
    private final long least;
    private final long most;

    Integral(String description, long least, long most) {
      this.description = description;
      this.least = least;
      this.most = most;
    }
  }

  /** The value as a whole number, its fraction dropped. */
  public static long truncated(Object value, Integral target, ConversionErrors site)
      throws SQLException {
    return integral(value, target, true, site);
  }

  /** The value as a whole number; a fraction is an error. */
  static long exact(Object value, Integral target, ConversionErrors site) throws SQLException {
    return integral(value, target, false, site);
  }

  /** The value as a cast to BIGINT has it: of a decimal, a half is rounded away from zero. */
  static long rounded(Number value, ConversionErrors site) throws SQLException {
    if (value instanceof Double || value instanceof Float) {
      return exact(Math.rint(value.doubleValue()), Integral.LONG, site);
    }
    BigDecimal decimal = decimal(value, "a long", site);
    if (decimal.precision() < decimal.scale()) {
      // Less than a tenth, which may take as many digits as its exponent says.
      return 0;
    }
    return exact(
        decimal.scale() > 0 ? decimal.setScale(0, RoundingMode.HALF_UP) : decimal,
        Integral.LONG,
        site);
  }

  private static long integral(
      Object value, Integral target, boolean truncate, ConversionErrors site) throws SQLException {
    long number;
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte) {
      number = ((Number) value).longValue();
    } else {
      BigDecimal decimal = decimal(value, target.description, site);
      boolean huge = (long) decimal.precision() - decimal.scale() > MOST_INTEGER_DIGITS;
      if (huge && decimal.signum() != 0) {
        throw site.outOfRange(value, target.description);
      }
      // A tiny number written with an exponent would take as many digits as that says.
      boolean tiny = decimal.scale() > MOST_DIGITS;
      BigInteger whole = tiny || huge ? BigInteger.ZERO : decimal.toBigInteger();
      if (!truncate && decimal.compareTo(new BigDecimal(whole)) != 0) {
        throw site.unreadable(value, "a whole number");
      }
      if (whole.bitLength() > Long.SIZE - 1) {
        throw site.outOfRange(value, target.description);
      }
      number = whole.longValue();
    }
    if (number < target.least || number > target.most) {
      throw site.outOfRange(value, target.description);
    }
    return number;
  }

  /** Throws 22003 for a number of so many digits that to compute with it would take seconds. */
  public static void checkDigits(Object value, ConversionErrors site) throws SQLException {
    BigDecimal number =
        value instanceof BigInteger integer
            ? new BigDecimal(integer)
            : value instanceof BigDecimal decimal ? decimal : BigDecimal.ZERO;
    // The number of bits is known, and that of digits would have to be computed.
    boolean tooLong = number.unscaledValue().bitLength() > MOST_BITS;
    if (number.signum() != 0
        && (tooLong
            || number.scale() > MOST_SCALE
            || (long) number.precision() - number.scale() > MOST_SCALE)) {
      throw site.tooManyDigits(MOST_SCALE);
    }
  }

  /** The value as a decimal. */
  public static BigDecimal decimal(Object value, String target, ConversionErrors site)
      throws SQLException {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw site.outOfRange(value, target);
      }
      return new BigDecimal(value.toString());
    }
    if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      if (text.length() > MOST_SCALE) {
        // The time to read digits grows with the square of their number.
        throw site.outOfRange(text, target);
      }
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException | ArithmeticException e) {
        throw site.unreadable(text, "a number");
      }
    }
    throw site.undefined(target);
  }

  /** The value as a whole number of any size, its fraction dropped. */
  public static BigInteger integer(Object value, ConversionErrors site) throws SQLException {
    BigDecimal decimal = decimal(value, "a BigInteger", site);
    if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS) {
      throw site.outOfRange(value, "a BigInteger");
    }
    return decimal.scale() > MOST_DIGITS ? BigInteger.ZERO : decimal.toBigInteger();
  }

  /** The value as a double; one that is too large for it is an error. */
  public static double floating(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof Double || value instanceof Float) {
      // Through text, so that 0.1f is 0.1.
      return Double.parseDouble(value.toString());
    }
    double number = decimal(value, "a double", site).doubleValue();
    if (Double.isInfinite(number)) {
      throw site.outOfRange(value, "a double");
    }
    return number;
  }

  /** The value as a float; one that is too large for it is an error. */
  public static float singleFloating(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof Float number) {
      return number;
    }
    double wide = value instanceof Double number ? number : floating(value, site);
    float number = (float) wide;
    if (Float.isInfinite(number) && !Double.isInfinite(wide)) {
      throw site.outOfRange(value, "a float");
    }
    return number;
  }

  /** The value as a truth value: 1 and 0, or a text as a cast reads it. */
  public static boolean truth(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Number) {
      BigDecimal number = decimal(value, "a boolean", site);
      if (number.signum() == 0) {
        return false;
      }
      if (number.compareTo(BigDecimal.ONE) == 0) {
        return true;
      }
      throw site.unreadable(value, "a boolean: 1 or 0");
    }
    if (value instanceof String text) {
      try {
        return TextCasts.toBoolean(text);
      } catch (QueryException e) {
        throw site.refused(e);
      }
    }
    throw site.undefined("a boolean");
  }
}
