package ai.whattalk.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A jar that is run as users do, without a terminal. Nothing of this JVM's environment that is
 * about the driver gets there.
 *
 * @param jar the file
 * @param options of the JVM
 * @param environment beside what all programs have
 */
public record JarProgram(String jar, List<String> options, Map<String, String> environment) {

  /** What a run left behind; texts are UTF-8. */
  public record Run(int exitCode, String output, String errors) {}

  /** The command that runs it. */
  public List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** Gives a process what this program's has. */
  ProcessBuilder in(ProcessBuilder process) {
    process.environment().keySet().removeIf(name -> name.startsWith("WHATTALK_"));
    process.environment().putAll(environment);
    return process;
  }

  /** Runs it to its end. */
  public Run run(String input, String... arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("jar-program");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        in(new ProcessBuilder(command(arguments)))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It has ended without reading that.
      }
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
      return new Run(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      for (Path file : List.of(out, err, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
