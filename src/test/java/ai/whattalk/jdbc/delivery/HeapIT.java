package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.testing.HeapScan;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scan keeps no more rows in memory than a few pages hold, and of the others some bytes. */
final class HeapIT {

  static Stream<Arguments> sizes() {
    // In a build the first only.
    return Stream.of(Arguments.of(200_000, 64), Arguments.of(600_000, 80))
        .limit(RandomCases.count("heap.sizes", 1));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void scansSoManyRowsInSoManyMebibytesOfHeap(int count, int mebibytes, @TempDir Path directory)
      throws Exception {
    Path result = directory.resolve("result.txt");
    Path output = directory.resolve("output.txt");
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      server.answer(
          request ->
              page(Integer.parseInt(request.getUrl().queryParameter("page")), request, count));

      Process scan =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + mebibytes + "m",
                  // As in this JVM.
                  "-Duser.language=" + System.getProperty("user.language"),
                  "-Duser.country=" + System.getProperty("user.country", ""),
                  "-Dfile.encoding=" + System.getProperty("file.encoding"),
                  "-cp",
                  String.join(
                      File.pathSeparator, place(WhatTalkDriver.class), place(HeapScan.class)),
                  HeapScan.class.getName(),
                  "jdbc:whattalk:baseUrl=" + server.baseUrl(),
                  server.key(),
                  result.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        scan.waitFor();
      } finally {
        scan.destroyForcibly();
      }

      assertThat(scan.exitValue()).as(() -> read(output)).isZero();
      assertThat(result).hasContent(expected(count));
    }
  }

  /** The jar or directory that holds a class. */
  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static MockResponse page(int page, RecordedRequest request, int count) {
    int perPage = Integer.parseInt(request.getUrl().queryParameter("per_page"));
    StringBuilder body = new StringBuilder("{\"data\": [");
    for (int row = (page - 1) * perPage; row < Math.min(page * perPage, count); row++) {
      body.append(row % perPage == 0 ? "" : ",")
          .append("{\"id\": \"")
          .append(id(row))
          .append("\", \"assistant_id\": \"a1b2c3d4-5678-90ab-cdef-1234567890ab\"")
          .append(", \"assistant_name\": \"Support Assistant\", \"type\": \"widget\"")
          .append(", \"message_count\": 12, \"ai_enabled\": true, \"total_cost\": ")
          .append(cost(row).toPlainString())
          .append(", \"created_at\": \"2025-01-25 14:30:00\"")
          .append(", \"updated_at\": \"2025-01-25 15:45:00\"}");
    }
    body.append("], \"current_page\": ")
        .append(page)
        .append(", \"per_page\": ")
        .append(perPage)
        .append(", \"total\": ")
        .append(count)
        .append(", \"last_page\": ")
        .append((count - 1) / perPage + 1)
        .append('}');
    return new MockResponse.Builder().body(body.toString()).build();
  }

  private static String id(int row) {
    return "550e8400-e29b-41d4-a716-" + row;
  }

  private static BigDecimal cost(int row) {
    return BigDecimal.valueOf(row, 4);
  }

  private static String expected(int count) {
    CRC32 ids = new CRC32();
    BigDecimal cost = BigDecimal.ZERO;
    for (int row = 0; row < count; row++) {
      ids.update(id(row).getBytes(UTF_8));
      cost = cost.add(cost(row));
    }
    return count + " " + ids.getValue() + " " + cost.toPlainString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
