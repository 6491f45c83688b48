package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.math.BigDecimal;

/**
 * The keys of windows with RANGE and an offset, as whole numbers between which there are the
 * offsets. Called by generated code.
 */
public final class RangeKeys {
  /** So far from zero at most that neither an offset nor a null leads out of a BIGINT. */
  static final long GREATEST = 1L << 61;

  /** The place of nulls, which no offset leads to from a key. */
  static final long NULL = GREATEST * 3;

  private RangeKeys() {}

  /** The key of a whole number. */
  public static long ofWhole(long value) {
    if (Math.abs(value) > GREATEST || value == Long.MIN_VALUE) {
      throw tooGreat(value);
    }
    return value;
  }

  /** The key of a timestamp. */
  public static long ofMoment(long milliseconds) {
    return milliseconds;
  }

  /** The key of a time. */
  public static long ofTime(int milliseconds) {
    return milliseconds;
  }

  /** The key of a decimal, as units of its last digit. */
  public static long ofDecimal(BigDecimal value, int scale) {
    try {
      return ofWhole(value.movePointRight(scale).longValueExact());
    } catch (ArithmeticException e) {
      throw tooGreat(value);
    }
  }

  private static QueryException tooGreat(Number value) {
    return new QueryException(
        QueryProblem.OUT_OF_RANGE,
        "RANGE takes offsets from numbers of up to 18 digits only, not from " + value);
  }
}
