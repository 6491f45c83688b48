package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated account beside a PostgreSQL with the same rows: what the driver makes of a query is
 * what PostgreSQL makes of it, or the query is refused by a rule. Not thread-safe.
 */
public final class PostgresComparison implements AutoCloseable {
  private static final String INTERNAL = "XX000";
  private static final String REFUSED = "42000";
  private static final String RULE = "not supported";

  private final SimulatedApi api;
  private final Connection connection;
  private final PostgresOracle oracle;

  /** Starts the account, and fills an empty database. */
  public PostgresComparison(List<Conversation> rows, Connection postgres) throws SQLException {
    api = new SimulatedApi(rows);
    connection =
        DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
    try (Statement statement = connection.createStatement()) {
      oracle =
          new PostgresOracle(
              postgres, rows, statement.executeQuery("SELECT * FROM conversation_types"));
      oracle.addAssistants(statement.executeQuery("SELECT * FROM assistants"));
    }
  }

  /** How two answers compare. */
  public enum Kind {
    SAME,
    /** Both fail. */
    FAILED,
    REFUSED,
    DIFFERENT
  }

  /**
   * How the driver's answer compares with PostgreSQL's.
   *
   * @param reason why they differ, or what is refused
   */
  public record Verdict(Kind kind, String reason) {}

  /** Whether PostgreSQL carries a query out. */
  public boolean isValid(String sql) {
    try {
      oracle.read(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Carries a query out in both. */
  public Verdict compare(RandomQuery query) {
    PostgresOracle.@Nullable Answer expected = null;
    @Nullable SQLException failure = null;
    try {
      expected = oracle.read(query.sql());
    } catch (SQLException e) {
      failure = e;
    }
    try (Statement statement = connection.createStatement()) {
      ResultRows got = ResultRows.of(statement.executeQuery(query.sql()));
      if (expected == null) {
        return new Verdict(Kind.DIFFERENT, "taken, where PostgreSQL says " + text(failure));
      }
      String difference = difference(query, expected, got);
      return difference == null
          ? new Verdict(Kind.SAME, "")
          : new Verdict(Kind.DIFFERENT, difference);
    } catch (SQLException e) {
      return verdict(e, expected == null);
    }
  }

  private static Verdict verdict(SQLException failure, boolean bothFail) {
    if (INTERNAL.equals(failure.getSQLState())) {
      return new Verdict(Kind.DIFFERENT, text(failure));
    }
    if (bothFail) {
      return new Verdict(Kind.FAILED, text(failure));
    }
    boolean byRule = REFUSED.equals(failure.getSQLState()) && failure.getMessage().contains(RULE);
    return new Verdict(byRule ? Kind.REFUSED : Kind.DIFFERENT, text(failure));
  }

  private static @Nullable String difference(
      RandomQuery query, PostgresOracle.Answer expected, ResultRows got) {
    String difference = got.difference(expected.rows(), false, expected.approximate());
    return difference != null
        ? difference
        : got.columns(query.orderedBy())
            .difference(expected.rows().columns(query.orderedBy()), true, expected.approximate());
  }

  private static String text(@Nullable SQLException failure) {
    return failure == null
        ? ""
        : failure.getSQLState() + " " + failure.getMessage().replace('\n', ' ');
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    api.close();
  }
}
