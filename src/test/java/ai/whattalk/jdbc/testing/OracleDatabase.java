package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery.BoundValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * H2 with conversations in tables that look like the driver's: what generated queries are compared
 * with. Not thread-safe.
 */
public final class OracleDatabase implements AutoCloseable {
  private static final String BEFORE = "conversations";
  private static final String AFTER = "conversations_after";
  private static final Pattern TABLE = Pattern.compile("\\bconversations\\b");
  private static final Pattern DAY_OF_WEEK = Pattern.compile("EXTRACT\\(DOW FROM ([\\w.]+)\\)");

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
    insert(BEFORE, rows);
  }

  /** The rows of a query, without its slice. */
  public ResultRows read(ComparedQuery query) throws SQLException {
    return read(query.sql(), query.values());
  }

  /**
   * All that a query may give while the rows become others: each time that it names the table, it
   * sees those of before or those of after.
   */
  public List<ResultRows> readWhileRowsBecome(List<Conversation> after, ComparedQuery query)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE " + AFTER);
    }
    insert(AFTER, after);
    List<String> versions = List.of("");
    String[] parts = TABLE.split(query.sql(), -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      List<String> tables = i == 0 ? List.of("") : List.of(BEFORE, AFTER);
      versions =
          versions.stream()
              .flatMap(version -> tables.stream().map(table -> version + table + part))
              .toList();
    }
    List<ResultRows> results = new ArrayList<>();
    for (String sql : versions) {
      results.add(read(sql, query.values()));
    }
    return results;
  }

  /** H2's UPPER and LOWER would follow the JVM's language. */
  private ResultRows read(String sql, List<BoundValue> values) throws SQLException {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try (PreparedStatement statement = connection.prepareStatement(inDialect(sql))) {
      int index = 0;
      for (BoundValue value : values) {
        statement.setObject(++index, value.plain());
      }
      return ResultRows.of(statement.executeQuery());
    } finally {
      Locale.setDefault(locale);
    }
  }

  /** H2's weeks and their days follow a language, too, but for those of ISO. */
  private static String inDialect(String sql) {
    return DAY_OF_WEEK
        .matcher(sql)
        .replaceAll("MOD(EXTRACT(ISO_DAY_OF_WEEK FROM $1), 7)")
        .replace("EXTRACT(WEEK ", "EXTRACT(ISO_WEEK ")
        .replace("DATE_TRUNC('week'", "DATE_TRUNC('iso_week'");
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
            id VARCHAR(255), assistant_id VARCHAR(255), assistant_name VARCHAR(255),
            type VARCHAR(255), message_count INTEGER, total_cost DECIMAL(20, 10),
            ai_enabled BOOLEAN, created_at TIMESTAMP(3), updated_at TIMESTAMP(3))
          """);
      statement.execute("CREATE TABLE " + AFTER + " AS TABLE " + BEFORE);
      statement.execute("CREATE TABLE conversation_types (type VARCHAR(255) PRIMARY KEY)");
      statement.execute(
          "INSERT INTO conversation_types VALUES ('test'), ('widget'), ('whatsapp'), ('api')");
    }
  }

  private void insert(String table, List<Conversation> rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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
