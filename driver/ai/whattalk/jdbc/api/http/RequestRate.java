package ai.whattalk.jdbc.api.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requests of one key under the rate that its server allows, as far as that is known:
 * {@code X-RateLimit-Limit} tells how many are allowed, {@code X-RateLimit-Remaining} how many are
 * left, and the first 429 how long the window is that they are counted in. From then on no window
 * of that length has more requests than that, so that it does not matter when the server's begins.
 * Shared by all scans on the key. Thread-safe.
 */
public final class RequestRate {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");

  /** A rate that is higher does not hold anybody up, and would take memory to watch. */
  private static final int MOST_WATCHED = 10_000;

  /** How soon to ask again where only another request's answer can tell. */
  private static final Duration UNTIL_AN_ANSWER = Duration.ofMillis(10);

  /** For how long a rate counts that no answer has confirmed. */
  private static final long KEPT_NANOS = LearnedCache.KEPT.toNanos();

  private final LongSupplier nanoTime;

  /** When the newest requests were answered, no more than are allowed; the newest last. */
  private final Deque<Long> answered = new ArrayDeque<>();

  private int inFlight;
  private long toldNanos;

  /** Requests allowed in a window; 0 if not known. */
  private int limit;

  /** Requests that are left in the window, by the newest answer. */
  private long remaining;

  /** When the first request was sent that is counted in the newest window. */
  private long windowBeganNanos;

  /** Length of the window; 0 if not known. */
  private long windowNanos;

  /** When a window began whose end only the next success will show. */
  private @Nullable Long unmeasuredSince;

  private @Nullable Long pausedUntilNanos;

  /** Refusals since a request was answered, those during a pause not counted. */
  private int refusals;

  /** Whether a request was refused at all. */
  private boolean refused;

  /**
   * Creates a rate of which nothing is known.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public RequestRate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Takes leave to make a request, to be given back by {@link #end}; or says how long to wait. */
  synchronized Duration begin() {
    long now = nanoTime.getAsLong();
    long wait = waitNanos(now);
    if (wait <= 0) {
      inFlight++;
      return Duration.ZERO;
    }
    return Duration.ofNanos(wait);
  }

  private long waitNanos(long now) {
    if (pausedUntilNanos != null && pausedUntilNanos - now > 0) {
      return pausedUntilNanos - now;
    }
    pausedUntilNanos = null;
    if (limit != 0 && now - toldNanos > KEPT_NANOS) {
      forget();
    }
    if (limit == 0 || inFlight == 0 && windowNanos == 0) {
      return 0;
    }
    if (windowNanos == 0) {
      return inFlight < remaining ? 0 : UNTIL_AN_ANSWER.toNanos();
    }
    int free = limit - inFlight;
    if (free <= 0) {
      return UNTIL_AN_ANSWER.toNanos();
    }
    return answered.size() < free ? 0 : newest(free) + windowNanos - now;
  }

  /** When the n-th of the newest answers came. */
  private long newest(int n) {
    Iterator<Long> times = answered.descendingIterator();
    for (int i = 1; i < n; i++) {
      times.next();
    }
    return times.next();
  }

  /** Ends what {@link #begin} allowed. */
  synchronized void end() {
    inFlight--;
  }

  /**
   * Takes note of an answer that was no 429, before {@link #end}.
   *
   * @param sentNanos when the request was sent
   */
  synchronized void noteAnswer(long sentNanos, Headers headers) {
    long now = nanoTime.getAsLong();
    refusals = 0;
    Long told = number(headers, "X-RateLimit-Limit");
    Long left = number(headers, "X-RateLimit-Remaining");
    if (told == null || told > MOST_WATCHED || told == 0) {
      return;
    }
    if (told != limit) {
      forget();
      limit = told.intValue();
      LOG.fine(() -> "the API allows " + limit + " requests in a window of time");
    }
    toldNanos = now;
    long nowLeft = left == null ? limit : left;
    if (answered.isEmpty()) {
      windowBeganNanos = sentNanos;
      remaining = nowLeft;
    } else if (sentNanos - answered.getLast() < 0) {
      // Answers may overtake each other: an older one tells nothing new.
      remaining = Math.min(remaining, nowLeft);
    } else {
      if (nowLeft >= remaining) {
        windowBeganNanos = sentNanos;
      }
      remaining = nowLeft;
    }
    if (unmeasuredSince != null) {
      measured(now - unmeasuredSince);
    }
    answered.addLast(now);
    while (answered.size() > limit) {
      answered.removeFirst();
    }
  }

  /** Takes note of a 429, and of the wait that it asks for; zero if it asks for none. */
  synchronized void noteRefusal(Duration retryAfter) {
    refused = true;
    long now = nanoTime.getAsLong();
    remaining = 0;
    if (answered.isEmpty()) {
      return;
    }
    if (retryAfter.isZero()) {
      unmeasuredSince = windowBeganNanos;
    } else {
      measured(now - windowBeganNanos + retryAfter.toNanos());
    }
  }

  /** Whether the server tells how many requests it allows. */
  synchronized boolean isTold() {
    return limit != 0;
  }

  /** What is known of the rate, in plain words. */
  public synchronized String learned() {
    String told =
        limit == 0
            ? "none said"
            : limit
                + " requests in a window (X-RateLimit-Limit)"
                + (windowNanos == 0 ? "" : " of about " + windowNanos / 1_000_000 + " ms");
    return refused ? told + "; 429 seen" : told;
  }

  /**
   * How many times in a row a request was refused, the newest one included: however many requests
   * there are, they try again as seldom as one would.
   */
  synchronized int refusalsInARow() {
    if (refusals == 0 || pausedUntilNanos == null || pausedUntilNanos - nanoTime.getAsLong() <= 0) {
      refusals++;
    }
    return refusals;
  }

  private void measured(long nanos) {
    unmeasuredSince = null;
    // A refusal in spite of what was known: the window is no shorter than that.
    windowNanos = Math.max(windowNanos, nanos);
    LOG.fine(() -> "the API allows " + limit + " requests in " + windowNanos / 1_000_000 + " ms");
  }

  /**
   * Lets nobody make a request for that long.
   *
   * @return what takes it back
   */
  synchronized Runnable pause(Duration time) {
    long until = nanoTime.getAsLong() + time.toNanos();
    if (pausedUntilNanos == null || until - pausedUntilNanos > 0) {
      pausedUntilNanos = until;
    }
    return () -> resume(until);
  }

  private synchronized void resume(long until) {
    if (pausedUntilNanos != null && pausedUntilNanos == until) {
      pausedUntilNanos = null;
    }
  }

  private void forget() {
    limit = 0;
    windowNanos = 0;
    unmeasuredSince = null;
    answered.clear();
  }

  private static @Nullable Long number(Headers headers, String name) {
    String text = headers.get(name);
    if (text == null || text.isEmpty() || text.length() > 9) {
      return null;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(text) : null;
  }
}
