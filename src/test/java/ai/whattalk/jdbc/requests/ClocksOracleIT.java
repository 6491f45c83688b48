package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ClockAccount;
import ai.whattalk.jdbc.testing.DateMeaning;
import ai.whattalk.jdbc.testing.DatedQuery;
import ai.whattalk.jdbc.testing.FilterClock;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries about days give the rows of another database, by whatever clock the server filters days
 * and whichever midnights it includes: on servers of which nothing is known, on servers that were
 * asked before, and while a row comes or goes. Each clock meets each meaning of the two dates, in a
 * build half of them. A failure names its seed; to replay seeds on all servers: {@code
 * -Dclocks.seed=<first> -Dclocks.queries=<how many of each kind of server>}; {@code
 * -Dclocks.clock=<name>} asks the servers of one clock, {@code -Dclocks.report=true} prints the
 * requests that queries took.
 */
final class ClocksOracleIT {
  private static final @Nullable Long FIRST_SEED = Long.getLong("clocks.seed");
  private static final @Nullable Integer QUERIES = Integer.getInteger("clocks.queries");
  private static final int SHARE = RandomCases.oneIn("clocks.share", 20);
  private static final @Nullable String CLOCK = System.getProperty("clocks.clock");
  private static final LocalDate FIRST_DENSE_DAY = LocalDate.of(2025, 10, 20);
  private static final ClocksReport REPORT = new ClocksReport();

  /** An account, and how a server lists it. */
  private enum Account {
    SMALL(10),
    SMALL_WITH_UNDATED(20),
    LARGE(100),
    LARGE_WITH_UNDATED(100),
    DENSE(100);

    private final int pageSize;

    Account(int pageSize) {
      this.pageSize = pageSize;
    }

    List<Conversation> rows(FilterClock clock) {
      return switch (this) {
        case SMALL -> ClockAccount.sparse(clock, 250, false);
        case SMALL_WITH_UNDATED -> ClockAccount.sparse(clock, 250, true);
        case LARGE -> ClockAccount.sparse(clock, 3_000, false);
        case LARGE_WITH_UNDATED -> ClockAccount.sparse(clock, 3_000, true);
        case DENSE -> ClockAccount.dense(FIRST_DENSE_DAY, 1_000);
      };
    }
  }

  /** What is known of a server that is asked, and what happens meanwhile. */
  private enum State {
    COLD(1),
    WARM(2),
    ONE_ROW_COMES(1),
    ONE_ROW_GOES(1);

    private final int queries;

    State(int queries) {
      this.queries = queries;
    }

    int queries() {
      return QUERIES == null ? queries : QUERIES;
    }

    boolean isKnown() {
      return this != COLD;
    }

    /** The rows after what happens; null if nothing does. */
    @Nullable List<Conversation> after(List<Conversation> rows, SplittableRandom random) {
      List<Conversation> after = new ArrayList<>(rows);
      Conversation like = rows.get(random.nextInt(rows.size()));
      switch (this) {
        case ONE_ROW_GOES -> after.remove(like);
        case ONE_ROW_COMES ->
            after.add(
                TestRows.row(
                    "new",
                    like.assistantId(),
                    like.type(),
                    random.nextInt(4) == 0 ? null : like.createdAt()));
        default -> {
          return null;
        }
      }
      return after;
    }
  }

  private static Stream<Arguments> rounds() {
    List<Arguments> rounds = new ArrayList<>();
    int share = RandomCases.oneIn("clocks.accounts", 2);
    for (FilterClock clock : FilterClock.values()) {
      for (Account account : RandomCases.some(List.of(Account.values()), share, clock.ordinal())) {
        boolean isTurn = account != Account.DENSE || clock.ordinal() % 3 == 0 || QUERIES != null;
        if (isTurn && (CLOCK == null || CLOCK.equals(clock.name()))) {
          rounds.add(Arguments.of(clock, account));
        }
      }
    }
    return rounds.stream();
  }

  @AfterAll
  static void report() {
    REPORT.print();
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void givesTheRowsOfAnotherDatabase(FilterClock clock, Account account) throws SQLException {
    List<Conversation> rows = account.rows(clock);
    List<String> differences = new ArrayList<>();

    try (OracleDatabase oracle = new OracleDatabase(rows)) {
      for (State state : State.values()) {
        Round round = new Round(clock, account, state, rows, oracle, differences);
        round.ask();
      }
    }

    assertThat(differences).isEmpty();
  }

  /** Queries to the servers of a clock, which take turns; each is asked all meanings in the end. */
  private record Round(
      FilterClock clock,
      Account account,
      State state,
      List<Conversation> rows,
      OracleDatabase oracle,
      List<String> differences) {

    void ask() throws SQLException {
      List<DateMeaning> meanings = DateMeaning.all(clock);
      // The accounts of a clock share its servers.
      for (int i = 0; i < meanings.size(); i++) {
        boolean isTurn = i % SHARE == (account.ordinal() + clock.ordinal()) % SHARE;
        if (QUERIES != null || isTurn) {
          ask(meanings.get(i), ListOrder.values()[(i + clock.ordinal()) % 5]);
        }
      }
    }

    private void ask(DateMeaning meaning, ListOrder order) throws SQLException {
      long firstSeed =
          FIRST_SEED != null
              ? FIRST_SEED
              : 1 + 100_000L * state.ordinal() + 1_000L * account.ordinal();
      SimulatedApi server = null;
      Connection connection = null;
      try {
        for (int i = 0; i < state.queries(); i++) {
          if (server == null || !state.isKnown()) {
            close(server, connection);
            server = meaning.of(new SimulatedApi(order.sort(rows)));
            connection = connect(server);
          }
          ask(DatedQuery.of(firstSeed + i, rows), meaning, order, server, connection);
        }
      } finally {
        close(server, connection);
      }
    }

    private void ask(
        DatedQuery asked,
        DateMeaning meaning,
        ListOrder order,
        SimulatedApi server,
        Connection connection)
        throws SQLException {
      SplittableRandom random = new SplittableRandom(asked.query().seed());
      List<Conversation> after = state.after(rows, random);
      List<ResultRows> expected =
          after == null
              ? List.of(oracle.read(asked.query()))
              : oracle.readWhileRowsBecome(after, asked.query());
      server.clearRequests();
      if (after != null) {
        List<Conversation> listed = order.sort(after);
        server.beforeRequest(random.nextInt(1, 6), () -> server.rows(listed));
      }
      QueryOutcome got = QueryOutcome.of(() -> asked.query().read(connection));
      if (after != null) {
        server.clearActions().rows(order.sort(rows));
      }
      REPORT.note(clock, account + " " + state, asked.kind(), server.requests().size());
      String difference = difference(got, expected, asked);
      if (difference != null) {
        differences.add(
            "%s %s %s %s, %s%n  %s".formatted(account, state, meaning, order, asked, difference));
      }
    }

    /** Nothing is wrong either with a query that says that rows moved. */
    private static @Nullable String difference(
        QueryOutcome got, List<ResultRows> expected, DatedQuery asked) {
      if (got.failure() != null
          && expected.size() > 1
          && "40001".equals(got.failure().getSQLState())) {
        return null;
      }
      String difference = null;
      for (ResultRows rows : expected) {
        difference = got.difference(new QueryOutcome(rows, null), asked.query());
        if (difference == null) {
          return null;
        }
      }
      return difference;
    }

    private Connection connect(SimulatedApi server) throws SQLException {
      return DriverManager.getConnection(
          "jdbc:whattalk:pageSize=%d;baseUrl=%s".formatted(account.pageSize, server.baseUrl()),
          "",
          server.key());
    }

    private static void close(@Nullable SimulatedApi server, @Nullable Connection connection)
        throws SQLException {
      if (connection != null) {
        connection.close();
      }
      if (server != null) {
        server.close();
      }
    }
  }
}
