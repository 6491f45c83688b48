package ai.whattalk.jdbc.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.common.io.Resources;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
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
  private final Path directory;
  private final Path file;
  private final List<String> tables;

  ColdStartBenchmark() throws IOException {
    directory = Files.createTempDirectory("cold-start");
    file = directory.resolve("conversations.csv");
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
            + " file into memory first. Flags: `"
            + String.join(" ", FLAGS)
            + "`; archive: besides, one of all loaded classes, which a run of the same statement"
            + " has written (`docs/shell.md`). Medians of "
            + ROUNDS
            + ", in turn. All ratios are to Calcite's own driver without flags.");
    try (BenchmarkServer server = new BenchmarkServer(false, ROWS)) {
      Map<String, Rival> rivals = rivals(server);
      for (Map.Entry<String, Map.Entry<String, Integer>> statement : STATEMENTS.entrySet()) {
        Benchmarks.progress("c: " + statement.getKey());
        Map<String, Sample.Measured> measured = new LinkedHashMap<>();
        for (Map.Entry<String, Rival> rival : rivals.entrySet()) {
          String archive = directory.resolve(rival.getKey() + ".jsa").toString();
          start(
              rival.getValue(), with("-XX:ArchiveClassesAtExit=" + archive), statement.getValue());
          Map<String, List<String>> options = new LinkedHashMap<>();
          options.put("", List.of());
          options.put(", flags", FLAGS);
          options.put(", archive", with("-XX:SharedArchiveFile=" + archive));
          options.forEach(
              (name, flags) ->
                  measured.put(
                      rival.getKey() + name,
                      () -> start(rival.getValue(), flags, statement.getValue())));
        }
        report.table(rows(statement.getKey(), Sample.inTurn(ROUNDS, measured)));
      }
    } finally {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static List<String> with(String flag) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add(flag);
    return flags;
  }

  private Map<String, Rival> rivals(BenchmarkServer server) throws IOException, URISyntaxException {
    String own = System.getProperty("java.class.path");
    List<String> elements = List.of(own.split(File.pathSeparator));
    String program = program().toString();
    Map<String, Rival> rivals = new LinkedHashMap<>();
    rivals.put(
        "driver",
        new Rival(
            AskedProcess.classPath(driverJar, program), server.url(), server.key(), List.of()));
    rivals.put(
        "Calcite",
        new Rival(
            AskedProcess.classPath(program, System.getProperty("host.classpath")),
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
            AskedProcess.classPath(program, jar(elements, "h2")),
            "jdbc:h2:mem:cold;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "",
            forH2));
    List<String> forDuckDb = new ArrayList<>(tables);
    forDuckDb.add("COPY conversations FROM '" + file + "' (HEADER false)");
    rivals.put(
        "DuckDB",
        new Rival(
            AskedProcess.classPath(program, jar(elements, "duckdb_jdbc")),
            "jdbc:duckdb:",
            "",
            forDuckDb));
    return rivals;
  }

  /** The program's package in a jar, since classes of a folder can't be archived. */
  private Path program() throws IOException, URISyntaxException {
    Path folder = Path.of(Resources.getResource(ColdStartProgram.class, "").toURI());
    Path jar = directory.resolve("program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        DirectoryStream<Path> classes = Files.newDirectoryStream(folder)) {
      String inJar = ColdStartProgram.class.getPackageName().replace('.', '/') + "/";
      for (Path one : classes) {
        out.putNextEntry(new JarEntry(inJar + one.getFileName()));
        Files.copy(one, out);
      }
    }
    return jar;
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
    command.addAll(AskedProcess.java(flags, rival.classPath()));
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
    rows.add(List.of(statement, "ms", "ratio", "CPU ms", "ratio of CPU"));
    Sample stock = Objects.requireNonNull(samples.get("Calcite"));
    samples.forEach(
        (name, one) ->
            rows.add(
                List.of(
                    name,
                    BenchmarkReport.millis(one.wallMillis()),
                    BenchmarkReport.ratio(one.wallMillis(), stock.wallMillis()),
                    BenchmarkReport.millis(one.cpuMillis()),
                    BenchmarkReport.ratio(one.cpuMillis(), stock.cpuMillis()))));
    return rows;
  }
}
