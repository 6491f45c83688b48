package ai.whattalk.jdbc.sql.type;

import java.math.BigDecimal;

/** The one form in which a DECIMAL is given, so that equal numbers are equal objects. */
public final class DecimalForm {

  private DecimalForm() {}

  /** Whether a DECIMAL has room for all digits of a number without trailing zeros. */
  public static boolean holds(BigDecimal stripped) {
    return stripped.scale() <= WhatTalkTypeSystem.MAX_DECIMAL_SCALE
        && (long) stripped.precision() - stripped.scale()
            <= WhatTalkTypeSystem.MAX_DECIMAL_DIGITS - WhatTalkTypeSystem.MAX_DECIMAL_SCALE;
  }

  /** Without trailing zeros, and never with a negative scale, which prints as an exponent. */
  public static BigDecimal normal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
