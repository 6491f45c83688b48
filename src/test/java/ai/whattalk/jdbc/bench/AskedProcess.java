package ai.whattalk.jdbc.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a JVM of its own, so that its CPU time and its compiled code are nobody else's. It
 * answers each line of its input by one, and ends with it. Not thread-safe.
 */
final class AskedProcess implements AutoCloseable {
  private final Process process;
  private final PrintStream questions;
  private final BufferedReader answers;

  AskedProcess(List<String> options, String classPath, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = java(options, classPath);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The command of a JVM like this one. */
  static List<String> java(List<String> options, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  static String classPath(String... elements) {
    return String.join(File.pathSeparator, elements);
  }

  /** What comes next without a question. */
  String next() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("The program has ended");
    }
    return answer;
  }

  String ask(String question) throws IOException {
    questions.println(question);
    return next();
  }

  @Override
  public void close() {
    questions.close();
    process.destroy();
  }
}
