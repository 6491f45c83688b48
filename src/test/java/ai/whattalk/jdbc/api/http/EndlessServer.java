package ai.whattalk.jdbc.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers every request with a beginning, and repeats something after it until the client hangs up.
 */
final class EndlessServer implements AutoCloseable {
  private final ServerSocket socket;
  private final byte[] beginning;
  private final byte[] repeated;
  private final Duration pause;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * Starts a server.
   *
   * @param pause between two repetitions
   */
  EndlessServer(String beginning, String repeated, Duration pause) throws IOException {
    this.beginning = beginning.getBytes(ISO_8859_1);
    this.repeated = repeated.getBytes(ISO_8859_1);
    this.pause = pause;
    socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/api";
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        byte[] said = new byte[8192];
        if (connection.getInputStream().read(said) > 0) {
          requests.incrementAndGet();
          OutputStream out = connection.getOutputStream();
          out.write(beginning);
          while (true) {
            out.write(repeated);
            Thread.sleep(pause.toMillis());
          }
        }
      } catch (IOException e) {
        // Hung up on, or closed.
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
