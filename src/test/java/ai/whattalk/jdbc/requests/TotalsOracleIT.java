package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SampleAccount;
import ai.whattalk.jdbc.testing.ServerKind;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts, groups, extremes, newest rows and parts of lists are those of another database, whatever
 * the server makes of filters, totals and pages. A server is asked a number of queries, so that
 * what the driver has learned of it is there for most of them, and not for the first ones. Where it
 * contradicts itself, a query may fail, or warn that a count is not believed; what is neither is
 * right, but for counts of totals that no page has contradicted so far.
 *
 * <p>A failure names its seed. Seeds are replayed on all servers by {@code -Dtotals.seed=<first>
 * -Dtotals.queries=<how many>}, on some by {@code -Dtotals.kind=<pattern of names>}, on a new
 * server for each query by {@code -Dtotals.perServer=1}, without kept pages by {@code
 * -Dtotals.cacheTtl=0}; {@code -Dtotals.report=true} prints what came of all.
 */
final class TotalsOracleIT {
  private static final @Nullable Long FIRST_SEED = Long.getLong("totals.seed");
  private static final int QUERIES = RandomCases.count("totals.queries", 3);

  /** For which every other account is asked: seconds. */
  private static final int CACHE_TTL = Integer.getInteger("totals.cacheTtl", 600);

  private static final Pattern KIND = Pattern.compile(System.getProperty("totals.kind", ".*"));
  private static final String RIGHT = "right";
  private static final String OTHERS = "other rows with a warning";
  private static final String WRONG = "WRONG";

  /** Totals are taken to be true as long as no page of the server shows otherwise. */
  private static final String UNSEEN = "as counted, which no page contradicted";

  private static final int MOST_UNSEEN_PERCENT = 3;

  /** Dates are taken to be about {@code created_at} as long as no row shows otherwise. */
  private static final String ASSUMED = "by dates that no row contradicted";

  /** Queries after which all servers are new ones. */
  private static final int QUERIES_PER_SERVER = Integer.getInteger("totals.perServer", 60);

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

  /** The kinds that get more than one round of queries. */
  private static final Set<ServerKind> OFTEN =
      EnumSet.range(ServerKind.HONEST, ServerKind.ONE_ROW_GOES);

  private static final int MOST_ROUNDS = 2;

  /** So many servers get the same queries. */
  private static final int SERVERS_PER_QUERY = 21;

  /** How queries may fail on a server that contradicts itself. */
  private static final Set<String> HONEST_FAILURES = Set.of("40001", "08P01");

  private static final Map<List<Conversation>, OracleDatabase> ORACLES = new IdentityHashMap<>();
  private static final TotalsReport REPORT = new TotalsReport();

  /**
   * Right answers of servers that contradict themselves beyond those that are demanded: of all such
   * servers together, since the few queries of one kind ask accounts that the fault has hit or not.
   */
  private static int surplusOfContradicting;

  private final Map<SampleAccount, SimulatedApi> servers = new EnumMap<>(SampleAccount.class);
  private final Map<SampleAccount, Connection> connections = new EnumMap<>(SampleAccount.class);

  /** The accounts of whose totals a query has said that they are not believed. */
  private final Set<SampleAccount> doubted = EnumSet.noneOf(SampleAccount.class);

  @AfterAll
  static void closeOracles() throws SQLException {
    REPORT.print();
    for (OracleDatabase oracle : ORACLES.values()) {
      oracle.close();
    }
    ORACLES.clear();
    assertThat(surplusOfContradicting).isNotNegative();
  }

  @AfterEach
  void stopServers() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    connections.clear();
    doubted.clear();
    servers.values().forEach(SimulatedApi::close);
    servers.clear();
  }

  /**
   * The rounds of all servers; those in which servers get the same queries follow each other, since
   * to plan a new query takes most of the time.
   */
  private static Stream<Arguments> rounds() {
    List<Arguments> rounds = new ArrayList<>();
    for (int first = 0; first < ServerKind.values().length; first += SERVERS_PER_QUERY) {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        for (ServerKind kind : ServerKind.values()) {
          boolean isIn = kind.ordinal() / SERVERS_PER_QUERY == first / SERVERS_PER_QUERY;
          if (isIn && (round == 0 || OFTEN.contains(kind)) && KIND.matcher(kind.name()).matches()) {
            rounds.add(Arguments.of(kind, 1 + 1_000L * (first + round)));
          }
        }
      }
    }
    return rounds.stream();
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void givesTheRowsOfAnotherDatabase(ServerKind kind, long firstSeed) throws SQLException {
    List<String> differences = new ArrayList<>();
    int right = 0;
    int unseen = 0;

    for (int i = 0; i < QUERIES; i++) {
      if (i % QUERIES_PER_SERVER == 0) {
        stopServers();
      }
      long seed = (FIRST_SEED == null ? firstSeed : FIRST_SEED) + i;
      SampleAccount account = ACCOUNTS.get((int) (seed % ACCOUNTS.size()));
      ComparedQuery query = ComparedQuery.ofTotals(seed, account.sample());
      SplittableRandom random = new SplittableRandom(seed);
      List<Conversation> after = kind.rowsAfter(account, random);
      OracleDatabase oracle = oracle(kind, account);
      List<ResultRows> expected =
          after == null ? List.of(oracle.read(query)) : oracle.readWhileRowsBecome(after, query);
      if (!connections.containsKey(account)) {
        connect(kind, account, random, after != null);
      }
      SimulatedApi api = servers.get(account);
      api.failAgain(random);
      if (after != null) {
        api.beforeRequest(random.nextInt(1, 6), () -> api.rows(after));
      }
      QueryOutcome got = query.ask(connections.get(account));
      if (after != null) {
        api.clearActions().rows(kind.rows(account));
      }
      String difference = difference(got, expected, query);
      String outcome = outcome(kind, got, difference, after != null);
      if (got.isDoubted() || got.areDatesDoubted()) {
        doubted.add(account);
      } else if (outcome.equals(WRONG)
          && !kind.hasDatesOfCreation()
          && !doubted.contains(account)) {
        outcome = ASSUMED;
      } else if (outcome.equals(WRONG) && !api.isFaultShown() && !doubted.contains(account)) {
        outcome = kind.mayMiscount() ? UNSEEN : WRONG;
      }
      REPORT.note(kind, outcome, account + ", " + query + ": " + difference);
      if (outcome.equals(WRONG)) {
        differences.add("%s, %s%n  %s".formatted(account, query, difference));
      } else if (outcome.equals(RIGHT)) {
        right++;
      } else if (outcome.equals(UNSEEN)) {
        unseen++;
      }
    }

    assertThat(differences).isEmpty();
    int surplus = right - QUERIES * kind.leastPercent() / 100;
    if (kind.contradictsItself()) {
      surplusOfContradicting += surplus;
    } else {
      assertThat(surplus).isNotNegative();
    }
    assertThat(unseen).isLessThanOrEqualTo(1 + QUERIES * MOST_UNSEEN_PERCENT / 100);
  }

  private static String outcome(
      ServerKind kind, QueryOutcome got, @Nullable String difference, boolean moves) {
    SQLException failure = got.failure();
    if (failure != null) {
      String state = failure.getSQLState();
      boolean isHonest =
          difference == null
              || (moves && "40001".equals(state))
              || (kind.contradictsItself() && HONEST_FAILURES.contains(state));
      return isHonest ? "failed with " + state : WRONG;
    }
    if ((got.areDatesDoubted() && !kind.hasDatesOfCreation())
        || (got.areDatesUnproven() && !kind.takesDates())) {
      return difference == null ? RIGHT : OTHERS;
    }
    if (got.isDoubted() && kind.contradictsItself()) {
      return difference == null ? "right with a warning" : OTHERS;
    }
    boolean isWarned = got.isDoubted() || (got.areDatesDoubted() && kind.takesDates());
    return difference == null && (moves || !isWarned) ? RIGHT : WRONG;
  }

  private static @Nullable String difference(
      QueryOutcome got, List<ResultRows> expected, ComparedQuery query) {
    String difference = null;
    for (ResultRows rows : expected) {
      difference = got.difference(new QueryOutcome(rows, null), query);
      if (difference == null) {
        return null;
      }
    }
    return difference;
  }

  private static OracleDatabase oracle(ServerKind kind, SampleAccount account) throws SQLException {
    List<Conversation> rows = kind.oracleRows(account);
    OracleDatabase known = ORACLES.get(rows);
    if (known == null) {
      known = new OracleDatabase(rows);
      ORACLES.put(rows, known);
    }
    return known;
  }

  /** Kept pages of rows that have become others would be right, too, but of another time. */
  private void connect(
      ServerKind kind, SampleAccount account, SplittableRandom random, boolean moves)
      throws SQLException {
    SimulatedApi api = kind.start(account, random);
    servers.put(account, api);
    connections.put(
        account,
        DriverManager.getConnection(
            "jdbc:whattalk:cacheTtl=%d;pageSize=%d;baseUrl=%s"
                .formatted(
                    moves || account.ordinal() % 2 == 0 ? 0 : CACHE_TTL,
                    account.pageSize(),
                    api.baseUrl()),
            "",
            api.key()));
  }
}
