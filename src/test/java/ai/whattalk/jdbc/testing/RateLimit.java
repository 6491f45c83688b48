package ai.whattalk.jdbc.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * Allows so many requests in a window of one second, and says so in Laravel's headers. Thread-safe.
 */
public final class RateLimit {
  private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

  /** When windows begin. */
  public enum Window {
    /** With the first request after the one before has ended. */
    FROM_FIRST_REQUEST,
    /** With each request. */
    SLIDING,
    /** With each second of the clock. */
    ALIGNED
  }

  private final int requests;
  private final Window window;
  private final boolean tellsWhen;
  private final Deque<Long> counted = new ArrayDeque<>();
  private long began = System.nanoTime() - WINDOW_NANOS;
  private int refusals;

  /**
   * Starts with an empty window.
   *
   * @param requests allowed in a window
   * @param tellsWhen whether a refusal has a {@code Retry-After}
   */
  public RateLimit(int requests, Window window, boolean tellsWhen) {
    this.requests = requests;
    this.window = window;
    this.tellsWhen = tellsWhen;
  }

  /** How many requests were refused. */
  public synchronized int refusals() {
    return refusals;
  }

  /** Counts a request; the answer to one that is too many, else null. */
  synchronized @Nullable MockResponse count() {
    long now = System.nanoTime();
    forget(now);
    if (counted.size() == requests) {
      refusals++;
      MockResponse.Builder refusal = new MockResponse.Builder().code(429);
      return (tellsWhen ? refusal.addHeader("Retry-After", "1") : refusal).build();
    }
    if (counted.isEmpty() && window == Window.FROM_FIRST_REQUEST) {
      began = now;
    }
    counted.addLast(now);
    return null;
  }

  private void forget(long now) {
    if (window == Window.SLIDING) {
      while (!counted.isEmpty() && now - counted.getFirst() >= WINDOW_NANOS) {
        counted.removeFirst();
      }
    } else if (now - began >= WINDOW_NANOS) {
      counted.clear();
      began += (now - began) / WINDOW_NANOS * WINDOW_NANOS;
    }
  }

  /** An answer with the headers that every answer has. */
  synchronized MockResponse mark(MockResponse response) {
    return response
        .newBuilder()
        .addHeader("X-RateLimit-Limit", Integer.toString(requests))
        .addHeader("X-RateLimit-Remaining", Integer.toString(requests - counted.size()))
        .build();
  }
}
