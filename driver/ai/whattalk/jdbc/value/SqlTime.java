package ai.whattalk.jdbc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times without a zone as the classes of java.sql, and back. A {@link Timestamp} shows
 * the wall clock in the zone of the calendar that is given with it, or else in the JVM's, whatever
 * it is. In the hour that a zone skips in spring no Timestamp can: it shows the hour after.
 */
public final class SqlTime {

  private SqlTime() {}

  /** The Timestamp that shows a wall clock in a calendar's zone, or else in the JVM's. */
  public static Timestamp timestamp(LocalDateTime dateTime, @Nullable Calendar calendar) {
    if (calendar == null) {
      return Timestamp.valueOf(dateTime);
    }
    Timestamp timestamp = new Timestamp(millis(dateTime, calendar.getTimeZone()));
    timestamp.setNanos(dateTime.getNano());
    return timestamp;
  }

  /** The Date that shows a day in a calendar's zone, or else in the JVM's. */
  public static Date date(LocalDate date, @Nullable Calendar calendar) {
    return calendar == null
        ? Date.valueOf(date)
        : new Date(millis(date.atStartOfDay(), calendar.getTimeZone()));
  }

  /** The Time that shows a time of day in a calendar's zone, or else in the JVM's, in millis. */
  public static Time time(LocalTime time, @Nullable Calendar calendar) {
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    return new Time(millis(time.atDate(LocalDate.EPOCH), zone));
  }

  /** The wall clock that an instant shows in a calendar's zone, or else in the JVM's. */
  static LocalDateTime shown(java.util.Date instant, @Nullable Calendar calendar) {
    int nanos =
        instant instanceof Timestamp timestamp
            ? timestamp.getNanos()
            : (int) Math.floorMod(instant.getTime(), 1000L) * 1_000_000;
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    Calendar fields = new GregorianCalendar(zone, Locale.ROOT);
    fields.setTimeInMillis(instant.getTime());
    int yearOfEra = fields.get(Calendar.YEAR);
    return LocalDateTime.of(
        fields.get(Calendar.ERA) == GregorianCalendar.AD ? yearOfEra : 1 - yearOfEra,
        fields.get(Calendar.MONTH) + 1,
        fields.get(Calendar.DAY_OF_MONTH),
        fields.get(Calendar.HOUR_OF_DAY),
        fields.get(Calendar.MINUTE),
        fields.get(Calendar.SECOND),
        nanos);
  }

  /** Through a calendar, as java.sql.Timestamp itself counts, Julian days included. */
  private static long millis(LocalDateTime dateTime, TimeZone zone) {
    Calendar fields = new GregorianCalendar(zone, Locale.ROOT);
    fields.clear();
    fields.set(
        dateTime.getYear(),
        dateTime.getMonthValue() - 1,
        dateTime.getDayOfMonth(),
        dateTime.getHour(),
        dateTime.getMinute(),
        dateTime.getSecond());
    return fields.getTimeInMillis() + dateTime.getNano() / 1_000_000;
  }
}
