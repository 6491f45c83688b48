package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import com.google.common.base.Throwables;
import com.google.common.collect.Comparators;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * One execution's hold on the network: cancelling it aborts the HTTP call in flight and refuses
 * later ones. Thread-safe.
 */
public final class RequestScope {

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

  /** {@link TimeUnit#timedWait} cuts a time to milliseconds, and waits for ever if none is left. */
  private static final long MIN_PAUSE_NANOS = 1_000_000;

  private final Consumer<String> warnings;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private final Set<RequestScope> parts = ConcurrentHashMap.newKeySet();
  private final @Nullable Long statementId;
  private final @Nullable RequestScope whole;
  private final RequestScope root;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();
  private final Object waits = new Object();
  private volatile @Nullable Allowance allowance;
  private volatile int mostRequests;
  private volatile long pagesLeft;
  private volatile boolean cancelled;

  /** Creates a scope whose warnings (one line each) go to {@code warnings}. */
  public RequestScope(Consumer<String> warnings) {
    this(warnings, null, null);
  }

  /** Creates a scope for an execution of a statement, which the {@link RequestLog} then names. */
  public RequestScope(Consumer<String> warnings, long statementId) {
    this(warnings, statementId, null);
  }

  private RequestScope(
      Consumer<String> warnings, @Nullable Long statementId, @Nullable RequestScope whole) {
    this.warnings = warnings;
    this.statementId = statementId;
    this.whole = whole;
    this.root = whole == null ? this : whole.root;
  }

  /** A part that ends with this scope, and can be cancelled without it; to be released. */
  public RequestScope part() {
    RequestScope part = new RequestScope(this::warn, statementId, this);
    parts.add(part);
    if (cancelled) {
      part.cancel();
    }
    return part;
  }

  /** Cancels a {@link #part()}, and forgets it. */
  public void release() {
    cancel();
    if (whole != null) {
      whole.parts.remove(this);
    }
  }

  /**
   * Makes calls fail with {@link ApiFailure#TIMED_OUT} once that time has passed from now on, not
   * counting what passes after {@link #countTime} stopped it. A call already in flight goes on as
   * it began; asked again, the newer time counts.
   */
  public void timeOutAfter(Duration timeout) {
    // Half of the range keeps the difference of two readings from wrapping.
    Duration bounded = Comparators.min(timeout, Duration.ofNanos(Long.MAX_VALUE / 2));
    allowance = new Allowance(timeout, bounded.toNanos(), System.nanoTime(), true);
  }

  /** Makes calls fail with {@link ApiFailure#TOO_MANY_REQUESTS} after so many; 0 is no bound. */
  public void limitRequests(int most) {
    mostRequests = most;
  }

  /** Whether there is such a bound, so that no request may be made in vain. */
  public boolean isBounded() {
    return root.mostRequests != 0;
  }

  /** Whether so many requests may still be made. */
  public boolean allowsRequests(int count) {
    int most = root.mostRequests;
    return most == 0 || root.requests.get() + count <= most;
  }

  /** HTTP requests so far, retries and those of its parts included. */
  public long requestCount() {
    return root.requests.get();
  }

  /** Takes note of a page of rows, and of how many its list, the one of this scope, has left. */
  public void notePage(long left) {
    root.pages.incrementAndGet();
    pagesLeft = left;
  }

  /** Pages of rows so far, those of its parts included. */
  public long pagesRead() {
    return root.pages.get();
  }

  /** Those that this scope has counted, and what its lists are known to have left. */
  public long pagesKnown() {
    return pages.get() + pagesLeft + parts.stream().mapToLong(RequestScope::pagesKnown).sum();
  }

  /** The statement that makes the requests, or null. */
  @Nullable Long statementId() {
    return statementId;
  }

  /** Counts time from now on, or does not: between two rows it is the reader's. */
  public synchronized void countTime(boolean running) {
    Allowance current = allowance;
    if (current != null && current.running() != running) {
      allowance = current.running(running);
    }
  }

  /**
   * Aborts the calls in flight and the waits between calls; these and later ones fail with {@link
   * ApiFailure#CANCELLED}.
   */
  public void cancel() {
    cancelled = true;
    calls.forEach(Call::cancel);
    parts.forEach(RequestScope::cancel);
    wake();
  }

  /** Fails as a call would: cancelled, past the deadline, or on a thread that is interrupted. */
  public void checkOpen() {
    checkOpen(() -> "the query");
  }

  private void checkOpen(Supplier<String> what) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(what.get());
    }
    ApiException end = end(what);
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

  /** Waits between calls. Fails as a call would, as soon as one would. */
  void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    synchronized (waits) {
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        waitAtMost(left, () -> "the query");
      }
    }
    checkOpen();
  }

  /**
   * The result of what a thread of {@link WorkerThreads} does; what that throws is thrown here.
   * Fails as a call would, as soon as one would, even where the result is there, and leaves that
   * thread to find out by itself.
   *
   * @param what subject of the message, if there is one
   */
  public <T> T await(CompletableFuture<T> work, Supplier<String> what) {
    work.whenComplete((result, failure) -> wake());
    synchronized (waits) {
      checkOpen(what);
      while (!work.isDone()) {
        waitAtMost(Long.MAX_VALUE, what);
      }
    }
    try {
      return work.join();
    } catch (CompletionException e) {
      Throwables.throwIfUnchecked(e.getCause());
      throw e;
    }
  }

  /** Waits to be woken, as long as this scope is open. An interrupt ends it. */
  private void waitAtMost(long nanos, Supplier<String> what) {
    checkOpen(what);
    try {
      TimeUnit.NANOSECONDS.timedWait(waits, Math.max(MIN_PAUSE_NANOS, Math.min(nanos, nanos())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      throw interrupted(what.get());
    }
  }

  private static ApiException interrupted(String what) {
    return new ApiException(ApiFailure.CANCELLED, what + " was interrupted", null);
  }

  private void wake() {
    synchronized (waits) {
      waits.notifyAll();
    }
  }

  /** What is left of the time given, as far as there is a bound. */
  private long nanos() {
    Allowance left = root.allowance;
    return left == null ? Long.MAX_VALUE : left.nanos();
  }

  /** Takes a call in, to be aborted from now on, and gives it the time that is left. */
  void begin(Call call, Duration longest) {
    checkOpen();
    int most = root.mostRequests;
    long before = root.requests.getAndUpdate(made -> most == 0 || made < most ? made + 1 : made);
    if (most != 0 && before >= most) {
      throw new ApiException(
          ApiFailure.TOO_MANY_REQUESTS,
          "the query needs more HTTP requests than maxRequests=" + most + " allows",
          null);
    }
    long nanos = nanos();
    if (!longest.isZero()) {
      nanos = Math.min(nanos, longest.toNanos());
    }
    if (nanos != Long.MAX_VALUE) {
      call.timeout().timeout(Math.max(1, nanos), TimeUnit.NANOSECONDS);
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
  @Nullable ApiException end(Supplier<String> what) {
    if (cancelled) {
      return new ApiException(ApiFailure.CANCELLED, what.get() + " was cancelled", null);
    }
    Allowance left = root.allowance;
    if (left != null && left.nanos() <= 0) {
      return new ApiException(
          ApiFailure.TIMED_OUT,
          "timed out: " + what.get() + " was not done within " + left.timeout().toMillis() + " ms",
          null);
    }
    return null;
  }
}
