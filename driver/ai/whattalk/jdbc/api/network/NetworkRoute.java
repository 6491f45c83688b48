package ai.whattalk.jdbc.api.network;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Says in messages where a client connects to. */
public final class NetworkRoute {
  private NetworkRoute() {}

  /** The server's host and port, and those of the proxy before it. */
  public static String describe(OkHttpClient http, HttpUrl endpoint) {
    String server = text(endpoint.host(), endpoint.port());
    Proxy proxy = http.proxy() == null ? selected(http, endpoint) : http.proxy();
    return proxy != null && proxy.address() instanceof InetSocketAddress address
        ? server + " through proxy " + text(address.getHostString(), address.getPort())
        : server;
  }

  /** Host and port, as in a URL. */
  static String text(String host, int port) {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }

  /** The proxy that the JVM's settings want tried first. */
  private static @Nullable Proxy selected(OkHttpClient http, HttpUrl endpoint) {
    try {
      List<Proxy> proxies = http.proxySelector().select(endpoint.uri());
      return proxies == null || proxies.isEmpty() ? null : proxies.get(0);
    } catch (RuntimeException e) {
      // A host's own selector; the failure to be told is another one.
      return null;
    }
  }
}
