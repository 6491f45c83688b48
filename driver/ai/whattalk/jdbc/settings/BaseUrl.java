package ai.whattalk.jdbc.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the URL of the API: https, or http to this machine only, so that no key travels in the
 * clear.
 */
final class BaseUrl {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|\\[::1]|127(\\.(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3}");
  private static final int HIGHEST_PORT = 65535;

  private BaseUrl() {}

  /** The URL without a trailing slash; nothing if it is not one that a key may be sent to. */
  static Optional<URI> parse(String text) {
    try {
      String trimmed = text.strip();
      while (trimmed.endsWith("/")) {
        trimmed = trimmed.substring(0, trimmed.length() - 1);
      }
      URI uri = new URI(trimmed).normalize();
      return isSafe(uri) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether the text may be shown: user info and a query may hold secrets. */
  static boolean showable(String text) {
    return text.indexOf('@') < 0 && text.indexOf('?') < 0 && text.indexOf('#') < 0;
  }

  /** Whether a host, an IPv6 one in brackets, is this machine and no other. */
  static boolean isThisMachine(String host) {
    return THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isSafe(URI uri) {
    if (uri.getScheme() == null
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getPort() == 0
        || uri.getPort() > HIGHEST_PORT) {
      return false;
    }
    return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> true;
      case "http" -> isThisMachine(uri.getHost());
      default -> false;
    };
  }
}
