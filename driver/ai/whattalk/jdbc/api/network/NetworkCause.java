package ai.whattalk.jdbc.api.network;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in a few words why the network failed. */
public final class NetworkCause {
  /** How OkHttp begins to say that a proxy opens no tunnel, before the status. */
  private static final String NO_TUNNEL = "Unexpected response code for CONNECT: ";

  /** Where OkHttp lists the names that a certificate is for. */
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");

  private NetworkCause() {}

  public static String describe(IOException failure) {
    if (has(failure, UnknownHostException.class)) {
      return "host not found";
    }
    if (has(failure, InterruptedIOException.class)) {
      return "timed out";
    }
    for (Throwable cause : Throwables.getCausalChain(failure)) {
      if (cause instanceof RefusedCertificateException) {
        return "TLS: " + cause.getMessage();
      }
    }
    if (failure instanceof SSLPeerUnverifiedException) {
      return "TLS: " + otherName(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof SSLException) {
      return "TLS: " + deepestMessage(failure);
    }
    if (has(failure, NoRouteToHostException.class)) {
      return "no route to host";
    }
    if (has(failure, ConnectException.class)) {
      String message = deepestMessage(failure).toLowerCase(Locale.ROOT);
      return message.contains("refused") ? "connection refused" : "can't connect: " + message;
    }
    String message = deepestMessage(failure);
    if (message.startsWith(NO_TUNNEL)) {
      return "the proxy answered " + message.substring(NO_TUNNEL.length()) + " to CONNECT";
    }
    // Anything but what the system says is about OkHttp's buffers.
    return "connection lost: "
        + (has(failure, SocketException.class) ? message : "no complete answer came");
  }

  private static String otherName(String message) {
    Matcher names = NAMES.matcher(message);
    return "the server's certificate is not for this host"
        + (names.find() && !names.group(1).isBlank() ? ", but for " + names.group(1) : "");
  }

  /** Whether a failure or one of its causes is of a kind. */
  static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return Throwables.getCausalChain(failure).stream().anyMatch(kind::isInstance);
  }

  /** The message of the innermost cause that has one: the outer ones only repeat the address. */
  static String deepestMessage(Throwable failure) {
    String message = "no reason is given";
    for (Throwable cause : Throwables.getCausalChain(failure)) {
      message = cause.getMessage() == null ? message : cause.getMessage();
    }
    return message;
  }
}
