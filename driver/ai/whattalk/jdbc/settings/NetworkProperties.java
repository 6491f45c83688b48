package ai.whattalk.jdbc.settings;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.network.ProxySettings;
import ai.whattalk.jdbc.api.network.TrustSettings;
import ai.whattalk.jdbc.error.JdbcError;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the properties for a company's network: its proxy, and whom it trusts. */
final class NetworkProperties {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/?#@\\[\\]]+)):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65535;

  private NetworkProperties() {}

  /**
   * The proxy, or null where none is named. To a base URL without TLS, a proxy elsewhere is
   * refused: the key would travel to it in the clear.
   */
  static @Nullable ProxySettings proxy(GivenProperties given, URI baseUrl) throws SQLException {
    needs(given, ConnectionProperty.PROXY_USER, ConnectionProperty.PROXY);
    needs(given, ConnectionProperty.PROXY_PASSWORD, ConnectionProperty.PROXY);
    needs(given, ConnectionProperty.PROXY_PASSWORD, ConnectionProperty.PROXY_USER);
    Optional<String> text = given.text(ConnectionProperty.PROXY);
    if (text.isEmpty()) {
      return null;
    }
    Optional<String> user = given.text(ConnectionProperty.PROXY_USER);
    if (user.isPresent() && user.get().indexOf(':') >= 0) {
      throw GivenProperties.bad(ConnectionProperty.PROXY_USER, user.get());
    }
    Matcher parts = HOST_AND_PORT.matcher(text.get());
    int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw GivenProperties.bad(ConnectionProperty.PROXY, text.get());
    }
    String host = text.get().substring(0, text.get().lastIndexOf(':'));
    if (!"https".equalsIgnoreCase(baseUrl.getScheme()) && !BaseUrl.isThisMachine(host)) {
      throw JdbcError.badConnectionSetting(
          "property proxy takes a proxy on this machine where baseUrl is http, not "
              + OneLine.quoted(text.get())
              + ": the key would travel in the clear");
    }
    return new ProxySettings(
        parts.group(1) == null ? parts.group(2) : parts.group(1),
        port,
        user.orElse(null),
        given.text(ConnectionProperty.PROXY_PASSWORD).orElse(null));
  }

  /** The trust store, not yet read, or null where none is named. */
  static @Nullable TrustSettings trust(GivenProperties given) throws SQLException {
    needs(given, ConnectionProperty.TRUST_STORE_PASSWORD, ConnectionProperty.TRUST_STORE);
    needs(given, ConnectionProperty.TRUST_STORE_TYPE, ConnectionProperty.TRUST_STORE);
    Optional<String> path = given.text(ConnectionProperty.TRUST_STORE);
    if (path.isEmpty()) {
      return null;
    }
    if (path.get().isEmpty()) {
      throw GivenProperties.bad(ConnectionProperty.TRUST_STORE, path.get());
    }
    try {
      return new TrustSettings(
          Path.of(path.get()),
          given.text(ConnectionProperty.TRUST_STORE_PASSWORD).orElse(null),
          given.text(ConnectionProperty.TRUST_STORE_TYPE).orElse(null));
    } catch (InvalidPathException e) {
      throw GivenProperties.bad(ConnectionProperty.TRUST_STORE, path.get());
    }
  }

  /** Refuses a property that says more of another one which is not there. */
  private static void needs(
      GivenProperties given, ConnectionProperty property, ConnectionProperty other)
      throws SQLException {
    if (given.text(property).isPresent() && given.text(other).isEmpty()) {
      throw JdbcError.badConnectionSetting(
          "property "
              + property.propertyName()
              + " is given without property "
              + other.propertyName());
    }
  }
}
