package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedRequest;
import ai.whattalk.jdbc.testing.TestRows;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver in HikariCP, which asks isValid before it lends a connection. */
final class HikariCpTest {
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final List<String> complaints = new ArrayList<>();
  private final Handler complaintHandler =
      new Handler() {
        @Override
        public synchronized void publish(LogRecord record) {
          if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    POOL_LOG.addHandler(complaintHandler);
  }

  @AfterEach
  void stop() {
    POOL_LOG.removeHandler(complaintHandler);
    api.close();
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName("ai.whattalk.jdbc.WhatTalkDriver");
    config.setJdbcUrl("jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl());
    config.setUsername("reports");
    config.setPassword(api.key());
    config.setMaximumPoolSize(3);
    return config;
  }

  @Test
  void lendsThreeConnectionsToManyBorrowers() throws Exception {
    ExecutorService borrowers = Executors.newFixedThreadPool(6);
    try (HikariDataSource pool = new HikariDataSource(config())) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 1; i <= 200; i++) {
        int messages = i;
        answers.add(borrowers.submit(() -> idOf(pool, messages)));
      }

      for (int i = 1; i <= 200; i++) {
        assertThat(answers.get(i - 1).get()).isEqualTo("c" + i);
      }
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(3);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
    } finally {
      borrowers.shutdownNow();
    }
    assertThat(complaints).isEmpty();
  }

  private static String idOf(HikariDataSource pool, int messages) throws SQLException {
    LocalDateTime createdAt = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(messages);
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, created_at FROM conversations"
                    + " WHERE message_count = ? AND created_at = ?")) {
      statement.setInt(1, messages);
      statement.setObject(2, createdAt);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject("created_at", LocalDateTime.class)).isEqualTo(createdAt);
        return rows.getString("id");
      }
    }
  }

  @Test
  void borrowingCostsNoRequest() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource(config())) {
      pool.getConnection().close();
      api.clearRequests();

      for (int i = 0; i < 100; i++) {
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.isValid(5)).isTrue();
        }
      }
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void takesEverySettingAndTakesItBack() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setSchema("whattalk");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("VALUES 1");
    config.setConnectionTestQuery("SELECT 1");
    config.setLeakDetectionThreshold(30_000);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 3; i++) {
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
          connection.setNetworkTimeout(Runnable::run, 20_000);
          connection.setAutoCommit(true);
          connection.setAutoCommit(false);
          connection.setReadOnly(false);
          connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          assertThat(count(connection)).isEqualTo(250);
          connection.commit();
          assertThat(count(connection)).isEqualTo(250);
          connection.rollback();
        }
      }
      assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isEqualTo(1);
    }
    assertThat(complaints).isEmpty();
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM conversations")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void closesWhatABorrowerLeftOpen() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Connection borrowed = pool.getConnection();
      ResultSet abandoned = borrowed.createStatement().executeQuery("SELECT id FROM conversations");
      abandoned.next();
      borrowed.close();
      api.clearRequests();

      assertThatThrownBy(
              () -> {
                while (abandoned.next()) {
                  abandoned.getString(1);
                }
              })
          .isInstanceOf(SQLException.class);
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void tellsItsRequestsThroughTheWrappers() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource(config());
        Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM conversations");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      assertThat(statement.unwrap(ApiStatement.class).getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void keepsAConnectionOnWhichAQueryWasWrong() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Connection physical;
      try (Connection connection = pool.getConnection()) {
        physical = connection.unwrap(Connection.class);
        assertThatThrownBy(() -> connection.prepareStatement("SELECT idd FROM conversations"))
            .isInstanceOf(SQLSyntaxErrorException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("42S22");
        // As 0A000 it would have the pool close the connection.
        assertThatThrownBy(() -> connection.prepareStatement("SHOW TABLES"))
            .isInstanceOf(SQLSyntaxErrorException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("42000");
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.unwrap(Connection.class)).isSameAs(physical);
        assertThat(count(connection)).isEqualTo(250);
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsAConnectionWhoseApiFailedAndRecovers() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Connection failed;
      try (Connection connection = pool.getConnection()) {
        failed = connection.unwrap(Connection.class);
        // Whichever page the count asks for.
        for (int page = 1; page <= 10; page++) {
          api.failPage(page, 500);
        }
        assertThatThrownBy(() -> count(connection))
            .isInstanceOf(SQLTransientException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("58000");
      }
      assertThat(failed.isClosed()).isFalse();

      api.failNothing();
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.unwrap(Connection.class)).isSameAs(failed);
        assertThat(count(connection)).isEqualTo(250);
      }
    }
  }

  @Test
  void saysThatTheKeyIsWrong() {
    HikariConfig config = config();
    config.setPassword("canary-key");

    assertThatThrownBy(() -> new HikariDataSource(config))
        .isInstanceOf(PoolInitializationException.class)
        .hasMessageNotContaining("canary")
        .cause()
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
        .hasMessageNotContaining("canary")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
    assertThat(api.requests())
        .extracting(SimulatedRequest::query)
        .containsExactly("per_page=1&page=1");
  }

  @Test
  void closingThePoolClosesItsConnections() throws SQLException {
    HikariDataSource pool = new HikariDataSource(config());
    Connection physical;
    try (Connection connection = pool.getConnection()) {
      physical = connection.unwrap(Connection.class);
    }

    pool.close();

    assertThat(physical.isClosed()).isTrue();
    assertThatThrownBy(physical::createStatement)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08003");
  }

  @Test
  void endsAQueryThatAnotherThreadCancels() throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try (HikariDataSource pool = new HikariDataSource(config());
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      api.clearRequests();
      api.delay(Duration.ofSeconds(20));
      Callable<Boolean> query = () -> statement.executeQuery("SELECT id FROM conversations").next();
      Future<Boolean> running = worker.submit(query);
      while (api.requests().isEmpty()) {
        Thread.onSpinWait();
      }

      statement.cancel();

      assertThatThrownBy(running::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("57014");
      api.delay(Duration.ZERO);
      assertThat(count(connection)).isEqualTo(250);
    } finally {
      worker.shutdownNow();
    }
  }
}
