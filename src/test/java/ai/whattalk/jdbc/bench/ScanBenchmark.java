package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scan of all rows at several latencies, beside loops that are written by hand. */
final class ScanBenchmark {
  private static final int ROWS = 20_000;

  /** The driver reads four pages ahead of the one that is awaited. */
  private static final int IN_FLIGHT = 5;

  private static final int ROUNDS = Benchmarks.rounds(7);
  private static final int WARM_UP_ROUNDS = 8;

  /**
   * Scans of a sample where one takes some 100 ms, of which the CPU's clock would be too coarse.
   */
  private static final int SCANS_WITHOUT_LATENCY = 5;

  private static final String DRIVER = "driver";
  private static final String SEQUENTIAL = "one after another";
  private static final String PARALLEL = IN_FLIGHT + " in flight";

  void run(BenchmarkReport report) throws Exception {
    report.heading("Scan");
    report.text(
        "`SELECT * FROM conversations` of "
            + ROWS
            + " rows, all nine columns taken by their getters, beside loops of OkHttp and Jackson's"
            + " stream that make the same values, one page after another and with as many requests"
            + " in flight as the driver has. The server is another process, on the same cores. CPU"
            + " is that of the process that reads, its garbage collector included. Medians of "
            + ROUNDS
            + ", in turn; without latency, of as many times "
            + SCANS_WITHOUT_LATENCY
            + " scans.");
    try (BenchmarkServer server = new BenchmarkServer(false, ROWS);
        Connection connection = DriverManager.getConnection(server.url(), "", server.key());
        LoopScan sequential = new LoopScan(server, 1);
        LoopScan parallel = new LoopScan(server, IN_FLIGHT)) {
      Map<String, Scan> scans = new LinkedHashMap<>();
      scans.put(DRIVER, () -> scan(connection));
      scans.put(SEQUENTIAL, sequential::run);
      scans.put(PARALLEL, parallel::run);
      long sum = sequential.run();
      Benchmarks.progress("a: warm-up");
      Sample.inTurn(WARM_UP_ROUNDS, measured(scans, sum, SCANS_WITHOUT_LATENCY));
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "latency",
              "driver, ms",
              PARALLEL + ", ms",
              "ratio",
              SEQUENTIAL + ", ms",
              "driver, CPU ms",
              PARALLEL + ", CPU ms",
              SEQUENTIAL + ", CPU ms",
              "ratio of CPU to the last"));
      for (int latency : List.of(0, 20, 100)) {
        Benchmarks.progress("a: " + latency + " ms");
        server.latency(latency);
        int times = latency == 0 ? SCANS_WITHOUT_LATENCY : 1;
        rows.add(row(latency, times, Sample.inTurn(ROUNDS, measured(scans, sum, times))));
      }
      report.table(rows);
    }
  }

  /** Reads all rows, and gives the sum of their hashes. */
  private interface Scan {
    long run() throws Exception;
  }

  private static Map<String, Sample.Measured> measured(
      Map<String, Scan> scans, long sum, int times) {
    Map<String, Sample.Measured> measured = new LinkedHashMap<>();
    scans.forEach(
        (name, scan) ->
            measured.put(
                name,
                () ->
                    Sample.of(
                        () -> {
                          for (int i = 0; i < times; i++) {
                            if (scan.run() != sum) {
                              throw new IllegalStateException(name + " has other rows");
                            }
                          }
                        })));
    return measured;
  }

  private static List<String> row(int latency, int times, Map<String, Sample> samples) {
    Sample driver = samples.get(DRIVER);
    Sample sequential = samples.get(SEQUENTIAL);
    Sample parallel = samples.get(PARALLEL);
    return List.of(
        latency + " ms",
        BenchmarkReport.millis(driver.wallMillis() / times),
        BenchmarkReport.millis(parallel.wallMillis() / times),
        BenchmarkReport.ratio(driver.wallMillis(), parallel.wallMillis()),
        BenchmarkReport.millis(sequential.wallMillis() / times),
        BenchmarkReport.millis(driver.cpuMillis() / times),
        BenchmarkReport.millis(parallel.cpuMillis() / times),
        BenchmarkReport.millis(sequential.cpuMillis() / times),
        BenchmarkReport.ratio(driver.cpuMillis(), sequential.cpuMillis()));
  }

  private static long scan(Connection connection) throws SQLException {
    long sum = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      while (rows.next()) {
        Conversation row =
            new Conversation(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getInt(5),
                rows.getBigDecimal(6),
                rows.getBoolean(7),
                rows.getObject(8, LocalDateTime.class),
                rows.getObject(9, LocalDateTime.class));
        sum += row.hashCode();
      }
    }
    return sum;
  }
}
