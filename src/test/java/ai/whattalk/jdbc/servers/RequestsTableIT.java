package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The table {@code requests}, and what a statement tells of its requests. */
final class RequestsTableIT {
  private static final String SCAN = "SELECT id FROM conversations";

  /** All that does not depend on the clock. */
  private static final String LINES =
      "SELECT CONCAT_WS(' ', path || '?' || query, COALESCE(CAST(status AS VARCHAR), '-'),"
          + " '#' || attempt, COALESCE(CAST(row_count AS VARCHAR), '-'), served_from)"
          + " FROM requests WHERE id > 1";

  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.numbered(250));
  @AutoClose private final Connection connection;

  RequestsTableIT() throws SQLException {
    connection = connect("readAhead=0;timeZone=Asia/Kolkata");
  }

  private Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + server.baseUrl() + ";apiKey=" + server.key() + ";" + properties);
  }

  private List<String> column(String sql) throws SQLException {
    return column(connection, sql);
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }

  private static ApiStatement requestsOf(Statement statement) throws SQLException {
    return statement.unwrap(ApiStatement.class);
  }

  /** Answers the first tries of a page in another way. */
  private void failTries(int page, int tries, MockResponse response) {
    AtomicInteger left = new AtomicInteger(tries);
    server.answer(
        request ->
            String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                    && left.getAndDecrement() > 0
                ? response
                : null);
  }

  @Test
  void connectingIsARequestOfNoStatement() throws SQLException {
    assertThat(column("SELECT query FROM requests")).containsExactly("per_page=1&page=1");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM requests")) {
      rows.next();
      assertThat(rows.getLong("id")).isEqualTo(1);
      assertThat(rows.getObject("statement_id")).isNull();
      assertThat(rows.getString("path")).isEqualTo("/api/user/conversations");
      assertThat(rows.getInt("status")).isEqualTo(200);
      assertThat(rows.getInt("attempt")).isEqualTo(1);
      assertThat(rows.getLong("duration_ms")).isBetween(0L, 60_000L);
      assertThat(rows.getInt("row_count")).isEqualTo(1);
      assertThat(rows.getString("served_from")).isEqualTo("api");
    }
  }

  @Test
  void eachRequestIsARowNewestLast() throws SQLException {
    column(SCAN + " WHERE type = 'widget'");
    List<String> sent = server.queries();

    assertThat(column("SELECT query FROM requests")).isEqualTo(sent).hasSize(4);
    assertThat(column(LINES))
        .containsExactly(
            "/api/user/conversations?type=widget&per_page=100&page=1 200 #1 100 api",
            "/api/user/conversations?type=widget&per_page=100&page=2 200 #1 100 api",
            "/api/user/conversations?type=widget&per_page=100&page=3 200 #1 50 api");
  }

  @Test
  void readingItMakesNoRequest() throws SQLException {
    server.clearRequests();
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT COUNT(*) FROM requests").next();

      assertThat(requestsOf(statement).getRequestCount()).isZero();
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void retriesAreRows() throws SQLException {
    failTries(2, 2, new MockResponse.Builder().code(503).build());
    try (Statement statement = connection.createStatement()) {
      assertThat(ConnectedApi.column(statement.executeQuery(SCAN))).hasSize(250);

      assertThat(requestsOf(statement).getRequestCount()).isEqualTo(5);
    }
    assertThat(column(LINES))
        .containsExactly(
            "/api/user/conversations?per_page=100&page=1 200 #1 100 api",
            "/api/user/conversations?per_page=100&page=2 503 #1 - api",
            "/api/user/conversations?per_page=100&page=2 503 #2 - api",
            "/api/user/conversations?per_page=100&page=2 200 #3 100 api",
            "/api/user/conversations?per_page=100&page=3 200 #1 50 api");
  }

  @Test
  void aRefusedRequestIsARow() throws SQLException {
    server.refuseAssistantId().assistants().without(TestRows.SUPPORT);

    assertThat(column(SCAN + " WHERE assistant_id = '" + TestRows.SUPPORT + "' LIMIT 100"))
        .hasSize(100);
    assertThat(column("SELECT status FROM requests WHERE query LIKE 'assistant_id=%'"))
        .containsExactly("422");
    assertThat(column("SELECT COUNT(*) FROM requests WHERE status = 422 AND row_count IS NULL"))
        .containsExactly("1");
  }

  @Test
  void aRequestWithoutAnAnswerHasNoStatus() throws SQLException {
    failTries(
        1, 1, new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThat(column(SCAN)).hasSize(250);
    assertThat(column(LINES + " AND id < 4"))
        .containsExactly(
            "/api/user/conversations?per_page=100&page=1 - #1 - api",
            "/api/user/conversations?per_page=100&page=1 200 #2 100 api");
    assertThat(column("SELECT id FROM requests WHERE duration_ms IS NULL")).isEmpty();
  }

  @Test
  void anAnswerThatIsNoPageHasAStatus() throws SQLException {
    server.answer(request -> new MockResponse.Builder().body("<html>").build());

    assertThatThrownBy(() -> column(SCAN)).isInstanceOf(SQLException.class);
    assertThat(column(LINES))
        .containsExactly("/api/user/conversations?per_page=100&page=1 200 #1 - api");
  }

  @Test
  void pagesFetchedAheadAreRows() throws SQLException {
    server.rows(TestRows.numbered(2_000));
    try (Connection ahead = connect("readAhead=4;validateOnConnect=false");
        Statement statement = ahead.createStatement()) {
      server.clearRequests();
      assertThat(ConnectedApi.column(statement.executeQuery(SCAN))).hasSize(2_000);

      assertThat(requestsOf(statement).getRequestCount()).isEqualTo(20);
      assertThat(column(ahead, "SELECT query FROM requests"))
          .containsExactlyInAnyOrderElementsOf(server.queries());
      assertThat(column(ahead, "SELECT id FROM requests ORDER BY id"))
          .isEqualTo(column(ahead, "SELECT id FROM requests"))
          .hasSize(20);
    }
  }

  @Test
  void startedAtIsInTheZoneOfTheConnection() throws SQLException {
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    LocalDateTime before = LocalDateTime.now(zone).minusSeconds(1);
    column(SCAN);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(started_at) FROM requests")) {
      rows.next();

      assertThat(rows.getObject(1, LocalDateTime.class))
          .isBetween(before, LocalDateTime.now(zone).plusSeconds(1));
    }
    assertThat(column("SELECT COUNT(*) FROM requests WHERE started_at <= CURRENT_TIMESTAMP"))
        .containsExactly("4");
  }

  @Test
  void namesTheStatement() throws SQLException {
    try (Statement one = connection.createStatement();
        PreparedStatement other = connection.prepareStatement(SCAN + " LIMIT 150")) {
      assertThat(requestsOf(one).getRequestCount()).isZero();
      assertThat(ConnectedApi.column(one.executeQuery(SCAN))).hasSize(250);
      assertThat(ConnectedApi.column(other.executeQuery())).hasSize(150);
      assertThat(requestsOf(one).getRequestCount()).isEqualTo(3);
      assertThat(requestsOf(other).getRequestCount()).isEqualTo(2);
      assertThat(requestsOf(one).getStatementId()).isNotEqualTo(requestsOf(other).getStatementId());
      assertThat(
              column(
                  "SELECT statement_id || ' ' || COUNT(*) FROM requests"
                      + " WHERE statement_id IS NOT NULL GROUP BY statement_id ORDER BY 1 NULLS LAST"))
          .containsExactly(
              requestsOf(one).getStatementId() + " 3", requestsOf(other).getStatementId() + " 2");

      other.executeQuery().close();
      assertThat(requestsOf(other).getRequestCount()).isZero();
      one.executeQuery(SCAN + " LIMIT 1").next();
      assertThat(requestsOf(one).getRequestCount()).isEqualTo(1);
      one.close();
      assertThat(requestsOf(one).getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void countsNoRequestThatALimitForbids() throws SQLException {
    try (Connection limited = connect("maxRequests=2");
        Statement statement = limited.createStatement()) {
      assertThatThrownBy(() -> ConnectedApi.column(statement.executeQuery(SCAN)))
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("54000");

      assertThat(requestsOf(statement).getRequestCount()).isEqualTo(2);
      assertThat(column(limited, "SELECT COUNT(*) FROM requests WHERE statement_id IS NOT NULL"))
          .containsExactly("2");
    }
  }

  @Test
  void isATableLikeOthers() throws SQLException {
    column(SCAN);

    assertThat(
            column(
                "SELECT r.row_count || ' ' || COUNT(*) FROM requests r JOIN conversations c"
                    + " ON c.message_count = r.row_count GROUP BY r.row_count ORDER BY r.row_count"))
        .containsExactly("1 1", "50 1", "100 2");
    assertThat(
            column(
                "SELECT id FROM conversation_types t JOIN requests r ON r.id = LENGTH(t.type)"
                    + " ORDER BY 1"))
        .containsExactly("3", "4", "6");
    assertThat(column("SELECT \"PATH\" FROM whattalk.Requests ORDER BY started_at DESC LIMIT 1"))
        .containsExactly("/api/user/conversations");
    assertThat(
            column(
                "SELECT COUNT(*) FROM requests a WHERE EXISTS"
                    + " (SELECT 1 FROM requests b WHERE b.id = a.id + 1)"))
        .hasSize(1);
  }

  @Test
  void oneExecutionSeesOneState() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 'r' FROM requests UNION ALL (SELECT 'c' FROM conversations)"
                    + " UNION ALL SELECT 's' FROM requests")) {
      assertThat(ConnectedApi.column(rows).stream().filter(value -> !value.equals("c")))
          .containsExactly("r", "s");
    }
  }

  @Test
  void holdsTheRequestsOfItsConnectionAlone() throws SQLException {
    try (Connection other = connect("validateOnConnect=false")) {
      column(SCAN);

      assertThat(column(other, "SELECT * FROM requests")).isEmpty();
      assertThat(column("SELECT * FROM requests")).hasSize(4);
    }
  }

  @Test
  void neverHoldsTheKey() throws SQLException {
    assertThat(column(SCAN + " WHERE assistant_id = '" + server.key() + "'")).isEmpty();

    assertThat(server.queries()).anyMatch(query -> query.contains(server.key()));
    assertThat(column("SELECT path || query FROM requests"))
        .anyMatch(line -> line.contains("assistant_id=***"))
        .noneMatch(line -> line.contains(server.key()));
  }

  @Test
  void theDemoAccountAnswersItself() throws SQLException {
    try (Connection demo = DriverManager.getConnection("jdbc:whattalk:demo=true")) {
      column(demo, SCAN + " LIMIT 5");

      assertThat(column(demo, "SELECT DISTINCT served_from FROM requests")).containsExactly("demo");
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    Set<String> problems = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int j = 0; j < 20; j++) {
                    column(SCAN + " LIMIT 1");
                    List<String> ids = column("SELECT id FROM requests");
                    if (!ids.equals(
                        column("SELECT id FROM requests ORDER BY id LIMIT " + ids.size()))) {
                      problems.add(ids.toString());
                    }
                  }
                } catch (SQLException e) {
                  problems.add(e.toString());
                }
              }));
    }
    for (CompletableFuture<Void> thread : threads) {
      thread.join();
    }

    assertThat(problems).isEmpty();
    assertThat(column("SELECT COUNT(DISTINCT id) FROM requests")).containsExactly("81");
  }
}
