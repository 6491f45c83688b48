package ai.whattalk.jdbc.shell;

import ai.whattalk.jdbc.ApiStatement;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The line of a terminal that says how many pages a statement has read, while it takes long, and
 * that goes once something else is written. It asks the statement, and the API nothing.
 * Thread-safe.
 */
final class ProgressLine {
  private static final Duration LONG = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final String CLEAR = "\r\u001B[K";

  private final OutputStream terminal;
  private @Nullable Statement running;
  private long sinceNanos;
  private @Nullable String shown;

  /** Whether what else was written ended its line. */
  private boolean atLineStart = true;

  /**
   * A line that nothing shows yet.
   *
   * @param terminal where it is written
   * @param wanted whether that is a terminal
   */
  ProgressLine(OutputStream terminal, boolean wanted) {
    this.terminal = terminal;
    if (wanted) {
      Thread clock = new Thread(this::tick, "progress");
      clock.setDaemon(true);
      clock.start();
    }
  }

  /** Tells of this statement from now on. */
  synchronized void begin(Statement statement) {
    running = statement;
    sinceNanos = System.nanoTime();
  }

  /** Tells of none. */
  synchronized void end() {
    running = null;
    clear();
  }

  /** A stream for what else is written to the terminal, before which the line goes. */
  OutputStream beside(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (ProgressLine.this) {
          clear();
          out.write(bytes, offset, length);
          if (length > 0) {
            atLineStart = bytes[offset + length - 1] == '\n';
          }
        }
      }
    };
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(BETWEEN.toMillis());
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    if (running == null || !atLineStart || System.nanoTime() - sinceNanos < LONG.toNanos()) {
      return;
    }
    String text = text(running);
    if (!text.isEmpty() && !text.equals(shown)) {
      write(CLEAR + text);
      shown = text;
    }
  }

  private static String text(Statement statement) {
    try {
      ApiStatement api = statement.unwrap(ApiStatement.class);
      long read = api.getPagesRead();
      long known = api.getPagesKnown();
      if (read > 0) {
        return "page " + read + (known > read ? " of " + known : "");
      }
      long requests = api.getRequestCount();
      return requests == 0 ? "" : requests == 1 ? "1 request" : requests + " requests";
    } catch (SQLException e) {
      // It is closed by now.
      return "";
    }
  }

  private void clear() {
    if (shown != null) {
      write(CLEAR);
      shown = null;
    }
  }

  private void write(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.US_ASCII));
      terminal.flush();
    } catch (IOException e) {
      // A terminal that is gone shows nothing.
      running = null;
    }
  }
}
