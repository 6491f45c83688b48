package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.JarProgram;
import ai.whattalk.jdbc.testing.PseudoTerminal;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell's jar as a process: from the command line, through pipes and on a terminal. */
final class ShellIT {
  private static final String JAR = System.getProperty("shell.jar");

  /** Each JVM takes seconds to plan its first statement: a build starts two. */
  private static final String IN_CI = "[2-9]|\\d{2,}";

  /** A command of the page, in a block of its own. */
  private static final LocalDateTime TIME = LocalDateTime.of(2025, 1, 25, 14, 30, 0, 500_000_000);

  private static final List<Conversation> ROWS =
      List.of(
          new Conversation(
              "c1", "7", "Ödeme \"Işığı\"", "api", 1, new BigDecimal("1E-10"), true, TIME, null),
          new Conversation("c2", null, "", "widget", null, null, null, null, TIME));

  @AutoClose private final SimulatedApi api = new SimulatedApi(ROWS);
  @TempDir private Path home;

  private String url() {
    return "jdbc:whattalk:baseUrl=" + api.baseUrl();
  }

  /** With the key in the environment, and a charset and a language in which much goes wrong. */
  private JarProgram shell() {
    return new JarProgram(
        JAR,
        List.of(
            "-Duser.home=" + home,
            "-Dfile.encoding=windows-1254",
            "-Duser.language=tr",
            "-Duser.country=TR"),
        Map.of(
            "LC_ALL",
            "C",
            "TERM",
            "xterm",
            "WHATTALK_API_KEY",
            api.key(),
            "WHATTALK_BASE_URL",
            api.baseUrl()));
  }

  private JarProgram.Run run(String input, String... arguments) throws Exception {
    JarProgram.Run run = shell().run(input, arguments);
    assertThat(run.output() + run.errors()).doesNotContain(api.key());
    return run;
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no sh")
  void isAProgramThatStartsJavaWithFlags() throws Exception {
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    ProcessBuilder program =
        new ProcessBuilder(JAR, "-e", "SELECT 'a  b'").redirectErrorStream(true);
    program.environment().put("JAVA_HOME", home.toString());
    String output = new String(program.start().getInputStream().readAllBytes(), UTF_8);

    assertThat(output)
        .isEqualTo(
            """
            -XX:TieredStopAtLevel=1
            -XX:+UseSerialGC
            -jar
            %s
            -e
            SELECT 'a  b'
            """,
            JAR);
  }

  @Test
  void writesTheRowsOfAPipeAsCsvUntilAStatementFails() throws Exception {
    JarProgram.Run run =
        run(
            """
            -- a comment; with a semicolon
            SELECT id, assistant_name, message_count, total_cost, ai_enabled, created_at
            FROM conversations WHERE type <> 'ş;' ORDER BY id;
            SELECT 'a,b
            c' AS "ad ı" ;;
            SELECT nope FROM conversations;
            SELECT 'not run'
            """,
            "--live",
            "--format",
            "csv");

    assertThat(run.output())
        .isEqualTo(
            """
            id,assistant_name,message_count,total_cost,ai_enabled,created_at
            c1,"Ödeme ""Işığı""\",1,0.0000000001,true,2025-01-25 14:30:00.5
            c2,"",,,,
            ad ı
            "a,b
            c"
            """);
    assertThat(run.errors()).startsWith("stdin: statement 3: ").contains("'nope'", "[42S22]");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = IN_CI)
  void writesTheRowsOfFilesAndArgumentsAsJson() throws Exception {
    Path file = home.resolve("sorgu.sql");
    Files.writeString(file, "\uFEFFSELECT 'ı\\\"\t' AS \"ş\";", UTF_8);

    JarProgram.Run run =
        run("not read", "--live", "--format", "json", "-f", file.toString(), "-e", QUERY);

    assertThat(run.output())
        .isEqualTo(
            """
            [
            {"ş":"ı\\\\\\"\\t"}
            ]
            [
            {"id":"c1","n":1,"c":0.0000000001,"ai_enabled":true,"created_at":"2025-01-25 14:30:00.5"},
            {"id":"c2","n":null,"c":null,"ai_enabled":null,"created_at":null}
            ]
            """);
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  private static final String QUERY =
      "SELECT id, message_count AS n, total_cost AS c, ai_enabled, created_at"
          + " FROM conversations ORDER BY id";

  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = IN_CI)
  void opensTheDemoAccountUnlessToldOtherwise() throws Exception {
    JarProgram.Run run =
        run("", "-e", "SELECT type FROM conversation_types WHERE type > 'w' ORDER BY type");

    assertThat(run.output()).isEqualTo(" type\n----------\n whatsapp\n widget\n");
    assertThat(run.errors()).isEqualTo("(2 rows)\n");
    assertThat(run.exitCode()).isZero();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void saysWhyItHasNoConnection() throws Exception {
    JarProgram.Run run = new JarProgram(JAR, List.of(), Map.of()).run("SELECT 1", url());

    assertThat(run.errors()).startsWith("no API key: ").contains("[28000]");
    assertThat(run.output()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void saysWhatItDoesNotTake() throws Exception {
    JarProgram.Run run = run("", "--live", "--apiKey=" + api.key());

    assertThat(run.errors()).isEqualTo("there is no option --apiKey=…; --help lists them\n");
    assertThat(run.output()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void ctrlCEndsTheQueryAndNotTheShell() throws Exception {
    assumeTrue(PseudoTerminal.isThere(), "there is no command script that makes a terminal");
    api.rows(TestRows.numbered(6_000)).delay(Duration.ofMillis(250));
    JarProgram program =
        new JarProgram(JAR, shell().options(), Map.of("LC_ALL", "C", "TERM", "xterm"));
    try (PseudoTerminal terminal =
        new PseudoTerminal(program, "jdbc:whattalk:readAhead=0;baseUrl=" + api.baseUrl())) {
      terminal.await("API key");
      terminal.type(api.key() + "\r");
      terminal.await("whattalk> ");
      terminal.type("SELECT COUNT(DISTINCT id || 'ş') FROM conversations;\r");
      terminal.await("page 3 of 60");
      int before = api.requests().size();
      terminal.type("\u0003");

      assertThat(terminal.await("whattalk> ")).contains("cancelled (state=57014");
      assertThat(api.requests().size()).isBetween(before, before + 1);

      terminal.type("SELECT id, 'ışğİ' AS harf FROM conversations LIMIT 1;\r");
      assertThat(terminal.await("1 row selected")).contains("| c1 | ışğİ |");
      terminal.await("whattalk> ");
      terminal.type("\u0003");
      terminal.await("whattalk> ");
      terminal.type("!connect " + url() + " x " + api.key() + "\r");
      assertThat(terminal.await("whattalk> ")).contains("Unknown command");
      terminal.type("!tables\r");
      assertThat(terminal.await("whattalk> ")).contains("| conversation_types | TABLE ");
      terminal.type("!run no.sql\r");
      assertThat(terminal.await("whattalk> "))
          .contains("the file can't be read: no.sql")
          .doesNotContain("Exception");
      terminal.type("!record /no/where.txt\r");
      assertThat(terminal.await("whattalk> "))
          .contains("the file can't be written: /no/where.txt")
          .doesNotContain("Exception");
      terminal.type("!help\r");
      assertThat(terminal.await("whattalk> "))
          .contains("!outputformat vertical")
          .doesNotContain("sqlline");
      terminal.type("!quit\r");

      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.shown().split("Unknown command", 2)[0].split("!connect", 2)[0])
          .doesNotContain(api.key());
    }
    String history = Files.readString(home.resolve(".whattalk/history"), UTF_8);
    assertThat(history).contains("'ışğİ'").doesNotContain(api.key(), "!connect");
  }

  @Test
  void licencesOfWhatIsBundledAreIn() throws IOException {
    try (JarFile jar = new JarFile(JAR)) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isEqualTo(System.getProperty("driver.version"));
      assertThat(text(jar, "META-INF/shell/NOTICE")).contains("SQLLine", "JLine");
      assertThat(text(jar, "META-INF/shell/sqlline.txt")).contains("Marc Prud'hommeaux");
      assertThat(text(jar, "META-INF/shell/jline.txt")).contains("Neither the name of JLine");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Apache Calcite");
      assertThat(text(jar, "META-INF/services/java.sql.Driver").lines())
          .containsExactly("ai.whattalk.jdbc.WhatTalkDriver");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
