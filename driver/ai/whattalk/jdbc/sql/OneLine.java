package ai.whattalk.jdbc.sql;

/** Messages of one line. */
final class OneLine {

  private OneLine() {}

  /** The message of an error, or its class where it has none; white space folded. */
  static String of(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : of(message);
  }

  /** A text with its white space folded. */
  static String of(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
