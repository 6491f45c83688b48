package ai.whattalk.jdbc.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why the network failed. */
final class NetworkCause {
  private NetworkCause() {}

  static String describe(IOException failure) {
    if (has(failure, UnknownHostException.class)) {
      return "host not found";
    }
    if (has(failure, SocketTimeoutException.class)) {
      return "timed out";
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
    return "connection lost: " + deepestMessage(failure);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  /** The message of the innermost cause that has one: the outer ones only repeat the address. */
  private static String deepestMessage(Throwable failure) {
    String message = failure.getClass().getSimpleName();
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null) {
        message = t.getMessage();
      }
    }
    return message;
  }
}
