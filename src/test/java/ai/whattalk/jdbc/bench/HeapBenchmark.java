package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.testing.HeapScan;
import ai.whattalk.jdbc.testing.JavaProgram;
import ai.whattalk.jdbc.testing.NumberedPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The memory of long scans, in JVMs of their own with small heaps. */
final class HeapBenchmark {
  /** As the collector logs a collection: before, after. */
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");

  void run(BenchmarkReport report) throws Exception {
    report.heading("Memory of long scans");
    report.text(
        "`SELECT * FROM conversations`, read to its end in a JVM with that heap; each row is there"
            + " once. The most that was used, as the collector logs it, garbage included, and the"
            + " most that was left after a collection.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rows", "heap, MiB", "most used, MiB", "most left, MiB", "seconds"));
    rows.add(row(500_000, 64));
    rows.add(row(1_000_000, 96));
    report.table(rows);
  }

  private static List<String> row(int count, int mebibytes) throws Exception {
    Benchmarks.progress("d: " + count + " rows");
    Path result = Files.createTempFile("scan", ".txt");
    Path log = Files.createTempFile("collections", ".txt");
    try (BenchmarkServer server = new BenchmarkServer(true, count)) {
      List<String> options = List.of("-Xmx" + mebibytes + "m", "-Xlog:gc:file=" + log);
      JavaProgram program = new JavaProgram(HeapScan.class, options, WhatTalkDriver.class);
      Sample sample = Sample.of(() -> program.run(server.url(), server.key(), result.toString()));
      if (!Files.readString(result).equals(NumberedPages.expected(count))) {
        throw new IllegalStateException("Other rows: " + Files.readString(result));
      }
      String collections = Files.readString(log);
      return List.of(
          Integer.toString(count),
          Integer.toString(mebibytes),
          Long.toString(sizes(collections, 1).max().orElseThrow()),
          Long.toString(sizes(collections, 2).max().orElseThrow()),
          Long.toString(Math.round(sample.wallMillis() / 1000)));
    } finally {
      Files.delete(result);
      Files.delete(log);
    }
  }

  private static LongStream sizes(String log, int group) {
    return COLLECTION
        .matcher(log)
        .results()
        .map((MatchResult each) -> each.group(group))
        .mapToLong(Long::parseLong);
  }
}
