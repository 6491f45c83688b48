package ai.whattalk.jdbc.api.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

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

  private PhpNumbers() {}

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
