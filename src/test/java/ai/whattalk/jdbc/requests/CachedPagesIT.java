package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TotalRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that the API answered serve again, with {@code cacheTtl}. */
final class CachedPagesIT {
  private static final List<Conversation> ROWS = SteadyAccount.rows(3_000);
  private static final List<String> IDS = ids(ROWS);
  private static final String ALL = "SELECT id FROM conversations";

  /** One in so many of the rows that LibreOffice reads by their keys. */
  private static final int KEYS = RandomCases.oneIn("cached.keys", 20);

  /** Long enough for a machine on which seconds pass for no reason. */
  private static final String CACHE = "cacheTtl=600";

  @AutoClose private final SimulatedApi api = new SimulatedApi(ROWS);

  private static List<String> ids(List<Conversation> rows) {
    return rows.stream().map(Conversation::id).toList();
  }

  private static Conversation named(String id, Conversation row) {
    return new Conversation(
        id,
        row.assistantId(),
        row.assistantName(),
        row.type(),
        row.messageCount(),
        row.totalCost(),
        row.aiEnabled(),
        row.createdAt(),
        row.updatedAt());
  }

  /** A list of one page. */
  private static String json(String... ids) {
    return Stream.of(ids)
        .map("{\"id\": \"%s\"}"::formatted)
        .collect(
            Collectors.joining(
                ", ", "{\"data\": [", "], \"last_page\": 1, \"total\": " + ids.length + "}"));
  }

  private Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + api.baseUrl() + ";" + properties, "", api.key());
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }

  /** The requests since the last time that somebody asked. */
  private int requests() {
    int requests = api.requests().size();
    api.clearRequests();
    return requests;
  }

  /** It runs the statement again for each 200 rows. */
  @ParameterizedTest
  @ValueSource(strings = {"", CACHE})
  void dbeaverScrollsToTheEndForWhatOneReadingCosts(String property) throws SQLException {
    try (Connection connection = connect(property);
        Statement statement = connection.createStatement()) {
      for (int most = 200; most <= IDS.size(); most += 200) {
        statement.setMaxRows(most);
        assertThat(ConnectedApi.column(statement.executeQuery("SELECT * FROM conversations")))
            .containsExactlyElementsOf(IDS.subList(0, most));
      }
    }
    assertThat(requests()).isEqualTo(property.isEmpty() ? 241 : 31);
  }

  /** It asks for the keys, and then for each row by its key. */
  @Test
  void libreOfficeImportsByKeyForWhatOneReadingCosts() throws SQLException {
    try (Connection connection = connect(CACHE);
        PreparedStatement row =
            connection.prepareStatement("SELECT * FROM conversations WHERE id = ?")) {
      List<String> keys = column(connection, ALL);
      assertThat(keys).containsExactlyElementsOf(IDS);
      for (int i = 0; i < keys.size(); i += KEYS) {
        row.setString(1, keys.get(i));
        assertThat(ConnectedApi.column(row.executeQuery())).containsExactly(keys.get(i));
      }
    }
    assertThat(requests()).isLessThanOrEqualTo(60).isEqualTo(31);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALL,
        "SELECT COUNT(*) FROM conversations",
        "SELECT SUM(message_count) FROM conversations WHERE type = 'widget'",
        "SELECT type, COUNT(*) FROM conversations GROUP BY type ORDER BY type",
        "SELECT id FROM conversations ORDER BY created_at DESC LIMIT 10",
        "SELECT MIN(created_at), MAX(created_at) FROM conversations",
        "SELECT id FROM conversations WHERE created_at >= DATE '2025-11-01'"
            + " AND created_at < DATE '2025-12-01'",
        "SELECT id FROM conversations LIMIT 50 OFFSET 1000",
        "SELECT c.id FROM conversations c JOIN assistants a ON a.uuid = c.assistant_id",
        "SELECT id FROM conversations WHERE type IN ('api', 'test') OR message_count > 1000",
        "SELECT name FROM assistants"
      })
  void aStatementThatIsRunAgainMakesNoRequest(String sql) throws SQLException {
    try (Connection uncached = connect("");
        Connection connection = connect(CACHE)) {
      List<String> rows = column(uncached, sql);
      assertThat(column(connection, sql)).containsExactlyInAnyOrderElementsOf(rows);
      // What the first has shown of the server may be asked for in another way.
      assertThat(column(connection, sql)).containsExactlyInAnyOrderElementsOf(rows);
      requests();
      assertThat(column(connection, sql)).containsExactlyInAnyOrderElementsOf(rows);
      assertThat(requests()).isZero();
    }
  }

  @Test
  void pagesOfTheCacheAreListedAndCountNoRequest() throws SQLException {
    api.rows(ROWS.subList(0, 250));
    try (Connection connection = connect(CACHE + ";maxRequests=3");
        Statement statement = connection.createStatement()) {
      ApiStatement asked = statement.unwrap(ApiStatement.class);
      for (int i = 0; i < 2; i++) {
        assertThat(ConnectedApi.column(statement.executeQuery(ALL))).hasSize(250);
        assertThat(asked.getRequestCount()).isEqualTo(i == 0 ? 3 : 0);
        assertThat(asked.getPagesRead()).isEqualTo(3);
      }

      assertThat(
              column(
                  connection,
                  "SELECT CONCAT_WS(' ', served_from, query, status, attempt, row_count) FROM"
                      + " requests WHERE statement_id = "
                      + asked.getStatementId()
                      + " ORDER BY id"))
          .containsExactly(
              "api per_page=100&page=1 200 1 100",
              "api per_page=100&page=2 200 1 100",
              "api per_page=100&page=3 200 1 50",
              "cache per_page=100&page=1 200 1 100",
              "cache per_page=100&page=2 200 1 100",
              "cache per_page=100&page=3 200 1 50");
      assertThat(
              column(
                  connection,
                  "SELECT DISTINCT duration_ms FROM requests WHERE served_from = 'cache'"))
          .containsExactly("0");
    }
  }

  @Test
  void withoutTheCacheEachPageIsAskedForAgain() throws SQLException {
    try (Connection cached = connect(CACHE);
        Connection connection = connect("")) {
      column(cached, ALL);
      requests();
      column(connection, ALL);
      column(connection, ALL);
      assertThat(requests()).isEqualTo(60);
      assertThat(column(connection, "SELECT DISTINCT served_from FROM requests"))
          .containsExactly("api");
    }
  }

  @Test
  void theDemoAccountHasNoCache() throws SQLException {
    try (Connection demo = DriverManager.getConnection("jdbc:whattalk:demo=true;" + CACHE)) {
      List<String> rows = column(demo, ALL);
      assertThat(column(demo, ALL)).hasSameSizeAs(rows);
      assertThat(column(demo, "SELECT DISTINCT served_from FROM requests")).containsExactly("demo");
    }
  }

  /** A row comes at the front, goes from there, or from the middle, after the first pages came. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 150, 250, 2_500})
  void rowsThatComeOrGoAreNeitherLostNorDoubled(int place) throws SQLException {
    List<Conversation> others = new ArrayList<>(ROWS);
    if (place < 0) {
      others.add(0, named("new", ROWS.get(0)));
    } else {
      others.remove(place);
    }
    try (Connection connection = connect(CACHE);
        Statement some = connection.createStatement()) {
      some.setMaxRows(200);
      assertThat(ConnectedApi.column(some.executeQuery(ALL))).hasSize(200);
      api.rows(others);

      List<String> all = column(connection, ALL);
      assertThat(all).doesNotHaveDuplicates();
      List<String> stay = new ArrayList<>(ids(others));
      stay.remove("new");
      assertThat(all).containsAll(stay);
      assertThat(all).allMatch(id -> id.equals("new") || IDS.contains(id));

      // The old pages say another total, and are gone.
      assertThat(column(connection, ALL)).containsExactlyElementsOf(ids(others));
      requests();
      assertThat(column(connection, ALL)).containsExactlyElementsOf(ids(others));
      assertThat(requests()).isZero();
    }
  }

  /** Kept pages are no reason to fail: what is wrong is told by new ones, as without the cache. */
  @ParameterizedTest
  @ValueSource(strings = {"strict", "warn"})
  void aCountThatKeptAndNewPagesDoNotFillIsReadAnew(String consistency) throws SQLException {
    List<Integer> requests = new ArrayList<>();
    for (String property : new String[] {"", CACHE}) {
      try (SimulatedApi server = new SimulatedApi(ROWS.subList(0, 650));
          Connection connection =
              DriverManager.getConnection(
                  "jdbc:whattalk:baseUrl="
                      + server.baseUrl()
                      + ";consistency="
                      + consistency
                      + ";"
                      + property,
                  "",
                  server.key());
          Statement statement = connection.createStatement()) {
        server.total(TotalRule.off(10));
        statement.setMaxRows(200);
        assertThat(ConnectedApi.column(statement.executeQuery(ALL))).hasSize(200);
        statement.setMaxRows(0);
        server.clearRequests();

        assertThat(ConnectedApi.column(statement.executeQuery(ALL)))
            .containsExactlyElementsOf(IDS.subList(0, 650));
        assertThat(statement.getWarnings().getMessage())
            .contains("its pages hold 650, which were read twice");
        requests.add(server.requests().size());
      }
    }
    // Those behind the kept pages were in vain.
    assertThat(requests.get(1)).isBetween(requests.get(0), requests.get(0) + 8);
  }

  /** The server has turned its list round: the new pages have the rows of the kept ones, too. */
  @ParameterizedTest
  @ValueSource(strings = {"strict", "warn"})
  void aListThatIsTurnedRoundIsReadWhole(String consistency) throws SQLException {
    List<Conversation> rows = new ArrayList<>(ROWS.subList(0, 650));
    api.rows(rows);
    try (Connection connection = connect(CACHE + ";consistency=" + consistency);
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(200);
      assertThat(ConnectedApi.column(statement.executeQuery(ALL))).hasSize(200);
      Collections.reverse(rows);
      api.rows(rows);
      statement.setMaxRows(0);

      assertThat(ConnectedApi.column(statement.executeQuery(ALL)))
          .containsExactlyInAnyOrderElementsOf(ids(rows));
      assertThat((Object) statement.getWarnings()).isNull();
      assertThat(column(connection, ALL)).containsExactlyElementsOf(ids(rows));
      requests();
      assertThat(column(connection, ALL)).containsExactlyElementsOf(ids(rows));
      assertThat(requests()).isZero();
    }
  }

  /** No page of them has a row that was kept. */
  @Test
  void otherRowsAreReadWhole() throws SQLException {
    List<Conversation> others =
        IntStream.range(0, 1_200).mapToObj(i -> named("other" + i, ROWS.get(i))).toList();
    try (Connection connection = connect(CACHE);
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(200);
      assertThat(ConnectedApi.column(statement.executeQuery(ALL))).hasSize(200);
      api.rows(others);

      List<String> all = column(connection, ALL);
      assertThat(all).doesNotHaveDuplicates().containsAll(ids(others)).hasSizeLessThan(1_401);
      assertThat(column(connection, ALL)).containsExactlyElementsOf(ids(others));
    }
  }

  @Test
  void aRefusedKeyGetsNothingFromTheCache() throws SQLException {
    try (Connection connection = connect(CACHE)) {
      column(connection, ALL);
      api.answer(request -> new MockResponse.Builder().code(401).build());
      assertThat(column(connection, ALL)).hasSize(3_000);
      assertThat(refused(connection, "SELECT name FROM assistants").getSQLState())
          .isEqualTo("28000");
      assertThat(refused(connection, ALL).getSQLState()).isEqualTo("28000");
      assertThatThrownBy(() -> connect(CACHE).close())
          .isInstanceOf(SQLInvalidAuthorizationSpecException.class);
    }
  }

  private static SQLException refused(Connection connection, String sql) {
    return catchThrowableOfType(SQLException.class, () -> column(connection, sql));
  }

  /** A URL answers another key with other rows. */
  @Test
  void anotherKeyGetsItsOwnPages() throws SQLException {
    String other = "another-key";
    String page = json("theirs");
    api.answer(
        request ->
            ("Bearer " + other).equals(request.getHeaders().get("Authorization"))
                ? new MockResponse.Builder().body(page).build()
                : null);
    try (Connection mine = connect(CACHE);
        Connection theirs =
            DriverManager.getConnection(
                "jdbc:whattalk:baseUrl=" + api.baseUrl() + ";" + CACHE, "", other)) {
      for (int i = 0; i < 2; i++) {
        assertThat(column(mine, ALL)).hasSize(3_000);
        assertThat(column(theirs, ALL)).containsExactly("theirs");
      }
    }
  }

  /** What is a page, and yet not kept: cut off behind it, or not whole by its checksum. */
  @ParameterizedTest
  @ValueSource(
      strings = {"whole", "cut", "gzip", "wrong gzip", "unreadable", "repeated", "endless"})
  void onlyWholePagesWithoutFaultAreKept(String kind) throws SQLException {
    api.answer(request -> page(kind));
    try (Connection connection = connect(CACHE + ";validateOnConnect=false;maxRetries=0")) {
      for (int i = 0; i < 2; i++) {
        requests();
        assertThat(column(connection, "SELECT id FROM conversations LIMIT 1")).hasSize(1);
        assertThat(requests())
            .isEqualTo(i == 1 && (kind.equals("whole") || kind.equals("gzip")) ? 0 : 1);
      }
    }
  }

  private static @Nullable MockResponse page(String kind) {
    String page = json("c1");
    MockResponse.Builder response = new MockResponse.Builder();
    return switch (kind) {
      case "whole" -> response.body(page).build();
      // Its length promises more.
      case "cut" ->
          response
              .body(page + " ".repeat(100_000))
              .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
              .build();
      case "gzip", "wrong gzip" -> {
        Buffer body = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(body))) {
          sink.writeUtf8(page);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        byte[] bytes = body.readByteArray();
        if (kind.startsWith("wrong")) {
          bytes[bytes.length - 8] ^= 1;
        }
        yield response
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(bytes))
            .build();
      }
      case "unreadable" ->
          response.body(page.replace("\"id\"", "\"message_count\": \"many\", \"id\"")).build();
      case "repeated" -> response.body(json("c1", "c1")).build();
      default ->
          response
              .body(page + " ".repeat(100_000))
              .onResponseBody(SocketEffect.Stall.INSTANCE)
              .build();
    };
  }

  @Test
  void statementsAtTheSameTimeGetAllRows() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Connection connection = connect(CACHE);
        Connection other = connect(CACHE)) {
      List<Future<List<String>>> answers =
          threads.invokeAll(
              Stream.of(connection, other, connection, other)
                  .<Callable<List<String>>>map(each -> () -> column(each, ALL))
                  .toList());
      for (Future<List<String>> answer : answers) {
        assertThat(answer.get()).containsExactlyElementsOf(IDS);
      }
      column(connection, ALL);
      requests();
      assertThat(column(other, ALL)).containsExactlyElementsOf(IDS);
      assertThat(requests()).isZero();
    } finally {
      threads.shutdown();
    }
  }
}
