package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters on their way to the query. */
class WhatTalkPreparedStatementTest {
  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.conversations(300, 1));
  @AutoClose private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    connection = DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), properties);
    api.clearRequests();
  }

  private static AbstractThrowableAssert<?, ?> assertFails(String state, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  private static String only(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      String value = rows.getString(1);
      assertThat(rows.next()).isFalse();
      return value;
    }
  }

  @Test
  void eachExecutionSendsItsValue() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT COUNT(*) FROM conversations WHERE type = ?")) {
      for (String type : List.of("test", "widget", "whatsapp", "api")) {
        statement.setString(1, type);
        only(statement);
        assertThat(api.requests().get(0).parameter("type")).isEqualTo(type);
        api.clearRequests();
      }
    }
  }

  @Test
  void unboundParametersAreNamed() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM conversations WHERE type = ? AND message_count > ?")) {
      statement.setString(1, "test");
      assertFails("07001", statement::executeQuery).hasMessage("parameter 2 of 2 is not bound");
      statement.setNull(2, Types.INTEGER);
      assertThat(statement.executeQuery().next()).isFalse();
      api.clearRequests();
      statement.clearParameters();
      assertFails("07001", statement::execute).hasMessage("parameter 1 of 2 is not bound");
      assertFails("07009", () -> statement.setString(3, "x"))
          .hasMessage("there is no parameter 3: the parameters are 1 to 2");
      assertFails("07009", () -> statement.setString(0, "x"));
      assertFails("22003", () -> statement.setLong(2, 3_000_000_000L));
      assertFails("22018", () -> statement.setDouble(2, 1.5));
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void limitTakesALong() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT * FROM conversations LIMIT ? OFFSET ?")) {
      statement.setLong(1, 3L);
      statement.setObject(2, new BigDecimal(2));
      ResultSet rows = statement.executeQuery();
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(3);
    }
  }

  @Test
  void settersOfAllKinds() throws SQLException {
    try (PreparedStatement text = connection.prepareStatement("SELECT CAST(? AS VARCHAR(50))")) {
      text.setString(1, "çay");
      assertThat(only(text)).isEqualTo("çay");
      text.setCharacterStream(1, new StringReader("abcdef"), 3);
      assertThat(only(text)).isEqualTo("abc");
      text.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)));
      assertThat(only(text)).isEqualTo("abc");
      text.setObject(1, 7);
      assertThat(only(text)).isEqualTo("7");
      text.setObject(1, new StringReader("r"));
      assertThat(only(text)).isEqualTo("r");
      text.setObject(1, "1.005", Types.DECIMAL, 2);
      assertThat(only(text)).isEqualTo("1.01");
      text.setObject(1, "5", JDBCType.INTEGER);
      assertThat(only(text)).isEqualTo("5");
      text.setObject(1, null, Types.OTHER);
      assertThat(only(text)).isNull();
      assertFails("HY024", () -> text.setObject(1, "x", 4711));
      assertFails("HY024", () -> text.setObject(1, "x", (java.sql.SQLType) null));
      assertFails("0A000", () -> text.setObject(1, "x", Types.CLOB));
      assertFails("0A000", () -> text.setURL(1, null));
    }
  }

  @Test
  void timestampsGoThroughUnchanged() throws SQLException {
    try (PreparedStatement timestamp = connection.prepareStatement("SELECT CAST(? AS TIMESTAMP)")) {
      timestamp.setTimestamp(1, Timestamp.valueOf("2025-01-25 14:30:00"));
      assertThat(only(timestamp)).isEqualTo("2025-01-25 14:30:00");
      timestamp.setObject(1, LocalDateTime.parse("2025-03-30T02:30:00"));
      assertThat(only(timestamp)).isEqualTo("2025-03-30 02:30:00");
      timestamp.setDate(1, Date.valueOf("2025-01-25"));
      assertThat(only(timestamp)).startsWith("2025-01-25");
      timestamp.setString(1, "2025-01-25 14:30:00");
      assertThat(only(timestamp)).isEqualTo("2025-01-25 14:30:00");
    }
  }

  @Test
  void metadataMakesNoRequest() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, total_cost AS Kosten FROM conversations"
                + " WHERE created_at >= ? AND message_count > ? AND type = ?")) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isEqualTo(3);
      assertThat(parameters.getParameterType(1)).isEqualTo(Types.TIMESTAMP);
      assertThat(parameters.getParameterClassName(1)).isEqualTo("java.sql.Timestamp");
      assertThat(parameters.getParameterType(2)).isEqualTo(Types.INTEGER);
      assertThat(parameters.isSigned(2)).isTrue();
      assertThat(parameters.getParameterTypeName(3)).isEqualTo("VARCHAR");
      assertThat(parameters.getParameterMode(3)).isEqualTo(ParameterMetaData.parameterModeIn);
      assertFails("07009", () -> parameters.getParameterType(4));
      ResultSetMetaData columns = statement.getMetaData();
      assertThat(columns.getColumnCount()).isEqualTo(2);
      assertThat(columns.getColumnLabel(2)).isEqualTo("Kosten");
      assertThat(columns.getColumnType(2)).isEqualTo(Types.DECIMAL);
      assertThat(columns.getPrecision(2)).isEqualTo(20);
      assertThat(columns.getTableName(1)).isEqualTo("conversations");
      assertThat(api.requests()).isEmpty();
    }
  }
}
