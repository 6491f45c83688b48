package ai.whattalk.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of the tests in a JVM of its own, like this one in language and charset. */
public final class JavaProgram {
  private final Class<?> main;
  private final List<String> command;

  /**
   * A program with these classes, and what stands beside them, on its class path.
   *
   * @param options of the JVM
   */
  public JavaProgram(Class<?> main, List<String> options, Class<?>... others)
      throws URISyntaxException {
    this.main = main;
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.language=" + System.getProperty("user.language"));
    command.add("-Duser.country=" + System.getProperty("user.country", ""));
    command.add("-Dfile.encoding=" + System.getProperty("file.encoding"));
    command.addAll(options);
    command.add("-cp");
    String path = place(main);
    for (Class<?> other : others) {
      path += File.pathSeparator + place(other);
    }
    command.add(path);
  }

  /** The jar or directory that holds a class. */
  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** Runs it to its end, which must be a good one. */
  public void run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    List<String> whole = new ArrayList<>(command);
    whole.add(main.getName());
    whole.addAll(Arrays.asList(arguments));
    Process program =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      int exit = program.waitFor();
      assertThat(exit).as(Files.readString(output)).isZero();
    } finally {
      program.destroyForcibly();
      Files.delete(output);
    }
  }
}
