package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated API and a connection to it, which forgets the requests of connecting. In a field with
 * {@code @AutoClose}, it is there for each test anew.
 */
public final class ConnectedApi implements AutoCloseable {
  private final SimulatedApi server;
  private final Connection connection;
  private List<String> warnings = List.of();

  public ConnectedApi(List<Conversation> rows) {
    this(rows, "");
  }

  /** Connects with further properties, as they stand in a URL. */
  public ConnectedApi(List<Conversation> rows, String properties) {
    server = new SimulatedApi(rows);
    try {
      connection = connect(properties);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    server.clearRequests();
  }

  /** Another connection to the same server. */
  public Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + server.baseUrl() + ";apiKey=" + server.key() + ";" + properties);
  }

  public SimulatedApi server() {
    return server;
  }

  public Connection connection() {
    return connection;
  }

  /** The queries of the requests so far, which are then forgotten. */
  public List<String> requests() {
    List<String> queries = server.queries();
    server.clearRequests();
    return queries;
  }

  /** The first column of a query's rows, as text. */
  public List<String> column(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> values = column(statement.executeQuery());
      warnings = messages(statement.getWarnings());
      return values;
    }
  }

  /** The warnings of the statement behind the newest {@link #column(String, Object...)}. */
  public List<String> warnings() {
    return warnings;
  }

  /** The first column of a result, as text; closes it. */
  public static List<String> column(ResultSet rows) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static List<String> messages(SQLWarning first) {
    List<String> messages = new ArrayList<>();
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      messages.add(warning.getSQLState() + " " + warning.getMessage());
    }
    return messages;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    server.close();
  }
}
