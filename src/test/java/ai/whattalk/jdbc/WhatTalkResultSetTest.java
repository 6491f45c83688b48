package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.error.WarningChain;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the getters give for values of every type. */
class WhatTalkResultSetTest {

  private static ResultColumn column(String label, JDBCType type) {
    return new ResultColumn(label, type, type.getName(), 0, 0, true, null, null, null);
  }

  /** A result set of one row and one column {@code v}, standing on that row. */
  private static ResultSet of(JDBCType type, @Nullable Object value) throws SQLException {
    ResultSet rows = result(List.of(column("v", type)), Arrays.asList(value));
    assertThat(rows.next()).isTrue();
    return rows;
  }

  private static ResultSet result(List<ResultColumn> columns, List<?>... rows) {
    return new WhatTalkResultSet(
        columns, new RowCursor(new InMemoryRows(List.of(rows)), null), new WarningChain(), null);
  }

  private static AbstractThrowableAssert<?, ?> assertFails(String state, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          100,                100
          1E+2,               100
          0.500,              0.5
          0.0000000001,       0.0000000001
          -0.0,               0
          12345678901234567890.12, 12345678901234567890.12
          """)
  void decimalsPrintPlainly(String value, String text) throws SQLException {
    ResultSet row = of(JDBCType.DECIMAL, new BigDecimal(value));
    assertThat(row.getString(1)).isEqualTo(text);
    assertThat(row.getBigDecimal(1)).isEqualTo(new BigDecimal(text));
    assertThat(row.getObject(1)).isEqualTo(new BigDecimal(text));
    assertThat(row.getObject(1, BigDecimal.class)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2025-01-25T14:30:00,           2025-01-25 14:30:00
          2025-01-25T00:00:00,           2025-01-25 00:00:00
          2025-01-25T14:30:00.120,       2025-01-25 14:30:00.12
          2025-01-25T14:30:00.001,       2025-01-25 14:30:00.001
          2025-12-31T23:59:59.999,       2025-12-31 23:59:59.999
          0001-01-01T00:00:00,           0001-01-01 00:00:00
          """)
  void timestampsPrintTheirFractionOnlyWhereThereIsOne(LocalDateTime value, String text)
      throws SQLException {
    ResultSet row = of(JDBCType.TIMESTAMP, value);
    assertThat(row.getString(1)).isEqualTo(text);
    assertThat(row.getObject(1, String.class)).isEqualTo(text);
    assertThat(row.getTimestamp(1).toLocalDateTime()).isEqualTo(value);
    assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(value);
  }

  @Test
  void yearsOfMoreThanFourDigitsHaveNoSign() throws SQLException {
    LocalDate day = LocalDate.of(12345, 6, 7);
    assertThat(of(JDBCType.DATE, day).getString(1)).isEqualTo("12345-06-07");
    assertThat(of(JDBCType.TIMESTAMP, day.atTime(1, 2, 3)).getString(1))
        .isEqualTo("12345-06-07 01:02:03");
    assertThat(of(JDBCType.ARRAY, List.of(day)).getString(1)).isEqualTo("{12345-06-07}");
    assertThat(of(JDBCType.VARCHAR, "12345-06-07").getObject(1, LocalDate.class)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 16_384, Integer.MAX_VALUE})
  @SuppressWarnings("deprecation") // What is tried is deprecated.
  void scalesAreThoseOfPostgres(int scale) throws SQLException {
    ResultSet row = of(JDBCType.DECIMAL, new BigDecimal("1.5"));
    assertThat(
            catchThrowableOfType(SQLException.class, () -> row.getBigDecimal(1, scale))
                .getSQLState())
        .isEqualTo("HY024");
    assertThat(row.getBigDecimal(1, 16_383).scale()).isEqualTo(16_383);
    ResultSet text = of(JDBCType.VARCHAR, "1e1000000000");
    assertFails("22003", () -> text.getBigDecimal(1, 2));
  }

  @Test
  void defaultClasses() throws SQLException {
    assertThat(of(JDBCType.VARCHAR, "x").getObject(1)).isEqualTo("x");
    assertThat(of(JDBCType.TINYINT, (byte) 1).getObject(1)).isEqualTo(1);
    assertThat(of(JDBCType.SMALLINT, (short) 1).getObject(1)).isEqualTo(1);
    assertThat(of(JDBCType.INTEGER, 1).getObject(1)).isEqualTo(1);
    assertThat(of(JDBCType.BIGINT, 1L).getObject(1)).isEqualTo(1L);
    assertThat(of(JDBCType.REAL, 1.5f).getObject(1)).isEqualTo(1.5f);
    assertThat(of(JDBCType.DOUBLE, 1.5).getObject(1)).isEqualTo(1.5);
    assertThat(of(JDBCType.BOOLEAN, true).getObject(1)).isEqualTo(true);
    assertThat(of(JDBCType.DATE, LocalDate.of(2025, 1, 25)).getObject(1))
        .isEqualTo(Date.valueOf("2025-01-25"));
    assertThat(of(JDBCType.TIME, LocalTime.of(14, 30)).getObject(1))
        .isEqualTo(Time.valueOf("14:30:00"));
    assertThat(of(JDBCType.TIMESTAMP, LocalDateTime.of(2025, 1, 25, 14, 30)).getObject(1, Map.of()))
        .isEqualTo(Timestamp.valueOf("2025-01-25 14:30:00"));
    assertThat(of(JDBCType.VARBINARY, new byte[] {10}).getObject(1)).isEqualTo(new byte[] {10});
    assertThat(of(JDBCType.ARRAY, List.of("a", "b c")).getArray(1).getArray())
        .isEqualTo(new Object[] {"a", "b c"});
    assertThat(of(JDBCType.ARRAY, Arrays.asList("a", "b c", null)).getString(1))
        .isEqualTo("{a,\"b c\",NULL}");
  }

  @Test
  void numbersKeepTheirValueOrFail() throws SQLException {
    ResultSet big = of(JDBCType.BIGINT, 3_000_000_000L);
    assertThat(big.getLong(1)).isEqualTo(3_000_000_000L);
    assertThat(big.getDouble(1)).isEqualTo(3e9);
    assertThat(big.getObject(1, BigInteger.class)).isEqualTo(BigInteger.valueOf(3_000_000_000L));
    assertFails("22003", () -> big.getInt(1))
        .isInstanceOf(SQLDataException.class)
        .hasMessage("column v (BIGINT): \"3000000000\" is out of range for an int");
    assertFails("22003", () -> big.getObject(1, Integer.class));
    assertFails("22003", () -> of(JDBCType.INTEGER, 200).getByte(1));
    assertFails("22003", () -> of(JDBCType.INTEGER, 40_000).getShort(1));
    assertFails("22003", () -> of(JDBCType.DOUBLE, 1e19).getLong(1));
    assertFails("22003", () -> of(JDBCType.DOUBLE, 1e300).getFloat(1));
    assertFails("22003", () -> of(JDBCType.VARCHAR, "1e999999999").getLong(1));
    assertFails("22003", () -> of(JDBCType.VARCHAR, "1e400").getDouble(1));
    assertFails("22003", () -> of(JDBCType.DOUBLE, Double.NaN).getInt(1));
    assertThat(of(JDBCType.BIGINT, Long.MIN_VALUE).getLong(1)).isEqualTo(Long.MIN_VALUE);
    assertThat(of(JDBCType.VARCHAR, "9223372036854775807").getLong(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(of(JDBCType.REAL, 0.1f).getDouble(1)).isEqualTo(0.1);
    assertThat(of(JDBCType.REAL, 0.1f).getBigDecimal(1)).isEqualTo(new BigDecimal("0.1"));
    assertThat(of(JDBCType.VARCHAR, "1e-999999999").getInt(1)).isZero();
  }

  @Test
  void fractionsAreDroppedTowardsZeroAsPostgresDriverDoes() throws SQLException {
    assertThat(of(JDBCType.DECIMAL, new BigDecimal("1.9")).getInt(1)).isEqualTo(1);
    assertThat(of(JDBCType.DECIMAL, new BigDecimal("-1.9")).getLong(1)).isEqualTo(-1);
    assertThat(of(JDBCType.VARCHAR, " 1.9 ").getInt(1)).isEqualTo(1);
  }

  @Test
  void truthValues() throws SQLException {
    for (String text : List.of("true", "T", "yes", "y", "ON", "1")) {
      assertThat(of(JDBCType.VARCHAR, text).getBoolean(1)).isTrue();
    }
    for (String text : List.of("false", "F", "no", "n", "OFF", "0")) {
      assertThat(of(JDBCType.VARCHAR, text).getBoolean(1)).isFalse();
    }
    assertThat(of(JDBCType.INTEGER, 1).getBoolean(1)).isTrue();
    assertThat(of(JDBCType.DECIMAL, new BigDecimal("0.0")).getBoolean(1)).isFalse();
    assertThat(of(JDBCType.BOOLEAN, true).getInt(1)).isEqualTo(1);
    assertThat(of(JDBCType.BOOLEAN, true).getString(1)).isEqualTo("true");
    assertFails("22018", () -> of(JDBCType.INTEGER, 2).getBoolean(1));
    assertFails("22018", () -> of(JDBCType.VARCHAR, "maybe").getBoolean(1));
  }

  @Test
  void textConverts() throws SQLException {
    assertThat(of(JDBCType.VARCHAR, "2025-01-25").getDate(1)).isEqualTo(Date.valueOf("2025-01-25"));
    assertThat(of(JDBCType.VARCHAR, "2025-01-25T14:30").getTimestamp(1))
        .isEqualTo(Timestamp.valueOf("2025-01-25 14:30:00"));
    assertThat(of(JDBCType.VARCHAR, "14:30").getTime(1)).isEqualTo(Time.valueOf("14:30:00"));
    UUID uuid = UUID.randomUUID();
    assertThat(of(JDBCType.VARCHAR, uuid.toString()).getObject(1, UUID.class)).isEqualTo(uuid);
    assertFails("22018", () -> of(JDBCType.VARCHAR, "x").getObject(1, UUID.class));
    assertFails("22018", () -> of(JDBCType.VARCHAR, "abc").getInt(1))
        .hasMessage("column v (VARCHAR): \"abc\" is not a number");
    assertFails("22007", () -> of(JDBCType.VARCHAR, "2025-02-30").getDate(1))
        .hasMessage("column v (VARCHAR): '2025-02-30' is not a date: write it as 2026-11-28");
    assertFails("22007", () -> of(JDBCType.VARCHAR, "last week").getTimestamp(1));
    assertFails("22007", () -> of(JDBCType.VARCHAR, "25:00").getTime(1));
  }

  @Test
  void conversionsThatJdbcDoesNotDefine() {
    LocalDateTime value = LocalDateTime.of(2025, 1, 25, 14, 30);
    assertFails("07006", () -> of(JDBCType.TIMESTAMP, value).getInt(1))
        .isInstanceOf(SQLDataException.class)
        .hasMessage("column v is of type TIMESTAMP, which can't be read as an int");
    assertFails("07006", () -> of(JDBCType.TIMESTAMP, value).getBoolean(1));
    assertFails("07006", () -> of(JDBCType.TIMESTAMP, value).getBigDecimal(1));
    assertFails("07006", () -> of(JDBCType.INTEGER, 1).getDate(1));
    assertFails("07006", () -> of(JDBCType.DATE, value.toLocalDate()).getTime(1));
    assertFails("07006", () -> of(JDBCType.TIME, value.toLocalTime()).getDate(1));
    assertFails("07006", () -> of(JDBCType.VARCHAR, "x").getBytes(1));
    assertFails("07006", () -> of(JDBCType.INTEGER, 1).getCharacterStream(1));
    assertFails("07006", () -> of(JDBCType.INTEGER, 1).getObject(1, Thread.class))
        .hasMessage("column v is of type INTEGER, which can't be read as a java.lang.Thread");
    assertFails("07006", () -> of(JDBCType.TIMESTAMP, value).getObject(1, Instant.class))
        .hasMessage(
            "column v is of type TIMESTAMP, a wall clock without a zone, and can't be read as"
                + " Instant: read a LocalDateTime and give it the zone that you mean");
    assertFails("07006", () -> of(JDBCType.TIMESTAMP, value).getObject(1, OffsetDateTime.class));
    assertFails("07006", () -> of(JDBCType.INTEGER, 1).getClob(1))
        .hasMessage("column v is of type INTEGER, which can't be read as a Clob");
    assertFails("07006", () -> of(JDBCType.VARBINARY, new byte[1]).getNClob(1));
    assertFails("0A000", () -> of(JDBCType.VARCHAR, "x").getBlob(1))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @Test
  void textAsAClob() throws SQLException {
    ResultSet row = of(JDBCType.VARCHAR, "Müşteri");
    for (Clob clob :
        List.of(
            row.getClob(1),
            row.getClob("V"),
            row.getNClob(1),
            row.getNClob("v"),
            row.getObject(1, Clob.class),
            row.getObject("v", NClob.class))) {
      assertThat(clob.getSubString(1, (int) clob.length())).isEqualTo("Müşteri");
    }
    ResultSet nothing = of(JDBCType.VARCHAR, null);
    assertThat(nothing.getClob(1)).isNull();
    assertThat(nothing.wasNull()).isTrue();
    assertThat(nothing.getNClob(1)).isNull();
    Clob kept = row.getClob(1);
    row.close();
    assertThat(kept.length()).isEqualTo(7);
    assertFails("24000", () -> row.getClob(1));
  }

  @Test
  void nulls() throws SQLException {
    ResultSet row = of(JDBCType.INTEGER, null);
    assertThat(row.getInt(1)).isZero();
    assertThat(row.wasNull()).isTrue();
    assertThat(row.getString(1)).isNull();
    assertThat(row.getObject(1)).isNull();
    assertThat(row.getObject(1, Integer.class)).isNull();
    assertThat(row.getBoolean(1)).isFalse();
    assertThat(row.getTimestamp(1)).isNull();
    assertThat(row.getCharacterStream(1)).isNull();
    ResultSet value = of(JDBCType.INTEGER, 0);
    assertThat(value.getInt(1)).isZero();
    assertThat(value.wasNull()).isFalse();
  }

  @Test
  void streams() throws SQLException, IOException {
    ResultSet row = of(JDBCType.VARCHAR, "çay");
    StringWriter text = new StringWriter();
    row.getCharacterStream(1).transferTo(text);
    row.getNCharacterStream("V").transferTo(text);
    assertThat(text).hasToString("çayçay");
    assertThat(row.getAsciiStream(1).readAllBytes())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("?ay");
    assertThat(of(JDBCType.VARBINARY, new byte[] {1, 2}).getBinaryStream(1))
        .hasSameContentAs(new ByteArrayInputStream(new byte[] {1, 2}));
  }

  @Test
  void labelsMatchWithoutCaseAndTheFirstOneWins() throws SQLException {
    ResultSet row =
        result(
            List.of(column("ID", JDBCType.INTEGER), column("id", JDBCType.INTEGER)), List.of(1, 2));
    row.next();
    assertThat(row.findColumn("Id")).isEqualTo(1);
    assertThat(row.getInt("id")).isEqualTo(1);
    assertFails("42S22", () -> row.getInt("nope"))
        .hasMessage("there is no column \"nope\" in the result");
    assertFails("42S22", () -> row.getInt(null));
    assertFails("07009", () -> row.getInt(3))
        .hasMessage("there is no column 3: the columns are 1 to 2");
    assertFails("07009", () -> row.getInt(0));
  }

  @Test
  void positions() throws SQLException {
    ResultSet rows = result(List.of(column("v", JDBCType.INTEGER)), List.of(1), List.of(2));
    assertFails("24000", () -> rows.getInt(1));
    assertThat(rows.isBeforeFirst()).isTrue();
    assertThat(rows.next()).isTrue();
    assertThat(rows.isFirst()).isTrue();
    assertThat(rows.getRow()).isEqualTo(1);
    assertThat(rows.getInt(1)).isEqualTo(1);
    assertThat(rows.next()).isTrue();
    assertThat(rows.getInt(1)).isEqualTo(2);
    assertThat(rows.next()).isFalse();
    assertThat(rows.next()).isFalse();
    assertThat(rows.isAfterLast()).isTrue();
    assertThat(rows.getRow()).isZero();
    assertFails("24000", () -> rows.getInt(1));
    assertFails("0A000", () -> rows.previous());
    assertFails("0A000", () -> rows.updateInt(1, 1));
    rows.close();
    rows.close();
    assertThat(rows.isClosed()).isTrue();
    assertFails("24000", () -> rows.next()).hasMessage("the result set is closed");
    assertThat(result(List.of(column("v", JDBCType.INTEGER))).isBeforeFirst()).isFalse();
  }

  @Test
  void metadataOfColumns() throws SQLException {
    ResultSetMetaData columns =
        result(
                List.of(
                    new ResultColumn(
                        "Kosten",
                        JDBCType.DECIMAL,
                        "DECIMAL",
                        20,
                        10,
                        true,
                        "whattalk",
                        "conversations",
                        "total_cost"),
                    new ResultColumn(
                        "t", JDBCType.TIMESTAMP, "TIMESTAMP", 3, 0, true, null, null, null),
                    new ResultColumn(
                        "n", JDBCType.BIGINT, "BIGINT", 19, 0, false, null, null, null)))
            .getMetaData();
    assertThat(columns.getColumnCount()).isEqualTo(3);
    assertThat(columns.getColumnLabel(1)).isEqualTo("Kosten");
    assertThat(columns.getColumnName(1)).isEqualTo("Kosten");
    assertThat(columns.getTableName(1)).isEqualTo("conversations");
    assertThat(columns.getSchemaName(1)).isEqualTo("whattalk");
    assertThat(columns.getPrecision(1)).isEqualTo(20);
    assertThat(columns.getScale(1)).isEqualTo(10);
    assertThat(columns.getColumnDisplaySize(1)).isEqualTo(22);
    assertThat(columns.isSigned(1)).isTrue();
    assertThat(columns.getColumnClassName(2)).isEqualTo("java.sql.Timestamp");
    assertThat(columns.getColumnDisplaySize(2)).isEqualTo(23);
    assertThat(columns.getTableName(2)).isEmpty();
    assertThat(columns.getColumnDisplaySize(3)).isEqualTo(20);
    assertThat(columns.isNullable(3)).isEqualTo(ResultSetMetaData.columnNoNulls);
    assertFails("07009", () -> columns.getColumnType(4));
  }
}
