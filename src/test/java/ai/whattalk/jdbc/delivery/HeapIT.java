package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.testing.HeapScan;
import ai.whattalk.jdbc.testing.JavaProgram;
import ai.whattalk.jdbc.testing.NumberedPages;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SmallHeap;
import ai.whattalk.jdbc.testing.TestRows;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  /** The collector is the one that users have. */
  private static List<String> options(int mebibytes) {
    return List.of("-XX:TieredStopAtLevel=1", "-Xmx" + mebibytes + "m");
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void scansSoManyRowsInSoManyMebibytesOfHeap(int count, int mebibytes, @TempDir Path directory)
      throws Exception {
    Path result = directory.resolve("result.txt");
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      server.answer(request -> NumberedPages.page(request, count));

      new JavaProgram(HeapScan.class, options(mebibytes), WhatTalkDriver.class)
          .run("jdbc:whattalk:baseUrl=" + server.baseUrl(), server.key(), result.toString());

      assertThat(result).hasContent(NumberedPages.expected(count));
    }
  }

  /** In {@code .ci/run} only: so many long statements take a minute. */
  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = "[2-9]|\\d{2,}")
  void plansOfLongStatementsGiveWayAndMemoryThatEndsIsAnError() throws Exception {
    try (SimulatedApi server = new SimulatedApi(TestRows.numbered(300))) {
      new JavaProgram(SmallHeap.class, options(64), WhatTalkDriver.class)
          .run(
              "jdbc:whattalk:baseUrl=" + server.baseUrl(),
              server.key(),
              String.valueOf(RandomCases.count("heap.statements", 50)));
    }
  }
}
