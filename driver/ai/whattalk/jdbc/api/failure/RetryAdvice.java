package ai.whattalk.jdbc.api.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a request may succeed if it is made again.
 *
 * @param asked wait that the server asks for at least; zero if it asks for none
 * @param atOnce whether there is no reason to wait: the connection had been closed while it was not
 *     used
 */
public record RetryAdvice(Duration asked, boolean atOnce) {
  public static final RetryAdvice AT_ONCE = new RetryAdvice(Duration.ZERO, true);
  public static final RetryAdvice LATER = new RetryAdvice(Duration.ZERO, false);

  /** After the wait that the server asks for, if it does. */
  public static RetryAdvice after(@Nullable Duration wait) {
    return wait == null ? LATER : new RetryAdvice(wait, false);
  }
}
