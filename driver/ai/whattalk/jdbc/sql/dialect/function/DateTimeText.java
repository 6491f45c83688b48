package ai.whattalk.jdbc.sql.dialect.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A date and time that was read in a text by {@link DateTimeTextParser}: what a literal, a cast, a
 * comparison and a parameter make of it.
 *
 * @param day the date, or null where the text has none or tells it from the present one
 * @param daysFromToday used without a date
 * @param millisOfDay the time, which may be the midnight at the end of the day, or null
 * @param isNow whether the time is the present one
 * @param zone the offset that is written behind the time, or null
 */
public record DateTimeText(
    @Nullable LocalDate day,
    int daysFromToday,
    @Nullable Long millisOfDay,
    boolean isNow,
    @Nullable ZoneOffset zone) {

  private static final int MOST_YEAR_OF_LITERAL = 9999;

  /** What a text is read as, with the form that is named where it can't be. */
  public enum Kind {
    DATE("date", "2026-11-28"),
    TIME("time", "14:30:00"),
    TIMESTAMP("timestamp", "2026-11-28 14:30:00");

    final String typeName;
    final String form;

    Kind(String typeName, String form) {
      this.typeName = typeName;
      this.form = form;
    }
  }

  /**
   * Whether a literal of Calcite can hold the value: none moves with the clock, and of years they
   * keep four digits.
   */
  public boolean isLiteral() {
    return day != null && dateTime(LocalDateTime.MIN).getYear() <= MOST_YEAR_OF_LITERAL;
  }

  /** The date, whatever the time and zone. */
  public LocalDate date(LocalDateTime now) {
    return day == null ? now.toLocalDate().plusDays(daysFromToday) : day;
  }

  /** The wall clock, whatever the zone. */
  public LocalDateTime dateTime(LocalDateTime now) {
    if (isNow) {
      return now;
    }
    LocalDateTime midnight = date(now).atStartOfDay();
    return millisOfDay == null ? midnight : midnight.plus(millisOfDay, ChronoUnit.MILLIS);
  }

  /** What the clock of a zone shows at the moment. */
  public LocalDateTime moment(ZonedDateTime now) {
    LocalDateTime wallClock = dateTime(now.toLocalDateTime());
    return zone == null || isNow
        ? wallClock
        : LocalDateTime.ofInstant(wallClock.toInstant(zone), now.getZone());
  }

  /** The time of the day, whatever the day and zone. */
  public LocalTime time(LocalDateTime now) {
    return dateTime(now).toLocalTime();
  }
}
