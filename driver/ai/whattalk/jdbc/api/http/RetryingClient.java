package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.failure.RetryAdvice;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import com.google.common.collect.Comparators;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pages with the patience that a server wants: no faster than it allows, and again after a
 * failure that may pass. Thread-safe.
 */
public final class RetryingClient {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");

  /** The waits before tries, where the server says nothing: 0.1 s, 0.3 s, 0.9 s, …, 30 s. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final double WAIT_FACTOR = 3;

  /** The longest wait for a turn that is no reason to fail: more than a window of a minute. */
  private static final Duration LONGEST_PACE = Duration.ofMinutes(2);

  /**
   * Share of a wait by which it varies, so that clients that failed together don't come back so.
   */
  private static final double JITTER = 0.3;

  private static final int PROBE_RETRIES = 1;

  /** In place of the turn of a request whose page is not kept. */
  private static final long NEVER_KEPT = -1;

  private final PageClient client;
  private final RequestRate rate;
  private final AnswerListener answers;
  private final RetrySettings retries;
  private final Duration maxWait;

  /** Whether a request is made again where no answer came. */
  private final boolean patient;

  /** What answers before requests are made; null if pages are not kept. */
  private final @Nullable PageReplay replay;

  public RetryingClient(
      PageClient client, RequestRate rate, AnswerListener answers, RetrySettings retries) {
    this(client, rate, answers, retries, true, null);
  }

  private RetryingClient(
      PageClient client,
      RequestRate rate,
      AnswerListener answers,
      RetrySettings retries,
      boolean patient,
      @Nullable PageReplay replay) {
    this.client = client;
    this.rate = rate;
    this.answers = answers;
    this.retries = retries;
    maxWait = retries.maxWait();
    this.patient = patient;
    this.replay = replay;
  }

  /**
   * This client for one execution that reads a list, and may begin with pages that were kept.
   *
   * @param ttl for how long a page may serve again; zero is not at all
   */
  public RetryingClient replaying(PageCache cache, ApiRoute route, Duration ttl) {
    return ttl.isZero()
        ? this
        : new RetryingClient(
            client,
            rate,
            answers,
            retries,
            patient,
            new PageReplay(cache, route, client.baseUrl(), ttl));
  }

  /**
   * This client for what one can do without. It tries once where no answer came, and else twice at
   * most; but where the server tells its rate, after a 429 as often as any other client: the rate
   * would hold up what is asked for in its place, too.
   */
  public RetryingClient forProbes() {
    return new RetryingClient(client, rate, answers, retries, false, replay);
  }

  /** Throws {@link ApiException} for all that is neither a page nor a 422, after the retries. */
  public Answer fetch(PageRequest page, RequestScope scope) {
    return scope.await(start(page, scope), () -> line(page));
  }

  /** Begins what {@link #fetch} does, to be awaited by the scope. */
  public CompletableFuture<Answer> start(PageRequest page, RequestScope scope) {
    HttpUrl url = page.url(client.baseUrl());
    Page kept = replay == null ? null : replay.serve(page, url);
    if (kept != null) {
      scope.checkOpen();
      client.noteCached(url, kept.rows().size(), scope);
      return CompletableFuture.completedFuture(kept);
    }
    long turn = replay == null ? NEVER_KEPT : replay.turn();
    return WorkerThreads.REQUESTS.start(() -> fetchWithRetries(page, turn, scope));
  }

  /** Whether a page that was kept has answered a request: what it shows was learned before. */
  public boolean isReplayed(PageRequest page) {
    return replay != null && replay.hasServed(page);
  }

  /** Whether pages that were kept have answered all requests so far. */
  public boolean isReplaying() {
    return hasReplayed() && replay.turn() == 0;
  }

  /** Whether pages that were kept have answered requests. */
  public boolean hasReplayed() {
    return replay != null && replay.hasServed();
  }

  /**
   * Drops what is kept of the lists that were read, since their pages don't fit each other, and
   * uses no others.
   *
   * @return whether a kept page has answered a request
   */
  public boolean dropReplayed() {
    return replay != null && replay.drop();
  }

  private Answer fetchWithRetries(PageRequest page, long turn, RequestScope scope) {
    for (int attempt = 1; ; attempt++) {
      try {
        return fetchWhenAllowed(page, turn, attempt, scope);
      } catch (ApiException failure) {
        pauseBeforeRetry(failure, attempt, scope);
      }
    }
  }

  /** A request as messages show it. */
  public String line(PageRequest page) {
    return client.line(page);
  }

  /** A failure about what a page held, as distinct from how it came. */
  public ApiException notTheApi(PageRequest page, String message) {
    return client.notTheApi(page, message);
  }

  /**
   * Makes the request once, but for one over a connection that turns out to have been closed while
   * it was not used.
   */
  public Answer fetchOnce(PageRequest page, RequestScope scope) {
    return scope.await(
        WorkerThreads.REQUESTS.start(() -> fetchOrReconnect(page, scope)), () -> line(page));
  }

  private Answer fetchOrReconnect(PageRequest page, RequestScope scope) {
    try {
      return fetchWhenAllowed(page, NEVER_KEPT, 1, scope);
    } catch (ApiException failure) {
      RetryAdvice advice = failure.retry();
      if (advice == null || !advice.atOnce()) {
        throw failure;
      }
      return fetchWhenAllowed(page, NEVER_KEPT, 2, scope);
    }
  }

  private Answer fetchWhenAllowed(PageRequest page, long turn, int attempt, RequestScope scope) {
    for (Duration wait = rate.begin(); !wait.isZero(); wait = rate.begin()) {
      if (wait.compareTo(Comparators.max(maxWait, LONGEST_PACE)) > 0) {
        throw tooLong(client.line(page) + " was not sent: the API allows it no sooner", wait);
      }
      scope.pause(wait);
    }
    PageCache.Moment sent = replay == null || turn == NEVER_KEPT ? null : replay.now(turn);
    try {
      PageClient.Reply reply = client.fetch(page, attempt, scope, rate);
      Answer answer = reply.answer();
      if (!answers.isAnswer(page, answer)) {
        throw new ApiException(
            ApiFailure.NOT_THE_API,
            line(page) + " answered 200, but without what other pages have beside their rows",
            null,
            RetryAdvice.LATER);
      }
      answers.noteAnswer(page, answer);
      if (sent != null && reply.isWhole() && answer instanceof Page whole) {
        replay.keep(page, whole, sent);
      }
      return answer;
    } catch (ApiException failure) {
      answers.noteFailure(page, failure);
      throw failure;
    } finally {
      rate.end();
    }
  }

  private void pauseBeforeRetry(ApiException failure, int attempt, RequestScope scope) {
    RetryAdvice advice = failure.retry();
    boolean hasNoAnswer = failure.failure() == ApiFailure.NETWORK;
    if (advice == null || (hasNoAnswer && !patient && !advice.atOnce())) {
      throw failure;
    }
    if (advice.asked().compareTo(maxWait) > 0) {
      throw tooLong(failure.getMessage(), advice.asked());
    }
    boolean isFirstStale = advice.atOnce() && attempt == 1;
    boolean throttled = failure.failure() == ApiFailure.THROTTLED;
    int most = patient || (throttled && rate.isTold()) ? Integer.MAX_VALUE : PROBE_RETRIES;
    if (attempt > Math.min(most, retries.maxRetries()) && !isFirstStale) {
      throw failure.afterTries(attempt);
    }
    Duration wait = advice.atOnce() ? Duration.ZERO : jittered(backOff(attempt));
    if (throttled && advice.asked().isZero()) {
      wait = Comparators.max(wait, backOff(rate.refusalsInARow()));
    }
    Duration longer = Comparators.max(advice.asked(), Comparators.min(wait, maxWait));
    LOG.fine(
        () ->
            String.format(
                Locale.ROOT,
                "retry %d in %d ms: %s",
                attempt,
                longer.toMillis(),
                OneLine.withoutIds(failure.getMessage())));
    boolean forAll = throttled || !advice.asked().isZero();
    Runnable resume = forAll ? rate.pause(longer) : () -> {};
    try {
      scope.pause(longer);
    } catch (ApiException end) {
      // The next request may find the server as it was, but shall not wait unasked.
      resume.run();
      throw end;
    }
  }

  /** The wait after so many failures. */
  private static Duration backOff(int failures) {
    double millis = FIRST_WAIT.toMillis() * Math.pow(WAIT_FACTOR, failures - 1.0);
    return Duration.ofMillis((long) Math.min(millis, LONGEST_WAIT.toMillis()));
  }

  private static Duration jittered(Duration wait) {
    double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofNanos((long) (wait.toNanos() * factor));
  }

  private ApiException tooLong(String what, Duration wait) {
    // Rounded up: what is left of a wait may be less than a second.
    return new ApiException(
        ApiFailure.THROTTLED,
        String.format(
            Locale.ROOT,
            "%s; that is a wait of %s, more than maxRetryWait=%d",
            what.endsWith(".") ? what.substring(0, what.length() - 1) : what,
            shown(wait.plusMillis(999)),
            maxWait.toSeconds()),
        null);
  }

  /** Seconds, or hours or days where nobody would count seconds. */
  private static String shown(Duration wait) {
    if (wait.toHours() < 3) {
      return wait.toSeconds() + " s";
    }
    return wait.toDays() < 3 ? wait.toHours() + " h" : wait.toDays() + " days";
  }
}
