package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.DelegatingStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver in Commons DBCP, with validation, resets and pooled statements turned on. */
final class Dbcp2Test {
  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final BasicDataSource pool = new BasicDataSource();

  Dbcp2Test() {
    pool.setDriverClassName("ai.whattalk.jdbc.WhatTalkDriver");
    pool.setUrl("jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl());
    pool.setUsername("reports");
    pool.setPassword(api.key());
    pool.setMaxTotal(3);
    pool.setMaxWait(Duration.ofSeconds(30));
    pool.setAccessToUnderlyingConnectionAllowed(true);
    pool.setTestOnCreate(true);
    pool.setTestOnBorrow(true);
    pool.setTestOnReturn(true);
    pool.setTestWhileIdle(true);
    pool.setValidationQueryTimeout(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
    api.close();
  }

  @Test
  void lendsThreeConnectionsToManyBorrowersForTheRequestsOfTheirQueries() throws Exception {
    pool.getConnection().close();
    api.clearRequests();
    ExecutorService borrowers = Executors.newFixedThreadPool(6);
    try {
      List<Future<BigDecimal>> answers = new ArrayList<>();
      for (int i = 1; i <= 200; i++) {
        String id = "c" + i % 50;
        answers.add(borrowers.submit(() -> cost(id)));
      }
      for (int i = 1; i <= 200; i++) {
        BigDecimal expected = i % 50 == 0 ? null : BigDecimal.valueOf(i % 50);
        assertThat(answers.get(i - 1).get()).isEqualTo(expected);
      }
    } finally {
      borrowers.shutdownNow();
    }

    assertThat(pool.getNumActive()).isZero();
    assertThat(pool.getNumIdle()).isBetween(1, 3);
    assertThat(api.queries()).hasSize(200).containsOnly("per_page=50&page=1");
  }

  private BigDecimal cost(String id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT total_cost FROM (SELECT * FROM conversations LIMIT 50) c WHERE id = ?")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getBigDecimal(1) : null;
      }
    }
  }

  @Test
  void takesEverySettingAndTakesItBack() throws SQLException {
    pool.setMaxTotal(1);
    pool.setDefaultAutoCommit(false);
    pool.setDefaultReadOnly(true);
    pool.setDefaultSchema("whattalk");
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    pool.setDefaultQueryTimeout(Duration.ofSeconds(20));
    pool.setAutoCommitOnReturn(true);
    pool.setRollbackOnReturn(true);
    pool.setConnectionInitSqls(List.of("VALUES 1", "SELECT 1"));
    pool.setValidationQuery("SELECT 1");
    pool.setRemoveAbandonedOnBorrow(true);
    for (int i = 0; i < 3; i++) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(count(connection)).isEqualTo(250);
        connection.commit();
        connection.rollback();
        assertThat(connection.getSchema()).isEqualTo("whattalk");
        assertThat(connection.getCatalog()).isNull();
        connection.setAutoCommit(true);
      }
    }
    assertThat(pool.getNumActive()).isZero();
    assertThat(pool.getNumIdle()).isEqualTo(1);
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM conversations")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void reusesPooledStatements() throws SQLException {
    pool.setMaxTotal(1);
    pool.setPoolPreparedStatements(true);
    pool.setMaxOpenPreparedStatements(10);
    Statement first = null;
    for (int i = 1; i <= 20; i++) {
      try (Connection connection = pool.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("SELECT id FROM conversations WHERE message_count = ?")) {
        Statement physical = ((DelegatingStatement) statement).getInnermostDelegate();
        first = first == null ? physical : first;
        assertThat(physical).isSameAs(first);
        assertThatThrownBy(statement::executeQuery)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("07001");

        statement.setInt(1, i);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("c" + i);
          assertThat(rows.next()).isFalse();
        }
      }
    }
  }

  @Test
  void browsesThroughTheWrappers() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        ResultSet rows =
            connection.getMetaData().getColumns(null, "whattalk", "conversations", "%")) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME") + " " + rows.getString("TYPE_NAME"));
      }
    }
    assertThat(columns)
        .containsExactly(
            "id VARCHAR",
            "assistant_id VARCHAR",
            "assistant_name VARCHAR",
            "type VARCHAR",
            "message_count INTEGER",
            "total_cost DECIMAL",
            "ai_enabled BOOLEAN",
            "created_at TIMESTAMP",
            "updated_at TIMESTAMP");
  }

  @Test
  void tellsItsRequestsThroughTheWrappers() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM conversations");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      assertThat(statement.unwrap(ApiStatement.class).getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void closesWhatABorrowerLeftOpen() throws SQLException {
    Connection connection = pool.getConnection();
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("SELECT id FROM conversations");
    rows.next();

    connection.close();

    assertThat(statement.isClosed()).isTrue();
    assertThat(rows.isClosed()).isTrue();
    assertThat(pool.getNumActive()).isZero();
  }

  @Test
  void failsWithTheDriversErrorAndRecovers() throws SQLException {
    pool.setMaxTotal(1);
    try (Connection connection = pool.getConnection()) {
      // Whichever page the count asks for.
      for (int page = 1; page <= 10; page++) {
        api.failPage(page, 500);
      }
      assertThatThrownBy(() -> count(connection))
          .hasMessageContaining("GET /api/user/conversations")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("58000");
      api.failNothing();
      assertThat(count(connection)).isEqualTo(250);
    }
    try (Connection connection = pool.getConnection()) {
      assertThat(count(connection)).isEqualTo(250);
    }
  }

  @Test
  void replacesAConnectionThatIsNoLongerValid() throws SQLException {
    pool.setMaxTotal(1);
    try (Connection connection = pool.getConnection()) {
      connection.unwrap(Connection.class).abort(Runnable::run);
    }
    try (Connection connection = pool.getConnection()) {
      assertThat(count(connection)).isEqualTo(250);
    }
  }

  @Test
  void saysThatTheKeyIsWrong() {
    pool.setPassword("canary-key");

    assertThatThrownBy(pool::getConnection)
        .hasMessageNotContaining("canary")
        .cause()
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
        .hasMessageNotContaining("canary");
  }
}
