package ai.whattalk.jdbc.requests;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SampleAccount;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A join keeps its small side and reads the conversations as far as somebody wants rows; a limit
 * above it reaches their scan, and so does the end of the list that a sort takes. Seeds of the
 * generated queries are replayed with {@code -Djoins.seed=<first> -Djoins.queries=<how many>}.
 */
final class JoinStreamingIT {
  private static final long FIRST_SEED = Long.getLong("joins.seed", 1);
  private static final int QUERIES = RandomCases.count("joins.queries", 3);
  private static final int FEWEST_COMPARED_PERCENT = 97;
  private static final int ROWS = 200;

  /** How rows are sorted; in a build, of each join in one way. */
  private static final List<String> ENDS = List.of(" DESC, c.id", ", c.id DESC");

  private static final int ONE_IN = RandomCases.oneIn("joins.share", 2);
  private static final List<Conversation> CONVERSATIONS = SteadyAccount.rows(2_800);

  @AutoClose private static OracleDatabase oracleOfConversations;

  @BeforeAll
  static void fillOracle() throws SQLException {
    oracleOfConversations = new OracleDatabase(CONVERSATIONS);
  }

  private static List<String> ids(ResultSet rows) throws SQLException {
    List<String> ids = new ArrayList<>();
    while (rows.next()) {
      ids.add(rows.getString("id"));
    }
    return ids;
  }

  private static List<String> ids(ConnectedApi api, String sql, int maxRows) throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      statement.setMaxRows(maxRows);
      return ids(statement.executeQuery(sql));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations c JOIN conversation_types t ON c.type = t.type",
        "conversation_types t JOIN conversations c ON t.type = c.type",
        "conversations c JOIN conversation_types t USING (type)",
        "conversation_types t JOIN conversations c USING (type)",
        "conversations c NATURAL JOIN conversation_types t",
        "conversations c, conversation_types t WHERE c.type = t.type",
        "conversation_types t, conversations c WHERE c.type = t.type",
        "conversation_types t, conversations c WHERE c.type = t.type AND t.description LIKE 'W%'",
        "conversations c JOIN conversation_types t ON c.type = t.type AND t.type < 'u'",
        "requests r JOIN conversations c ON r.status = 200",
        "(VALUES ('api', 1), ('widget', 2)) v (k, n) JOIN conversations c ON c.type = v.k",
        "conversations c JOIN (SELECT type AS k, COUNT(*) FROM conversation_types GROUP BY type) s"
            + " ON c.type = s.k",
        "(SELECT type AS k FROM conversation_types LIMIT 3) s JOIN conversations c ON c.type = s.k",
        "conversations c JOIN conversation_types t ON c.type = t.type"
            + " JOIN conversation_types u ON u.type = t.type",
        "conversation_types t JOIN conversations c ON c.type = t.type"
            + " LEFT JOIN conversation_types u ON u.type > t.type"
      })
  void aSmallSideIsKept(String join) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      for (String columns :
          RandomCases.some(List.of("c.id", "c.*, 1 AS one"), ONE_IN, join.length())) {
        String sql = "SELECT " + columns + " FROM " + join;

        assertThat(ids(api, sql + " LIMIT " + ROWS, 0)).hasSize(ROWS);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(3);
        assertThat(ids(api, sql, ROWS)).hasSize(ROWS);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(3);
      }
    }
  }

  /** Where not each row has a match, some pages are read ahead. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations c JOIN conversation_types t ON c.type < t.type",
        "conversation_types t JOIN conversations c ON c.message_count >= CHAR_LENGTH(t.type)",
        "requests r JOIN conversations c ON c.message_count >= r.attempt"
      })
  void aSmallSideIsReadAgainAndAgain(String join) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      assertThat(ids(api, "SELECT c.id FROM " + join, ROWS)).hasSize(ROWS);
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(8);
    }
  }

  /** What a limit says of a scan below a join ends the reading ahead, too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 700, 1_000})
  void noMoreIsReadThanALimitTakes(int limit) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      String sql = "SELECT c.id FROM conversation_types t JOIN conversations c USING (type)";

      assertThat(api.column(sql + " LIMIT " + limit)).hasSize(limit).doesNotHaveDuplicates();
      assertThat(api.requests()).hasSize((limit + 99) / 100);
      assertThat(api.column(sql + " LIMIT ? OFFSET 100", limit)).hasSize(limit);
      assertThat(api.requests()).hasSizeLessThanOrEqualTo((limit + 199) / 100 + 1);
    }
  }

  /** Where the limit takes more rows of the scan than it says, there are more. */
  @Test
  void aLimitIsNoBoundOfTheScan() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      String keys = IntStream.range(0, 30).mapToObj(i -> "('" + i + "')").collect(joining(", "));
      String sql =
          "SELECT c.id FROM conversations c JOIN (VALUES %s, ('%s')) v (k) ON %s LIMIT 400";

      assertThat(api.column(sql.formatted(keys, SteadyAccount.ASSISTANT, "c.assistant_id = v.k")))
          .hasSize(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations c JOIN conversation_types t ON c.type = t.type",
        "conversation_types t JOIN conversations c USING (type)",
        "conversation_types t, conversations c WHERE c.type = t.type",
        "conversations c JOIN conversation_types t ON c.type = t.type AND t.type = 'api'",
        "conversations c JOIN conversation_types t ON c.type = t.type WHERE c.message_count > 5",
        "(VALUES ('api', 1), ('api', 2), ('none', 3)) v (k, n) JOIN conversations c ON c.type ="
            + " v.k",
        "conversations c JOIN conversation_types t ON c.type = t.type"
            + " JOIN conversation_types u ON u.type = c.type",
        "conversations c JOIN conversation_types t ON c.type = t.type"
            + " LEFT JOIN conversation_types u ON u.type < c.type",
        "conversation_types t RIGHT JOIN conversations c ON c.type = t.type AND t.type < 'b'",
        "conversations c WHERE c.type IN (SELECT type FROM conversation_types WHERE type < 'b')",
        "conversations c WHERE EXISTS (SELECT 1 FROM conversation_types t WHERE t.type = c.type)",
        "conversations c CROSS JOIN (SELECT COUNT(*) AS n FROM conversation_types) s",
      })
  void theEndOfASortReachesTheScan(String join) throws SQLException {
    String sql = "SELECT c.id FROM " + join + " ORDER BY c.created_at";
    // Two types that are few, or perhaps none, are looked for in the list of all.
    int most = join.startsWith("(VALUES") ? 8 : 5;
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      for (String end : RandomCases.some(ENDS, ONE_IN, join.length())) {
        ResultRows all = oracleOfConversations.read(ComparedQuery.ordered(sql + end + " LIMIT 14"));
        List<String> expected =
            all.rows().stream()
                .map(row -> (String) row.get(0))
                .collect(toCollection(ArrayList::new));

        assertThat(api.column(sql + end + " LIMIT 10")).isEqualTo(expected.subList(0, 10));
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(most);
        assertThat(ids(api, sql + end, 10)).isEqualTo(expected.subList(0, 10));
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(most);
        assertThat(api.column(sql + end + " LIMIT ? OFFSET ?", 10, 4))
            .isEqualTo(expected.subList(4, 14));
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(most);
      }
    }
  }

  /** So many keys make no list each, and yet tell which rows have a match. */
  @Test
  void manyKeysTellWhichRowsCount() throws SQLException {
    String keys = IntStream.range(0, 60).mapToObj(i -> "('" + i + "')").collect(joining(", "));
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      List<String> newest =
          CONVERSATIONS.stream()
              .filter(row -> SteadyAccount.ASSISTANT.equals(row.assistantId()))
              .limit(5)
              .map(Conversation::id)
              .toList();

      assertThat(
              api.column(
                  "SELECT c.id FROM (VALUES %s, ('%s')) AS v (k) JOIN conversations c ON c.assistant_id = v.k ORDER BY c.created_at DESC LIMIT 5"
                      .formatted(keys, SteadyAccount.ASSISTANT)))
          .isEqualTo(newest);
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(5);
    }
  }

  /** The side of which an aggregate or a limit makes little is kept where both read the API. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(SELECT type AS k, COUNT(*) AS n FROM conversations GROUP BY type) s",
        "(SELECT type AS k FROM conversations ORDER BY created_at DESC LIMIT 9) s"
      })
  void ofTwoListsTheShortOneIsKept(String small) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      for (String from :
          List.of("conversations c JOIN " + small, small + " JOIN conversations c")) {
        String sql = "SELECT c.id FROM " + from + " ON c.type = s.k";
        assertThat(api.column(sql + " LIMIT " + ROWS)).hasSize(ROWS);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(10);
        assertThat(api.column(sql + " ORDER BY c.created_at DESC LIMIT 10")).hasSize(10);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(10);
      }
    }
  }

  private enum Server {
    HONEST,
    FILTERS_IGNORED,
    DATE_TO_AT_MIDNIGHT,
    NO_TOTALS,
    RANDOM_ORDER;

    SimulatedApi start(List<Conversation> rows) {
      return switch (this) {
        case HONEST -> new SimulatedApi(rows);
        case FILTERS_IGNORED -> new SimulatedApi(rows).ignoreAllFilters();
        case DATE_TO_AT_MIDNIGHT -> new SimulatedApi(rows).endDateToAtMidnight();
        case NO_TOTALS -> new SimulatedApi(rows).write(JsonForm.NO_TOTALS);
        case RANDOM_ORDER -> new SimulatedApi(ListOrder.RANDOM.sort(rows));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VARIED", "DATED", "RARE_TYPE", "RECENT"})
  void givesTheRowsOfAnotherDatabase(SampleAccount account) throws SQLException {
    List<SimulatedApi> servers = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (OracleDatabase oracle = new OracleDatabase(account.rows())) {
      for (Server server : Server.values()) {
        SimulatedApi api = server.start(account.rows());
        servers.add(api);
        connections.add(
            DriverManager.getConnection(
                "jdbc:whattalk:pageSize=%d;baseUrl=%s".formatted(account.pageSize(), api.baseUrl()),
                "",
                api.key()));
      }
      for (int i = 0; i < QUERIES; i++) {
        long seed = FIRST_SEED + 4L * i + account.ordinal();
        ComparedQuery query = ComparedQuery.ofJoins(seed, account.sample());
        QueryOutcome expected = QueryOutcome.of(() -> oracle.read(query));
        for (Server server : Server.values()) {
          QueryOutcome got = QueryOutcome.of(() -> query.read(connections.get(server.ordinal())));
          String difference = got.difference(expected, query);
          if (difference != null) {
            differences.add("%s, %s%n  %s".formatted(server, query, difference));
          }
        }
        compared += expected.rows() == null ? 0 : 1;
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
      servers.forEach(SimulatedApi::close);
    }

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(QUERIES * FEWEST_COMPARED_PERCENT / 100);
  }
}
