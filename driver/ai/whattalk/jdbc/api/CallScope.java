package ai.whattalk.jdbc.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * One execution's hold on the network: cancelling it aborts the HTTP call in flight and refuses
 * later ones. Thread-safe.
 */
public final class CallScope {

  /**
   * The end of the time given.
   *
   * @param nanos as {@link System#nanoTime()} counts
   */
  private record Deadline(long nanos, Duration timeout) {
    long remainingNanos() {
      return nanos - System.nanoTime();
    }
  }

  private final Consumer<String> warnings;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Deadline deadline;
  private volatile boolean cancelled;

  /** Creates a scope whose warnings (one line each) go to {@code warnings}. */
  public CallScope(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Makes calls fail with {@link ApiFailure#TIMED_OUT} once that time has passed from now on. A
   * call already in flight goes on as it began; asked again, the newer time counts.
   */
  public void timeOutAfter(Duration timeout) {
    // Half of the range keeps the difference of two readings from wrapping.
    long nanos =
        timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0
            ? timeout.toNanos()
            : Long.MAX_VALUE / 2;
    deadline = new Deadline(System.nanoTime() + nanos, timeout);
  }

  /** Aborts the call in flight; this and later calls fail with {@link ApiFailure#CANCELLED}. */
  public void cancel() {
    cancelled = true;
    calls.forEach(Call::cancel);
  }

  /** Whether {@link #cancel()} was called. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Fails as a call would: cancelled, or past the deadline. */
  public void checkOpen() {
    ApiException end = end("the query");
    if (end != null) {
      throw end;
    }
  }

  /** Reports something that the user of the statement should know; once, if told again. */
  public void warn(String message) {
    if (warned.add(message)) {
      warnings.accept(message);
    }
  }

  /** Takes a call in, to be aborted from now on, and gives it the time that is left. */
  void begin(Call call) {
    checkOpen();
    Deadline end = deadline;
    if (end != null) {
      call.timeout().timeout(Math.max(1, end.remainingNanos()), TimeUnit.NANOSECONDS);
    }
    calls.add(call);
    if (cancelled) {
      // Cancelled between the check and the line above.
      call.cancel();
    }
  }

  /** Lets a call go that is over. */
  void end(Call call) {
    calls.remove(call);
  }

  /**
   * The failure that this scope's end means for what was under way, or null while it is open.
   *
   * @param what subject of the message
   */
  @Nullable ApiException end(String what) {
    if (cancelled) {
      return new ApiException(ApiFailure.CANCELLED, what + " was cancelled", null);
    }
    Deadline end = deadline;
    if (end != null && end.remainingNanos() <= 0) {
      return new ApiException(
          ApiFailure.TIMED_OUT,
          what + " was not done within " + end.timeout().toMillis() + " ms",
          null);
    }
    return null;
  }
}
