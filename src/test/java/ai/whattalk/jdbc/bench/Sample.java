package ai.whattalk.jdbc.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What some work took.
 *
 * @param wallMillis by the clock
 * @param cpuMillis of all threads
 */
record Sample(double wallMillis, double cpuMillis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Something to measure. */
  interface Work {
    void run() throws Exception;
  }

  /** Something that measures itself, such as a process. */
  interface Measured {
    Sample run() throws Exception;
  }

  static Sample of(Work work) throws Exception {
    long cpu = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    wall = System.nanoTime() - wall;
    cpu = PROCESS.getProcessCpuTime() - cpu;
    return new Sample(wall / NANOS_PER_MILLI, cpu / NANOS_PER_MILLI);
  }

  /**
   * Measures with the CPU time of Java's threads alone, which is exact: that of the process comes
   * in steps of 10 ms, and compiling what ran before would be counted as well.
   */
  static Sample ofThreads(Work work) throws Exception {
    Map<Long, Long> before = threadsNanos();
    long wall = System.nanoTime();
    work.run();
    wall = System.nanoTime() - wall;
    long cpu = 0;
    for (Map.Entry<Long, Long> thread : threadsNanos().entrySet()) {
      cpu += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return new Sample(wall / NANOS_PER_MILLI, cpu / NANOS_PER_MILLI);
  }

  private static Map<Long, Long> threadsNanos() {
    long[] ids = THREADS.getAllThreadIds();
    long[] nanos = THREADS.getThreadCpuTime(ids);
    Map<Long, Long> threads = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (nanos[i] >= 0) {
        threads.put(ids[i], nanos[i]);
      }
    }
    return threads;
  }

  /** Medians of rivals that are measured in turn, each round in the other order. */
  static Map<String, Sample> inTurn(int rounds, Map<String, Measured> rivals) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    rivals.keySet().forEach(name -> samples.put(name, new ArrayList<>()));
    List<Map.Entry<String, Measured>> order = new ArrayList<>(rivals.entrySet());
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<String, Measured> rival : order) {
        samples.get(rival.getKey()).add(rival.getValue().run());
      }
      Collections.reverse(order);
    }
    Map<String, Sample> medians = new LinkedHashMap<>();
    samples.forEach((name, each) -> medians.put(name, median(each)));
    return medians;
  }

  private static Sample median(List<Sample> samples) {
    return new Sample(
        median(samples.stream().mapToDouble(Sample::wallMillis)),
        median(samples.stream().mapToDouble(Sample::cpuMillis)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  Sample plus(Sample other) {
    return new Sample(wallMillis + other.wallMillis, cpuMillis + other.cpuMillis);
  }
}
