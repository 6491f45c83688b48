package ai.whattalk.jdbc.sql.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.TimeZone;
import org.apache.calcite.DataContext;

/** Turns Calcite's numbers for dates and times into those of java.time, and back. */
public final class CalciteTimes {
  public static final long MILLIS_PER_SECOND = 1_000;
  public static final long MILLIS_PER_MINUTE = 60_000;
  public static final long MILLIS_PER_HOUR = 3_600_000;
  public static final long MILLIS_PER_DAY = 86_400_000;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private CalciteTimes() {}

  public static LocalDateTime of(long timestamp) {
    // What takes an instant makes the rules of the zone each time.
    long seconds = Math.floorDiv(timestamp, MILLIS_PER_SECOND);
    int millis = (int) Math.floorMod(timestamp, MILLIS_PER_SECOND);
    return LocalDateTime.ofEpochSecond(seconds, millis * NANOS_PER_MILLI, ZoneOffset.UTC);
  }

  public static long timestamp(LocalDateTime wallClock) {
    return wallClock.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The moment that an execution takes for the present, in the connection's zone. */
  public static ZonedDateTime now(DataContext context) {
    TimeZone zone = DataContext.Variable.TIME_ZONE.get(context);
    Long instant = DataContext.Variable.UTC_TIMESTAMP.get(context);
    return Instant.ofEpochMilli(instant).atZone(zone.toZoneId());
  }

  public static int time(LocalTime time) {
    return time.get(ChronoField.MILLI_OF_DAY);
  }

  public static int date(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
