package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conversations as a linked table of an H2 database, which sends comparisons of columns with
 * values, and computes the rest itself.
 */
final class H2LinkedTableTest {
  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  @AutoClose private Connection h2;

  @BeforeEach
  void link() throws SQLException {
    h2 = DriverManager.getConnection("jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    try (Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE LINKED TABLE conversations('ai.whattalk.jdbc.WhatTalkDriver',"
              + " 'jdbc:whattalk:baseUrl="
              + api.baseUrl()
              + "', '', '"
              + api.key()
              + "', 'whattalk', 'conversations') READONLY");
    }
    api.clearRequests();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM conversations ORDER BY id",
        "SELECT type, COUNT(*), SUM(total_cost), MAX(created_at) FROM conversations"
            + " GROUP BY type ORDER BY type",
        "SELECT id FROM conversations WHERE created_at >= TIMESTAMP '2025-01-01 00:00:00'"
            + " AND message_count < 9 ORDER BY id",
      })
  void givesTheRowsOfTheTable(String sql) throws SQLException {
    String url = "jdbc:whattalk:baseUrl=" + api.baseUrl();
    try (Connection connection = DriverManager.getConnection(url, "", api.key())) {
      ResultRows expected = query(connection, sql);
      assertThat(expected.rows()).isNotEmpty();
      assertThat(query(h2, sql)).isEqualTo(expected);
    }
  }

  /** H2 writes a comparison as a range, so that the API narrows by dates and not by types. */
  @Test
  void sendsDates() throws SQLException {
    query(h2, "SELECT COUNT(*) FROM conversations WHERE created_at >= DATE '2025-06-29'");

    assertThat(api.queries()).containsExactly("date_from=2025-06-28&per_page=100&page=1");
  }

  @Test
  void writesNothing() throws SQLException {
    try (Statement statement = h2.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM conversations"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read only");
    }
  }

  private static ResultRows query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ResultRows.of(statement.executeQuery(sql));
    }
  }
}
