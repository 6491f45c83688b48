package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SampleAccount;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts, groups, extremes, newest rows and parts of lists are those of another database, whatever
 * the server makes of filters, totals and pages. A server is asked a number of queries, so that
 * what the driver has learned of it is there for most of them, and not for the first ones. A
 * failure names its seed; to replay seeds on all servers: {@code -Dtotals.seed=<first>
 * -Dtotals.queries=<how many>}.
 */
final class TotalsOracleIT {
  private static final @Nullable Long FIRST_SEED = Long.getLong("totals.seed");
  private static final int QUERIES = RandomCases.count("totals.queries", 6);

  /** Of a hundred queries, those that neither fail for a good reason nor are without an answer. */
  private static final int FEWEST_COMPARED_PERCENT = 97;

  /** Queries after which all servers are new ones. */
  private static final int QUERIES_PER_SERVER = 60;

  /** Of 20 queries, those that an account gets. */
  private static final Map<SampleAccount, Integer> SHARES =
      Map.of(
          SampleAccount.DATED, 6,
          SampleAccount.RARE_TYPE, 4,
          SampleAccount.RECENT, 3,
          SampleAccount.VARIED, 2,
          SampleAccount.WIDGETS, 2,
          SampleAccount.ONE_DAY, 1,
          SampleAccount.TINY, 1,
          SampleAccount.EMPTY, 1);

  private static final List<SampleAccount> ACCOUNTS =
      Arrays.stream(SampleAccount.values())
          .flatMap(account -> Collections.nCopies(SHARES.get(account), account).stream())
          .toList();

  /** Rounds of queries that a server gets. */
  private static final int MANY = 2;

  private static final int FEW = 1;

  /** So many servers get the same queries. */
  private static final int SERVERS_PER_QUERY = 10;

  private static final Map<SampleAccount, OracleDatabase> ORACLES =
      new EnumMap<>(SampleAccount.class);

  private enum Server {
    HONEST(MANY, api -> api),
    ALL_FILTERS_IGNORED(MANY, SimulatedApi::ignoreAllFilters),
    DATES_IGNORED(MANY, api -> api.ignore(FilterParameter.DATE_FROM, FilterParameter.DATE_TO)),
    ONE_TYPE_IGNORED(
        MANY,
        api ->
            api.take(FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, "test"))),
    DATE_TO_AT_MIDNIGHT(MANY, SimulatedApi::endDateToAtMidnight),
    ASSISTANT_REFUSED(MANY, SimulatedApi::refuseAssistantId),
    RANDOM_ORDER(MANY, api -> api, ListOrder.RANDOM),
    PAGES_CLAMPED(MANY, api -> api.clampPerPage(13)),
    SIMPLE_PAGINATOR(MANY, api -> api.write(JsonForm.NO_TOTALS)),
    CURSOR_PAGINATOR(MANY, api -> api.paginateByCursor(Comparator.comparing(Conversation::id))),
    ONE_ROW_COMES(MANY, api -> api),
    ONE_ROW_COMES_IN_RANDOM_ORDER(MANY, api -> api, ListOrder.RANDOM),
    ONE_ROW_GOES(MANY, api -> api),
    TAKES_ANY_TYPE(FEW, SimulatedApi::takeAnyType),
    DATE_TO_IGNORED(FEW, api -> api.ignore(FilterParameter.DATE_TO)),
    DATE_TO_BEFORE_MIDNIGHT(
        FEW, api -> api.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT)),
    ASSISTANT_COMPARED_LOOSELY(FEW, SimulatedApi::compareAssistantIdLoosely),
    OLDEST_FIRST(FEW, api -> api, ListOrder.OLDEST_FIRST),
    BY_UPDATE(FEW, api -> api, ListOrder.BY_UPDATE),
    PAGES_OF_A_FIXED_SIZE(FEW, api -> api.fixPerPage(15));

    private final int rounds;
    private final UnaryOperator<SimulatedApi> switches;
    private final ListOrder order;

    Server(int rounds, UnaryOperator<SimulatedApi> switches) {
      this(rounds, switches, ListOrder.NEWEST_FIRST);
    }

    Server(int rounds, UnaryOperator<SimulatedApi> switches, ListOrder order) {
      this.rounds = rounds;
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

  /**
   * The rounds of all servers; those in which servers get the same queries follow each other, since
   * to plan a new query takes most of the time.
   */
  private static Stream<Arguments> rounds() {
    List<Arguments> rounds = new ArrayList<>();
    for (int first = 0; first < Server.values().length; first += SERVERS_PER_QUERY) {
      for (int round = 0; round < MANY; round++) {
        for (Server server : Server.values()) {
          boolean isIn = server.ordinal() / SERVERS_PER_QUERY == first / SERVERS_PER_QUERY;
          if (isIn && round < server.rounds) {
            rounds.add(Arguments.of(server, 1 + 1_000L * (first + round)));
          }
        }
      }
    }
    return rounds.stream();
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void givesTheRowsOfAnotherDatabase(Server server, long firstSeed) throws SQLException {
    List<String> differences = new ArrayList<>();
    int compared = 0;

    for (int i = 0; i < QUERIES; i++) {
      if (i % QUERIES_PER_SERVER == 0) {
        stopServers();
      }
      long seed = (FIRST_SEED == null ? firstSeed : FIRST_SEED) + i;
      SampleAccount account = ACCOUNTS.get((int) (seed % ACCOUNTS.size()));
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
    assertThat(compared).isGreaterThanOrEqualTo(QUERIES * FEWEST_COMPARED_PERCENT / 100);
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
