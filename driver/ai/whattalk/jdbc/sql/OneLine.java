package ai.whattalk.jdbc.sql;

/** Messages of one line. */
final class OneLine {

  private static final int MAX_LENGTH = 500;

  private OneLine() {}

  /** The message of an error, or its class where it has none; white space folded. */
  static String of(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : of(message);
  }

  /** A text with its white space folded, cut where it gets too long to read. */
  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
