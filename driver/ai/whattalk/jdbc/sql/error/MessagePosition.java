package ai.whattalk.jdbc.sql.error;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a statement an error is, which every message says in the same way. */
public final class MessagePosition {
  /** What the parser writes behind, or the validator before, the message proper. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:\\b(?:From|At)|\\s+at) line (\\d+), column (\\d+)"
              + "(?: to line \\d+, column \\d+)?[.:]?",
          Pattern.CASE_INSENSITIVE);

  private MessagePosition() {}

  /** {@code line 1, column 8: message}, counted from 1; the message alone if there is no line. */
  public static String of(int line, int column, String message) {
    return line < 1
        ? message
        : String.format(Locale.ROOT, "line %d, column %d: %s", line, column, message);
  }

  /** Puts the first position that a message itself has before it, in the form of all messages. */
  public static String of(String message) {
    Matcher written = WRITTEN.matcher(message);
    if (!written.find()) {
      return message;
    }
    String before = message.substring(0, written.start());
    String after = message.substring(written.end()).strip();
    return of(
        Integer.parseInt(written.group(1)),
        Integer.parseInt(written.group(2)),
        before.isEmpty() || after.isEmpty() ? before + after : before + ": " + after);
  }
}
