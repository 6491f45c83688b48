package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java and the commands of the README and of docs run as printed.
 *
 * <p>A fence that says {@code from=file} behind its language has lines of that file, which
 * something else runs: a project that needs what is not on the class path here.
 */
final class SnippetProgramsIT {
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
  private static final String FROM = "from=";

  /** Of builds: {@code .ci/run} has them, and their conditions. */
  private static final Pattern CI_COMMAND = Pattern.compile("(?:if )?((?:mvn|cd) .*?)(?:; then)?");

  /** Run here, in a folder that has what the pages speak of. */
  private static final Pattern RUN_HERE = Pattern.compile("(java|keytool|echo|target/\\S+) .*");

  /** Folders that commands speak of. */
  private static final List<String> LINKS = List.of("target", "examples");

  @TempDir private Path folder;

  static List<Snippet> programs() throws IOException {
    return distinct("java");
  }

  static List<String> commands() throws IOException {
    return distinct("sh").stream()
        .flatMap(snippet -> snippet.text().lines())
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .toList();
  }

  private static List<Snippet> distinct(String language) throws IOException {
    Map<String, Snippet> snippets = new LinkedHashMap<>();
    for (Snippet snippet : Snippet.all()) {
      if (snippet.language().equals(language)) {
        snippets.putIfAbsent(snippet.text(), snippet);
      }
    }
    return List.copyOf(snippets.values());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void javaRunsAsPrinted(Snippet snippet) throws Exception {
    if (snippet.note().startsWith(FROM)) {
      Path whole = Path.of(snippet.note().substring(FROM.length()));
      assertThat(Files.readString(whole)).contains(snippet.text());
      return;
    }
    String name = write(snippet);
    Path source = folder.resolve(name + ".java");
    URI driver = ApiStatement.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                Path.of(driver).toString(),
                source.toString());
    assertThat(errors).as("%s does not compile", snippet).isZero();

    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      classes
          .loadClass(name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(UTF_8)).as("printed by %s", snippet).isNotBlank();
  }

  /**
   * Writes a class as it is, and lines of a method into one that has the {@code connection} and the
   * {@code statement} that they speak of.
   *
   * @return the name of the class
   */
  private String write(Snippet snippet) throws IOException {
    Matcher declared = CLASS.matcher(snippet.text());
    String name = declared.find() ? declared.group(1) : "Lines";
    String text =
        name.equals("Lines")
            ? """
            import ai.whattalk.jdbc.*;
            import java.sql.*;

            public class Lines {
              public static void main(String[] arguments) throws SQLException {
                try (Connection connection = DriverManager.getConnection("jdbc:whattalk:demo=true");
                    Statement statement = connection.createStatement()) {
                  statement.executeQuery("SELECT id FROM conversations LIMIT 1").next();
            """
                + snippet.text()
                + "}}}"
            : snippet.text();
    Files.writeString(folder.resolve(name + ".java"), text);
    return name;
  }

  @Test
  void eachCommandIsRunHereOrBelongsToTheBuildThatIsTriedInCi() throws IOException {
    List<String> ofCi =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .map(line -> CI_COMMAND.matcher(line.strip()))
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            .toList();

    assertThat(commands()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(commands())
        .allSatisfy(
            command -> {
              if (!RUN_HERE.matcher(command).matches()) {
                assertThat(ofCi).as("in .ci/run").contains(command);
              }
            });
  }

  /** Each is a JVM of its own: too slow for a build. */
  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = "[2-9]|\\d{2,}")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a shell")
  void commandsRunAsPrinted() throws Exception {
    for (String link : LINKS) {
      Files.createSymbolicLink(folder.resolve(link), Path.of(link).toAbsolutePath());
    }
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
    for (Snippet program : programs()) {
      write(program);
    }

    for (String command : commands()) {
      if (RUN_HERE.matcher(command).matches()) {
        run(command);
      }
    }
    for (String link : LINKS) {
      Files.delete(folder.resolve(link));
    }
  }

  /** It says where it found options. */
  private static boolean isOfTheLauncher(String line) {
    return line.isBlank() || line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS");
  }

  private void run(String command) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed.txt");
    // For those that wait for statements.
    Path typed = Files.writeString(folder.resolve("typed.sql"), "VALUES (1);\n");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectInput(typed.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    shell.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
    shell.environment().keySet().removeIf(name -> name.startsWith("WHATTALK_"));
    shell.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = shell.start();
    try {
      assertThat(process.waitFor()).as("%s\n%s", command, Files.readString(printed)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    assertThat(Files.readAllLines(printed).stream().allMatch(SnippetProgramsIT::isOfTheLauncher))
        .as(command)
        .isEqualTo(command.contains(">"));
  }
}
