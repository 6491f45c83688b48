package ai.whattalk.jdbc.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a request may succeed if it is made again.
 *
 * @param asked wait that the server asks for at least; zero if it asks for none
 * @param atOnce whether there is no reason to wait: the connection had been closed while it was not
 *     used
 */
record RetryAdvice(Duration asked, boolean atOnce) {
  static final RetryAdvice AT_ONCE = new RetryAdvice(Duration.ZERO, true);
  static final RetryAdvice LATER = new RetryAdvice(Duration.ZERO, false);

  /** After the wait that the server asks for, if it does. */
  static RetryAdvice after(@Nullable Duration wait) {
    return wait == null ? LATER : new RetryAdvice(wait, false);
  }
}
