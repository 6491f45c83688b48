package ai.whattalk.jdbc.api;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One execution's hold on the network: cancelling it aborts the HTTP call in flight and refuses
 * later ones. Thread-safe.
 */
public final class CallScope {
  private final Consumer<String> warnings;

  /** Creates a scope whose warnings (one line each) go to {@code warnings}. */
  public CallScope(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Makes calls fail with {@link ApiFailure#TIMED_OUT} once that time has passed from now on. */
  public void timeOutAfter(Duration timeout) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Aborts the call in flight; this and later calls fail with {@link ApiFailure#CANCELLED}. */
  public void cancel() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Whether {@link #cancel()} was called. */
  public boolean isCancelled() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Fails as a call would: cancelled, or past the deadline. */
  public void checkOpen() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Reports something that the user of the statement should know. */
  public void warn(String message) {
    warnings.accept(message);
  }
}
