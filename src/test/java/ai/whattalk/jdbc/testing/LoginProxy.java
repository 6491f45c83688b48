package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy at 127.0.0.1 that lets a user with the right password through, to a server in the
 * clear or to open a tunnel. Serves one request per connection. Thread-safe.
 */
public final class LoginProxy implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private volatile @Nullable String login;
  private volatile String refusal =
      "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"";

  /** Starts a proxy; without a user it asks nobody. */
  public LoginProxy(@Nullable String user, @Nullable String password) {
    login(user, password);
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** The requests so far, up to the end of their headers. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  /** Wants another login from now on. */
  public void login(@Nullable String user, @Nullable String password) {
    login =
        user == null
            ? null
            : "Basic "
                + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
  }

  /** Refuses with another status and other headers than a 407 that asks for Basic. */
  public void refuseWith(String statusAndHeaders) {
    refusal = statusAndHeaders;
  }

  /** Ends all tunnels. */
  public void hangUp() {
    sockets.forEach(LoginProxy::close);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUp();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        sockets.add(client);
        start(() -> serve(client));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      heads.add(head);
      OutputStream answer = client.getOutputStream();
      if (login != null && !head.contains("\r\nProxy-Authorization: " + login + "\r\n")) {
        answer.write(
            ("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
      } else {
        String[] request = head.substring(0, head.indexOf('\r')).split(" ");
        boolean tunnel = request[0].equals("CONNECT");
        URI target = URI.create(tunnel ? "tunnel://" + request[1] : request[1]);
        try (Socket origin = new Socket(target.getHost(), target.getPort())) {
          origin.setTcpNoDelay(true);
          sockets.add(origin);
          if (tunnel) {
            answer.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
          } else {
            origin.getOutputStream().write(passedOn(head).getBytes(ISO_8859_1));
          }
          start(() -> pump(client, origin));
          pump(origin, client);
        }
      }
    } catch (IOException e) {
      // Hung up on.
    }
  }

  /** The request as the server gets it: what is for the proxy is gone. */
  private static String passedOn(String head) {
    return head.lines()
            .filter(line -> !line.startsWith("Proxy-") && !line.startsWith("Connection:"))
            .collect(Collectors.joining("\r\n"))
        + "\r\nConnection: close\r\n\r\n";
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Hung up on.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable action) {
    Thread thread = new Thread(action, "login-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
