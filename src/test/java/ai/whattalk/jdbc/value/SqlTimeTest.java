package ai.whattalk.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wall clocks as java.sql shows them, in several zones of the JVM. */
class SqlTimeTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();

  /** Days on which zones change to and from summer time, and far away ones. */
  private static final List<LocalDateTime> TIMES =
      List.of(
          LocalDateTime.parse("2025-01-25T14:30:00"),
          LocalDateTime.parse("2025-03-30T00:30:00.5"),
          LocalDateTime.parse("2025-10-26T02:30:00"),
          LocalDateTime.parse("2025-11-02T01:30:00.001"),
          LocalDateTime.parse("2016-03-27T00:00:00"),
          LocalDateTime.parse("1970-01-01T00:00:00"),
          LocalDateTime.parse("1900-02-28T23:59:59.999"),
          LocalDateTime.parse("1500-02-28T10:00:00"),
          LocalDateTime.parse("0001-01-01T00:00:00"),
          LocalDateTime.parse("9999-12-31T23:59:59.999"));

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(BEFORE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Istanbul",
        "America/New_York",
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Asia/Kolkata",
        "Pacific/Apia",
        "Australia/Lord_Howe"
      })
  void timestampShowsTheWallClock(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    for (LocalDateTime time : TIMES) {
      Timestamp timestamp = SqlTime.timestamp(time, null);
      assertThat(timestamp.toLocalDateTime()).isEqualTo(time);
      assertThat(SqlTime.shown(timestamp, null)).isEqualTo(time);
      Date date = SqlTime.date(time.toLocalDate(), null);
      assertThat(date.toLocalDate()).isEqualTo(time.toLocalDate());
      assertThat(SqlTime.shown(date, null).toLocalDate()).isEqualTo(time.toLocalDate());
      Time clock = SqlTime.time(time.toLocalTime(), null);
      assertThat(clock.toLocalTime()).isEqualTo(time.toLocalTime().withNano(0));
      assertThat(SqlTime.shown(clock, null).toLocalTime()).isEqualTo(time.toLocalTime());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Istanbul", "America/New_York", "Asia/Tokyo"})
  void calendarGivesTheZone(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));
    long before = calendar.getTimeInMillis();
    LocalDateTime time = LocalDateTime.parse("2025-07-25T14:30:00.125");
    Timestamp timestamp = SqlTime.timestamp(time, calendar);
    assertThat(timestamp.toInstant()).isEqualTo(time.atZone(ZoneId.of(zone)).toInstant());
    assertThat(SqlTime.shown(timestamp, calendar)).isEqualTo(time);
    Date date = SqlTime.date(LocalDate.of(2025, 7, 25), calendar);
    assertThat(date.getTime())
        .isEqualTo(
            LocalDate.of(2025, 7, 25).atStartOfDay(ZoneId.of(zone)).toInstant().toEpochMilli());
    Time clock = SqlTime.time(LocalTime.of(14, 30), calendar);
    assertThat(clock.getTime())
        .isEqualTo(
            LocalDateTime.parse("1970-01-01T14:30:00")
                .atZone(ZoneId.of(zone))
                .toInstant()
                .toEpochMilli());
    assertThat(calendar.getTimeInMillis()).isEqualTo(before);
  }
}
