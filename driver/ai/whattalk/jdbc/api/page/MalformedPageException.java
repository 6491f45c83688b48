package ai.whattalk.jdbc.api.page;

/** A body that is not a page. The message goes on after "answered 200, ". */
public final class MalformedPageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  MalformedPageException(String message) {
    this(message, false);
  }

  /**
   * Says what is wrong with a body.
   *
   * @param mayPass whether another request may bring a page: this body ends before its end, or says
   *     that the server failed
   */
  MalformedPageException(String message, boolean mayPass) {
    super(message);
    this.mayPass = mayPass;
  }

  public boolean mayPass() {
    return mayPass;
  }
}
