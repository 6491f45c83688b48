package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that once could not be planned. */
final class PlanningRegressionsIT {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(40));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CASE WHEN ai_enabled THEN message_count <= ? ELSE TRUE END",
        "CASE WHEN ai_enabled THEN message_count IN (1, 2, ?) ELSE type IS NULL END",
        "NOT CASE WHEN ? >= message_count THEN FALSE ELSE type = 'widget' END"
      })
  void parametersInsideCaseHadNoType(String condition) throws SQLException {
    assertThat(api.column("SELECT id FROM conversations WHERE " + condition, 3))
        .containsExactly("c1", "c2", "c3");
  }

  @Test
  void parametersAloneInAnInInsideCaseHadNoType() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE CASE WHEN ai_enabled THEN message_count IN (?,"
                    + " ?) ELSE type IN (?) END",
                7,
                9,
                "api"))
        .containsExactly("c7", "c9");
  }

  @Test
  void datesAmongTimestampsOfSeveralPrecisionsHadNoCommonType() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE created_at IN (TIMESTAMP '2025-01-01 00:05:00',"
                    + " DATE '2025-01-02', CAST('2025-01-01 00:06:00' AS TIMESTAMP))"))
        .containsExactly("c5", "c6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT SUM(n) FROM (SELECT COUNT(*) AS n FROM conversations GROUP BY id) d | 40",
        "SELECT AVG(n) FROM (SELECT COUNT(*) AS n FROM conversations GROUP BY id) d | 1",
        "SELECT AVG(EXTRACT(YEAR FROM created_at)) FROM conversations | 2025",
        "SELECT SUM(DISTINCT EXTRACT(YEAR FROM created_at)) FROM conversations | 2025",
        "SELECT SUM(COUNT(*)) OVER () FROM conversations GROUP BY type | 40",
        "SELECT 100 * COUNT(*) / SUM(COUNT(*)) OVER () FROM conversations GROUP BY type | 100",
        "SELECT AVG(COUNT(*)) OVER () FROM conversations GROUP BY type | 40",
        "SELECT (SELECT SUM(n) FROM (SELECT COUNT(*) AS n FROM conversations) d) FROM"
            + " (VALUES (1)) v | 40",
        "SELECT SUM(9223372036854775807) FROM conversations | 368934881474191032280"
      })
  void sumsAndAveragesOfBigintsCouldNotBeComputed(String sql, String value) throws SQLException {
    assertThat(api.column(sql)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({"IN, 2", "NOT IN, 38"})
  void aLongInWasMoreCodeThanAMethodCanHold(String in, int rows) throws SQLException {
    String values =
        IntStream.range(0, 2000)
            .mapToObj(i -> "'c" + (1 + i * 20) + "'")
            .collect(Collectors.joining(", "));
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE type = 'widget' AND id %s (%s)"
                    .formatted(in, values)))
        .hasSize(rows);
    assertThat(api.requests()).containsExactly("type=widget&per_page=100&page=1");
  }

  @ParameterizedTest
  @ValueSource(longs = {2147483648L, Long.MAX_VALUE})
  void aLimitBeyondAnIntWasOutOfRange(long limit) throws SQLException {
    String sql = "SELECT id FROM conversations LIMIT " + limit;
    assertThat(api.column(sql)).hasSize(40);
    try (Statement statement = api.connection().createStatement()) {
      statement.setMaxRows(3);
      assertThat(ConnectedApi.column(statement.executeQuery(sql)))
          .containsExactly("c1", "c2", "c3");
    }
  }
}
