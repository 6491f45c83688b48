package ai.whattalk.jdbc.api.page;

/** A body that is not a page. The message goes on after "answered 200, ". */
public final class MalformedPageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean truncated;

  MalformedPageException(String message) {
    this(message, false);
  }

  /**
   * Says what is wrong with a body that may be part of a page.
   *
   * @param truncated whether nothing is wrong with it but that it ends
   */
  MalformedPageException(String message, boolean truncated) {
    super(message);
    this.truncated = truncated;
  }

  public boolean isTruncated() {
    return truncated;
  }
}
