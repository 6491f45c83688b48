package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What constructs mean that Calcite alone understands otherwise, or not at all. */
final class PostgresMeaningIT {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(10));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "EXTRACT(DOW FROM DATE '2025-01-26') => 0",
        "{fn DAYOFWEEK(DATE '2025-01-26')} => 1",
        "EXTRACT(ISODOW FROM DATE '2025-01-26') => 7",
        "EXTRACT(SECOND FROM TIMESTAMP '2025-01-25 14:30:07.25') => 7.25",
        "EXTRACT(EPOCH FROM TIMESTAMP '2025-01-25 14:30:07.25') => 1737815407.25",
        "EXTRACT(DOY FROM DATE '2025-02-01') / 10 => 3.2",
        "DATE_PART('week', DATE '2024-12-30') => 1.0",
        "DATE_TRUNC('Weeks', DATE '2025-01-26') => 2025-01-20 00:00:00",
        "DATE '2025-01-31' + 1 => 2025-02-01",
        "DATE '2025-01-31' - DATE '2024-12-31' => 31",
        "DATE '2025-03-31' - INTERVAL '1' MONTH => 2025-02-28 00:00:00",
        "TIMESTAMP '2025-01-05 04:05:06.5' - TIMESTAMP '2025-01-02 00:00:00' => 3 days 04:05:06.5",
        "TIMESTAMP '2025-01-02 00:00:00' - TIMESTAMP '2025-01-05 04:05:06' => -3 days -04:05:06",
        "INTERVAL '36' HOUR => 36:00:00",
        "1.5 * INTERVAL '1' DAY => 1 day 12:00:00",
        "INTERVAL '14' MONTH => 1 year 2 mons",
        "TO_CHAR(TIMESTAMP '2025-01-05 14:30:00', 'FMDay, DD Month YYYY') => Sunday, 05 January   2025",
        "TO_CHAR(1234567.891, 'FM999,999,999.00') => 1,234,567.89",
        "TO_DATE('January 5, 2025', 'Month DD, YYYY') => 2025-01-05",
        "CAST(TIMESTAMP '2025-01-25 14:30:07.75' AS TIMESTAMP(0)) => 2025-01-25 14:30:08",
        "CAST(TIMESTAMP '2025-01-25 14:30:07.25' AS VARCHAR) => 2025-01-25 14:30:07.25",
        "CAST('2025-01-25T10:11' AS TIMESTAMP) => 2025-01-25 10:11:00",
        "CAST(TRUE AS VARCHAR) => true",
        "CAST('off' AS BOOLEAN) => false",
        "CAST(0.0000000001 AS VARCHAR) => 0.0000000001",
        "CAST(2.5 AS INTEGER) => 3",
        "CAST(CAST(2.5 AS DOUBLE) AS INTEGER) => 2",
        "ROUND(CAST(2.5 AS DOUBLE)) => 2.0",
        "2 ^ 3 => 8.0",
        "TRUNC(-2.75) => -2",
        "'a%b' LIKE 'a\\%b' => true",
        "'axb' LIKE 'a\\%b' => false",
        "'ÇAĞ' ILIKE 'çağ' => true",
        "UPPER('straße') => STRAßE",
        "LENGTH('😀a') => 2",
        "LEFT('abcdef', -2) => abcd",
        "SUBSTRING('abcdef', 0, 3) => ab",
        "CONCAT('a', NULL, 1, TRUE) => a1t",
        "CAST(message_count || 'b' AS CHAR(5)) || '|' => 1b|",
        "TIMEZONE('UTC', TIMEZONE('Asia/Tokyo', DATE '2025-01-25')) => 2025-01-24 15:00:00",
        "EXTRACT(DAY FROM AGE(DATE '2025-03-04', DATE '2025-01-01')) => 3"
      })
  void expressions(String expression, String value) throws SQLException {
    assertThat(api.column("SELECT " + expression + " FROM conversations LIMIT 1"))
        .containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = "=>",
      value = {
        "ABS(CAST(-2147483648 AS INTEGER)) => 22003",
        "1 / CAST(0 AS DOUBLE) => 22012",
        "SQRT(-1) => 22003",
        "DATE_TRUNC('fortnight', created_at) => 22023",
        "SUBSTRING('a', 1, -1) => 22023",
        "'abc' LIKE 'a\\' => 22023",
        "CAST('2025-02-30' AS DATE) => 22007",
        "TO_DATE('2025-13-01', 'YYYY-MM-DD') => 22007",
        "CAST('maybe' AS BOOLEAN) => 22018"
      })
  void failures(String expression, String state) {
    assertThatThrownBy(() -> api.column("SELECT " + expression + " FROM conversations"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY message_count) => 3.25",
        "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY message_count) FILTER (WHERE message_count < 4)"
            + " => 2.0",
        "PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY message_count DESC) => 8",
        "PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY type) => widget",
        "MODE() WITHIN GROUP (ORDER BY message_count / 5) => 1",
        "REGR_SLOPE(2 * message_count, message_count) => 2.0",
        "CORR(message_count, -message_count) => -1.0",
        "AVG(TIMESTAMP '2025-01-02 00:00:00' - TIMESTAMP '2025-01-01 12:00:00') => 12:00:00",
        "STRING_AGG(DISTINCT type, ',') => widget",
        "MAX(CASE message_count WHEN 1 THEN '😀' ELSE '～' END) => 😀",
        "SUM(DISTINCT message_count / 6) => 1"
      })
  void aggregates(String aggregate, String value) throws SQLException {
    assertThat(api.column("SELECT " + aggregate + " FROM conversations")).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "NTH_VALUE(m, 2) OVER (ORDER BY m ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING)"
            + " => 3,4,5,null",
        "NTH_VALUE(m, 2) OVER (ORDER BY m) => null,2,2,2",
        "SUM(m) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) => 1,3,5,7",
        "CUME_DIST() OVER (ORDER BY m / 2) => 0.2,0.6,0.6,1.0",
        "PERCENT_RANK() OVER (ORDER BY m / 2) => 0.0,0.25,0.25,0.75",
        "COUNT(*) OVER (ORDER BY NULLIF(m, 2) RANGE BETWEEN 1 PRECEDING AND CURRENT ROW)"
            + " => 1,1,1,2",
        "COUNT(*) OVER (ORDER BY DATE '2025-01-01' + m"
            + " RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND CURRENT ROW) => 1,2,2,2"
      })
  void windows(String function, String values) throws SQLException {
    assertThat(
            api.column(
                "SELECT "
                    + function
                    + " FROM (SELECT message_count AS m FROM conversations WHERE message_count < 6)"
                    + " WINDOW w AS (ORDER BY m) ORDER BY m LIMIT 4"))
        .map(String::valueOf)
        .containsExactly(values.split(",", -1));
  }

  @Test
  void anOrderAboveAWindowWasLeftOut() throws SQLException {
    assertThat(
            api.column(
                "SELECT m FROM (SELECT m, COUNT(*) OVER (PARTITION BY MOD(m, 2)) AS n FROM"
                    + " (SELECT message_count AS m FROM conversations ORDER BY message_count"
                    + " LIMIT 6)) ORDER BY m"))
        .containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void textIsOrderedByCodePoints() throws SQLException {
    assertThat(
            api.column(
                "SELECT x FROM (VALUES ('😀'), ('～'), ('a'), ('B'), (NULL)) AS v (x) ORDER BY x"))
        .containsExactly("B", "a", "～", "😀", null);
    assertThat(
            api.column(
                "SELECT ROW_NUMBER() OVER (ORDER BY x DESC) FROM (VALUES ('😀'), ('～')) AS v (x)"
                    + " WHERE x > 'z' ORDER BY x"))
        .containsExactly("2", "1");
    assertThat(
            api.column(
                "SELECT x FROM (VALUES ('～b'), ('😀b')) AS v (x) WHERE x > ALL"
                    + " (SELECT y FROM (VALUES ('～'), ('😀')) AS w (y))"))
        .containsExactly("😀b");
  }

  @Test
  void aRowWithANullIsNeitherLessNorGreater() throws SQLException {
    assertThat(
            api.column(
                "SELECT message_count FROM conversations WHERE (message_count, id) > (9, 'a')"
                    + " OR (NULLIF(message_count, 1), id) < (2, 'a')"))
        .containsExactlyInAnyOrder("9", "10");
  }

  @Test
  void intervalsAreTextToJdbc() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT TIMESTAMP '2025-01-02 03:00:00' - DATE '2025-01-01'")) {
      assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.OTHER);
      assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("INTERVAL");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("1 day 03:00:00");
      assertThat(rows.getObject(1)).isEqualTo("1 day 03:00:00");
    }
  }
}
