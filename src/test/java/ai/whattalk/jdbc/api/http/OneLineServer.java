package ai.whattalk.jdbc.api.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers one line to whatever is said first, on every connection, and hangs up. */
public final class OneLineServer implements AutoCloseable {
  private final ServerSocket socket;

  public OneLineServer(String line) throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(() -> serve(line));
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve(String line) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        byte[] said = new byte[8192];
        if (connection.getInputStream().read(said) > 0) {
          connection.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
          connection.shutdownOutput();
          connection.getInputStream().readAllBytes();
        }
      } catch (IOException e) {
        // Closed, or hung up on.
      }
    }
  }
}
