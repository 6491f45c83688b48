package ai.whattalk.jdbc.api;

/** A body that is not a page. The message goes on after "answered 200 ". */
final class MalformedPageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPageException(String message) {
    super(message);
  }
}
