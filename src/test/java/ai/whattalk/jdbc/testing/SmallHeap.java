package ai.whattalk.jdbc.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program that runs statements of 400 KB, of which plans are kept, and one whose rows need more
 * memory than there is. It fails where one does not end as it must. Arguments: URL, API key, number
 * of statements.
 */
public final class SmallHeap {
  private static final int CHARACTERS = 400_000;

  /** Statements of long lists take far longer to plan than those of long texts. */
  private static final int ONE_LIST_IN = 100;

  private SmallHeap() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws SQLException {
    int count = Integer.parseInt(arguments[2]);
    try (Connection connection = DriverManager.getConnection(arguments[0], "user", arguments[1]);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < count; i++) {
        expect(statement, i % ONE_LIST_IN == 0 ? longList(i) : longText(i), "1");
      }
      expect(statement, "SELECT id FROM (" + allRows() + ") rows", "53200");
      expect(statement, longText(count), "1");
    }
  }

  private static String longText(int number) {
    return "SELECT COUNT(*) FROM conversation_types WHERE type = 'widget' AND type <> '"
        + number
        + "x".repeat(CHARACTERS)
        + "'";
  }

  private static String longList(int number) {
    return "SELECT COUNT(*) FROM conversation_types WHERE type IN "
        + IntStream.range(0, CHARACTERS / 16)
            .mapToObj(i -> String.format("'%08d-%04d'", i, number))
            .collect(Collectors.joining(",", "('widget',", ")"));
  }

  private static String allRows() {
    return "SELECT a.id FROM conversations a, conversations b, conversations c"
        + " ORDER BY a.id || b.id || c.id OFFSET 0";
  }

  private static void expect(Statement statement, String sql, String expected) {
    String got;
    try (ResultSet rows = statement.executeQuery(sql)) {
      got = rows.next() ? rows.getString(1) : "no row";
    } catch (SQLException e) {
      got = e.getSQLState();
    }
    if (!got.equals(expected)) {
      throw new AssertionError(got + " of " + sql.substring(0, Math.min(sql.length(), 200)));
    }
  }
}
