package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that take some sizes of pages only, and answer 422 to all others. */
final class RefusedSizesIT {
  private static final List<Conversation> ROWS = TestRows.numbered(430);
  private static final List<String> IDS = ROWS.stream().map(Conversation::id).toList();

  private static int size(String query) {
    return Integer.parseInt(query.replaceFirst(".*per_page=(\\d+).*", "$1"));
  }

  private static SimulatedApi taking(IntPredicate sizes) {
    SimulatedApi api = new SimulatedApi(ROWS);
    return api.answer(
        request ->
            sizes.test(Integer.parseInt(request.getUrl().queryParameter("per_page")))
                ? null
                : new MockResponse.Builder()
                    .code(422)
                    .body("{\"message\": \"No.\", \"errors\": {\"per_page\": [\"No.\"]}}")
                    .build());
  }

  private static IntPredicate sizes(String sizes) {
    String[] ends = sizes.split("-");
    Set<Integer> all =
        ends.length == 1
            ? Set.of(
                List.of(sizes.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new))
            : Set.of(
                IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                    .boxed()
                    .toArray(Integer[]::new));
    return all::contains;
  }

  /** What a query gives, and the sizes that it asked for. */
  private static List<String> column(SimulatedApi api, Connection connection, String sql)
      throws SQLException {
    api.clearRequests();
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 2",
    "100, 25-100, 2",
    "100, 10 25 50 100, 2",
    "100, 15 30 60, 5",
    "100, 20-50, 3",
    "100, 15, 5",
    "100, 10, 6",
    "20, 20 50, 2",
    "20, 50 100, 3",
    "20, 15, 6",
  })
  void connectingAndReadingTakeOneThatIsTaken(int pageSize, String taken, int requests)
      throws SQLException {
    try (SimulatedApi api = taking(sizes(taken));
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:pageSize=" + pageSize + ";baseUrl=" + api.baseUrl(),
                "",
                api.key())) {
      assertThat(api.queries()).hasSizeLessThanOrEqualTo(requests);

      assertThat(column(api, connection, "SELECT id FROM conversations LIMIT 10"))
          .isEqualTo(IDS.subList(0, 10));
      assertThat(api.queries()).hasSize(1);
      assertThat(column(api, connection, "SELECT id FROM conversations")).isEqualTo(IDS);
      assertThat(api.queries()).allMatch(query -> sizes(taken).test(size(query)));
      assertThat(column(api, connection, "SELECT id FROM conversations LIMIT 5 OFFSET 300"))
          .isEqualTo(IDS.subList(300, 305));
      assertThat(api.queries()).allMatch(query -> sizes(taken).test(size(query)));
      assertThat(column(api, connection, "SELECT COUNT(*) FROM conversations"))
          .containsExactly("430");
      assertThat(api.queries()).allMatch(query -> sizes(taken).test(size(query)));
      assertThat(connection.isValid(0)).isTrue();
    }
  }

  /** Where nobody has connected before, the first query finds out. */
  @Test
  void aLimitTakesOneThatIsTaken() throws SQLException {
    try (SimulatedApi api = taking(sizes("25-100"));
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:validateOnConnect=false;baseUrl=" + api.baseUrl(), "", api.key())) {
      assertThat(column(api, connection, "SELECT id FROM conversations LIMIT 10"))
          .isEqualTo(IDS.subList(0, 10));
      assertThat(api.queries()).containsExactly("per_page=10&page=1", "per_page=100&page=1");
      assertThat(column(api, connection, "SELECT id FROM conversations LIMIT 10"))
          .isEqualTo(IDS.subList(0, 10));
      assertThat(api.queries()).containsExactly("per_page=100&page=1");
    }
  }

  /** As a firewall or a broken query may answer. */
  private static SimulatedApi failing(IntPredicate sizes, int status) {
    SimulatedApi api = new SimulatedApi(ROWS);
    return api.answer(
        request ->
            sizes.test(Integer.parseInt(request.getUrl().queryParameter("per_page")))
                ? new MockResponse.Builder().code(status).body("{\"message\": \"No.\"}").build()
                : null);
  }

  private static Connection connect(SimulatedApi api) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:maxRetries=1;validateOnConnect=false;baseUrl=" + api.baseUrl(),
        "",
        api.key());
  }

  @ParameterizedTest
  @CsvSource({"403, 1", "403, 2", "403, 3", "500, 4", "500, 5", "503, 6"})
  void aLimitTakesALargerSizeWhereSmallOnesFail(int status, int seed) throws SQLException {
    SplittableRandom random = new SplittableRandom(seed);
    int least = random.nextInt(2, 101);
    int limit = random.nextInt(1, least);
    try (SimulatedApi api = failing(size -> size < least, status);
        Connection connection = connect(api)) {
      for (int requests : new int[] {status == 403 ? 2 : 3, 1, 1}) {
        assertThat(column(api, connection, "SELECT id FROM conversations LIMIT " + limit))
            .isEqualTo(IDS.subList(0, limit));
        assertThat(api.queries()).hasSize(requests).last().isEqualTo("per_page=100&page=1");
      }
      assertThat(column(api, connection, "SELECT id FROM conversations LIMIT 7 OFFSET 300"))
          .isEqualTo(IDS.subList(300, 307));
      assertThat(api.queries()).allMatch(query -> size(query) == 100);
    }
  }

  /** What failed first is the failure, and no size is remembered for it. */
  @ParameterizedTest
  @CsvSource({"403, 42501, 2", "500, 58000, 4"})
  void allSizesFail(int status, String state, int requests) throws SQLException {
    try (SimulatedApi api = failing(size -> true, status);
        Connection connection = connect(api)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> column(api, connection, "SELECT id FROM conversations LIMIT 20"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
            .hasMessageStartingWith("GET /api/user/conversations?per_page=20&page=1 answered ");
        assertThat(api.queries()).hasSizeLessThanOrEqualTo(requests);
      }
    }
  }
}
