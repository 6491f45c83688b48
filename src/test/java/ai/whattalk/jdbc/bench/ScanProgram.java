package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;

/**
 * Scans all rows as often as each line of its input says, and answers with the milliseconds that it
 * took, those of the process's CPU, and the sum of the rows' hashes. Arguments: the base URL, the
 * key, how many requests a loop has in flight, or 0 for the driver, and whether it is the short
 * one.
 */
public final class ScanProgram {
  private ScanProgram() {}

  /** Reads all rows, and gives the sum of their hashes. */
  private interface Scan {
    long run() throws Exception;
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    int inFlight = Integer.parseInt(arguments[2]);
    if (inFlight == 0) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:whattalk:baseUrl=" + arguments[0], "", arguments[1])) {
        answer(() -> scan(connection));
      }
    } else {
      try (LoopScan loop =
          new LoopScan(arguments[0], arguments[1], inFlight, Boolean.parseBoolean(arguments[3]))) {
        answer(loop::run);
      }
    }
  }

  private static void answer(Scan scan) throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      int times = Integer.parseInt(line);
      long[] sum = {0};
      Sample sample =
          Sample.of(
              () -> {
                for (int i = 0; i < times; i++) {
                  sum[0] = scan.run();
                }
              });
      System.out.println(sample.wallMillis() + " " + sample.cpuMillis() + " " + sum[0]);
    }
  }

  private static long scan(Connection connection) throws SQLException {
    long sum = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      while (rows.next()) {
        Conversation row =
            new Conversation(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getInt(5),
                rows.getBigDecimal(6),
                rows.getBoolean(7),
                rows.getObject(8, LocalDateTime.class),
                rows.getObject(9, LocalDateTime.class));
        sum += row.hashCode();
      }
    }
    return sum;
  }
}
