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
   * The time given, of which the time is taken that the driver itself has used.
   *
   * @param leftNanos what was left when the clock was last started or stopped
   * @param sinceNanos when that was, as {@link System#nanoTime()} counts
   */
  private record Allowance(Duration timeout, long leftNanos, long sinceNanos, boolean running) {
    long nanos() {
      return running ? leftNanos - (System.nanoTime() - sinceNanos) : leftNanos;
    }

    Allowance running(boolean newRunning) {
      return new Allowance(timeout, nanos(), System.nanoTime(), newRunning);
    }
  }

  private final Consumer<String> warnings;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Allowance allowance;
  private volatile boolean cancelled;

  /** Creates a scope whose warnings (one line each) go to {@code warnings}. */
  public CallScope(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Makes calls fail with {@link ApiFailure#TIMED_OUT} once that time has passed from now on, not
   * counting what passes after {@link #stopClock()}. A call already in flight goes on as it began;
   * asked again, the newer time counts.
   */
  public void timeOutAfter(Duration timeout) {
    // Half of the range keeps the difference of two readings from wrapping.
    long nanos =
        timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0
            ? timeout.toNanos()
            : Long.MAX_VALUE / 2;
    allowance = new Allowance(timeout, nanos, System.nanoTime(), true);
  }

  /** Stops counting time: what follows is the reader's. */
  public void stopClock() {
    count(false);
  }

  /** Counts time again. */
  public void startClock() {
    count(true);
  }

  private synchronized void count(boolean running) {
    Allowance current = allowance;
    if (current != null && current.running() != running) {
      allowance = current.running(running);
    }
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
    Allowance left = allowance;
    if (left != null) {
      call.timeout().timeout(Math.max(1, left.nanos()), TimeUnit.NANOSECONDS);
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
    Allowance left = allowance;
    if (left != null && left.nanos() <= 0) {
      return new ApiException(
          ApiFailure.TIMED_OUT,
          what + " was not done within " + left.timeout().toMillis() + " ms",
          null);
    }
    return null;
  }
}
