package ai.whattalk.jdbc.bench;

import java.io.IOException;
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

  /** After so many scans, the JVM compiles hardly anything any more. */
  private static final int WARM_UP_SCANS = 200;

  /**
   * Scans of a sample where one takes some 100 ms, of which the CPU's clock would be too coarse.
   */
  private static final int SCANS_WITHOUT_LATENCY = 5;

  private static final String DRIVER = "driver";
  private static final String SEQUENTIAL = "one after another";
  private static final String PARALLEL = IN_FLIGHT + " in flight";
  private static final String SHORT = "one after another, short";

  /** Of the hashes of all rows; 0 before they were read. */
  private long sum;

  void run(BenchmarkReport report) throws Exception {
    report.heading("Scan");
    report.text(
        "`SELECT * FROM conversations` of "
            + ROWS
            + " rows, all nine columns taken by their getters, beside loops of OkHttp and Jackson that"
            + " make the same values, one page after another and with as many requests in flight as"
            + " the driver has: the fastest that we could write, which reads Jackson's stream, and"
            + " the digits of times at their places; without latency, also the shortest, with"
            + " `ObjectMapper.readTree` and a `DateTimeFormatter`. Each runs in a process of its"
            + " own, as the server does, on the same cores. CPU is that of the process that reads,"
            + " collector and compiler included. Medians of "
            + ROUNDS
            + ", in turn; without latency, of as many times "
            + SCANS_WITHOUT_LATENCY
            + " scans. Each had "
            + WARM_UP_SCANS
            + " scans before, which are not counted.");
    try (BenchmarkServer server = new BenchmarkServer(false, ROWS);
        AskedProcess driver = start(server, 0, false);
        AskedProcess sequential = start(server, 1, false);
        AskedProcess parallel = start(server, IN_FLIGHT, false);
        AskedProcess shortLoop = start(server, 1, true)) {
      Map<String, AskedProcess> rivals = new LinkedHashMap<>();
      rivals.put(DRIVER, driver);
      rivals.put(SEQUENTIAL, sequential);
      rivals.put(PARALLEL, parallel);
      rivals.put(SHORT, shortLoop);
      Benchmarks.progress("a: warm-up");
      Sample.inTurn(1, measured(rivals, WARM_UP_SCANS));
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
              "ratio of CPU to the last",
              SHORT + ", CPU ms",
              "ratio"));
      for (int latency : List.of(0, 20, 100)) {
        Benchmarks.progress("a: " + latency + " ms");
        server.latency(latency);
        int times = latency == 0 ? SCANS_WITHOUT_LATENCY : 1;
        rows.add(row(latency, times, Sample.inTurn(ROUNDS, measured(rivals, times))));
        rivals.remove(SHORT);
      }
      report.table(rows);
    }
  }

  private static AskedProcess start(BenchmarkServer server, int inFlight, boolean isShort)
      throws IOException {
    return new AskedProcess(
        List.of(),
        System.getProperty("java.class.path"),
        ScanProgram.class,
        server.baseUrl(),
        server.key(),
        Integer.toString(inFlight),
        Boolean.toString(isShort));
  }

  private Map<String, Sample.Measured> measured(Map<String, AskedProcess> rivals, int times) {
    Map<String, Sample.Measured> measured = new LinkedHashMap<>();
    rivals.forEach((name, rival) -> measured.put(name, () -> scanned(name, rival, times)));
    return measured;
  }

  /** Times of different rows would say nothing. */
  private Sample scanned(String name, AskedProcess rival, int times) throws IOException {
    String[] answer = rival.ask(Integer.toString(times)).split(" ");
    long its = Long.parseLong(answer[2]);
    if (sum != 0 && its != sum) {
      throw new IllegalStateException(name + " has other rows");
    }
    sum = its;
    return new Sample(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
  }

  private static List<String> row(int latency, int times, Map<String, Sample> samples) {
    Sample driver = samples.get(DRIVER);
    Sample sequential = samples.get(SEQUENTIAL);
    Sample parallel = samples.get(PARALLEL);
    Sample shortLoop = samples.get(SHORT);
    return List.of(
        latency + " ms",
        BenchmarkReport.millis(driver.wallMillis() / times),
        BenchmarkReport.millis(parallel.wallMillis() / times),
        BenchmarkReport.ratio(driver.wallMillis(), parallel.wallMillis()),
        BenchmarkReport.millis(sequential.wallMillis() / times),
        BenchmarkReport.millis(driver.cpuMillis() / times),
        BenchmarkReport.millis(parallel.cpuMillis() / times),
        BenchmarkReport.millis(sequential.cpuMillis() / times),
        BenchmarkReport.ratio(driver.cpuMillis(), sequential.cpuMillis()),
        shortLoop == null ? "" : BenchmarkReport.millis(shortLoop.cpuMillis() / times),
        shortLoop == null ? "" : BenchmarkReport.ratio(driver.cpuMillis(), shortLoop.cpuMillis()));
  }
}
