package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.testing.HeapScan;
import ai.whattalk.jdbc.testing.JavaProgram;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SmallHeap;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A scan keeps no more rows in memory than a few pages hold, and of the others some bytes; what
 * needs more memory than there is takes no more from the JVM than its own result.
 */
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
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      server.answer(
          request ->
              page(Integer.parseInt(request.getUrl().queryParameter("page")), request, count));

      new JavaProgram(HeapScan.class, List.of("-Xmx" + mebibytes + "m"), WhatTalkDriver.class)
          .run("jdbc:whattalk:baseUrl=" + server.baseUrl(), server.key(), result.toString());

      assertThat(result).hasContent(expected(count));
    }
  }

  /** In {@code .ci/run} only: so many long statements take a minute. */
  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = "[2-9]|\\d{2,}")
  void plansOfLongStatementsGiveWayAndMemoryThatEndsIsAnError() throws Exception {
    try (SimulatedApi server = new SimulatedApi(TestRows.numbered(300))) {
      new JavaProgram(SmallHeap.class, List.of("-Xmx64m"), WhatTalkDriver.class)
          .run(
              "jdbc:whattalk:baseUrl=" + server.baseUrl(),
              server.key(),
              String.valueOf(RandomCases.count("heap.statements", 50)));
    }
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
}
