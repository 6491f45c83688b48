package ai.whattalk.jdbc.sql.type;

import java.math.BigDecimal;

/** The one form in which a DECIMAL is given, so that equal numbers are equal objects. */
public final class DecimalForm {

  private DecimalForm() {}

  /** Without trailing zeros, and never with a negative scale, which prints as an exponent. */
  public static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
