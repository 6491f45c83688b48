package ai.whattalk.jdbc.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * A program that runs one statement, and ends. Arguments: URL, password, the number of rows to
 * expect, statements to run before, and the statement. Calcite's own driver gets its rows where the
 * URL is the path of a file of them.
 */
public final class ColdStartProgram {
  private static final int EXPECTED = 2;
  private static final int FIRST_STATEMENT = 3;

  private ColdStartProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = connect(arguments[0], arguments[1]);
        Statement statement = connection.createStatement()) {
      for (int i = FIRST_STATEMENT; i < arguments.length - 1; i++) {
        statement.execute(arguments[i]);
      }
      int count = 0;
      try (ResultSet rows = statement.executeQuery(arguments[arguments.length - 1])) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            rows.getString(i);
          }
          count++;
        }
      }
      if (count != Integer.parseInt(arguments[EXPECTED])) {
        throw new IllegalStateException(count + " rows");
      }
    }
  }

  private static Connection connect(String url, String password) throws Exception {
    return url.startsWith("jdbc:")
        ? DriverManager.getConnection(url, "", password)
        : StockCalcite.connect(Files.readAllLines(Path.of(url)));
  }
}
