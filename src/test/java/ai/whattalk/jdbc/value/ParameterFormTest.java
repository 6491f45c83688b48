package ai.whattalk.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.sql.run.QueryParameter;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users bind, as the types of parameters take it. */
class ParameterFormTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();
  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2025, 1, 1, 0, 0);

  @BeforeEach
  void setZone() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Istanbul"));
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(BEFORE);
  }

  private static Object bound(Object value, JDBCType type) throws SQLException {
    return ParameterForm.of(value, type, null, ConversionErrors.parameter(1, type.getName()));
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(
      String state, Object value, JDBCType type) {
    return assertThatThrownBy(() -> bound(value, type))
        .isInstanceOf(SQLDataException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state))
        .hasMessageStartingWith("parameter 1 (" + type.getName() + ")");
  }

  @Test
  void timestampsFromEverythingThatIsOne() throws SQLException {
    Instant instant = Instant.parse("2024-12-31T21:00:00Z");
    for (Object value :
        List.of(
            Timestamp.valueOf("2025-01-01 00:00:00"),
            Date.valueOf("2025-01-01"),
            LocalDateTime.of(2025, 1, 1, 0, 0),
            LocalDate.of(2025, 1, 1),
            instant,
            instant.atOffset(ZoneOffset.UTC),
            instant.atZone(ZoneOffset.UTC),
            OffsetDateTime.parse("2025-01-01T00:00:00+03:00"),
            java.util.Date.from(instant),
            GregorianCalendar.from(instant.atZone(ZoneOffset.UTC)),
            "2025-01-01",
            "2025-01-01 00:00:00",
            "2025-01-01T00:00",
            "2025-01-01 00:00:00Z",
            "Jan 1, 2025",
            " 2025-01-01 00:00:00.000 ")) {
      assertThat(bound(value, JDBCType.TIMESTAMP)).as("%s", value.getClass()).isEqualTo(MIDNIGHT);
    }
    assertThat(bound("2025-01-01 10:11:12.125", JDBCType.TIMESTAMP))
        .isEqualTo(LocalDateTime.parse("2025-01-01T10:11:12.125"));
    assertRefused("22007", "2025-13-01", JDBCType.TIMESTAMP)
        .hasMessage(
            "parameter 1 (TIMESTAMP): '2025-13-01' is not a timestamp: write it as"
                + " 2026-11-28 14:30:00");
    assertRefused("22018", 5, JDBCType.TIMESTAMP)
        .hasMessage("parameter 1 (TIMESTAMP): takes no java.lang.Integer");
    assertRefused("22018", LocalTime.NOON, JDBCType.TIMESTAMP);
    assertRefused("22007", Instant.MAX, JDBCType.TIMESTAMP);
  }

  @Test
  void datesFromTimestampsAtMidnightOnly() throws SQLException {
    assertThat(bound(Timestamp.valueOf("2025-01-01 00:00:00"), JDBCType.DATE))
        .isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(bound("2025-01-01", JDBCType.DATE)).isEqualTo(LocalDate.of(2025, 1, 1));
    // A java.sql.Date is a day, whatever its millis say.
    assertThat(bound(new Date(Timestamp.valueOf("2025-01-01 10:00:00").getTime()), JDBCType.DATE))
        .isEqualTo(LocalDate.of(2025, 1, 1));
    assertRefused("22007", Timestamp.valueOf("2025-01-01 10:00:00"), JDBCType.DATE)
        .hasMessage(
            "parameter 1 (DATE): \"2025-01-01 10:00:00\" has a time of day, which a DATE has not");
    assertRefused("22007", "next week", JDBCType.DATE);
  }

  /** Each of them took seconds, or all memory, or ended in an ArithmeticException. */
  @Test
  void numbersOfTooManyDigitsAreRefusedAtOnce() throws SQLException {
    QueryParameter parameter =
        new QueryParameter(JDBCType.DECIMAL, "DECIMAL", 76, 38, false, false, false);
    ConversionErrors site = ConversionErrors.parameter(1, "DECIMAL");
    for (Object huge :
        List.of(
            new BigDecimal("1e1000000000"),
            new BigDecimal("1e-1000000000"),
            new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
            BigInteger.ONE.shiftLeft(40_000_000))) {
      for (ThrowingCallable binding :
          List.<ThrowingCallable>of(
              () -> ParameterForm.of(huge, parameter, null, site),
              () -> ParameterForm.of(huge, parameter.opened(), null, site),
              () -> ParameterForm.as(JDBCType.DECIMAL, 2, huge, site),
              () -> ParameterForm.as(JDBCType.VARCHAR, 2, huge, site))) {
        assertState("22003", binding);
      }
    }
    assertState("22003", () -> ParameterForm.as(JDBCType.DECIMAL, 2, "1e1000000000", site));
    assertState("22003", () -> ParameterForm.as(JDBCType.DECIMAL, 2, "9".repeat(1_000_000), site));
    assertThat(ParameterForm.of(new BigDecimal("0e1000000000"), parameter, null, site))
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void scalesAreThoseOfPostgres() throws SQLException {
    ConversionErrors site = ConversionErrors.parameter(1, "DECIMAL");
    assertThat(ParameterForm.as(JDBCType.NUMERIC, 16_383, BigDecimal.ONE, site))
        .isEqualTo(BigDecimal.ONE.setScale(16_383));
    for (int scale : new int[] {16_384, Integer.MAX_VALUE}) {
      assertState("HY024", () -> ParameterForm.as(JDBCType.NUMERIC, scale, BigDecimal.ONE, site));
      assertThat(ParameterForm.as(JDBCType.INTEGER, scale, BigDecimal.ONE, site)).isEqualTo(1);
    }
  }

  private static void assertState(String state, ThrowingCallable call) {
    assertThat(catchThrowableOfType(SQLException.class, call).getSQLState()).isEqualTo(state);
  }

  @Test
  void times() throws SQLException {
    assertThat(bound(Time.valueOf("10:00:00"), JDBCType.TIME)).isEqualTo(LocalTime.of(10, 0));
    assertThat(bound("10:00", JDBCType.TIME)).isEqualTo(LocalTime.of(10, 0));
    assertRefused("22018", LocalDate.EPOCH, JDBCType.TIME);
  }

  @Test
  void calendarGivesTheZoneOfATimestamp() throws SQLException {
    Calendar utc = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    assertThat(
            ParameterForm.of(
                Timestamp.valueOf("2025-01-01 03:00:00"),
                JDBCType.TIMESTAMP,
                utc,
                ConversionErrors.parameter(1, "TIMESTAMP")))
        .isEqualTo(MIDNIGHT);
  }

  @Test
  void numbersAreNeverAnotherNumber() throws SQLException {
    assertThat(bound(5L, JDBCType.INTEGER)).isEqualTo(5);
    assertThat(bound("5", JDBCType.INTEGER)).isEqualTo(5);
    assertThat(bound(new BigDecimal("5.00"), JDBCType.INTEGER)).isEqualTo(5);
    assertThat(bound(5, JDBCType.BIGINT)).isEqualTo(5L);
    assertThat(bound(BigInteger.TEN, JDBCType.BIGINT)).isEqualTo(10L);
    assertThat(bound(5, JDBCType.TINYINT)).isEqualTo((byte) 5);
    assertThat(bound(5, JDBCType.SMALLINT)).isEqualTo((short) 5);
    assertThat(bound(0.1f, JDBCType.DECIMAL)).isEqualTo(new BigDecimal("0.1"));
    assertThat(bound("1.50", JDBCType.DECIMAL)).isEqualTo(new BigDecimal("1.5"));
    assertThat(bound(100, JDBCType.DECIMAL)).isEqualTo(new BigDecimal("100"));
    assertThat(bound(1, JDBCType.DOUBLE)).isEqualTo(1.0);
    assertThat(bound("1.5", JDBCType.REAL)).isEqualTo(1.5f);
    assertThat(bound(true, JDBCType.INTEGER)).isEqualTo(1);
    assertRefused("22003", 3_000_000_000L, JDBCType.INTEGER)
        .hasMessage("parameter 1 (INTEGER): \"3000000000\" is out of range for an int");
    assertRefused("22018", 1.5, JDBCType.INTEGER)
        .hasMessage("parameter 1 (INTEGER): \"1.5\" is not a whole number");
    assertRefused("22018", "five", JDBCType.INTEGER)
        .hasMessage("parameter 1 (INTEGER): \"five\" is not a number");
    assertRefused("22018", new BigDecimal("1e-20000"), JDBCType.BIGINT);
    assertRefused("22003", new BigDecimal("1e20000"), JDBCType.BIGINT);
    assertRefused("22003", Double.NaN, JDBCType.DECIMAL);
    assertRefused("22018", LocalDate.EPOCH, JDBCType.INTEGER);
  }

  @Test
  void truthValues() throws SQLException {
    assertThat(bound(true, JDBCType.BOOLEAN)).isEqualTo(true);
    assertThat(bound(1, JDBCType.BOOLEAN)).isEqualTo(true);
    assertThat(bound("false", JDBCType.BOOLEAN)).isEqualTo(false);
    assertRefused("22018", "maybe", JDBCType.BOOLEAN);
    assertRefused("22018", 2, JDBCType.BOOLEAN);
  }

  @Test
  void textFromEverythingThatPrintsPlainly() throws SQLException {
    UUID uuid = UUID.randomUUID();
    assertThat(bound(uuid, JDBCType.VARCHAR)).isEqualTo(uuid.toString());
    assertThat(bound('c', JDBCType.VARCHAR)).isEqualTo("c");
    assertThat(bound(CharBuffer.wrap("x"), JDBCType.CHAR)).isEqualTo("x");
    assertThat(bound(7, JDBCType.VARCHAR)).isEqualTo("7");
    assertThat(bound(new BigDecimal("1E+2"), JDBCType.VARCHAR)).isEqualTo("100");
    assertThat(bound(LocalDateTime.of(2025, 1, 1, 10, 0), JDBCType.VARCHAR))
        .isEqualTo("2025-01-01 10:00:00");
    assertThat(bound(Timestamp.valueOf("2025-01-01 10:00:00"), JDBCType.VARCHAR))
        .isEqualTo("2025-01-01 10:00:00");
    assertRefused("22018", new byte[] {1}, JDBCType.VARCHAR);
    assertRefused("22018", new Object(), JDBCType.VARCHAR)
        .hasMessage("parameter 1 (VARCHAR): takes no java.lang.Object");
  }

  @Test
  void typesThatAreNotNamedTakeWhatComes() throws SQLException {
    assertThat(bound(7, JDBCType.OTHER)).isEqualTo(7);
    assertThat(bound(Timestamp.valueOf("2025-01-01 00:00:00"), JDBCType.NULL)).isEqualTo(MIDNIGHT);
    assertThat(bound(BigInteger.TEN, JDBCType.OTHER)).isEqualTo(BigDecimal.TEN);
    assertRefused("22018", new Object(), JDBCType.OTHER);
  }

  @Test
  void targetTypesConvertFirst() throws SQLException {
    ConversionErrors site = ConversionErrors.parameter(1, "DECIMAL");
    assertThat(ParameterForm.as(JDBCType.NUMERIC, 2, "1.005", site))
        .isEqualTo(new BigDecimal("1.01"));
    assertThat(ParameterForm.as(JDBCType.INTEGER, -1, "5", site)).isEqualTo(5);
    assertThat(ParameterForm.as(JDBCType.BIT, -1, "1", site)).isEqualTo(true);
    assertThat(ParameterForm.as(JDBCType.LONGNVARCHAR, -1, 5, site)).isEqualTo("5");
    assertThatThrownBy(() -> ParameterForm.as(JDBCType.CLOB, -1, "5", site))
        .hasMessage("a parameter of type CLOB is not supported");
  }

  @Test
  void bytesAreCopied() throws SQLException {
    byte[] bytes = {1, 2};
    Object copy = bound(bytes, JDBCType.VARBINARY);
    bytes[0] = 9;
    assertThat(copy).isEqualTo(new byte[] {1, 2});
    assertRefused("22018", "text", JDBCType.VARBINARY);
    assertThat(ParameterStream.bytes(new ByteArrayInputStream(new byte[] {1, 2, 3}), 2))
        .containsExactly(1, 2);
    assertThatThrownBy(() -> ParameterStream.bytes(new ByteArrayInputStream(new byte[1]), 2))
        .hasMessage("the stream ends after 1 of 2 characters or bytes");
  }
}
