package ai.whattalk.jdbc.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From {@code java} to its end, for one statement: class path, connecting, reading, planning. CPU
 * times are the shell's, user's and system's together; needs bash.
 */
final class ColdStartBenchmark {
  private static final int ROWS = 1_200;
  private static final int ROUNDS = Benchmarks.rounds(7);
  private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** By name: the statement, and how many rows it gives. */
  private static final Map<String, Map.Entry<String, Integer>> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put("LIMIT 10", Map.entry("SELECT * FROM conversations LIMIT 10", 10));
    STATEMENTS.put(
        "GROUP BY",
        Map.entry(
            "SELECT type, COUNT(*), SUM(total_cost) FROM conversations GROUP BY type ORDER BY type",
            4));
    STATEMENTS.put(
        "join",
        Map.entry(
            "SELECT a.name, COUNT(*) FROM conversations c JOIN assistants a"
                + " ON c.assistant_id = a.\"uuid\" GROUP BY a.name ORDER BY a.name",
            5));
  }

  private static final String CONVERSATIONS =
      "CREATE TABLE conversations (id VARCHAR(255), assistant_id VARCHAR(255),"
          + " assistant_name VARCHAR(255), type VARCHAR(255), message_count INTEGER,"
          + " total_cost DECIMAL(20, 10), ai_enabled BOOLEAN, created_at TIMESTAMP,"
          + " updated_at TIMESTAMP)";

  private final String driverJar = System.getProperty("driver.jar");
  private final Path file;
  private final List<String> tables;

  ColdStartBenchmark() throws IOException {
    file = Files.createTempFile("conversations", ".csv");
    Files.write(file, BenchmarkRows.lines(ROWS));
    TreeSet<String> uuids = new TreeSet<>();
    BenchmarkRows.rows(ROWS).forEach(row -> uuids.add(row.assistantId()));
    tables =
        List.of(
            CONVERSATIONS,
            "CREATE TABLE assistants (\"uuid\" VARCHAR(255), name VARCHAR(255))",
            uuids.stream()
                .map(uuid -> "('" + uuid + "', 'Assistant " + uuid + "')")
                .collect(Collectors.joining(", ", "INSERT INTO assistants VALUES ", "")));
  }

  /** The program with one rival: its class path, and its arguments before the statement. */
  private record Rival(String classPath, String url, String password, List<String> before) {}

  void run(BenchmarkReport report) throws Exception {
    report.heading("From `java` to its end");
    report.text(
        "One statement in a new JVM. The driver reads "
            + ROWS
            + " rows from a server in another process without latency; its rivals read them from a"
            + " file into memory first. With flags: `"
            + String.join(" ", FLAGS)
            + "`, for all. Medians of "
            + ROUNDS
            + ", in turn. Ratios are to Calcite's own driver, with the same flags; in the last"
            + " two columns, of each with flags to Calcite's without.");
    try (BenchmarkServer server = new BenchmarkServer(false, ROWS)) {
      Map<String, Rival> rivals = rivals(server);
      for (Map.Entry<String, Map.Entry<String, Integer>> statement : STATEMENTS.entrySet()) {
        Benchmarks.progress("c: " + statement.getKey());
        Map<String, Sample.Measured> measured = new LinkedHashMap<>();
        rivals.forEach(
            (name, rival) -> {
              measured.put(name, () -> start(rival, List.of(), statement.getValue()));
              measured.put(name + "/flags", () -> start(rival, FLAGS, statement.getValue()));
            });
        report.table(rows(statement.getKey(), Sample.inTurn(ROUNDS, measured)));
      }
    } finally {
      Files.delete(file);
    }
  }

  private Map<String, Rival> rivals(BenchmarkServer server) {
    String own = System.getProperty("java.class.path");
    List<String> elements = List.of(own.split(File.pathSeparator));
    String program =
        elements.stream().filter(one -> one.endsWith("test-classes")).findFirst().orElseThrow();
    Map<String, Rival> rivals = new LinkedHashMap<>();
    rivals.put(
        "driver",
        new Rival(
            BenchmarkServer.classPath(driverJar, program), server.url(), server.key(), List.of()));
    rivals.put(
        "Calcite",
        new Rival(
            BenchmarkServer.classPath(program, System.getProperty("host.classpath")),
            file.toString(),
            "",
            List.of()));
    List<String> forH2 = new ArrayList<>(tables);
    forH2.add(
        "INSERT INTO conversations SELECT * FROM CSVREAD('"
            + file
            + "', 'id,assistant_id,assistant_name,type,message_count,total_cost,ai_enabled,"
            + "created_at,updated_at')");
    rivals.put(
        "H2",
        new Rival(
            BenchmarkServer.classPath(program, jar(elements, "h2")),
            "jdbc:h2:mem:cold;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "",
            forH2));
    List<String> forDuckDb = new ArrayList<>(tables);
    forDuckDb.add("COPY conversations FROM '" + file + "' (HEADER false)");
    rivals.put(
        "DuckDB",
        new Rival(
            BenchmarkServer.classPath(program, jar(elements, "duckdb_jdbc")),
            "jdbc:duckdb:",
            "",
            forDuckDb));
    return rivals;
  }

  private static String jar(List<String> elements, String name) {
    return elements.stream()
        .filter(one -> one.matches(".*/" + name + "-[^/]*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No " + name + " on the class path"));
  }

  private static Sample start(Rival rival, List<String> flags, Map.Entry<String, Integer> statement)
      throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" 2>&1", "bash"));
    command.addAll(BenchmarkServer.java(flags, rival.classPath()));
    command.addAll(
        List.of(
            ColdStartProgram.class.getName(),
            rival.url(),
            rival.password(),
            statement.getValue().toString()));
    command.addAll(rival.before());
    command.add(statement.getKey());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    String[] seconds = output.strip().lines().reduce((one, next) -> next).orElseThrow().split(" ");
    return new Sample(
        1000 * Double.parseDouble(seconds[0]),
        1000 * (Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2])));
  }

  private static List<List<String>> rows(String statement, Map<String, Sample> samples) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            statement,
            "ms",
            "ratio",
            "CPU ms",
            "ratio of CPU",
            "with flags, ms",
            "ratio",
            "with flags, CPU ms",
            "ratio of CPU",
            "with flags by Calcite without",
            "of CPU"));
    Sample plain = samples.get("Calcite");
    Sample flagged = samples.get("Calcite/flags");
    for (String name : List.of("driver", "Calcite", "H2", "DuckDB")) {
      Sample one = samples.get(name);
      Sample other = samples.get(name + "/flags");
      rows.add(
          List.of(
              name,
              BenchmarkReport.millis(one.wallMillis()),
              BenchmarkReport.ratio(one.wallMillis(), plain.wallMillis()),
              BenchmarkReport.millis(one.cpuMillis()),
              BenchmarkReport.ratio(one.cpuMillis(), plain.cpuMillis()),
              BenchmarkReport.millis(other.wallMillis()),
              BenchmarkReport.ratio(other.wallMillis(), flagged.wallMillis()),
              BenchmarkReport.millis(other.cpuMillis()),
              BenchmarkReport.ratio(other.cpuMillis(), flagged.cpuMillis()),
              BenchmarkReport.ratio(other.wallMillis(), plain.wallMillis()),
              BenchmarkReport.ratio(other.cpuMillis(), plain.cpuMillis())));
    }
    return rows;
  }
}
