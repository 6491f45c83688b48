package ai.whattalk.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program on a terminal, which the command {@code script} of Linux makes. */
public final class PseudoTerminal implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  /** What a build in the background starts would be deaf to Ctrl-C, which it inherits. */
  private static final String HEARING = "env --default-signal=INT ";

  /** How long a program may take to say what is waited for. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Process process;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  /** Where in what is shown the next text is looked for. */
  private int mark;

  /** Runs a program on a terminal. */
  public PseudoTerminal(JarProgram program, String... arguments) throws IOException {
    String command =
        program.command(arguments).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    process =
        program
            .in(
                new ProcessBuilder(
                    List.of(
                        SCRIPT.toString(),
                        "-qec",
                        "stty cols 100 rows 40; exec " + HEARING + command,
                        "/dev/null")))
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  /** Whether there is such a command. */
  public static boolean isThere() {
    return System.getProperty("os.name").equals("Linux") && Files.isExecutable(SCRIPT);
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        synchronized (shown) {
          shown.write(bytes, 0, count);
          shown.notifyAll();
        }
      }
    } catch (IOException e) {
      // It was ended.
    }
  }

  /** All that was shown so far, with what moves the cursor. */
  public String shown() {
    synchronized (shown) {
      return shown.toString(StandardCharsets.UTF_8);
    }
  }

  /** Types. */
  public void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits for a text behind the one that was waited for before. Returns what came before it. */
  public String await(String text) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (shown) {
      while (true) {
        String all = shown();
        int found = all.indexOf(text, mark);
        if (found >= 0) {
          String before = all.substring(mark, found);
          mark = found + text.length();
          return before;
        }
        assertThat(System.nanoTime()).as("waits for %s in %s", text, all).isLessThan(end);
        shown.wait(100);
      }
    }
  }

  /** The exit code, once the program has ended. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
