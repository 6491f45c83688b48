package ai.whattalk.jdbc.api.page;

/** A body that is not a page. The message goes on after "answered 200, ". */
public final class MalformedPageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean cut;

  MalformedPageException(String message) {
    this(message, false);
  }

  /**
   * The same of a body that may be part of a page.
   *
   * @param cut whether nothing is wrong with it but that it ends
   */
  MalformedPageException(String message, boolean cut) {
    super(message);
    this.cut = cut;
  }

  public boolean isCut() {
    return cut;
  }
}
