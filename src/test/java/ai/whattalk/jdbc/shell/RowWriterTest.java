package ai.whattalk.jdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** How values are written. */
final class RowWriterTest {
  private static final String VALUES =
      """
      SELECT 'ışğİ "quoted", a' AS "ad, ı", '' AS empty, CAST(NULL AS INTEGER) AS nothing,
             CAST(0.0000000001 AS DECIMAL(20,10)) AS d, CAST('NaN' AS DOUBLE PRECISION) AS n,
             CAST('1e30' AS DOUBLE PRECISION) AS large, TRUE AS b, TIMESTAMP '2025-01-25 14:30:00.5' AS t,
             E'line\n\\\\ \u0001' AS lines
      """;

  private static String write(RowFormat format, String sql) throws SQLException, IOException {
    StringWriter out = new StringWriter();
    try (Connection connection = DriverManager.getConnection(ShellArguments.DEMO);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      format.writer().write(rows, out);
    }
    return out.toString();
  }

  @Test
  void csvQuotesWhatItMustAndTellsNullFromEmpty() throws SQLException, IOException {
    assertThat(write(RowFormat.CSV, VALUES))
        .isEqualTo(
            "\"ad, ı\",empty,nothing,d,n,large,b,t,lines\n"
                + "\"ışğİ \"\"quoted\"\", a\",\"\",,0.0000000001,NaN,1.0E30,true,"
                + "2025-01-25 14:30:00.5,\"line\n\\ \u0001\"\n");
  }

  @Test
  void jsonHasNumbersWithAllTheirDigits() throws SQLException, IOException {
    assertThat(write(RowFormat.JSON, VALUES))
        .isEqualTo(
            "[\n{\"ad, ı\":\"ışğİ \\\"quoted\\\", a\",\"empty\":\"\",\"nothing\":null,"
                + "\"d\":0.0000000001,\"n\":\"NaN\",\"large\":1.0E30,\"b\":true,"
                + "\"t\":\"2025-01-25 14:30:00.5\",\"lines\":\"line\\n\\\\ \\u0001\"}\n]\n");
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArray() throws SQLException, IOException {
    assertThat(write(RowFormat.JSON, "SELECT 1 AS x WHERE FALSE")).isEqualTo("[\n]\n");
  }

  @Test
  void aTableStandsInColumns() throws SQLException, IOException {
    assertThat(
            write(
                RowFormat.TABLE,
                "SELECT * FROM (VALUES ('ışık', 7, 'x'), (NULL, 12, E'a\nb')) AS v (ad, n, z)"
                    + " ORDER BY n"))
        .isEqualTo(
            """
             ad   |  n | z
            ------+----+-----
             ışık |  7 | x
                  | 12 | a b
            """);
  }

  @Test
  void aTableOfManyRowsHasThemAll() throws SQLException, IOException {
    assertThat(write(RowFormat.TABLE, "SELECT id FROM conversations LIMIT 2500").lines())
        .hasSize(2502);
  }
}
