package ai.whattalk.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as it may stand in a message: on one line, and not endless. */
final class OneLine {
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
  private static final int LONGEST_VALUE = 60;

  private OneLine() {}

  /** The text with every line break and run of blanks made one blank. */
  static String of(@Nullable String text) {
    return text == null ? "" : BREAKS.matcher(text).replaceAll(" ").strip();
  }

  /** A value in double quotes, cut where it is long. */
  static String quoted(Object value) {
    String text = of(value.toString());
    return '"'
        + (text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text)
        + '"';
  }
}
