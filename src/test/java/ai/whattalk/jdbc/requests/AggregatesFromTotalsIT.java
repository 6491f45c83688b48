package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Aggregates of several kinds in one query, and conditions on the type that no list says: from
 * totals and from the ends of the list, and as good as from the rows.
 */
final class AggregatesFromTotalsIT {
  private static final long SEED = Long.getLong("aggregates.seed", 1);
  private static final int QUERIES = 6;

  /** 30 pages. */
  private static final List<Conversation> ROWS = SteadyAccount.rows(3_000);

  private static final int MOST_REQUESTS = 16;

  /** Before which a row comes or goes. */
  private static final List<Integer> REQUESTS =
      IntStream.rangeClosed(1, MOST_REQUESTS / 2).boxed().toList();

  private static final List<String> AGGREGATES =
      List.of(
          "COUNT(*)",
          "COUNT(created_at)",
          "COUNT(type)",
          "COUNT(DISTINCT type)",
          "SUM(1)",
          "SUM(CASE type WHEN 'api' THEN 0.5 WHEN 'test' THEN 2 END)",
          "COUNT(*) FILTER (WHERE type LIKE 'w%')",
          "MIN(type)",
          "MIN(created_at)",
          "MAX(created_at)",
          "MAX(CAST(created_at AS DATE))");

  private static final List<String> CONDITIONS =
      List.of(
          "",
          " WHERE type = 'widget'",
          " WHERE type LIKE 'w%'",
          " WHERE UPPER(type) <> 'API'",
          " WHERE CHAR_LENGTH(type) > 4",
          " WHERE created_at >= DATE '2025-03-01'");

  @AutoClose private static OracleDatabase oracle;

  @BeforeAll
  static void fillOracle() throws SQLException {
    oracle = new OracleDatabase(ROWS);
  }

  /** Of the queries, one in so many is asked of a server that is not as documented. */
  private static final int SHARE = RandomCases.oneIn("aggregates.share", 3);

  /** Servers so far. */
  private static int turn;

  private static List<ComparedQuery> queries() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<ComparedQuery> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      List<String> chosen = new ArrayList<>();
      while (chosen.size() < 3) {
        String aggregate = AGGREGATES.get(random.nextInt(AGGREGATES.size()));
        if (!chosen.contains(aggregate)) {
          chosen.add(aggregate);
        }
      }
      queries.add(
          ComparedQuery.unordered(
              "SELECT "
                  + String.join(", ", chosen)
                  + " FROM conversations"
                  + CONDITIONS.get(i % CONDITIONS.size())));
    }
    return queries;
  }

  @Test
  void needNotBeRead() throws SQLException {
    for (ComparedQuery query : queries()) {
      try (SimulatedApi api = new SimulatedApi(ROWS);
          Connection connection = connect(api)) {
        api.clearRequests();
        check(connection, query, List.of(oracle.read(query)));

        assertThat(api.queries()).as(query.toString()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
      }
    }
  }

  @Test
  void filterOfAllCallsNarrows() throws SQLException {
    ComparedQuery query =
        ComparedQuery.unordered(
            "SELECT MIN(created_at) FILTER (WHERE type = 'api'), COUNT(*) FILTER (WHERE type ="
                + " 'api') FROM conversations");
    try (SimulatedApi api = new SimulatedApi(ROWS);
        Connection connection = connect(api)) {
      api.clearRequests();
      check(connection, query, List.of(oracle.read(query)));

      assertThat(api.queries()).hasSizeLessThan(5).allMatch(sent -> sent.contains("type=api"));
    }
  }

  /** COUNT(*) beside the ends has all rows, and no end is made up of those without a date. */
  @Test
  void someRowsHaveNoDate() throws SQLException {
    List<Conversation> rows = new ArrayList<>(ROWS);
    rows.add(1_000, TestRows.row("undated", TestRows.SUPPORT, "widget", null));
    askAll(rows, api -> {});
  }

  /** The type that it has shows in no count of a known one. */
  @Test
  void oneRowHasAnotherType() throws SQLException {
    List<Conversation> rows = new ArrayList<>(ROWS);
    rows.add(1_000, TestRows.row("other", TestRows.SUPPORT, "web", ROWS.get(0).createdAt()));
    askAll(rows, api -> {});
  }

  @ParameterizedTest
  @EnumSource
  void filterIsIgnored(FilterParameter parameter) throws SQLException {
    askAll(ROWS, api -> api.ignore(parameter));
  }

  @ParameterizedTest
  @EnumSource
  void filterNarrowsTheRowsAndNotTheTotal(FilterParameter parameter) throws SQLException {
    askAll(ROWS, api -> api.takeForTotal(parameter, FilterMeaning.IGNORED));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 150})
  void totalIsTooHigh(long rows) throws SQLException {
    askAll(ROWS, api -> api.total(TotalRule.off(rows)));
  }

  private static void askAll(List<Conversation> rows, Consumer<SimulatedApi> lie)
      throws SQLException {
    try (OracleDatabase ofRows = new OracleDatabase(rows);
        SimulatedApi api = new SimulatedApi(rows)) {
      lie.accept(api);
      try (Connection connection = connect(api)) {
        for (ComparedQuery query : RandomCases.some(queries(), SHARE, turn++)) {
          check(connection, query, List.of(ofRows.read(query)));
        }
      }
    }
  }

  /** The newest row or one without a date comes, or the oldest goes, before one of the requests. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oneRowMoves(int kind) throws SQLException {
    List<Conversation> after = new ArrayList<>(ROWS);
    switch (kind) {
      case 0 ->
          after.add(
              0,
              TestRows.row(
                  "new",
                  TestRows.SUPPORT,
                  "widget",
                  SteadyAccount.LAST_DAY.plusDays(90).atTime(9, 0)));
      case 1 -> after.add(TestRows.row("new", TestRows.SUPPORT, "widget", null));
      default -> after.remove(after.size() - 1);
    }
    for (ComparedQuery query :
        List.of(
            ComparedQuery.unordered(
                "SELECT COUNT(*), MIN(created_at), MAX(created_at) FROM conversations"),
            ComparedQuery.unordered(
                "SELECT COUNT(created_at), SUM(1), MAX(created_at) FROM conversations"))) {
      List<ResultRows> expected = oracle.readWhileRowsBecome(after, query);
      for (int request : RandomCases.some(REQUESTS, SHARE, turn++)) {
        try (SimulatedApi api = new SimulatedApi(ROWS);
            Connection connection = connect(api)) {
          api.beforeRequest(request, () -> api.rows(after));
          check(connection, query, expected);
        }
      }
    }
  }

  private static void check(Connection connection, ComparedQuery query, List<ResultRows> expected) {
    QueryOutcome got = QueryOutcome.of(() -> query.read(connection));
    List<String> differences = new ArrayList<>();
    for (ResultRows rows : expected) {
      String difference = got.difference(new QueryOutcome(rows, null), query);
      if (difference == null) {
        return;
      }
      differences.add(difference);
    }
    assertThat(differences).as(query.toString()).isEmpty();
  }

  private static Connection connect(SimulatedApi api) throws SQLException {
    return DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
  }
}
