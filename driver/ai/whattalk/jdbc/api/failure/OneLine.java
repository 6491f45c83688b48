package ai.whattalk.jdbc.api.failure;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as it may stand in a message: on one line, without what can't be seen, and not endless. */
public final class OneLine {
  private static final int LONGEST_VALUE = 60;

  /** What an id may be: longer than eight characters, one of them a digit; dates are none. */
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w-])(?!\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d)?(?![\\w-]))(?=[\\w-]*\\d)([\\w-]{8})[\\w-]+");

  private OneLine() {}

  /** The text with every run of blanks, line breaks and control characters made one blank. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isBlank(c)) {
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                  line.append(' ');
                }
              } else if (Character.getType(c) != Character.FORMAT) {
                line.appendCodePoint(c);
              }
            });
    return line.toString().strip();
  }

  /** At most so many characters, the last one telling that something is missing. */
  public static String shorten(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** A value as a message shows it, without quotes. */
  public static String value(String text) {
    return shorten(of(text), LONGEST_VALUE);
  }

  /**
   * Text as it may stand in a log, with eight characters of each id: who has the id of a
   * conversation may be able to read it.
   */
  public static String withoutIds(@Nullable String text) {
    return text == null ? "" : ID.matcher(text).replaceAll("$1…");
  }

  /** A value in double quotes. */
  public static String quoted(Object value) {
    return '"' + value(value.toString()) + '"';
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
