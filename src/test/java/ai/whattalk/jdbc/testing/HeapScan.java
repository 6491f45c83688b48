package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;

/**
 * A program that reads every conversation through JDBC, and writes how many there are, a checksum
 * of their ids, and the sum of their costs. Arguments: URL, API key, file to write.
 */
public final class HeapScan {

  private HeapScan() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws SQLException, IOException {
    long count = 0;
    CRC32 ids = new CRC32();
    BigDecimal cost = BigDecimal.ZERO;
    try (Connection connection = DriverManager.getConnection(arguments[0], "scan", arguments[1]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      while (rows.next()) {
        count++;
        ids.update(rows.getString("id").getBytes(UTF_8));
        cost = cost.add(rows.getBigDecimal("total_cost"));
      }
    }
    Files.writeString(
        Path.of(arguments[2]), count + " " + ids.getValue() + " " + cost.toPlainString());
  }
}
