package ai.whattalk.jdbc.sql.type;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.TimeZone;
import org.apache.calcite.DataContext;

/**
 * Turns Calcite's numbers for dates and times into those of java.time, and back. Its timestamps are
 * those of a {@link ListRow}, so that rows go into generated code as they are.
 */
public final class CalciteTimes {
  public static final long MILLIS_PER_SECOND = 1_000;
  public static final long MILLIS_PER_MINUTE = 60_000;
  public static final long MILLIS_PER_HOUR = 3_600_000;
  public static final long MILLIS_PER_DAY = 86_400_000;

  private CalciteTimes() {}

  public static LocalDateTime of(long timestamp) {
    return ListRow.time(timestamp);
  }

  public static long timestamp(LocalDateTime wallClock) {
    return ListRow.millis(wallClock);
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
