package ai.whattalk.jdbc.api.failure;

import org.jspecify.annotations.Nullable;

/** A request that did not bring a page. The message is one line and never holds the key. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ApiFailure failure;
  private final transient @Nullable RetryAdvice retry;

  /** Says in one line what went wrong with which method, path, query and status. */
  public ApiException(ApiFailure failure, String message, @Nullable Throwable cause) {
    this(failure, message, cause, null);
  }

  /** Says in one line what went wrong, and that the failure may pass. */
  public ApiException(
      ApiFailure failure, String message, @Nullable Throwable cause, @Nullable RetryAdvice retry) {
    super(message, cause);
    this.failure = failure;
    this.retry = retry;
  }

  /** What kind of failure this is. */
  public ApiFailure failure() {
    return failure;
  }

  /** Throws this if it ends what is being executed, as distinct from one request of it. */
  public void throwIfFinal() {
    switch (failure) {
      case CANCELLED, TIMED_OUT, TOO_MANY_REQUESTS, INCOMPLETE -> throw this;
      default -> {
        // Who must have an answer asks again.
      }
    }
  }

  /** Whether it is worth while to make the request again; null if not. */
  public @Nullable RetryAdvice retry() {
    return retry;
  }

  /** This failure with how often the request was tried. */
  public ApiException afterTries(int tries) {
    return tries < 2
        ? this
        : new ApiException(failure, getMessage() + " (tried " + tries + " times)", this);
  }
}
