package ai.whattalk.jdbc.sql.dialect.function;

import java.util.Locale;

/** The end of an English ordinal number, which TH and th in patterns ask for. */
final class OrdinalSuffix {

  private OrdinalSuffix() {}

  /** {@code st}, {@code nd}, {@code rd} or {@code th}, in the case of {@code spelled}. */
  static String of(long number, String spelled) {
    long lastTwo = Math.abs(number) % 100;
    String suffix =
        lastTwo >= 11 && lastTwo <= 13
            ? "th"
            : switch ((int) (lastTwo % 10)) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return Character.isUpperCase(spelled.charAt(0)) ? suffix.toUpperCase(Locale.ROOT) : suffix;
  }
}
