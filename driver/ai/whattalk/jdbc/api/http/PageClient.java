package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.failure.RetryAdvice;
import ai.whattalk.jdbc.api.network.ConnectionTrace;
import ai.whattalk.jdbc.api.network.NetworkCause;
import ai.whattalk.jdbc.api.network.NetworkRoute;
import ai.whattalk.jdbc.api.network.OversizeException;
import ai.whattalk.jdbc.api.network.ProxyLoginException;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks for single pages of the account's lists. Calls are synchronous, so that nothing keeps a JVM
 * alive. Thread-safe.
 */
public final class PageClient {

  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final int TOO_MANY_REQUESTS = 429;

  /** How much longer than the silence between two reads an answer may take as a whole. */
  private static final int READ_TIMEOUTS = 2;

  private final OkHttpClient http;
  private final HttpUrl baseUrl;
  private final String authorization;
  private final MessageText text;
  private final RequestLog log;
  private final ResponseReader responses;
  private final boolean keepsPages;
  private final Duration usualReadTimeout;
  private volatile int readTimeoutMillis;

  /** Whether a caller set the time-out, who then waits no longer than that. */
  private volatile boolean callersTimeout;

  public PageClient(ApiSettings settings, @Nullable Interceptor interceptor, RequestLog log) {
    this.log = log;
    baseUrl = baseUrl(settings);
    authorization = "Bearer " + settings.key().text();
    text = new MessageText(settings.key());
    responses = new ResponseReader(settings.key(), text);
    keepsPages = !settings.scan().cacheTtl().isZero();
    usualReadTimeout = settings.readTimeout();
    readTimeoutMillis = millis(usualReadTimeout);
    http = HttpClientBuilder.build(settings, baseUrl, interceptor, () -> readTimeoutMillis);
  }

  /**
   * Closes the HTTP connections that are kept for all accounts, in a while.
   *
   * @param unwanted asked then whether nothing wants them
   */
  public static void release(BooleanSupplier unwanted) {
    HttpClientBuilder.release(unwanted);
  }

  private static HttpUrl baseUrl(ApiSettings settings) {
    HttpUrl base = HttpUrl.parse(settings.baseUrl().toString());
    if (base == null) {
      throw new ApiException(
          ApiFailure.NETWORK, "base URL " + settings.baseUrl() + " is no http(s) URL", null);
    }
    return base.newBuilder().query(null).fragment(null).build();
  }

  /**
   * Bounds the silence between two reads of later requests; zero is no bound. What takes longer is
   * not tried again, unless that is the time of the settings.
   */
  public void setReadTimeout(Duration timeout) {
    readTimeoutMillis = millis(timeout);
    callersTimeout = !timeout.isZero() && !timeout.equals(usualReadTimeout);
  }

  private static int millis(Duration timeout) {
    return (int) HttpClientBuilder.bounded(timeout).toMillis();
  }

  /** What the URLs of all lists begin with. */
  public HttpUrl baseUrl() {
    return baseUrl;
  }

  /** A request as messages show it. */
  String line(PageRequest page) {
    return text.request(page.url(baseUrl));
  }

  /** Takes note of a request that is not made, since its page was kept. */
  void noteCached(HttpUrl url, int rowCount, RequestScope scope) {
    log.noteCached(
        scope.statementId(),
        text.masked(url.encodedPath()),
        text.masked(String.valueOf(url.encodedQuery())),
        rowCount);
    if (LOG.isLoggable(Level.FINE)) {
      trace(() -> text.request(url), "answered from the cache", System.nanoTime());
    }
  }

  /**
   * What a request brought.
   *
   * @param isWhole whether it was read to its end; false where pages are not kept
   */
  record Reply(Answer answer, boolean isWhole) {}

  /**
   * Makes one request. Throws {@link ApiException} for all that is neither a page nor a 422.
   *
   * @param attempt which try this is, from 1
   * @param rate to be told what the answer says of it
   */
  Reply fetch(PageRequest page, int attempt, RequestScope scope, RequestRate rate) {
    HttpUrl url = page.url(baseUrl);
    Supplier<String> line = Suppliers.memoize(() -> text.request(url));
    ConnectionTrace trace = new ConnectionTrace();
    Call call =
        http.newCall(
            new Request.Builder()
                .url(url)
                .tag(ConnectionTrace.class, trace)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("User-Agent", "whattalk-jdbc/" + DriverVersion.CURRENT.text())
                .build());
    scope.begin(call, Duration.ofMillis((long) READ_TIMEOUTS * readTimeoutMillis));
    LoggedRequest logged =
        log.begin(
            scope.statementId(),
            text.masked(url.encodedPath()),
            text.masked(String.valueOf(url.encodedQuery())),
            attempt);
    Integer status = null;
    Integer rowCount = null;
    long start = System.nanoTime();
    try (Response response = execute(call, line, trace)) {
      status = response.code();
      if (response.code() != TOO_MANY_REQUESTS) {
        rate.noteAnswer(start, response.headers());
      }
      Answer answer = responses.read(page.list(), line, response, trace.isKept());
      rowCount = answer instanceof Page rows ? (Integer) rows.rows().size() : null;
      Reply reply = new Reply(answer, keepsPages && ResponseReader.isAtEnd(response));
      trace(line, "answered " + response.code(), start);
      return reply;
    } catch (Exception e) {
      // OkHttp is in Kotlin, which declares no exceptions: an InterruptedException may come, too.
      ApiException failure = failure(line, e, scope, trace);
      if (failure.failure() == ApiFailure.THROTTLED && failure.retry() != null) {
        rate.noteRefusal(failure.retry().asked());
      }
      if (failure.retry() != null && failure.retry().atOnce()) {
        // The others that were kept along with it are no better.
        http.connectionPool().evictAll();
      }
      trace(failure::getMessage, "", start);
      throw failure;
    } finally {
      scope.end(call);
      log.end(logged, status, Duration.ofNanos(System.nanoTime() - start), rowCount);
    }
  }

  /** A failure about what a page held, as distinct from how it came. */
  ApiException notTheApi(PageRequest page, String message) {
    return new ApiException(ApiFailure.NOT_THE_API, line(page) + " " + text.clean(message), null);
  }

  private Response execute(Call call, Supplier<String> line, ConnectionTrace trace)
      throws IOException {
    try {
      return call.execute();
    } catch (ProxyLoginException e) {
      throw new ApiException(
          ApiFailure.PROXY_LOGIN, line.get() + " failed: " + text.clean(e.getMessage()), e);
    } catch (ProtocolException e) {
      if (trace.isKept()) {
        // What is left over from an earlier answer, or was sent to say goodbye.
        throw e;
      }
      // Another protocol on that port, or a status that has no place there, as 407.
      throw new ApiException(
          ApiFailure.NOT_THE_API,
          line.get() + " got no proper HTTP: " + text.clean(e.getMessage()),
          null);
    }
  }

  private ApiException failure(
      Supplier<String> line, Exception e, RequestScope scope, ConnectionTrace trace) {
    if (e instanceof ApiException failure) {
      return failure;
    }
    ApiException end = scope.end(line);
    if (end != null) {
      return end;
    }
    if (e instanceof OversizeException) {
      return new ApiException(
          ApiFailure.NOT_THE_API, line.get() + " answered " + e.getMessage(), e);
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new ApiException(ApiFailure.CANCELLED, line.get() + " was interrupted", e);
    }
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return new ApiException(ApiFailure.CANCELLED, line.get() + " was interrupted", e);
    }
    if (e instanceof IOException io) {
      return new ApiException(
          ApiFailure.NETWORK,
          String.format(
              Locale.ROOT,
              "%s failed: %s (%s)",
              line.get(),
              text.clean(NetworkCause.describe(io)),
              NetworkRoute.describe(http, baseUrl)),
          // What OkHttp says may hold pieces of the answer.
          null,
          retry(io, trace));
    }
    return new ApiException(
        ApiFailure.NOT_THE_API, line.get() + " failed: " + text.clean(e.toString()), e);
  }

  private @Nullable RetryAdvice retry(IOException e, ConnectionTrace trace) {
    boolean timedOut = e instanceof InterruptedIOException;
    if (e instanceof SSLHandshakeException
        || e instanceof SSLPeerUnverifiedException
        || (timedOut && callersTimeout)) {
      return null;
    }
    return trace.isKept() && !timedOut ? RetryAdvice.AT_ONCE : RetryAdvice.LATER;
  }

  private static void trace(Supplier<String> line, String outcome, long start) {
    if (LOG.isLoggable(Level.FINE)) {
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      LOG.fine(OneLine.withoutIds((line.get() + " " + outcome).strip()) + " (" + millis + " ms)");
    }
  }
}
