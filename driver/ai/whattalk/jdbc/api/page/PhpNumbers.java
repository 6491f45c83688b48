package ai.whattalk.jdbc.api.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as JSON or PHP write them. Safe with any exponent: nothing here takes time or memory in
 * proportion to it.
 */
final class PhpNumbers {
  /** Digits on either side of the point of a DECIMAL(20,10). */
  private static final int COST_DIGITS = 10;

  // BigDecimal itself would take digits of any script.
  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  /** The longest number, which is the longest that Jackson takes. */
  private static final int MAX_LENGTH = 1000;

  /** The digits of any {@code long} that has no more. */
  private static final int LONG_DIGITS = 18;

  private PhpNumbers() {}

  /**
   * Reads a cost as {@link #cost} does that is written with digits and a point alone, not too many.
   *
   * @return null where it is written otherwise
   */
  static @Nullable BigDecimal plainCost(char[] text, int from, int length) {
    int start = length > 0 && text[from] == '-' ? from + 1 : from;
    int end = from + length;
    int point = -1;
    long digits = 0;
    for (int i = start; i < end; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else if (text[i] == '.' && point < 0) {
        point = i;
      } else {
        return null;
      }
    }
    int whole = (point < 0 ? end : point) - start;
    int scale = point < 0 ? 0 : end - point - 1;
    if (whole == 0
        || whole > COST_DIGITS
        || scale > COST_DIGITS
        || whole + scale > LONG_DIGITS
        || scale == 0 && point >= 0) {
      return null;
    }
    if (digits == 0) {
      return BigDecimal.ZERO;
    }
    while (scale > 0 && digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    return BigDecimal.valueOf(start == from ? digits : -digits, scale);
  }

  /**
   * A cost: rounded half up to 10 digits behind the point, without trailing zeros, its scale never
   * negative.
   *
   * @throws IllegalArgumentException if it is no number
   * @throws ArithmeticException if it has more than 10 digits before the point
   */
  static BigDecimal cost(String text) {
    BigDecimal number = parse(text);
    if (number.signum() == 0 || integerDigits(number) < -COST_DIGITS) {
      return BigDecimal.ZERO;
    }
    requireCost(number);
    BigDecimal rounded = number.setScale(COST_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    requireCost(rounded);
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /**
   * A whole number; {@code 12.0} is one.
   *
   * @throws IllegalArgumentException if it is no number
   * @throws ArithmeticException if it has a fraction, or is no {@code long}
   */
  static long whole(String text) {
    BigDecimal number = parse(text);
    return number.signum() == 0 ? 0 : number.longValueExact();
  }

  private static BigDecimal parse(String text) {
    String digits = text.strip();
    if (digits.length() > MAX_LENGTH || !FORM.matcher(digits).matches()) {
      throw new NumberFormatException("no number");
    }
    return new BigDecimal(digits);
  }

  private static void requireCost(BigDecimal number) {
    if (integerDigits(number) > COST_DIGITS) {
      throw new ArithmeticException("out of range");
    }
  }

  /** Digits before the point; below zero, how many zeros follow it. */
  private static long integerDigits(BigDecimal number) {
    return (long) number.precision() - number.scale();
  }
}
