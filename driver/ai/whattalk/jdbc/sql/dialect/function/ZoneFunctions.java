package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.apache.calcite.DataContext;

/**
 * PostgreSQL's functions of moments; called by generated code, hence public. A moment is held as
 * the wall clock of the connection's zone, in milliseconds.
 */
public final class ZoneFunctions {

  /** Those of the year 294276, PostgreSQL's last one. */
  private static final double MOST_SECONDS = 9_224_318_016_000.0;

  private ZoneFunctions() {}

  /** {@code timestamp AT TIME ZONE zone}: the moment when the clocks of a zone show that. */
  public static long inZone(DataContext context, String zone, long wallClock) {
    return moved(wallClock, zone(zone), zoneOf(context));
  }

  /** {@code moment AT TIME ZONE zone}: what the clocks of a zone show at that moment. */
  public static long atZone(DataContext context, String zone, long moment) {
    return moved(moment, zoneOf(context), zone(zone));
  }

  /** A part of a moment: EXTRACT. Its seconds since 1970 are those in UTC. */
  public static BigDecimal extract(DataContext context, String unit, long moment) {
    return DateTimeFunctions.extract(
        unit,
        DateTimeUnit.of(unit) == DateTimeUnit.EPOCH
            ? moved(moment, zoneOf(context), ZoneOffset.UTC)
            : moment);
  }

  /** DATE_PART of a moment. */
  public static double datePart(DataContext context, String unit, long moment) {
    return extract(context, unit, moment).doubleValue();
  }

  /** TO_TIMESTAMP of seconds since 1970 in UTC. */
  public static long ofEpoch(DataContext context, double seconds) {
    if (!(Math.abs(seconds) <= MOST_SECONDS)) {
      throw new QueryException(QueryProblem.OUT_OF_RANGE, "timestamp out of range: " + seconds);
    }
    Instant instant = Instant.ofEpochMilli(Math.round(seconds * CalciteTimes.MILLIS_PER_SECOND));
    return CalciteTimes.timestamp(LocalDateTime.ofInstant(instant, zoneOf(context)));
  }

  /** Between moments and the wall clock of the connection's zone, which are held alike. */
  public static long same(long moment) {
    return moment;
  }

  private static long moved(long wallClock, ZoneId from, ZoneId to) {
    return CalciteTimes.timestamp(
        CalciteTimes.of(wallClock)
            .atZone(from)
            .withLaterOffsetAtOverlap()
            .withZoneSameInstant(to)
            .toLocalDateTime());
  }

  private static ZoneId zoneOf(DataContext context) {
    TimeZone zone = DataContext.Variable.TIME_ZONE.get(context);
    return zone.toZoneId();
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip(), ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "time zone '" + name + "' not recognized", e);
    }
  }
}
