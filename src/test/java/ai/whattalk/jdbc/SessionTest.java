package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections and statements from opening to closing, over HTTP. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(
    value = SessionTest.JVM,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
class SessionTest {
  /** What some tests change for all that runs beside them. */
  static final String JVM = "settings of the JVM";

  /** How long an answer may take that nobody is to wait for. */
  private static final Duration SLOW = Duration.ofMinutes(1);

  private static final int QUERIES_PER_THREAD = RandomCases.count("session.queries", 30);

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(1000));

  private Connection connect(String more) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + api.baseUrl() + ";" + more, properties);
  }

  /** A connection after whose opening no request is counted. */
  private Connection connect() throws SQLException {
    Connection connection = connect("");
    api.clearRequests();
    return connection;
  }

  private static AbstractThrowableAssert<?, ?> assertFails(String state, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private static <T> CompletableFuture<T> inAnotherThread(Callable<T> action) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return action.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  private void awaitRequests(int count) throws InterruptedException {
    while (api.requests().size() < count) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(api.requests()).hasSize(count);
  }

  @Test
  void connectingAsksForOneRowOnceForAllConnections() throws SQLException {
    connect("").close();
    assertThat(api.queries()).containsExactly("per_page=1&page=1");
    connect("").close();
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void connectingMakesNoRequestIfToldSo() throws SQLException {
    connect("validateOnConnect=false").close();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void errorsWhileConnecting() {
    assertFails("28000", () -> connect("apiKey=wrong"))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class);
    api.failPage(1, 404);
    assertFails("08001", () -> connect("")).isInstanceOf(SQLNonTransientConnectionException.class);
    api.failPage(1, 403);
    assertFails("42501", () -> connect(""));
    api.failPage(1, 500);
    assertFails("08001", () -> connect(""));
    api.close();
    assertFails("08001", () -> connect("")).isInstanceOf(SQLNonTransientConnectionException.class);
  }

  @Test
  @ResourceLock(JVM)
  void loginTimeoutBoundsConnecting() {
    api.delay(SLOW);
    DriverManager.setLoginTimeout(1);
    try {
      Instant start = Instant.now();
      assertFails("08001", () -> connect(""));
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
    } finally {
      DriverManager.setLoginTimeout(0);
    }
  }

  @Test
  void networkTimeoutBoundsEachSilenceOfTheApi() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
      connection.setNetworkTimeout(Runnable::run, 100);
      assertThat(connection.getNetworkTimeout()).isEqualTo(100);

      api.delay(SLOW);
      assertFails("08006", () -> statement.executeQuery("SELECT id FROM conversations").next())
          .isInstanceOf(SQLTransientConnectionException.class)
          .hasMessageContaining("timed out");
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(1);

      api.delay(Duration.ZERO);
      connection.setNetworkTimeout(Runnable::run, 20_000);
      assertThat(statement.executeQuery("SELECT id FROM conversations").next()).isTrue();
    }
  }

  @Test
  void networkTimeoutOfZeroIsNoLimit() throws SQLException {
    try (Connection connection = connect("validateOnConnect=false;readTimeout=1");
        Statement statement = connection.createStatement()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(1000);
      api.delay(Duration.ofMillis(1500));
      connection.setNetworkTimeout(Runnable::run, 0);

      assertThat(connection.getNetworkTimeout()).isZero();
      assertThat(statement.executeQuery("SELECT id FROM conversations LIMIT 1").next()).isTrue();
    }
  }

  @Test
  void networkTimeoutTakesMillisecondsAndAnExecutor() throws SQLException {
    Connection connection = connect();
    assertFails("HY024", () -> connection.setNetworkTimeout(Runnable::run, -1));
    assertFails("HY024", () -> connection.setNetworkTimeout(null, 1));
    assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
    connection.close();
    assertFails("08003", () -> connection.setNetworkTimeout(Runnable::run, 1));
  }

  @Test
  void keyIsNowhereToBeSeen() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:apiKey="
                    + api.key()
                    + ";password=\""
                    + api.key()
                    + "\";baseUrl="
                    + api.baseUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      assertThat(connection.getMetaData().getURL())
          .isEqualTo("jdbc:whattalk:baseUrl=" + api.baseUrl());
      assertThat("" + connection + connection.getMetaData() + statement + rows + rows.getMetaData())
          .doesNotContain(api.key());
    }
  }

  @Test
  void closingTheConnectionClosesWhatIsOpenOnIt() throws SQLException {
    Connection connection = connect();
    Statement statement = connection.createStatement();
    PreparedStatement prepared = connection.prepareStatement("SELECT * FROM conversations");
    ResultSet rows = statement.executeQuery("SELECT * FROM conversations");
    assertThat(rows.next()).isTrue();
    int requests = api.requests().size();
    connection.close();
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertThat(prepared.isClosed()).isTrue();
    assertThat(rows.isClosed()).isTrue();
    assertFails("24000", rows::next);
    assertFails("HY010", () -> statement.executeQuery("SELECT 1"));
    assertFails("HY010", prepared::executeQuery);
    assertFails("08003", connection::createStatement);
    assertFails("08003", () -> connection.prepareStatement("SELECT 1"));
    assertFails("08003", connection::getMetaData);
    assertThat(connection.isValid(1)).isFalse();
    assertThat(api.requests()).hasSize(requests);
  }

  @Test
  void executingAgainClosesTheFormerResult() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      ResultSet first = statement.executeQuery("SELECT id FROM conversations");
      assertThat(first.next()).isTrue();
      ResultSet second = statement.executeQuery("SELECT id FROM conversations");
      assertThat(first.isClosed()).isTrue();
      assertThat(second.next()).isTrue();
      assertThat(statement.getResultSet()).isSameAs(second);
      assertThat(second.getStatement()).isSameAs(statement);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(second.isClosed()).isTrue();
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  @Test
  void statementClosesOnCompletionIfAsked() throws SQLException {
    try (Connection connection = connect()) {
      Statement statement = connection.createStatement();
      statement.executeQuery("SELECT 1").close();
      assertThat(statement.isClosed()).isFalse();
      statement.closeOnCompletion();
      assertThat(statement.isCloseOnCompletion()).isTrue();
      statement.executeQuery("SELECT 1");
      ResultSet rows = statement.executeQuery("SELECT 2");
      assertThat(statement.isClosed()).isFalse();
      rows.close();
      assertThat(statement.isClosed()).isTrue();
    }
  }

  @Test
  void cancelEndsARequestInFlightAndTheStatementServesAgain() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.cancel();
      api.delay(SLOW);
      CompletableFuture<Boolean> reading =
          inAnotherThread(() -> statement.executeQuery("SELECT * FROM conversations").next());
      awaitRequests(1);
      Instant start = Instant.now();
      statement.cancel();
      assertFails("57014", () -> joined(reading));
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      api.delay(Duration.ZERO);
      api.clearRequests();
      assertThat(statement.executeQuery("SELECT * FROM conversations").next()).isTrue();
      assertThat(api.requests()).isNotEmpty();
    }
  }

  /** Of many statements, in case one is planned before its cancelling gets its turn. */
  @Test
  void cancelDoesNotWaitForPlanning() throws Exception {
    String sql =
        "SELECT COUNT(*) FROM conversations a JOIN conversations b ON a.id = b.id"
            + " JOIN conversations c ON b.id = c.id JOIN conversations d ON c.id = d.id"
            + " WHERE a.type = '%d' GROUP BY a.type, b.type, c.assistant_id";
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      List<String> ends = new ArrayList<>();
      for (int i = 0; i < 20 && !ends.contains("57014"); i++) {
        String different = sql.formatted(i);
        CompletableFuture<String> executing =
            inAnotherThread(() -> state(() -> statement.executeQuery(different)));
        while (!executing.isDone()) {
          statement.cancel();
          TimeUnit.MILLISECONDS.sleep(1);
        }
        ends.add(executing.join());
      }
      assertThat(ends).contains("57014");
      assertThat(api.requests()).isEmpty();
      assertThat(first(statement.executeQuery("SELECT 1"))).isEqualTo(1);
    }
  }

  @Test
  void oneConnectionServesManyThreads() throws Exception {
    try (Connection connection = connect()) {
      List<CompletableFuture<Integer>> queries = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int first = thread;
        queries.add(
            inAnotherThread(
                () -> {
                  for (int i = 0; i < QUERIES_PER_THREAD; i++) {
                    checkRows(connection, first + 8 * i);
                  }
                  return QUERIES_PER_THREAD;
                }));
      }
      for (CompletableFuture<Integer> query : queries) {
        assertThat(query.join()).isEqualTo(QUERIES_PER_THREAD);
      }
    }
  }

  /** Runs one of four queries, and finds it to give its own rows. */
  private static void checkRows(Connection connection, int number) throws SQLException {
    int size = 1 + number % 130;
    String sql =
        switch (number % 4) {
          case 0 -> "SELECT id FROM conversations LIMIT ?";
          case 1 -> "SELECT id FROM conversations ORDER BY created_at, id FETCH FIRST ? ROWS ONLY";
          case 2 -> "SELECT id FROM conversations WHERE id IN ('c1', 'c' || CAST(? AS VARCHAR))";
          default -> "SELECT 'c' || CAST(COUNT(*) AS VARCHAR) FROM conversations WHERE ? > 0";
        };
    List<String> ids =
        IntStream.rangeClosed(1, size).mapToObj(i -> "c" + i).collect(Collectors.toList());
    List<String> expected =
        switch (number % 4) {
          case 0, 1 -> ids;
          case 2 -> size == 1 ? List.of("c1") : List.of("c1", "c" + size);
          default -> List.of("c1000");
        };
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, size);
      assertThat(ConnectedApi.column(statement.executeQuery()))
          .as(sql + " with " + size)
          .containsExactlyElementsOf(expected);
    }
  }

  /** Ways to end a scan whose request is in flight, from another thread. */
  private enum Ending {
    CANCEL,
    CLOSE_RESULT,
    CLOSE_STATEMENT,
    CLOSE_CONNECTION,
    ABORT_CONNECTION;

    void end(ResultSet rows, Statement statement, Connection connection) throws SQLException {
      switch (this) {
        case CANCEL -> statement.cancel();
        case CLOSE_STATEMENT -> statement.close();
        case CLOSE_CONNECTION -> connection.close();
        case ABORT_CONNECTION -> connection.abort(Runnable::run);
        case CLOSE_RESULT -> rows.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAScanInAnotherThreadAtOnceAndMakesNoRequestAfterwards(Ending ending) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      api.delay(SLOW);
      CompletableFuture<Boolean> reading = inAnotherThread(rows::next);
      awaitRequests(1);
      Instant start = Instant.now();
      ending.end(rows, statement, connection);
      assertFails("57014", () -> joined(reading));
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(api.requests()).hasSize(1);
      if (!statement.isClosed()) {
        api.delay(Duration.ZERO);
        assertThat(count(statement.executeQuery("SELECT * FROM conversations"))).isEqualTo(1000);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAWaitForARetryAtOnceAndMakesNoRequestAfterwards(Ending ending) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      api.answer(request -> throttled());
      CompletableFuture<Boolean> reading = inAnotherThread(rows::next);
      awaitRequests(1);
      TimeUnit.MILLISECONDS.sleep(200);
      Instant start = Instant.now();
      ending.end(rows, statement, connection);
      assertFails("57014", () -> joined(reading));
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(api.requests()).hasSize(1);
      if (!statement.isClosed()) {
        api.answer(request -> null);
        assertThat(count(statement.executeQuery("SELECT * FROM conversations"))).isEqualTo(1000);
      }
    }
  }

  @Test
  void queryTimeoutEndsAWaitForARetry() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      api.answer(request -> throttled());
      statement.setQueryTimeout(1);
      Instant start = Instant.now();
      assertFails("HYT00", () -> statement.executeQuery("SELECT * FROM conversations").next());
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(1);
      api.answer(request -> null);
      statement.setQueryTimeout(60);
      assertThat(statement.executeQuery("SELECT * FROM conversations").next()).isTrue();
    }
  }

  @Test
  void queryTimeoutEndsPagesThatAreFetchedAhead() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      api.beforeRequest(1, () -> api.delay(SLOW));
      Instant start = Instant.now();
      assertFails("HYT00", () -> count(statement.executeQuery("SELECT * FROM conversations")));
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
    }
  }

  private static MockResponse throttled() {
    return new MockResponse.Builder().code(429).addHeader("Retry-After", "60").build();
  }

  /** The state that a call fails with; empty if it does not. */
  private static String state(Callable<?> call) throws Exception {
    try {
      call.call();
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static void joined(CompletableFuture<?> reading) throws Throwable {
    try {
      reading.join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  @Test
  void queryTimeoutDoesNotCountTheReadersTime() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      String sql = "SELECT * FROM conversations";
      statement.executeQuery(sql).close();
      statement.setQueryTimeout(1);
      long readersNanos = 0;
      Instant start = Instant.now();
      try (ResultSet result = statement.executeQuery(sql)) {
        for (int i = 0; i < 3; i++) {
          result.next();
          long paused = System.nanoTime();
          Thread.sleep(600);
          readersNanos += System.nanoTime() - paused;
        }
        result.next();
      } catch (SQLTimeoutException e) {
        // On a machine that is so busy, the driver itself may have taken so long.
        assertThat(Duration.between(start, Instant.now()).minusNanos(readersNanos))
            .isGreaterThan(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void queryTimeoutEndsARequestInFlight() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      api.delay(SLOW);
      statement.setQueryTimeout(1);
      Instant start = Instant.now();
      assertFails("HYT00", () -> statement.executeQuery("SELECT * FROM conversations").next())
          .isInstanceOf(SQLTimeoutException.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      api.delay(Duration.ZERO);
      statement.setQueryTimeout(60);
      assertThat(statement.executeQuery("SELECT * FROM conversations").next()).isTrue();
    }
  }

  @Test
  void failureInTheMiddleComesAfterTheRowsBeforeIt() throws SQLException {
    try (Connection connection = connect("maxRetries=0");
        Statement statement = connection.createStatement()) {
      api.failPage(2, 500);
      ResultSet rows = statement.executeQuery("SELECT id FROM conversations");
      for (int i = 1; i <= 100; i++) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("ID")).isEqualTo("c" + i);
      }
      assertFails("58000", rows::next)
          .isInstanceOf(SQLTransientException.class)
          .hasMessageContaining("/user/conversations")
          .hasMessageContaining("500");
      assertFails("24000", rows::next);
      assertFails("24000", () -> rows.getString(1));
    }
  }

  @Test
  void warningsOfAnExecutionAreTheStatements() throws SQLException {
    api.refuseAssistantId().assistants().without(TestRows.SUPPORT);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat((Object) statement.getWarnings()).isNull();
      ResultSet rows =
          statement.executeQuery(
              "SELECT * FROM conversations WHERE assistant_id = '" + TestRows.SUPPORT + "'");
      assertThat(rows.next()).isTrue();
      SQLWarning warning = statement.getWarnings();
      assertThat(warning.getSQLState()).isEqualTo("01000");
      assertThat(warning.getMessage()).contains("assistant_id");
      assertThat((Object) warning.getNextWarning()).isNull();
      assertThat(rows.getWarnings().getMessage()).isEqualTo(warning.getMessage());
      statement.executeQuery("SELECT 1");
      assertThat((Object) statement.getWarnings()).isNull();
    }
  }

  @Test
  void scrollableAndUpdatableResultsAreDowngradedWithAWarning() throws SQLException {
    try (Connection connection = connect();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      SQLWarning warning = connection.getWarnings();
      assertThat(warning.getMessage())
          .isEqualTo("result sets don't scroll: this one goes forward only");
      assertThat(warning.getNextWarning().getMessage())
          .isEqualTo("result sets can't be updated: this one is read-only");
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      connection.clearWarnings();
      assertThat((Object) connection.getWarnings()).isNull();
      assertFails("HY024", () -> connection.createStatement(7, ResultSet.CONCUR_READ_ONLY));
    }
  }

  @Test
  void maxRowsBoundsPagesOnBothKindsOfStatement() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT * FROM conversations")) {
      statement.setMaxRows(10);
      assertThat(count(statement.executeQuery("SELECT * FROM conversations"))).isEqualTo(10);
      prepared.setLargeMaxRows(20);
      assertThat(count(prepared.executeQuery())).isEqualTo(20);
      assertThat(api.queries()).hasSize(2);
      assertThat(api.requests().get(0).parameter("per_page")).isEqualTo("10");
      assertThat(api.requests().get(1).parameter("per_page")).isEqualTo("20");
      prepared.setMaxRows(0);
      assertThat(count(prepared.executeQuery())).isEqualTo(1000);
      assertThat(prepared.getMaxRows()).isZero();
      prepared.setLargeMaxRows(1L << 40);
      assertThat(prepared.getMaxRows()).isEqualTo(Integer.MAX_VALUE);
      assertFails("HY024", () -> prepared.setMaxRows(-1));
    }
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  @Test
  void updatesAndBatchesAreRefused() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
      assertFails("07003", () -> statement.executeUpdate("SELECT 1"));
      assertFails("07003", () -> statement.executeLargeUpdate("SELECT 1", new int[] {1}));
      assertFails("07003", prepared::executeUpdate);
      assertFails("25006", () -> statement.executeUpdate("DELETE FROM conversations"))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertFails("25006", () -> statement.execute("drop table conversations"));
      assertFails("25006", () -> connection.prepareStatement("INSERT INTO conversations"));
      assertFails("0A000", () -> statement.addBatch("SELECT 1"));
      assertFails("0A000", statement::executeBatch);
      assertFails("0A000", prepared::addBatch);
      assertFails("0A000", () -> connection.prepareCall("{call x}"));
      assertFails("HY010", () -> prepared.executeQuery("SELECT 1"));
      assertThat(statement.execute("SELECT 1", Statement.RETURN_GENERATED_KEYS)).isTrue();
      assertThat(statement.getGeneratedKeys().next()).isFalse();
      statement.clearBatch();
    }
  }

  private static @Nullable Object first(ResultSet rows) throws SQLException {
    assertThat(rows.next()).isTrue();
    return rows.getObject(1);
  }

  @Test
  void errorsOfStatements() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertFails("42601", () -> statement.executeQuery("SELEC 1"));
      assertFails("42601", () -> statement.executeQuery(""));
      assertFails("42601", () -> statement.executeQuery(null));
      assertFails("42601", () -> connection.prepareStatement(null));
      assertFails("42S02", () -> statement.executeQuery("SELECT * FROM nope"));
      assertFails("42S22", () -> statement.executeQuery("SELECT nope FROM conversations"));
      assertThat(statement.getResultSet()).isNull();
      assertFails("22012", () -> first(statement.executeQuery("SELECT 1/0")));
      assertFails("22018", () -> first(statement.executeQuery("SELECT CAST('x' AS INTEGER)")));
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void whatMeansNothingHereIsAccepted() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThat(connection.getAutoCommit()).isTrue();
      connection.commit();
      connection.rollback();
      connection.setReadOnly(false);
      assertThat(connection.isReadOnly()).isTrue();
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
      connection.setCatalog("x");
      assertThat(connection.getCatalog()).isNull();
      connection.setSchema("WhatTalk");
      assertThat(connection.getSchema()).isEqualTo("whattalk");
      assertFails("3F000", () -> connection.setSchema("public"))
          .hasMessage("there is no schema \"public\": the schema is whattalk");
      connection.setClientInfo("ApplicationName", "x");
      assertThat(connection.getWarnings().getMessage())
          .isEqualTo("client info is not kept: \"ApplicationName\"");
      statement.setFetchSize(10);
      assertThat(statement.getFetchSize()).isEqualTo(10);
      statement.setEscapeProcessing(false);
      statement.setPoolable(true);
      statement.setCursorName("c");
      assertThat(statement.enquoteLiteral("a'b")).isEqualTo("'a''b'");
      assertThat(statement.enquoteIdentifier("a b", false)).isEqualTo("\"a b\"");
      assertThat(statement.enquoteIdentifier("type", false)).isEqualTo("type");
      assertThat(connection.unwrap(WhatTalkConnection.class)).isSameAs(connection);
      assertFails("HY024", () -> connection.unwrap(Runnable.class));
    }
  }

  @Test
  void validityAsksTheApiOnlyNowAndThen() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(connection.isValid(60)).isTrue();
      assertThat(api.requests()).isEmpty();
    }
    try (Connection connection = connect("validateOnConnect=false")) {
      assertThat(connection.isValid(60)).isTrue();
      assertThat(connection.isValid(0)).isTrue();
      assertThat(api.requests()).hasSize(1);
    }
    try (Connection connection = connect("validateOnConnect=false")) {
      api.failPage(1, 500);
      assertThat(connection.isValid(60)).isFalse();
      api.failPage(1, 429);
      assertThat(connection.isValid(60)).isTrue();
      api.failNothing().delay(SLOW);
      Instant start = Instant.now();
      assertThat(connection.isValid(1)).isFalse();
      assertThat(Duration.between(start, Instant.now())).isLessThan(SLOW);
      assertFails("HY024", () -> connection.isValid(-1));
    }
  }

  @Test
  void abortClosesAtOnce() throws SQLException {
    Connection connection = connect();
    assertFails("HY024", () -> connection.abort(null));
    connection.abort(Runnable::run);
    assertThat(connection.isClosed()).isTrue();
    connection.abort(Runnable::run);
  }

  @Test
  void readingOneRowFetchesOnePage() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery("SELECT * FROM conversations");
      assertThat(api.requests()).isEmpty();
      assertThat(rows.next()).isTrue();
      assertThat(api.requests()).hasSize(1);
      rows.close();
      assertThat(api.requests()).hasSize(1);
    }
  }

  @Test
  @ResourceLock(JVM)
  void nothingDependsOnTheDefaultLocale() throws SQLException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try (Connection connection = connect("pageSize=50");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT ID, CREATED_AT FROM CONVERSATIONS LIMIT 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("created_at")).isEqualTo("2025-01-01 00:01:00");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void driverTakesItsDefaultsFromTheEnvironment() throws SQLException {
    WhatTalkDriver driver =
        new WhatTalkDriver(
            Map.of("WHATTALK_API_KEY", api.key(), "WHATTALK_BASE_URL", api.baseUrl()));
    try (Connection connection = driver.connect("jdbc:whattalk:", null)) {
      assertThat(connection.isValid(60)).isTrue();
    }
    assertThat(api.requests()).hasSize(1);
  }
}
