package ai.whattalk.jdbc.api.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProtocolException;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Tells a proxy who asks, by Basic authentication (RFC 7617): at once where it is to open a tunnel,
 * else when it answers 407; and once. A value, so that equal logins share connections. Thread-safe.
 *
 * @param settings null for the JVM's proxies, whose logins {@link java.net.Authenticator} has
 */
public record ProxyLogin(@Nullable ProxySettings settings) implements Authenticator {
  private static final String LOGIN = "Proxy-Authorization";

  /** How OkHttp asks before the proxy does. */
  private static final String UNASKED = "OkHttp-Preemptive";

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    Request request = response.request();
    if (route == null || (route.requiresTunnel() && !request.method().equals("CONNECT"))) {
      // It came through the tunnel: the login is none of that server's business.
      throw new ProtocolException("407 from a server that is no proxy");
    }
    List<String> schemes = response.challenges().stream().map(Challenge::scheme).toList();
    boolean asked = !schemes.contains(UNASKED);
    if (asked && !schemes.isEmpty() && schemes.stream().noneMatch("Basic"::equalsIgnoreCase)) {
      throw refused(
          route, "it takes " + String.join(", ", schemes) + ", and the driver Basic only");
    }
    if (request.header(LOGIN) != null) {
      throw refused(
          route,
          settings == null
              ? "it does not take the login that the JVM has for it"
              : "it does not take this proxyUser and proxyPassword");
    }
    Request answer = answer(route, response, asked);
    if (answer == null && asked) {
      throw refused(
          route,
          settings == null
              ? "give it as property proxy, with properties proxyUser and proxyPassword"
              : "it wants properties proxyUser and proxyPassword");
    }
    return answer;
  }

  private @Nullable Request answer(Route route, Response response, boolean asked) {
    String login = null;
    if (settings == null) {
      login = asked ? jvms(route, response) : null;
    } else if (settings.user() != null) {
      String password = settings.password() == null ? "" : settings.password();
      login = Credentials.basic(settings.user(), password, UTF_8);
    }
    return login == null ? null : response.request().newBuilder().header(LOGIN, login).build();
  }

  /** Asks the JVM. Not OkHttp's way to do so: it fails for an address that is not looked up. */
  private static @Nullable String jvms(Route route, Response response) {
    for (Challenge challenge : response.challenges()) {
      if ("Basic".equalsIgnoreCase(challenge.scheme())
          && route.proxy().address() instanceof InetSocketAddress proxy) {
        PasswordAuthentication login =
            java.net.Authenticator.requestPasswordAuthentication(
                proxy.getHostString(),
                proxy.getAddress(),
                proxy.getPort(),
                response.request().url().scheme(),
                challenge.realm(),
                challenge.scheme(),
                response.request().url().url(),
                java.net.Authenticator.RequestorType.PROXY);
        return login == null
            ? null
            : Credentials.basic(login.getUserName(), new String(login.getPassword()), UTF_8);
      }
    }
    return null;
  }

  private static ProxyLoginException refused(Route route, String reason) {
    String proxy =
        route.proxy().address() instanceof InetSocketAddress address
            ? NetworkRoute.text(address.getHostString(), address.getPort())
            : route.proxy().toString();
    return new ProxyLoginException("proxy " + proxy + " answered 407: " + reason);
  }
}
