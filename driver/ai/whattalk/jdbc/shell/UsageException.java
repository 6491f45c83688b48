package ai.whattalk.jdbc.shell;

/** Arguments that the shell does not take; the message says which. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
