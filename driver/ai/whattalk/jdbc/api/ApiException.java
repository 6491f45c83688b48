package ai.whattalk.jdbc.api;

import org.jspecify.annotations.Nullable;

/** A request that did not bring a page. The message is one line and never holds the key. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ApiFailure failure;

  /** Says in one line what went wrong with which method, path, query and status. */
  public ApiException(ApiFailure failure, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  /** What kind of failure this is. */
  public ApiFailure failure() {
    return failure;
  }
}
