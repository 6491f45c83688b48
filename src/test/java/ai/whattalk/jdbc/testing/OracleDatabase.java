package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.testing.RandomQuery.BoundValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * H2 with conversations in tables that look like the driver's: what generated queries are compared
 * with. Not thread-safe.
 */
public final class OracleDatabase implements AutoCloseable {
  private final Connection connection;

  /** Opens a database of its own, in memory. */
  public OracleDatabase(List<Conversation> rows) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:"
                + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH");
    createTables();
    insert(rows);
  }

  /** The rows of a query, in which H2's UPPER and LOWER would follow the JVM's language. */
  public ResultRows read(RandomQuery query) throws SQLException {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int index = 0;
      for (BoundValue value : query.values()) {
        statement.setObject(++index, value.plain());
      }
      return ResultRows.of(statement.executeQuery());
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE conversations (
            id VARCHAR(255) PRIMARY KEY, assistant_id VARCHAR(255), assistant_name VARCHAR(255),
            type VARCHAR(255), message_count INTEGER, total_cost DECIMAL(20, 10),
            ai_enabled BOOLEAN, created_at TIMESTAMP(3), updated_at TIMESTAMP(3))
          """);
      statement.execute("CREATE TABLE conversation_types (type VARCHAR(255) PRIMARY KEY)");
      statement.execute(
          "INSERT INTO conversation_types VALUES ('test'), ('widget'), ('whatsapp'), ('api')");
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
}
