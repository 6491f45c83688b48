package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.network.BodyLimit;
import ai.whattalk.jdbc.api.network.ConnectionTrace;
import ai.whattalk.jdbc.api.network.ProxyLogin;
import ai.whattalk.jdbc.api.network.ServerTrust;
import com.google.common.collect.Comparators;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP client for one account's settings. All share connections and threads. */
final class HttpClientBuilder {

  /** Tells the {@link ConnectionTrace} with which a call is tagged. */
  private static final class TracingListener extends EventListener {
    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      trace(call).noteOpening();
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      trace(call).noteConnection();
    }

    private static ConnectionTrace trace(Call call) {
      return Objects.requireNonNull(call.request().tag(ConnectionTrace.class));
    }
  }

  /** What all settings share: connections and the threads that watch them. */
  private static final class Shared {
    static final OkHttpClient CLIENT =
        new OkHttpClient.Builder()
            // The JVM's trusted certificates are read only for settings that need them.
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .followRedirects(false)
            .followSslRedirects(false)
            // What OkHttp tries again would not count against maxRetries.
            .retryOnConnectionFailure(false)
            .eventListener(new TracingListener())
            .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())))
            .addNetworkInterceptor(new BodyLimit())
            .addInterceptor(new BodyLimit())
            .build();

    static final KeptConnections KEPT = new KeptConnections(CLIENT.connectionPool());

    /** OkHttp repeats a 503 that says "Retry-After: 0" by itself. */
    private static Response withoutInvitation(Response response) {
      boolean invites = response.code() == 503 && "0".equals(response.header("Retry-After"));
      return invites ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }
  }

  private HttpClientBuilder() {}

  /**
   * Closes the connections that are kept, in a while.
   *
   * @param unwanted asked then whether nothing wants them
   */
  static void release(BooleanSupplier unwanted) {
    Shared.KEPT.release(unwanted);
  }

  /**
   * A client for one endpoint.
   *
   * @param network what answers in place of the network, or null
   * @param readTimeoutMillis asked for each request; 0 is no bound
   */
  static OkHttpClient build(
      ApiSettings settings,
      HttpUrl endpoint,
      @Nullable Interceptor network,
      IntSupplier readTimeoutMillis) {
    OkHttpClient.Builder client =
        Shared.CLIENT
            .newBuilder()
            .connectTimeout(bounded(settings.connectTimeout()))
            .proxyAuthenticator(new ProxyLogin(settings.proxy()))
            .addInterceptor(
                chain ->
                    chain
                        .withReadTimeout(readTimeoutMillis.getAsInt(), TimeUnit.MILLISECONDS)
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
    if (network != null) {
      client.addInterceptor(network);
    } else if (endpoint.isHttps() || settings.trust() != null) {
      ServerTrust trust =
          settings.trust() == null ? ServerTrust.ofJvm() : ServerTrust.of(settings.trust());
      client
          .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
          .sslSocketFactory(trust.sockets(), trust.manager());
    }
    return client.build();
  }

  /** OkHttp counts in milliseconds of an int. */
  static Duration bounded(Duration timeout) {
    return Comparators.min(timeout, Duration.ofMillis(Integer.MAX_VALUE));
  }
}
