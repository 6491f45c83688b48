package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLLine as a process of its own, with the driver's jar and its own jars on the class path. */
final class SqlLineTest {
  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));

  @TempDir private Path home;

  @AfterEach
  void close() {
    api.close();
  }

  /** What a run left behind. */
  record Run(int exitCode, List<String> output, String errors) {}

  private Run run(String... options) throws Exception {
    return runAs(api.key(), options);
  }

  private Run runAs(String key, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Duser.home=" + home, "-Duser.language=en", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-cp", classPath(), "sqlline.SqlLine"));
    command.addAll(List.of("-d", "ai.whattalk.jdbc.WhatTalkDriver"));
    command.addAll(List.of("-u", "jdbc:whattalk:baseUrl=" + api.baseUrl(), "-n", "", "-p", key));
    command.addAll(List.of("--isolation=TRANSACTION_NONE", "--maxWidth=120"));
    command.addAll(List.of(options));
    Path output = home.resolve("output");
    Path errors = home.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Files.createFile(home.resolve("input")).toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      Run run = new Run(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
      assertThat(String.join("\n", run.output()) + run.errors()).doesNotContain(key);
      return run;
    } finally {
      process.destroyForcibly();
    }
  }

  /** What an installed SQLLine has, and the driver. */
  private static String classPath() {
    List<String> own = List.of("sqlline", "jline-", "jansi", "jna");
    String driver = System.getProperty("driver.jar");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            jar -> jar.equals(driver) || own.stream().anyMatch(new File(jar).getName()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String script(String name) throws URISyntaxException {
    return Path.of(SqlLineTest.class.getResource("/" + name).toURI()).toString();
  }

  @Test
  void browsesWithoutARequest() throws Exception {
    Run run = run("--run=" + script("browse.sql"));

    assertThat(run.exitCode()).as("%s", run).isZero();
    assertThat(run.errors()).doesNotContain("Error", "Exception");
    assertThat(run.output())
        .anyMatch(line -> line.startsWith("'','whattalk','conversations','TABLE',"))
        .anyMatch(line -> line.startsWith("'','whattalk','conversation_types','TABLE',"))
        .anyMatch(
            line ->
                line.startsWith("'','whattalk','conversations','total_cost','3','DECIMAL','20'"))
        .anyMatch(
            line -> line.startsWith("'','whattalk','conversations','created_at','93','TIMESTAMP'"))
        .anyMatch(line -> line.startsWith("'','whattalk','conversations','id','1',"))
        .anyMatch(line -> line.matches("getDatabaseProductName +WhatTalk"))
        .contains("'whattalk',''");
    assertThat(api.queries()).containsExactly("per_page=1&page=1");
  }

  @Test
  void printsRowsInEachForm() throws Exception {
    Run run = run("--run=" + script("query.sql"));

    assertThat(run.exitCode()).as("%s", run).isZero();
    assertThat(run.errors()).doesNotContain("Error", "Exception");
    assertThat(run.output())
        .containsSubsequence(
            "'id','message_count','total_cost','ai_enabled','created_at'",
            "'c1','1','1','true','2025-01-01 00:01:00'",
            "'c2','2','2','true','2025-01-01 00:02:00'",
            "|  type  | conversations |",
            "| widget | 250           |",
            "{\"most\":250}",
            "id  c1",
            "id  c2");
    assertThat(run.output()).doesNotContain("id  c3");
  }

  @Test
  void stopsAScriptAtTheFirstError() throws Exception {
    Run run = run("--run=" + script("fail.sql"));

    assertThat(run.exitCode()).as("%s", run).isNotZero();
    assertThat(run.output()).contains("'before_it'").doesNotContain("'after_it'");
    assertThat(run.errors())
        .contains("column 'idd' not found; did you mean id?", "(state=42S22,code=0)")
        .doesNotContain("calcite");
  }

  @Test
  void goesOnAfterAnErrorIfItShall() throws Exception {
    Run run = run("--force=true", "--run=" + script("fail.sql"));

    assertThat(run.output()).contains("'before_it'", "'after_it'");
    assertThat(run.errors()).contains("(state=42S22,code=0)");
  }

  @Test
  void saysThatTheKeyIsWrong() throws Exception {
    Run run = runAs("canary-key", "-e", "SELECT 1;");

    assertThat(run.exitCode()).as("%s", run).isNotZero();
    assertThat(run.errors()).contains("(state=28000,code=0)");
  }
}
