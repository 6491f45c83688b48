package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL with conversations in tables that look like the driver's: what SQL is compared with.
 * Not thread-safe.
 */
public final class PostgresOracle {

  /**
   * PostgreSQL's quotients have that many digits after the point at least, if they are below ten.
   */
  private static final int QUOTIENT_SCALE = 16;

  private final Connection connection;

  /** Creates the tables, in a schema {@code whattalk}, of an empty database. */
  public PostgresOracle(Connection connection, List<Conversation> rows, ResultSet types)
      throws SQLException {
    this.connection = connection;
    createTables();
    insert(rows);
    insert(types);
  }

  /**
   * What a query gives.
   *
   * @param labels the columns' names
   * @param approximate whether there is a number that need not be met to the last digit: a quotient
   *     or a double
   */
  public record Answer(ResultRows rows, List<String> labels, boolean approximate) {}

  /** Runs a query. */
  public Answer read(String sql) throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      ResultSet result = statement.executeQuery(sql);
      List<String> labels = ResultRows.labels(result);
      boolean approximate = isApproximate(result);
      result.beforeFirst();
      return new Answer(ResultRows.of(result), labels, approximate);
    }
  }

  private static boolean isApproximate(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      int type = columns.getColumnType(i);
      if (type == Types.DOUBLE || type == Types.REAL) {
        return true;
      }
      if (type == Types.NUMERIC) {
        result.beforeFirst();
        while (result.next()) {
          @Nullable BigDecimal number = result.getBigDecimal(i);
          if (number != null && number.scale() >= QUOTIENT_SCALE) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA whattalk");
      statement.execute("SET search_path = whattalk");
      // No scale for total_cost: the driver prints decimals without trailing zeros.
      statement.execute(
          """
          CREATE TABLE conversations (
            id VARCHAR(255) PRIMARY KEY, assistant_id VARCHAR(255), assistant_name VARCHAR(255),
            type VARCHAR(255), message_count INTEGER, total_cost NUMERIC,
            ai_enabled BOOLEAN, created_at TIMESTAMP, updated_at TIMESTAMP)
          """);
      statement.execute(
          """
          CREATE TABLE conversation_types (
            type VARCHAR(255) PRIMARY KEY, description VARCHAR(255))
          """);
    }
  }

  private void insert(List<Conversation> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Conversation row : rows) {
        insert.setString(1, row.id());
        insert.setString(2, row.assistantId());
        insert.setString(3, row.assistantName());
        insert.setString(4, row.type());
        insert.setObject(5, row.messageCount());
        insert.setBigDecimal(6, row.totalCost());
        insert.setObject(7, row.aiEnabled());
        insert.setObject(8, row.createdAt());
        insert.setObject(9, row.updatedAt());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Creates the table of assistants. */
  public void addAssistants(ResultSet assistants) throws SQLException {
    try (assistants;
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE assistants (
            id INTEGER PRIMARY KEY, uuid VARCHAR(255), name VARCHAR(255), type VARCHAR(255),
            status VARCHAR(255), mode VARCHAR(255), language VARCHAR(255), timezone VARCHAR(255),
            llm_model_id INTEGER, knowledgebase_id INTEGER, max_duration INTEGER, record BOOLEAN,
            created_at TIMESTAMP, updated_at TIMESTAMP, deleted_at TIMESTAMP)
          """);
      int columns = assistants.getMetaData().getColumnCount();
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO assistants VALUES (?" + ", ?".repeat(columns - 1) + ")")) {
        while (assistants.next()) {
          for (int i = 1; i <= columns; i++) {
            Object value = assistants.getObject(i);
            insert.setObject(i, value);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private void insert(ResultSet types) throws SQLException {
    try (types;
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO conversation_types VALUES (?, ?)")) {
      while (types.next()) {
        insert.setString(1, types.getString("type"));
        insert.setString(2, types.getString("description"));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
