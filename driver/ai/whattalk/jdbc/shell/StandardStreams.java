package ai.whattalk.jdbc.shell;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;

/**
 * Stdin, stdout and stderr: which of them are a terminal, and in which charset text goes out. That
 * is UTF-8 whatever the JVM's, but for a terminal of Windows, whose own it is.
 */
final class StandardStreams {
  private final ProgressLine progress;
  private final OutputStream out;
  private final OutputStream err;

  StandardStreams() {
    OutputStream bareErr = new FileOutputStream(FileDescriptor.err);
    progress = new ProgressLine(bareErr, isTerminal(SystemStream.Error));
    out = progress.beside(new FileOutputStream(FileDescriptor.out));
    err = progress.beside(bareErr);
  }

  static boolean isTerminal(SystemStream stream) {
    return TerminalBuilder.builder().getProviders(null, new IllegalStateException("none")).stream()
        .anyMatch(provider -> provider.isSystemStream(stream));
  }

  ProgressLine progress() {
    return progress;
  }

  OutputStream out() {
    return out;
  }

  OutputStream err() {
    return err;
  }

  /** A writer of rows, which is to be flushed. */
  Writer rows() {
    return new OutputStreamWriter(out, charset(SystemStream.Output));
  }

  /** A printer of lines that are no rows. */
  PrintStream messages() {
    return new PrintStream(err, true, charset(SystemStream.Error));
  }

  private static Charset charset(SystemStream stream) {
    Console console = System.console();
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return windows && console != null && isTerminal(stream)
        ? console.charset()
        : StandardCharsets.UTF_8;
  }
}
