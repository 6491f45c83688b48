package ai.whattalk.jdbc.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code GET /user/conversations} for single pages. Calls are synchronous, so that nothing
 * keeps a JVM alive. Thread-safe.
 */
final class PageClient {

  /** What all settings share: connections and the threads that watch them. */
  private static final class Shared {
    static final OkHttpClient CLIENT =
        new OkHttpClient.Builder()
            // Else it would read the JVM's trusted certificates, which not everybody needs.
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())))
            .build();

    /** OkHttp repeats a 408, and a 503 that says "Retry-After: 0", by itself. */
    private static Response withoutInvitation(Response response) {
      boolean invites =
          response.code() == 408
              || (response.code() == 503 && "0".equals(response.header("Retry-After")));
      return invites ? response.newBuilder().header("Retry-After", "1").build() : response;
    }
  }

  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final Pattern LOGIN_PAGE =
      Pattern.compile("(log|sign)[-_]?in", Pattern.CASE_INSENSITIVE);
  private static final int UNPROCESSABLE = 422;

  /** As much of an error's body as is read. */
  private static final long MAX_ERROR_BYTES = 64 * 1024;

  private final OkHttpClient http;
  private final HttpUrl endpoint;
  private final String authorization;
  private final String userAgent;
  private final MessageText text;
  private volatile int readTimeoutMillis;

  PageClient(ApiSettings settings, @Nullable Interceptor interceptor) {
    endpoint = endpoint(settings);
    authorization = "Bearer " + settings.key().text();
    String version = PageClient.class.getPackage().getImplementationVersion();
    userAgent = "whattalk-jdbc/" + (version == null ? "dev" : version);
    text = new MessageText(settings.key());
    setReadTimeout(settings.readTimeout());
    OkHttpClient.Builder client =
        Shared.CLIENT
            .newBuilder()
            .connectTimeout(bounded(settings.connectTimeout()))
            .proxyAuthenticator(new ProxyLogin(settings.proxy()))
            .addInterceptor(
                chain ->
                    chain
                        .withReadTimeout(readTimeoutMillis, TimeUnit.MILLISECONDS)
                        .proceed(chain.request()));
    if (settings.proxy() != null) {
      client.proxy(settings.proxy().proxy());
    } else if (!endpoint.isHttps()) {
      // The JVM's settings may name one, to which the key would travel in the clear.
      client.proxy(Proxy.NO_PROXY);
    } else if (ProxySelector.getDefault() != null) {
      // The newest one: a tool may have set its own since the shared client was made.
      client.proxySelector(ProxySelector.getDefault());
    }
    if (interceptor != null) {
      client.addInterceptor(interceptor);
    } else if (endpoint.isHttps() || settings.trust() != null) {
      ServerTrust trust =
          settings.trust() == null ? ServerTrust.ofJvm() : ServerTrust.of(settings.trust());
      client
          .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
          .sslSocketFactory(trust.sockets(), trust.manager());
    }
    http = client.build();
  }

  private static HttpUrl endpoint(ApiSettings settings) {
    HttpUrl base = HttpUrl.parse(settings.baseUrl().toString());
    if (base == null) {
      throw new ApiException(
          ApiFailure.NETWORK, "base URL " + settings.baseUrl() + " is no http(s) URL", null);
    }
    return base.newBuilder()
        .query(null)
        .fragment(null)
        .addPathSegments("user/conversations")
        .build();
  }

  /** Bounds the silence between two reads of later requests; zero is no bound. */
  void setReadTimeout(Duration timeout) {
    readTimeoutMillis = (int) bounded(timeout).toMillis();
  }

  /** OkHttp counts in milliseconds of an int. */
  private static Duration bounded(Duration timeout) {
    Duration most = Duration.ofMillis(Integer.MAX_VALUE);
    return timeout.compareTo(most) < 0 ? timeout : most;
  }

  /** The endpoint's URL without a query. */
  HttpUrl endpoint() {
    return endpoint;
  }

  /** Makes one request. Throws {@link ApiException} for all that is neither a page nor a 422. */
  Answer fetch(PageRequest page, CallScope scope) {
    HttpUrl url = page.url(endpoint);
    String line = text.request(url);
    Call call =
        http.newCall(
            new Request.Builder()
                .url(url)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .build());
    scope.begin(call);
    long start = System.nanoTime();
    try (Response response = execute(call, line)) {
      Answer answer = answer(line, response);
      log(line, "answered " + response.code(), start);
      return answer;
    } catch (Exception e) {
      // Kotlin declares nothing: an InterruptedException comes out of OkHttp, too.
      ApiException failure = failure(line, e, scope);
      log(failure.getMessage(), "", start);
      throw failure;
    } finally {
      scope.end(call);
    }
  }

  /** A failure about what a page held, as distinct from how it came. */
  ApiException notTheApi(PageRequest page, String message) {
    return new ApiException(
        ApiFailure.NOT_THE_API, text.request(page.url(endpoint)) + " " + text.clean(message), null);
  }

  private Response execute(Call call, String line) throws IOException {
    try {
      return call.execute();
    } catch (ProxyLoginException e) {
      throw new ApiException(
          ApiFailure.PROXY_LOGIN, line + " failed: " + text.clean(e.getMessage()), e);
    } catch (ProtocolException e) {
      // Another protocol on that port, or a status that has no place there, as 407.
      throw new ApiException(
          ApiFailure.NOT_THE_API,
          line + " got no proper HTTP: " + text.clean(e.getMessage()),
          null);
    }
  }

  private Answer answer(String line, Response response) throws IOException {
    int status = response.code();
    if (status == 200) {
      try {
        return PageParser.parse(response.body().byteStream());
      } catch (MalformedPageException e) {
        String found = e.getMessage();
        String type = response.header("Content-Type", "");
        if (type.toLowerCase(Locale.ROOT).contains("html")) {
          found = "but with HTML, not JSON";
        }
        throw new ApiException(
            ApiFailure.NOT_THE_API, line + " answered 200, " + text.clean(found), null);
      }
    }
    if (status / 100 == 3) {
      throw redirect(line, response);
    }
    ErrorBody body = ErrorBody.parse(response.peekBody(MAX_ERROR_BYTES).bytes());
    String said = text.clean(body.text());
    ApiException failure =
        new ApiException(
            kind(status), line + " answered " + status + (said.isEmpty() ? "" : ": " + said), null);
    if (status == UNPROCESSABLE) {
      return new Refusal(body, failure);
    }
    throw failure;
  }

  private static ApiFailure kind(int status) {
    return switch (status) {
      case 401 -> ApiFailure.UNAUTHENTICATED;
      case 403 -> ApiFailure.FORBIDDEN;
      case 404 -> ApiFailure.NOT_FOUND;
      case UNPROCESSABLE -> ApiFailure.REFUSED;
      case 429 -> ApiFailure.THROTTLED;
      default -> status / 100 == 5 ? ApiFailure.SERVER_ERROR : ApiFailure.NOT_THE_API;
    };
  }

  /** Without its query: that is where a server would repeat what it was sent. */
  private ApiException redirect(String line, Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    boolean login = target != null && LOGIN_PAGE.matcher(target.encodedPath()).find();
    String where =
        target == null ? "" : ", a redirect to " + text.clean(target.host() + target.encodedPath());
    return new ApiException(
        login ? ApiFailure.UNAUTHENTICATED : ApiFailure.NOT_THE_API,
        line + " answered " + response.code() + where,
        null);
  }

  private ApiException failure(String line, Exception e, CallScope scope) {
    if (e instanceof ApiException failure) {
      return failure;
    }
    ApiException end = scope.end(line);
    if (end != null) {
      return end;
    }
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new ApiException(ApiFailure.CANCELLED, line + " was interrupted", e);
    }
    if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
      return new ApiException(ApiFailure.CANCELLED, line + " was interrupted", e);
    }
    if (e instanceof IOException io) {
      return new ApiException(
          ApiFailure.NETWORK,
          String.format(
              Locale.ROOT,
              "%s failed: %s (%s)",
              line,
              text.clean(NetworkCause.describe(io)),
              NetworkRoute.describe(http, endpoint)),
          e);
    }
    return new ApiException(
        ApiFailure.NOT_THE_API, line + " failed: " + text.clean(e.toString()), e);
  }

  private static void log(String line, String outcome, long start) {
    if (LOG.isLoggable(Level.FINE)) {
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      LOG.fine((line + " " + outcome).strip() + " (" + millis + " ms)");
    }
  }
}
