package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal numbers are one, however many zeros the API writes behind them. */
final class DecimalGroupsIT {
  private static final String PAGE =
      """
      {"data": [
        {"id": "a", "total_cost": 0.5}, {"id": "b", "total_cost": 0.50},
        {"id": "c", "total_cost": "0.500"}, {"id": "d", "total_cost": "5e-1"},
        {"id": "e", "total_cost": 100}, {"id": "f", "total_cost": "1.0E2"},
        {"id": "g", "total_cost": "0.000"}, {"id": "h", "total_cost": 0}
      ], "current_page": 1, "per_page": 100, "total": 8, "last_page": 1}
      """;

  @AutoClose private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(List.of());
    api.server().answer(request -> new MockResponse.Builder().body(PAGE).build());
  }

  @Test
  void areOneGroup() throws SQLException {
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversations GROUP BY total_cost ORDER BY total_cost"))
        .containsExactly("2", "4", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT DISTINCT total_cost FROM conversations | 3",
        "SELECT total_cost FROM conversations UNION SELECT total_cost FROM conversations | 3",
        "SELECT a.id FROM conversations a JOIN conversations b ON a.total_cost = b.total_cost | 24",
        "SELECT a.id FROM conversations a JOIN conversations b ON a.total_cost = b.total_cost * 1.0"
            + " | 24",
        "SELECT id FROM conversations WHERE total_cost = 0.5000 | 4",
        "SELECT id FROM conversations WHERE total_cost IN (0.50, 100.0) | 6",
        "SELECT id FROM conversations WHERE total_cost IN (SELECT total_cost FROM conversations"
            + " WHERE id = 'c') | 4",
        "SELECT total_cost * 1.00 FROM conversations GROUP BY total_cost * 1.00 | 3",
        "SELECT DISTINCT total_cost + 0.10 FROM conversations | 3",
        "SELECT DISTINCT CAST(total_cost AS DECIMAL(12, 4)) FROM conversations | 3",
        "SELECT DISTINCT SUM(total_cost) OVER (PARTITION BY total_cost) FROM conversations | 3",
        "SELECT total_cost FROM conversations UNION SELECT 0.50 FROM conversations | 3",
        "SELECT total_cost FROM conversations INTERSECT SELECT 0.5000 FROM conversations | 1",
        "SELECT total_cost FROM conversations EXCEPT SELECT 100.00 FROM conversations | 2",
        "SELECT DISTINCT CASE WHEN id < 'c' THEN 0.50 ELSE total_cost END FROM conversations | 3",
        "SELECT a.id FROM conversations a JOIN (VALUES (0.50), (100.0)) v (x) ON a.total_cost ="
            + " v.x | 6",
        "SELECT s FROM (SELECT SUM(total_cost) AS s FROM conversations WHERE id IN ('a', 'b')"
            + " UNION ALL SELECT 1.00) t GROUP BY s | 1",
        "SELECT a.id FROM conversations a JOIN conversations b ON a.total_cost * 2 ="
            + " b.total_cost + 0.50 | 16",
        "SELECT id FROM conversations WHERE total_cost IN (SELECT x FROM (VALUES (0.500)) v (x))"
            + " | 4",
        "SELECT DISTINCT RANK() OVER (ORDER BY total_cost) FROM conversations | 3"
      })
  void areOneValue(String sql, int rows) throws SQLException {
    assertThat(api.column(sql)).hasSize(rows);
  }

  @Test
  void areCountedOnce() throws SQLException {
    assertThat(api.column("SELECT COUNT(DISTINCT total_cost) FROM conversations"))
        .containsExactly("3");
  }

  @Test
  void parameterEqualsWhateverItsScale() throws SQLException {
    for (Object half : List.of(new BigDecimal("0.5"), new BigDecimal("0.5000"), "0.50", 0.5)) {
      assertThat(api.column("SELECT id FROM conversations WHERE total_cost = ?", half))
          .containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void printWithoutExponentAndTrailingZeros() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT total_cost FROM conversations")) {
      for (String text : List.of("0.5", "0.5", "0.5", "0.5", "100", "100", "0", "0")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(text);
        assertThat(rows.getBigDecimal(1)).isEqualTo(new BigDecimal(text));
      }
    }
  }
}
