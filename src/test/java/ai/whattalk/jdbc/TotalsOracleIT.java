package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.FilterParameter;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SampleAccount;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Counts, groups, extremes, newest rows and parts of lists are those of another database, whatever
 * the server makes of filters, totals and pages. A server is asked a number of queries, so that
 * what the driver has learned of it is there for most of them, and not for the first ones. A
 * failure names its seed; to replay seeds: {@code -Dtotals.seed=<first> -Dtotals.queries=<how
 * many>}, where a server meets the same queries as before if the first seed is 1 more than a
 * multiple of {@value #QUERIES_PER_ROUND}.
 */
final class TotalsOracleIT {
  private static final long FIRST_SEED = Long.getLong("totals.seed", 1);
  private static final int QUERIES = Integer.getInteger("totals.queries", 310);
  private static final int FEWEST_COMPARED = Math.min(300, QUERIES * 300 / 310);

  /** Queries after which all servers are new ones. */
  private static final int QUERIES_PER_ROUND = 50;

  private static final SampleAccount[] ACCOUNTS = {
    SampleAccount.DATED,
    SampleAccount.VARIED,
    SampleAccount.RARE_TYPE,
    SampleAccount.RECENT,
    SampleAccount.WIDGETS,
    SampleAccount.DATED,
    SampleAccount.ONE_DAY,
    SampleAccount.RARE_TYPE,
    SampleAccount.TINY,
    SampleAccount.EMPTY
  };

  private static final Map<SampleAccount, OracleDatabase> ORACLES =
      new EnumMap<>(SampleAccount.class);

  private enum Server {
    HONEST(api -> api),
    TAKES_ANY_TYPE(SimulatedApi::takeAnyType),
    ALL_FILTERS_IGNORED(SimulatedApi::ignoreAllFilters),
    DATES_IGNORED(api -> api.ignore(FilterParameter.DATE_FROM, FilterParameter.DATE_TO)),
    DATE_TO_IGNORED(api -> api.ignore(FilterParameter.DATE_TO)),
    ONE_TYPE_IGNORED(
        api ->
            api.take(FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, "test"))),
    DATE_TO_AT_MIDNIGHT(SimulatedApi::endDateToAtMidnight),
    DATE_TO_BEFORE_MIDNIGHT(
        api -> api.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT)),
    ASSISTANT_REFUSED(SimulatedApi::refuseAssistantId),
    ASSISTANT_COMPARED_LOOSELY(SimulatedApi::compareAssistantIdLoosely),
    RANDOM_ORDER(api -> api, ListOrder.RANDOM),
    OLDEST_FIRST(api -> api, ListOrder.OLDEST_FIRST),
    BY_UPDATE(api -> api, ListOrder.BY_UPDATE),
    PAGES_CLAMPED(api -> api.clampPerPage(13)),
    PAGES_OF_A_FIXED_SIZE(api -> api.fixPerPage(15)),
    SIMPLE_PAGINATOR(api -> api.write(JsonForm.NO_TOTALS)),
    CURSOR_PAGINATOR(api -> api.paginateByCursor(Comparator.comparing(Conversation::id))),
    ONE_ROW_COMES(api -> api),
    ONE_ROW_GOES(api -> api),
    ONE_ROW_COMES_IN_RANDOM_ORDER(api -> api, ListOrder.RANDOM);

    private final UnaryOperator<SimulatedApi> switches;
    private final ListOrder order;

    Server(UnaryOperator<SimulatedApi> switches) {
      this(switches, ListOrder.NEWEST_FIRST);
    }

    Server(UnaryOperator<SimulatedApi> switches, ListOrder order) {
      this.switches = switches;
      this.order = order;
    }

    SimulatedApi start(SampleAccount account) {
      return switches.apply(new SimulatedApi(order.sort(account.rows())));
    }

    /** The rows after what happens during a query; null if nothing does. */
    List<Conversation> rowsAfter(SampleAccount account, SplittableRandom random) {
      List<Conversation> rows = new ArrayList<>(account.rows());
      switch (this) {
        case ONE_ROW_COMES, ONE_ROW_COMES_IN_RANDOM_ORDER -> rows.add(newRow(account, random));
        case ONE_ROW_GOES -> {
          if (!rows.isEmpty()) {
            rows.remove(random.nextInt(rows.size()));
          }
        }
        default -> {
          return null;
        }
      }
      return order.sort(rows);
    }

    private static Conversation newRow(SampleAccount account, SplittableRandom random) {
      Conversation like = account.sample().get(random.nextInt(account.sample().size()));
      LocalDateTime newest = TestRows.LAST_DAY.plusDays(1).atTime(9, 0);
      return switch (random.nextInt(4)) {
        case 0 -> TestRows.row("new", like.assistantId(), like.type(), null);
        case 1 -> TestRows.row("new", like.assistantId(), like.type(), like.createdAt());
        case 2 -> TestRows.row("new", TestRows.SUPPORT, "email", newest);
        default -> TestRows.row("new", TestRows.SUPPORT, "widget", newest);
      };
    }
  }

  private final Map<SampleAccount, SimulatedApi> servers = new EnumMap<>(SampleAccount.class);
  private final Map<SampleAccount, Connection> connections = new EnumMap<>(SampleAccount.class);

  @BeforeAll
  static void fillOracles() throws SQLException {
    for (SampleAccount account : SampleAccount.values()) {
      ORACLES.put(account, new OracleDatabase(account.rows()));
    }
  }

  @AfterAll
  static void closeOracles() throws SQLException {
    for (OracleDatabase oracle : ORACLES.values()) {
      oracle.close();
    }
  }

  @AfterEach
  void stopServers() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    connections.clear();
    servers.values().forEach(SimulatedApi::close);
    servers.clear();
  }

  @ParameterizedTest
  @EnumSource
  void givesTheRowsOfAnotherDatabase(Server server) throws SQLException {
    List<String> differences = new ArrayList<>();
    int compared = 0;

    for (long seed = FIRST_SEED; seed < FIRST_SEED + QUERIES; seed++) {
      if (seed % QUERIES_PER_ROUND == 1) {
        stopServers();
      }
      SampleAccount account = ACCOUNTS[(int) (seed % ACCOUNTS.length)];
      ComparedQuery query = ComparedQuery.ofTotals(seed, account.sample());
      SplittableRandom random = new SplittableRandom(seed);
      List<Conversation> after = server.rowsAfter(account, random);
      List<ResultRows> expected =
          after == null
              ? List.of(ORACLES.get(account).read(query))
              : ORACLES.get(account).readWhileRowsBecome(after, query);
      if (!connections.containsKey(account)) {
        connect(server, account);
      }
      SimulatedApi api = servers.get(account);
      if (after != null) {
        api.beforeRequest(random.nextInt(1, 6), () -> api.rows(after));
      }
      QueryOutcome got = QueryOutcome.of(() -> query.read(connections.get(account)));
      if (after != null) {
        api.clearActions().rows(server.order.sort(account.rows()));
      }
      String difference = difference(got, expected, query);
      if (difference != null) {
        differences.add("%s, %s%n  %s".formatted(account, query, difference));
      } else if (got.rows() != null) {
        compared++;
      }
    }

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(FEWEST_COMPARED);
  }

  /** Nothing is wrong either with a query that says that rows moved. */
  private static String difference(
      QueryOutcome got, List<ResultRows> expected, ComparedQuery query) {
    if (got.failure() != null
        && expected.size() > 1
        && "40001".equals(got.failure().getSQLState())) {
      return null;
    }
    String difference = null;
    for (ResultRows rows : expected) {
      difference = got.difference(new QueryOutcome(rows, null), query);
      if (difference == null) {
        return null;
      }
    }
    return difference;
  }

  private void connect(Server server, SampleAccount account) throws SQLException {
    SimulatedApi api = server.start(account);
    servers.put(account, api);
    connections.put(
        account,
        DriverManager.getConnection(
            "jdbc:whattalk:pageSize=%d;baseUrl=%s".formatted(account.pageSize(), api.baseUrl()),
            "",
            api.key()));
  }
}
