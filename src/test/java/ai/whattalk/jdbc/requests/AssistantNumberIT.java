package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a condition on an assistant sends, costs and gives, whatever the server takes it to mean.
 */
final class AssistantNumberIT {
  private static final int SEEDS = RandomCases.count("assistants.seeds", 1);

  /** Of the queries, one in so many is asked of a server. */
  private static final int SHARE = RandomCases.oneIn("assistants.share", 3);

  private static final String OF_ONE =
      " FROM conversations WHERE assistant_id = '" + SteadyAccount.ASSISTANT + "'";
  private static final String COUNT = "SELECT COUNT(*) FROM conversations";

  /** Ten assistants; two begin with the same digits, and others with digits that are numbers. */
  private static final List<String> IDS =
      List.of(
          "45c48cce-2e2d-4fbd-8a7c-1d2e3f4a5b02",
          "45d3a468-02a4-4259-b55d-38e6d163e803",
          "8f14e45f-ceea-467f-a9d1-0b3c5d7e9f01",
          "a1b2c3d4-5678-90ab-cdef-1234567890ab",
          "a1f0c3d4-5678-90ab-cdef-1234567890ab",
          "3b12bd43-d9ca-4a6e-9a3f-0c1d2e3f4a04");

  private static List<Assistant> assistants() {
    // One has the number that another one's text is when cast, and one that of its own.
    int[] numbers = {3, 45, 8, 7, 12, 1};
    List<Assistant> listed = new ArrayList<>();
    for (int i = 0; i < IDS.size(); i++) {
      listed.add(TestRows.assistant(numbers[i], IDS.get(i)));
    }
    return listed;
  }

  private enum Server {
    BOTH(api -> {}),
    NUMBERS(SimulatedApi::takeAssistantNumbersOnly),
    CAST(api -> api.assistants().castTexts()),
    CAST_WITHOUT_LIST(
        api -> {
          api.assistants().castTexts();
          api.assistants().fail(404, "{\"message\": \"Not found.\"}");
        }),
    TEXTS(api -> api.assistants().takeTextsOnly()),
    TEXTS_REFUSING_NUMBERS(
        api -> {
          api.assistants().takeTextsOnly();
          api.refuse(FilterParameter.ASSISTANT_ID, value -> value.matches("[0-9]+"));
        }),
    NUMBERS_WITHOUT_LIST(
        api -> {
          api.takeAssistantNumbersOnly();
          api.assistants().fail(403, "{\"message\": \"Forbidden.\"}");
        }),
    LIST_FAILS(api -> api.assistants().fail(500, "{\"message\": \"Server Error\"}")),
    LIST_IS_HTML(api -> api.assistants().fail(200, "<html></html>")),
    LIST_LACKS_ONE(
        api -> {
          api.takeAssistantNumbersOnly();
          api.assistants().without(IDS.get(1));
        }),
    LIST_IS_EMPTY(api -> api.assistants().rows(List.of())),
    IGNORED(api -> api.ignore(FilterParameter.ASSISTANT_ID)),
    OTHER_NUMBERS(
        api ->
            api.take(
                FilterParameter.ASSISTANT_ID,
                (value, row) -> {
                  int next = -1;
                  for (int i = 0; i < IDS.size(); i++) {
                    if (value.equals(Integer.toString(assistants().get(i).number()))) {
                      next = (i + 1) % IDS.size();
                    }
                  }
                  return next < 0
                      ? value.equals(row.assistantId())
                      : IDS.get(next).equals(row.assistantId());
                })),
    NOTHING(api -> api.take(FilterParameter.ASSISTANT_ID, FilterMeaning.NOTHING)),
    REFUSED(api -> api.refuse(FilterParameter.ASSISTANT_ID, value -> true)),
    SMALL_PAGES(api -> api.assistants().clampPerPage(2));

    private final Consumer<SimulatedApi> lie;

    Server(Consumer<SimulatedApi> lie) {
      this.lie = lie;
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheRightRows(Server server) throws SQLException {
    for (int i = 0; i < SEEDS; i++) {
      // Each of the servers begins with another one.
      long seed = server.ordinal() + i;
      Random random = new Random(seed);
      List<Conversation> rows = rows(random, seed % 2 == 0 ? 150 : 500);
      try (OracleDatabase oracle = new OracleDatabase(rows)) {
        List<ComparedQuery> queries =
            new ArrayList<>(RandomCases.some(queries(random, rows), SHARE, server.ordinal()));
        Collections.shuffle(queries, random);
        try (SimulatedApi api = new SimulatedApi(rows)) {
          api.assistants().rows(assistants());
          server.lie.accept(api);
          try (Connection connection = connect(api)) {
            for (ComparedQuery query : queries) {
              QueryOutcome expected = new QueryOutcome(oracle.read(query), null);
              QueryOutcome got = QueryOutcome.of(() -> query.read(connection));
              assertThat(got.difference(expected, query))
                  .as("seed %d, %s, of %s", seed, query, queries)
                  .isNull();
            }
          }
        }
      }
    }
  }

  private static List<Conversation> rows(Random random, int count) {
    List<Conversation> rows = new ArrayList<>();
    boolean hasNone = random.nextBoolean();
    // The last assistant has no conversation, and one is not listed.
    List<String> ids = new ArrayList<>(IDS.subList(0, IDS.size() - 1));
    if (random.nextBoolean()) {
      ids.add("deadbeef-0000-4000-8000-000000000000");
    }
    for (Conversation row : TestRows.twiceADay(count / 2)) {
      String id = ids.get((int) (ids.size() * random.nextDouble() * random.nextDouble()));
      rows.add(
          new Conversation(
              row.id(),
              hasNone && random.nextInt(20) == 0 ? null : id,
              row.assistantName(),
              row.type(),
              row.messageCount(),
              row.totalCost(),
              row.aiEnabled(),
              row.createdAt(),
              row.updatedAt()));
    }
    return rows;
  }

  private static List<ComparedQuery> queries(Random random, List<Conversation> rows) {
    List<ComparedQuery> queries = new ArrayList<>();
    for (String id : IDS) {
      String where = " WHERE assistant_id = '" + id + "'";
      queries.add(ComparedQuery.unordered("SELECT id FROM conversations" + where));
      queries.add(ComparedQuery.unordered(COUNT + where));
      queries.add(
          ComparedQuery.ordered(
              "SELECT id, created_at FROM conversations"
                  + where
                  + " ORDER BY created_at DESC, id LIMIT "
                  + (1 + random.nextInt(30))));
      queries.add(
          ComparedQuery.unordered(
              "SELECT COUNT(*) FROM (SELECT id FROM conversations" + where + " LIMIT 20) t"));
      queries.add(ComparedQuery.unordered(COUNT + where + " AND type = 'widget'"));
    }
    queries.add(
        ComparedQuery.unordered(
            "SELECT assistant_id, COUNT(*) FROM conversations GROUP BY assistant_id"));
    String two = "('" + IDS.get(random.nextInt(2)) + "', '" + IDS.get(3) + "')";
    queries.add(
        ComparedQuery.unordered("SELECT id FROM conversations WHERE assistant_id IN " + two));
    queries.add(ComparedQuery.unordered(COUNT + " WHERE assistant_id IN " + two));
    queries.add(ComparedQuery.unordered(COUNT + " WHERE assistant_id <> '" + IDS.get(0) + "'"));
    queries.add(ComparedQuery.unordered(COUNT + " WHERE assistant_id IS NULL"));
    queries.add(ComparedQuery.unordered("SELECT id FROM conversations WHERE assistant_id = '45'"));
    return queries;
  }

  private static Connection connect(SimulatedApi api) throws SQLException {
    return DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
  }

  private static int requests(SimulatedApi api, Connection connection, String sql)
      throws SQLException {
    api.clearRequests();
    ComparedQuery.unordered(sql).read(connection);
    return api.requests().size();
  }

  @Test
  void costsOneRequestForEachPage() throws SQLException {
    try (SimulatedApi api = new SimulatedApi(SteadyAccount.rows(3_000))) {
      api.takeAssistantNumbersOnly();
      try (Connection connection = connect(api)) {
        assertThat(requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(2);
        assertThat(api.queries().get(1)).contains("assistant_id=10");
        assertThat(requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(1);
        requests(api, connection, "SELECT COUNT(*)" + OF_ONE);
        assertThat(requests(api, connection, "SELECT COUNT(*)" + OF_ONE)).isEqualTo(1);
      }
    }
  }

  @Test
  void groupsByAssistantFromTotals() throws SQLException {
    try (SimulatedApi api = new SimulatedApi(SteadyAccount.rows(3_000))) {
      api.takeAssistantNumbersOnly();
      try (Connection connection = connect(api)) {
        assertThat(
                requests(
                    api,
                    connection,
                    "SELECT assistant_id, COUNT(*) FROM conversations GROUP BY assistant_id"))
            .isLessThanOrEqualTo(8);
      }
    }
  }

  @Test
  void joinReadsTheAssistantsPages() throws SQLException {
    List<Conversation> rows = SteadyAccount.rows(3_000);
    long own =
        rows.stream().filter(row -> SteadyAccount.ASSISTANT.equals(row.assistantId())).count();
    try (SimulatedApi api = new SimulatedApi(rows)) {
      api.takeAssistantNumbersOnly();
      api.assistants()
          .rows(
              api.assistants().rows().stream()
                  .map(
                      listed ->
                          TestRows.assistant(
                              SteadyAccount.ASSISTANT.equals(listed.uuid())
                                  ? 5
                                  : 5 * listed.number() + 1,
                              listed.uuid()))
                  .toList());
      try (Connection connection = connect(api)) {
        String sql =
            "SELECT c.id FROM conversations c JOIN assistants a ON c.assistant_id = a.uuid"
                + " WHERE a.status = 'inactive'";
        assertThat(requests(api, connection, sql)).isLessThanOrEqualTo((int) (own + 99) / 100 + 2);
      }
    }
  }

  @Test
  void missingListIsAskedForOnce() throws SQLException {
    try (SimulatedApi api = new SimulatedApi(SteadyAccount.rows(3_000))) {
      api.assistants().fail(500, "{\"message\": \"Server Error\"}");
      try (Connection connection = connect(api);
          Connection other = connect(api)) {
        requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20");
        assertThat(api.requests()).hasSize(2);
        assertThat(requests(api, other, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(1);
        assertThat(api.queries().get(0)).contains("assistant_id=" + SteadyAccount.ASSISTANT);
      }
    }
  }

  @Test
  void numberIsNotReadWhereABoundLeavesNoRoom() throws SQLException {
    try (SimulatedApi api = new SimulatedApi(SteadyAccount.rows(3_000))) {
      String url = "jdbc:whattalk:maxRequests=1;baseUrl=" + api.baseUrl();
      try (Connection connection = DriverManager.getConnection(url, "", api.key())) {
        assertThat(requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(1);
      }
    }
  }

  @Test
  void refusedNumberIsSaidAndRemembered() throws SQLException {
    try (SimulatedApi api = new SimulatedApi(SteadyAccount.rows(3_000))) {
      api.assistants().takeTextsOnly();
      api.refuse(FilterParameter.ASSISTANT_ID, value -> value.matches("[0-9]+"));
      try (Connection connection = connect(api)) {
        assertThat(requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(3);
        assertThat(requests(api, connection, "SELECT id" + OF_ONE + " LIMIT 20")).isEqualTo(1);
      }
    }
  }
}
