package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The words that need quotes, as metadata lists them, against those of PostgreSQL. */
final class KeywordsIT {
  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  @Test
  void eachIsReservedHereOrByPostgresql() throws SQLException {
    Set<String> neither = new TreeSet<>();
    try (Connection ours = connect()) {
      for (String keyword : ours.getMetaData().getSQLKeywords().split(",", -1)) {
        String sql = "SELECT " + keyword + " FROM (VALUES (1)) AS v (" + keyword + ")";
        if (isTaken(ours, sql) && isTaken(POSTGRES.connection(), sql)) {
          neither.add(keyword);
        }
      }
    }
    assertThat(neither).isEmpty();
  }

  @Test
  void noneOfThoseThatPostgresqlReservesIsSimple() throws SQLException {
    Set<String> simple = new TreeSet<>();
    try (Connection ours = connect();
        Statement quoting = ours.createStatement();
        Statement asked = POSTGRES.connection().createStatement();
        ResultSet words =
            asked.executeQuery(
                "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T') ORDER BY word")) {
      while (words.next()) {
        if (quoting.isSimpleIdentifier(words.getString(1))) {
          simple.add(words.getString(1));
        }
      }
    }
    assertThat(simple).isEmpty();
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:whattalk:demo=true");
  }

  private static boolean isTaken(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(sql).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
