package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXPLAIN names the requests of each scan, and makes none. */
final class ExplainIT {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.conversations(1_000, 3));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT id FROM conversations | pages as read | ?per_page=100&page=1",
        "SELECT id FROM conversations WHERE type = 'api' LIMIT 7 | pages as read |"
            + " ?type=api&per_page=7&page=1",
        "SELECT id FROM conversations LIMIT 50 OFFSET 600 | the one that holds the OFFSET |"
            + " ?per_page=50&page=13",
        "SELECT id FROM conversations WHERE type IN ('api', 'test') | each row once |"
            + " ?type=test&per_page=100&page=1",
        "SELECT COUNT(*) FROM conversations WHERE created_at >= DATE '2025-01-01' AND created_at"
            + " < DATE '2025-02-01' | count from total |"
            + " ?date_from=2024-12-31&date_to=2025-02-02&per_page=100&page=1",
        "SELECT type, COUNT(*) FROM conversations GROUP BY type | count from total of each type |"
            + " ?per_page=100&page=1",
        "SELECT type, COUNT(*) FROM conversations WHERE type LIKE 'w%' GROUP BY type | count from"
            + " total of each type | ?type=whatsapp&per_page=100&page=1",
        "SELECT COUNT(*), MAX(created_at) FROM conversations | count from total, and windows by day,"
            + " the newest first | ?per_page=100&page=1",
        "SELECT COUNT(created_at) FROM conversations WHERE type = 'api' | count from total |"
            + " ?type=api&per_page=100&page=1",
        "SELECT COUNT(*) FROM conversations WHERE message_count > 3 | pages as read |"
            + " ?per_page=100&page=1",
        "SELECT id FROM conversations ORDER BY created_at DESC LIMIT 3 | windows by day, the newest"
            + " first | ?per_page=100&page=1",
        "SELECT MIN(created_at) FROM conversations | windows by day, the oldest first |"
            + " ?per_page=100&page=1",
        "SELECT id FROM conversations WHERE type = 'api' AND type = 'test' | Values | tuples",
        "SELECT id FROM conversations LIMIT 0 | Values | tuples"
      })
  void namesTheRequestsAndMakesNone(String sql, String way, String request) throws SQLException {
    assertThat(String.join("\n", api.column("EXPLAIN PLAN FOR " + sql))).contains(way, request);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void showsTheValuesOfParameters() throws SQLException {
    try (PreparedStatement statement =
        api.connection()
            .prepareStatement("EXPLAIN SELECT id FROM conversations WHERE created_at >= ?")) {
      statement.setObject(1, LocalDate.of(2025, 3, 4));
      assertThat(ConnectedApi.column(statement.executeQuery()))
          .contains("  GET /api/user/conversations?date_from=2025-03-03&per_page=100&page=1");
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void showsBothSidesOfAJoin() throws SQLException {
    assertThat(
            String.join(
                "\n",
                api.column(
                    "EXPLAIN SELECT a.id FROM conversations a JOIN conversations b ON a.id = b.id"
                        + " WHERE a.type = 'api' AND b.type = 'test'")))
        .contains("?type=api&", "?type=test&");
    assertThat(api.requests()).isEmpty();
  }
}
