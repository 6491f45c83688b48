package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that once were answered wrongly. */
final class WrongAnswersIT {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(10));

  @Test
  void ntileSpreadItsLargerBucketsAmongTheOthers() throws SQLException {
    assertThat(
            api.column(
                "SELECT NTILE(4) OVER (ORDER BY message_count) AS bucket FROM conversations"))
        .isEqualTo(List.of("1", "1", "1", "2", "2", "2", "3", "3", "4", "4"));
  }

  @Test
  void ntileOfMoreBucketsThanRowsGivesEachRowItsOwn() throws SQLException {
    assertThat(
            api.column(
                "SELECT NTILE(99) OVER (ORDER BY message_count) AS bucket FROM conversations"))
        .isEqualTo(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
  }

  @Test
  void eachGetterComputedTheRowAnew() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT RANDOM() AS number FROM conversations")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getDouble(1)).isEqualTo(result.getDouble(1));
    }
  }

  @Test
  void aPlainStatementTookItsParametersForNull() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT id FROM conversations WHERE id = ?"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07001"));
    }
    assertThat(api.server().requests()).isEmpty();
  }

  @Test
  void aNegativeLimitReadAPageBeforeItWasRefused() {
    assertThatThrownBy(() -> api.column("SELECT id FROM conversations LIMIT ?", -1))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
    assertThat(api.server().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "SELECT 1 + 2.7::int FROM conversations => 4",
        "SELECT 10 - 2.5::int * 2 FROM conversations => 4",
        "SELECT 10 / 4::decimal FROM conversations => 2.5",
        "SELECT -'2'::integer - 1 FROM conversations => -3",
        "SELECT 1 = 2 AND 1::boolean FROM conversations => false",
        "SELECT NOT 3::integer = 4 FROM conversations => true",
        "SELECT COUNT(*) FROM conversations WHERE type = 'widget' AND created_at::date <="
            + " '2025-01-01' => 10",
        "SELECT COUNT(*) FROM conversations WHERE message_count BETWEEN 2::int AND 3::int => 2",
        "SELECT COUNT(*) FROM conversations WHERE DATE '2025-01-01'::timestamp < created_at => 10",
        "SELECT SUM(message_count)::decimal(9, 2) / 2 FROM conversations => 27.5",
        "SELECT 'a' || 5::varchar(3) || (1 + 1)::varchar::char(1) FROM conversations => a52",
        "SELECT CASE WHEN TRUE THEN '1' ELSE '2' END::int + 1 FROM conversations => 2",
        "SELECT MAX(c.message_count::double precision::int) FROM conversations c => 10",
        "SELECT SUM(message_count) OVER (ORDER BY id ROWS CURRENT ROW)::varchar FROM"
            + " conversations ORDER BY message_count => 1"
      })
  void aCastWithColonsTookInAllThatStoodBeforeIt(String sql, String first) throws SQLException {
    assertThat(api.column(sql).get(0)).isEqualTo(first);
  }

  @Test
  void castsByColonsStillNarrow() throws SQLException {
    api.column(
        "SELECT id FROM conversations WHERE type = 'widget' AND created_at::date BETWEEN"
            + " '2025-01-01'::date AND '2025-01-02'::date");

    assertThat(api.requests())
        .containsExactly("type=widget&date_from=2024-12-31&date_to=2025-01-04&per_page=100&page=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT LAG(message_count, 1, 0) OVER (ORDER BY message_count) FROM conversations | 0,1,2",
        "SELECT LAG(total_cost, 2, 0) OVER (ORDER BY message_count) FROM conversations | 0,0,1",
        "SELECT LEAD(message_count, 9, -1) OVER (ORDER BY message_count) FROM conversations"
            + " | 10,-1,-1",
        "SELECT LAG(created_at, 1, TIMESTAMP '2000-01-01 00:00:00') OVER (ORDER BY message_count)"
            + " FROM conversations | 2000-01-01 00:00:00,2025-01-01 00:01:00,2025-01-01 00:02:00"
      })
  void defaultsOfLagAndLeadFailedOverNullableColumns(String sql, String first) throws SQLException {
    assertThat(api.column(sql).subList(0, 3)).containsExactly(first.split(",", -1));
  }

  @Test
  void aLongTextWasCutToTheColumnItWasComparedWith() throws SQLException {
    String text = "a".repeat(255);

    assertThat(
            api.column(
                "SELECT 1 FROM conversations WHERE id = 'c1' AND '" + text + "' = ?", text + "a"))
        .isEmpty();
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM (SELECT '" + text + "' AS t) d WHERE t = ?", text + "a"))
        .containsExactly("0");
  }

  /** A count of nothing is a row. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM conversations CROSS JOIN"
            + " (SELECT COUNT(*) AS n FROM conversation_types WHERE type = 'none') d",
        "SELECT id FROM conversations WHERE type IN"
            + " (SELECT type FROM conversation_types WHERE type = 'none') OR 1 = 1"
      })
  void aJoinWithTheCountOfNoRowsGaveNone(String sql) throws SQLException {
    assertThat(api.column(sql)).hasSize(10);
  }
}
