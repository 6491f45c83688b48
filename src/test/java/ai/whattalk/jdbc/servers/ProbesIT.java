package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.RowSlice;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everyday queries on servers that answer what it takes to read all rows, and fail what the driver
 * asks only because it may spare requests: totals of other lists, ends, pages in the middle, the
 * numbers of assistants.
 */
final class ProbesIT {
  private static final List<Conversation> ROWS = SteadyAccount.rows(2_000);
  private static final int PAGES = 20;

  /** Requests for probes that may be made in vain before the rows are read. */
  private static final int MOST_IN_VAIN = 12;

  private static final int SHARE = RandomCases.oneIn("probes.share", 8);

  private static final int CASES = RandomCases.count("probes.cases", 10);
  private static final long FIRST_SEED = Long.getLong("probes.seed", 1);

  private static final String SUPPORT = "assistant_id = '" + SteadyAccount.ASSISTANT + "'";
  private static final String OF_A_MONTH =
      "created_at >= DATE '2025-11-01' AND created_at < DATE '2025-12-01'";

  /**
   * A query.
   *
   * @param filters parameters by which the query itself narrows a list
   * @param oracle the same query without assistants
   */
  private record Everyday(ComparedQuery query, Set<String> filters, ComparedQuery oracle) {
    Everyday(ComparedQuery query, Set<String> filters) {
      this(query, filters, query);
    }

    boolean readsAssistants() {
      return query != oracle;
    }

    @Override
    public String toString() {
      return query.toString();
    }
  }

  private static Everyday query(String sql, String... filters) {
    return new Everyday(ComparedQuery.unordered(sql), Set.of(filters));
  }

  private static Everyday ordered(String sql, String... filters) {
    return new Everyday(ComparedQuery.ordered(sql), Set.of(filters));
  }

  private static Everyday sliced(int limit, int offset) {
    return new Everyday(
        ComparedQuery.sliced("SELECT id FROM conversations", new RowSlice(limit, offset, 0)),
        Set.of());
  }

  private static Everyday joined(String select, String condition) {
    return new Everyday(
        ComparedQuery.unordered(
            "SELECT "
                + select
                + " FROM conversations c JOIN assistants a ON c.assistant_id = a.uuid WHERE "
                + condition),
        Set.of(),
        ComparedQuery.unordered(
            ("SELECT " + select + " FROM conversations c WHERE " + condition)
                .replace("a.uuid", "c.assistant_id")));
  }

  private static final List<Everyday> QUERIES =
      List.of(
          query("SELECT COUNT(*) FROM conversations"),
          query("SELECT COUNT(*) FROM conversations WHERE type = 'widget'", "type"),
          query("SELECT COUNT(*) FROM conversations WHERE type <> 'widget'"),
          query("SELECT type, COUNT(*) FROM conversations GROUP BY type"),
          query("SELECT assistant_id, COUNT(*) FROM conversations GROUP BY assistant_id"),
          query("SELECT assistant_name, COUNT(*), SUM(total_cost) FROM conversations GROUP BY 1"),
          query("SELECT DISTINCT type FROM conversations"),
          query("SELECT COUNT(DISTINCT type), COUNT(*) FROM conversations"),
          query("SELECT COUNT(created_at) FROM conversations"),
          query("SELECT MIN(created_at), MAX(created_at) FROM conversations"),
          query("SELECT COUNT(*), MIN(created_at), MAX(created_at) FROM conversations"),
          query("SELECT MAX(created_at) FILTER (WHERE type = 'widget') FROM conversations", "type"),
          ordered("SELECT id FROM conversations ORDER BY created_at DESC LIMIT 10"),
          ordered("SELECT id FROM conversations ORDER BY created_at LIMIT 150"),
          ordered(
              "SELECT id FROM conversations WHERE type = 'api' ORDER BY created_at LIMIT 5",
              "type"),
          sliced(10, 0),
          sliced(10, 700),
          sliced(150, 333),
          query("SELECT id FROM conversations WHERE type = 'api'", "type"),
          query("SELECT id FROM conversations WHERE type IN ('api', 'test')", "type"),
          query("SELECT id FROM conversations WHERE type NOT IN ('widget', 'api')"),
          query("SELECT id FROM conversations WHERE " + SUPPORT, "assistant_id"),
          query("SELECT COUNT(*) FROM conversations WHERE " + SUPPORT, "assistant_id"),
          query(
              "SELECT id FROM conversations WHERE assistant_name = 'Assistant' AND message_count = 3"),
          query("SELECT id FROM conversations WHERE " + OF_A_MONTH, "date_from", "date_to"),
          query("SELECT COUNT(*) FROM conversations WHERE " + OF_A_MONTH, "date_from", "date_to"),
          query(
              "SELECT type, COUNT(*) FROM conversations WHERE " + OF_A_MONTH + " GROUP BY type",
              "date_from",
              "date_to"),
          query(
              "SELECT CAST(created_at AS DATE), COUNT(*) FROM conversations WHERE "
                  + OF_A_MONTH
                  + " GROUP BY CAST(created_at AS DATE)",
              "date_from",
              "date_to"),
          query(
              "SELECT id FROM conversations WHERE created_at BETWEEN DATE '2025-03-01' AND DATE"
                  + " '2025-04-01'",
              "date_from",
              "date_to"),
          query("SELECT id FROM conversations WHERE created_at >= DATE '2026-01-15'", "date_from"),
          query(
              "SELECT t.type, COUNT(c.id) FROM conversation_types t LEFT JOIN conversations c ON"
                  + " c.type = t.type GROUP BY t.type"),
          query(
              "SELECT c.id FROM conversations c JOIN conversation_types t ON c.type = t.type WHERE"
                  + " t.type LIKE 'a%'"),
          query(
              "SELECT t.type FROM conversation_types t WHERE EXISTS (SELECT 1 FROM conversations c"
                  + " WHERE c.type = t.type)"),
          query(
              "SELECT id FROM conversations WHERE type IN (SELECT type FROM conversation_types WHERE"
                  + " type < 'b')"),
          joined("c.id", "a.uuid LIKE '8f%'"),
          joined("a.uuid, COUNT(*)", "a.uuid LIKE '%0%' GROUP BY a.uuid"),
          joined("COUNT(*)", "a.uuid LIKE '8f%' AND c.message_count > 3"),
          query(
              "SELECT id FROM conversations WHERE created_at = (SELECT MAX(created_at) FROM"
                  + " conversations)"),
          query(
              "SELECT SUM(CASE WHEN type = 'api' THEN 1 ELSE 0 END), SUM(CASE WHEN ai_enabled THEN 1"
                  + " ELSE 0 END) FROM conversations"),
          query("SELECT EXISTS (SELECT 1 FROM conversations WHERE type = 'api')", "type"));

  /** Ways in which a request may fail. */
  private enum Failure {
    FORBIDDEN(status(403)),
    NOT_FOUND(status(404)),
    REFUSED(status(422)),
    THROTTLED(status(429)),
    BROKEN(status(500)),
    HTML(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html><title>Maintenance</title></html>")),
    NOTHING(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

    private final MockResponse response;

    Failure(MockResponse.Builder response) {
      this.response = response.build();
    }

    private static MockResponse.Builder status(int code) {
      return new MockResponse.Builder()
          .code(code)
          .addHeader("Content-Type", "application/json")
          .body("{\"message\": \"Failure.\"}");
    }
  }

  /** A server that answers only what reading without probes asks for. */
  private static final class PlainServer
      implements Function<RecordedRequest, @Nullable MockResponse> {
    private final Failure failure;
    private final Map<String, Integer> pagesRead = new HashMap<>();
    private Everyday query;
    private int failed;

    PlainServer(Failure failure, Everyday query) {
      this.failure = failure;
      this.query = query;
    }

    @Override
    public synchronized @Nullable MockResponse apply(RecordedRequest request) {
      if (isOfPlainWalk(request.getUrl())) {
        return null;
      }
      failed++;
      return failure.response;
    }

    synchronized int failed() {
      return failed;
    }

    /** Has another query begin to read. */
    synchronized void read(Everyday other) {
      query = other;
      pagesRead.clear();
    }

    synchronized boolean isOfPlainWalk(HttpUrl url) {
      if (!url.encodedPath().endsWith("/conversations")) {
        return query.readsAssistants();
      }
      Set<String> sent = new HashSet<>(url.queryParameterNames());
      sent.removeAll(Set.of("page", "per_page"));
      int page = Integer.parseInt(url.queryParameter("page"));
      String list = url.newBuilder().removeAllQueryParameters("page").build().query();
      if (!sent.equals(query.filters) || page > pagesRead.getOrDefault(list, 0) + 1) {
        return false;
      }
      pagesRead.merge(list, page, Math::max);
      return true;
    }
  }

  private static OracleDatabase oracle;
  private static final Map<Everyday, ResultRows> EXPECTED = new HashMap<>();

  @BeforeAll
  static void fillOracle() throws SQLException {
    oracle = new OracleDatabase(ROWS);
    for (Everyday each : QUERIES) {
      EXPECTED.put(each, oracle.read(each.oracle));
    }
  }

  @AfterAll
  static void closeOracle() throws SQLException {
    oracle.close();
  }

  private static Connection connect(SimulatedApi api, Failure failure) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:validateOnConnect=false;readAhead=0;maxRetries=2;baseUrl="
            + api.baseUrl()
            + (failure == Failure.NOTHING ? ";readTimeout=1" : ""),
        "",
        api.key());
  }

  private static @Nullable String difference(Everyday query, Connection connection) {
    QueryOutcome expected = new QueryOutcome(EXPECTED.get(query), null);
    return QueryOutcome.of(() -> query.query.read(connection)).difference(expected, query.query);
  }

  /** Each query as the first one that a server gets, and twice more. */
  @ParameterizedTest
  @EnumSource
  void neverFailAQuery(Failure failure) throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Everyday query : RandomCases.some(QUERIES, SHARE, failure.ordinal())) {
      try (SimulatedApi api = new SimulatedApi(ROWS);
          Connection connection = connect(api, failure)) {
        PlainServer plain = new PlainServer(failure, query);
        api.answer(plain);
        List<Integer> requests = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          int before = plain.failed();
          api.clearRequests();
          String difference = difference(query, connection);
          failed.add(plain.failed() - before);
          requests.add(api.requests().size() - failed.get(i));
          if (difference != null) {
            wrong.add(query + ": " + difference);
          }
        }
        // What failed is not asked again, but another probe may be in the place of it.
        if (failed.get(0) + failed.get(1) > MOST_IN_VAIN
            || failed.get(2) > 0
            || Collections.max(requests) > 2 * PAGES) {
          wrong.add(query + ": " + requests + " requests and " + failed + " in vain");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * One request of a server fails, once or from then on: whatever it was for, no answer is wrong,
   * and only one that the query needs may end it.
   */
  @Test
  void noFailureMakesAnAnswerWrong() throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Failure failure = Failure.values()[random.nextInt(Failure.NOTHING.ordinal())];
      boolean always = random.nextBoolean();
      int number = random.nextInt(1, 30);
      try (SimulatedApi api = new SimulatedApi(ROWS);
          Connection connection = connect(api, failure)) {
        AtomicInteger count = new AtomicInteger();
        AtomicReference<@Nullable HttpUrl> failing = new AtomicReference<>();
        PlainServer plain = new PlainServer(failure, QUERIES.get(0));
        AtomicReference<Boolean> needed = new AtomicReference<>(false);
        for (int i = 0; i < 4; i++) {
          Everyday query = QUERIES.get(random.nextInt(QUERIES.size()));
          plain.read(query);
          api.answer(
              request -> {
                boolean isPlain = plain.isOfPlainWalk(request.getUrl());
                boolean fails =
                    count.incrementAndGet() == number
                        || (always && request.getUrl().equals(failing.get()));
                if (fails) {
                  failing.set(request.getUrl());
                  needed.set(needed.get() || isPlain);
                }
                return fails ? failure.response : null;
              });
          String difference = difference(query, connection);
          if (difference != null && !(needed.get() && difference.startsWith("failed: "))) {
            wrong.add(
                String.format(
                    "seed %d, %s of %s: %s: %s", seed, failure, failing, query, difference));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static final String COUNT = "SELECT COUNT(*) FROM conversations";

  private static String state(ThrowingCallable call) {
    return catchThrowableOfType(SQLException.class, call).getSQLState();
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  @Test
  void aWarningSaysWhyRowsAreRead() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(ROWS, "readAhead=0")) {
      api.server()
          .answer(
              request ->
                  "100".equals(request.getUrl().queryParameter("per_page")) ? null : status(403));
      for (int i = 0; i < 2; i++) {
        assertThat(api.column(COUNT)).containsExactly("2000");
        assertThat(api.warnings())
            .singleElement()
            .asString()
            .startsWith(
                "01000 the API does not answer a request that may spare others, and rows are read"
                    + " instead: GET /api/user/conversations?per_page=")
            .endsWith(" answered 403");
        assertThat(api.requests()).hasSize(i == 0 ? PAGES + 1 : PAGES);
      }
    }
  }

  /** A server that is down answers neither probes nor what a query needs. */
  @Test
  void anOutageSaysNothingOfProbes() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(ROWS, "maxRetries=0")) {
      assertThat(api.column(COUNT)).containsExactly("2000");
      api.server().answer(request -> status(500));
      assertThat(state(() -> api.column(COUNT))).isEqualTo("58000");
      api.server().answer(request -> null);
      api.requests();

      assertThat(api.column(COUNT)).containsExactly("2000");
      assertThat(api.requests()).hasSize(1);
      assertThat(api.warnings()).isEmpty();
    }
  }

  /** Nor does one that answers as soon as the rows are read. */
  @Test
  void aProbeThatWasTheFirstPageOfAReadingIsMadeAgain() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(ROWS, "validateOnConnect=false")) {
      AtomicInteger failures = new AtomicInteger(2);
      api.server().answer(request -> failures.getAndDecrement() > 0 ? status(503) : null);
      assertThat(api.column(COUNT)).containsExactly("2000");
      assertThat(api.requests()).hasSize(2 + PAGES);

      assertThat(api.column(COUNT)).containsExactly("2000");
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void whatEndsTheQueryStillDoes() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(ROWS, "")) {
      api.server().answer(request -> status(401));
      assertThat(state(() -> api.column(COUNT))).isEqualTo("28000");

      api.server().answer(request -> Failure.NOTHING.response);
      try (Statement statement = api.connection().createStatement()) {
        statement.setQueryTimeout(1);
        assertThat(state(() -> statement.executeQuery(COUNT))).isEqualTo("HYT00");
      }
      api.server().answer(request -> null);
      try (Connection bounded = api.connect("maxRequests=1");
          Statement statement = bounded.createStatement()) {
        String byType = "SELECT type, COUNT(*) FROM conversations GROUP BY type";
        assertThat(state(() -> statement.executeQuery(byType))).isEqualTo("54000");
      }
    }
  }
}
