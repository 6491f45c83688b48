package ai.whattalk.jdbc.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs all benchmarks and writes the page. Argument: the file; without one, the page is printed.
 * Properties: {@code bench.only}, letters of those to run, whose page is then printed, and {@code
 * bench.rounds}, of each.
 */
public final class Benchmarks {
  private static final String ALL = "abcde";
  private static final double BYTES_PER_GIBIBYTE = 1L << 30;
  private static final long START = System.nanoTime();

  private Benchmarks() {}

  /** Runs them. */
  public static void main(String[] arguments) throws Exception {
    String asked = System.getProperty("bench.only", "");
    String only = asked.isBlank() ? ALL : asked;
    BenchmarkReport report = new BenchmarkReport();
    report.text(
        "What `mvn -Pbench verify` measured. Ratios are the driver's figure by its rival's, of one"
            + " run, in which they take turns: below 1 the driver is faster. "
            + machine());
    Map<String, Part> parts = new TreeMap<>();
    parts.put("a", () -> new ScanBenchmark().run(report));
    parts.put("b", () -> new StatementBenchmark().run(report));
    parts.put("c", () -> new ColdStartBenchmark().run(report));
    parts.put("d", () -> new HeapBenchmark().run(report));
    parts.put("e", () -> new RequestBenchmark().run(report));
    parts.keySet().retainAll(List.of(only.split("")));
    for (Part part : parts.values()) {
      part.run();
      if (arguments.length > 0 && only.equals(ALL)) {
        Files.writeString(Path.of(arguments[0]), "# Benchmarks\n" + report);
      }
    }
    if (arguments.length == 0 || !only.equals(ALL)) {
      System.out.println(report);
    }
  }

  private interface Part {
    void run() throws Exception;
  }

  private static String machine() throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double load = system.getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GiB of memory, %s %s %s, %s %s. Load average when the run began: %.1f%s.",
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() / BYTES_PER_GIBIBYTE,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"),
        load,
        load > 0.5 ? ", so that the machine was shared with other work" : "");
  }

  /** So many rounds, or as many as are asked for. */
  static int rounds(int usual) {
    int asked = Integer.getInteger("bench.rounds", 0);
    return asked > 0 ? asked : usual;
  }

  /** Says what is done, to whoever waits. */
  static void progress(String what) {
    System.err.printf(
        Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - START) / 1_000_000_000, what);
  }
}
