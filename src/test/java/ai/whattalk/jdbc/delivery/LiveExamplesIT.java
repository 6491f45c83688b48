package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.ExampleRunner;
import ai.whattalk.jdbc.ExampleStart;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code -Plive} asks of servers before the first example, and what it prints; of one server
 * in a JVM of its own, with the key and the base URL in its environment.
 */
final class LiveExamplesIT {
  private static final int MOST_REQUESTS = 20;

  /** What the example asks for, and nothing before it. */
  private static final String EXAMPLE = "type=test&date_from=1999-12";

  @TempDir private Path folder;

  private enum Server {
    AS_DOCUMENTED(server -> {}),
    EMPTY(server -> server.rows(List.of())),
    OF_ONE_ROW(server -> server.rows(TestRows.numbered(1))),
    CLAMPED(server -> server.clampPerPage(15)),
    IGNORES_ALL(SimulatedApi::ignoreAllFilters),
    REFUSES_TEXT(SimulatedApi::refuseAssistantId),
    WITHOUT_TOTALS(server -> server.write(JsonForm.NO_TOTALS)),
    CURSOR(server -> server.paginateByCursor(ListOrder.NEWEST_FIRST.comparator())),
    ENDS_AT_MIDNIGHT(SimulatedApi::endDateToAtMidnight),
    COUNTS_LATE(server -> server.total(TotalRule.LATE)),
    COUNTS_WRONG(server -> server.total(TotalRule.constant(77))),
    FAILS_NOW_AND_THEN(
        server -> {
          AtomicInteger number = new AtomicInteger();
          server.answer(
              request ->
                  number.incrementAndGet() % 3 == 2
                      ? new MockResponse.Builder().code(500).build()
                      : null);
        }),
    ANSWERS_HTML_AFTER_CONNECTING(
        server -> {
          AtomicInteger number = new AtomicInteger();
          server.answer(
              request ->
                  number.incrementAndGet() > 1
                      ? new MockResponse.Builder().body("<html></html>").build()
                      : null);
        });

    private final Consumer<SimulatedApi> ways;

    Server(Consumer<SimulatedApi> ways) {
      this.ways = ways;
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfTheServerFirst(Server server) throws Exception {
    Files.writeString(
        folder.resolve("example.sql"),
        """
        -- The marked example
        SELECT id FROM conversations WHERE type = 'test' AND created_at >= '1999-12-31' LIMIT 1;
        """);
    List<Conversation> rows = TestRows.conversations(1_200, 11);
    try (SimulatedApi api = new SimulatedApi(rows)) {
      server.ways.accept(api);

      String printed = server == Server.AS_DOCUMENTED ? runInAJvm(api) : run(api);

      List<String> queries = api.queries();
      int first = 0;
      while (first < queries.size() && !queries.get(first).startsWith(EXAMPLE)) {
        first++;
      }
      assertThat(first).as("%s\n%s", queries, printed).isBetween(1, MOST_REQUESTS);
      assertThat(printed).contains("page size", "parameter date_from", "rate limit");
      assertThat(printed.indexOf("parameter date_from")).isLessThan(printed.indexOf("example.sql"));
      assertThat(printed).doesNotContain(api.key(), "127.0.0.1", TestRows.SUPPORT);
      if (server == Server.AS_DOCUMENTED) {
        assertThat(printed.lines().filter(line -> line.contains("| honoured"))).hasSize(4);
        assertThat(printed).contains("as asked for, up to 100", "newest first by created_at");
      }
    }
  }

  @Test
  void saysWhatIsWrongWithTheKeyBeforeAnythingElse() throws InterruptedException {
    try (SimulatedApi api = new SimulatedApi(TestRows.numbered(1))) {
      Map<String, String> environment = new HashMap<>(Map.of("WHATTALK_BASE_URL", api.baseUrl()));

      assertThat(ExampleStart.whatIsWrong(environment)).startsWith("No key: ");
      assertThat(api.requests()).isEmpty();
      environment.put("WHATTALK_API_KEY", "another");
      assertThat(ExampleStart.whatIsWrong(environment))
          .isEqualTo(api.baseUrl() + " does not take the key in WHATTALK_API_KEY (401).");
      environment.put("WHATTALK_API_KEY", "no\nkey");
      assertThat(ExampleStart.whatIsWrong(environment)).startsWith("The key in WHATTALK_API_KEY");
      environment.put("WHATTALK_API_KEY", " " + api.key() + "\n");
      assertThat(ExampleStart.whatIsWrong(environment)).isNull();
      assertThat(api.queries()).containsOnly("per_page=1&page=1");
      api.close();
      assertThat(ExampleStart.whatIsWrong(environment)).contains(" can't be reached: ");
    }
  }

  /** As in a JVM of its own, but for the environment. */
  private String run(SimulatedApi api) throws IOException {
    String url = "jdbc:whattalk:baseUrl=" + api.baseUrl() + ";apiKey=" + api.key();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Connection connection = DriverManager.getConnection(url);
        PrintStream out = new PrintStream(printed, true, UTF_8)) {
      ExampleRunner runner = new ExampleRunner(connection, out);
      runner.tellOfServer(url);
      for (Path script : ExampleRunner.scriptsOf(folder)) {
        runner.run(script);
      }
    } catch (SQLException e) {
      printed.writeBytes((e.getMessage() + " [" + e.getSQLState() + "]").getBytes(UTF_8));
    }
    return printed.toString(UTF_8);
  }

  private String runInAJvm(SimulatedApi api) throws IOException, InterruptedException {
    Path log = folder.resolve("printed.txt");
    ProcessBuilder runner =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            ExampleRunner.class.getName(),
            folder.toString(),
            "jdbc:whattalk:",
            "true");
    runner.environment().put("WHATTALK_API_KEY", api.key());
    runner.environment().put("WHATTALK_BASE_URL", api.baseUrl());
    runner.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = runner.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(log, UTF_8);
    assertThat(ended).as(printed).isTrue();
    return printed;
  }
}
