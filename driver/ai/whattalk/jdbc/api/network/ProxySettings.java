package ai.whattalk.jdbc.api.network;

import java.net.InetSocketAddress;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy between the driver and the API.
 *
 * @param host name or address, IPv6 without brackets; looked up for each connection
 * @param user whom the proxy knows, without a colon, or null if it asks nobody
 * @param password of the user; null is the same as empty
 */
public record ProxySettings(
    String host, int port, @Nullable String user, @Nullable String password) {

  /** Where the proxy is, as OkHttp takes it. */
  public Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "ProxySettings["
        + NetworkRoute.text(host, port)
        + (user == null ? "" : ", user " + user)
        + ']';
  }
}
