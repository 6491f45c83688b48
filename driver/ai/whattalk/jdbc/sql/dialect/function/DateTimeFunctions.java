package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAdjusters;

/**
 * PostgreSQL's functions of dates and times; called by generated code, hence public. A timestamp is
 * milliseconds since 1970, a date days since then, a time milliseconds of the day.
 */
public final class DateTimeFunctions {
  private static final long FIRST_DATE = LocalDate.of(-4713, 11, 24).toEpochDay();
  private static final long LAST_DATE = LocalDate.of(5_874_897, 12, 31).toEpochDay();
  private static final long END_OF_TIMESTAMPS =
      LocalDate.of(294_277, 1, 1).toEpochDay() * CalciteTimes.MILLIS_PER_DAY;
  private static final int MICROS_SCALE = 6;

  private DateTimeFunctions() {}

  /** The begin of the unit that a wall clock is in. */
  public static long dateTrunc(String unit, long timestamp) {
    return CalciteTimes.timestamp(floor(DateTimeUnit.of(unit), CalciteTimes.of(timestamp)));
  }

  public static LocalDateTime floor(DateTimeUnit unit, LocalDateTime wallClock) {
    LocalDateTime day = wallClock.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case MICROSECONDS, MILLISECONDS -> wallClock;
      case SECOND -> wallClock.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> wallClock.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> wallClock.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
      case DECADE -> day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear(), 10) * 10);
      case CENTURY -> firstYear(day, 100);
      case MILLENNIUM -> firstYear(day, 1000);
      default -> throw unit.refusedFor("instant cut off by DATE_TRUNC");
    };
  }

  /** The begin of the unit after the one that begins with a wall clock. */
  public static LocalDateTime next(DateTimeUnit unit, LocalDateTime begin) {
    return switch (unit) {
      case MICROSECONDS, MILLISECONDS -> begin.plus(1, ChronoUnit.MILLIS);
      case SECOND -> begin.plusSeconds(1);
      case MINUTE -> begin.plusMinutes(1);
      case HOUR -> begin.plusHours(1);
      case DAY -> begin.plusDays(1);
      case WEEK -> begin.plusWeeks(1);
      case MONTH -> begin.plusMonths(1);
      case QUARTER -> begin.plusMonths(3);
      case YEAR -> begin.plusYears(1);
      case DECADE -> begin.plusYears(10);
      case CENTURY -> begin.plusYears(100);
      case MILLENNIUM -> begin.plusYears(1000);
      default -> throw unit.refusedFor("instant cut off by DATE_TRUNC");
    };
  }

  /** Centuries and millennia begin with their year 1. */
  private static LocalDateTime firstYear(LocalDateTime day, int years) {
    return day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear() - 1, years) * years + 1);
  }

  /** A part of a wall clock: EXTRACT. */
  public static BigDecimal extract(String unit, long timestamp) {
    LocalDateTime wallClock = CalciteTimes.of(timestamp);
    DateTimeUnit part = DateTimeUnit.of(unit);
    return switch (part) {
      case EPOCH -> BigDecimal.valueOf(timestamp, 3);
      case MICROSECONDS, MILLISECONDS, SECOND, MINUTE, HOUR ->
          extractOfTime(unit, wallClock.get(ChronoField.MILLI_OF_DAY));
      default -> BigDecimal.valueOf(ofDate(part, wallClock.toLocalDate()));
    };
  }

  /** A part of a time of the day, or of an interval of less than a day, which may be negative. */
  public static BigDecimal extractOfTime(String unit, int time) {
    return switch (DateTimeUnit.of(unit)) {
      case EPOCH -> BigDecimal.valueOf(time, 3);
      case MICROSECONDS -> BigDecimal.valueOf(time % CalciteTimes.MILLIS_PER_MINUTE * 1000);
      case MILLISECONDS -> BigDecimal.valueOf(time % CalciteTimes.MILLIS_PER_MINUTE);
      case SECOND -> BigDecimal.valueOf(time % CalciteTimes.MILLIS_PER_MINUTE, 3);
      case MINUTE -> BigDecimal.valueOf(time / CalciteTimes.MILLIS_PER_MINUTE % 60);
      case HOUR -> BigDecimal.valueOf(time / CalciteTimes.MILLIS_PER_HOUR);
      default -> throw DateTimeUnit.of(unit).refusedFor("time of the day");
    };
  }

  private static long ofDate(DateTimeUnit unit, LocalDate date) {
    int year = date.getYear();
    return switch (unit) {
      case DAY -> date.getDayOfMonth();
      case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> date.getMonthValue();
      case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> year > 0 ? year : year - 1;
      case DECADE -> Math.floorDiv(year, 10);
      case CENTURY -> Math.floorDiv(year - 1, 100) + 1;
      case MILLENNIUM -> Math.floorDiv(year - 1, 1000) + 1;
      case DOW -> date.getDayOfWeek().getValue() % 7;
      case ISODOW -> date.getDayOfWeek().getValue();
      case DOY -> date.getDayOfYear();
      case ISOYEAR -> date.get(IsoFields.WEEK_BASED_YEAR);
      case JULIAN -> date.getLong(JulianFields.JULIAN_DAY);
      default -> throw unit.refusedFor("date");
    };
  }

  /** DATE_PART, which gives a double. */
  public static double datePart(String unit, long timestamp) {
    return extract(unit, timestamp).doubleValue();
  }

  /** DATE_PART of a time of the day. */
  public static double datePartOfTime(String unit, int time) {
    return extractOfTime(unit, time).doubleValue();
  }

  /** {@code date + integer}. */
  public static int plusDays(int date, int days) {
    return inRange((long) date + days);
  }

  /** {@code date - date}. */
  public static int daysBetween(int date, int other) {
    return Math.subtractExact(date, other);
  }

  /** {@code date - integer}. */
  public static int minusDays(int date, int days) {
    return inRange((long) date - days);
  }

  /** PostgreSQL's dates end in the year 5874897, and begin in 4714 before Christ. */
  static int inRange(long date) {
    if (date < FIRST_DATE || date > LAST_DATE) {
      throw new QueryException(QueryProblem.BAD_DATE, "date out of range");
    }
    return (int) date;
  }

  /** PostgreSQL's timestamps end in the year 294276, and begin where its dates do. */
  static long timestampInRange(long timestamp) {
    if (timestamp < FIRST_DATE * CalciteTimes.MILLIS_PER_DAY || timestamp >= END_OF_TIMESTAMPS) {
      throw new QueryException(QueryProblem.BAD_DATE, "timestamp out of range");
    }
    return timestamp;
  }

  /** {@code timestamp - timestamp}. */
  public static long difference(long timestamp, long other) {
    return Math.subtractExact(timestamp, other);
  }

  /** {@code time - time}. */
  public static long timeDifference(int time, int other) {
    return (long) time - other;
  }

  /** {@code time + interval}, which goes on at midnight. */
  public static int timePlus(int time, long duration) {
    return (int) Math.floorMod(time + duration, CalciteTimes.MILLIS_PER_DAY);
  }

  /** {@code time - interval}. */
  public static int timeMinus(int time, long duration) {
    return (int) Math.floorMod(time - duration, CalciteTimes.MILLIS_PER_DAY);
  }

  /** {@code time + interval} of months, of which a time has none. */
  public static int timeAndMonths(int time, int months) {
    return time;
  }

  /** {@code date + time}. */
  public static long dateAtTime(int date, int time) {
    return timestampInRange(date * CalciteTimes.MILLIS_PER_DAY + time);
  }

  /** {@code date + interval} of milliseconds, which is a timestamp. */
  public static long plusDuration(long timestamp, long duration) {
    return timestampInRange(Math.addExact(timestamp, duration));
  }

  /** {@code date - interval} of milliseconds. */
  public static long minusDuration(long timestamp, long duration) {
    return timestampInRange(Math.subtractExact(timestamp, duration));
  }

  /** {@code timestamp + interval} of months: the last day of a shorter month, where it is that. */
  public static long plusMonths(long timestamp, int months) {
    return timestampInRange(CalciteTimes.timestamp(CalciteTimes.of(timestamp).plusMonths(months)));
  }

  /** {@code timestamp - interval} of months. */
  public static long minusMonths(long timestamp, int months) {
    return timestampInRange(CalciteTimes.timestamp(CalciteTimes.of(timestamp).minusMonths(months)));
  }

  /** MAKE_DATE. */
  public static int makeDate(int year, int month, int day) {
    return inRange(LocalDate.of(inOurEra(year), month, day).toEpochDay());
  }

  /** MAKE_TIMESTAMP. */
  public static long makeTimestamp(
      int year, int month, int day, int hour, int minute, double second) {
    return timestampInRange(
        CalciteTimes.timestamp(LocalDateTime.of(inOurEra(year), month, day, hour, minute))
            + Math.round(secondOfMinute(second) * CalciteTimes.MILLIS_PER_SECOND));
  }

  /** Years before Christ, which PostgreSQL counts from -1, are not supported. */
  private static int inOurEra(int year) {
    if (year < 1) {
      throw new QueryException(QueryProblem.BAD_DATE, "there is no year " + year);
    }
    return year;
  }

  private static double secondOfMinute(double second) {
    if (second < 0 || second > 60) {
      throw new QueryException(QueryProblem.BAD_DATE, "a minute has no second " + second);
    }
    return second;
  }

  /** ISFINITE: there are no infinite timestamps here. */
  public static boolean isFinite(long timestamp) {
    return true;
  }

  /** DATE_BIN: the begin of the stride that a wall clock is in, counted from an origin. */
  public static long dateBin(long stride, long timestamp, long origin) {
    if (stride <= 0) {
      throw new QueryException(
          QueryProblem.OUT_OF_RANGE, "the stride of DATE_BIN must be longer than 0");
    }
    return timestamp - Math.floorMod(timestamp - origin, stride);
  }

  /** DATE(x): the day of a wall clock. */
  public static int dateOf(long timestamp) {
    return Math.toIntExact(Math.floorDiv(timestamp, CalciteTimes.MILLIS_PER_DAY));
  }

  /** A wall clock to so many digits of a second, as {@code CAST(… AS TIMESTAMP(0))} rounds it. */
  public static long rounded(long timestamp, int digits) {
    BigDecimal seconds = BigDecimal.valueOf(timestamp, 3);
    return seconds
        .setScale(Math.min(digits, MICROS_SCALE), java.math.RoundingMode.HALF_UP)
        .movePointRight(3)
        .longValueExact();
  }

  /** A time to so many digits of a second, as {@code CAST(… AS TIME(0))} rounds it. */
  public static int rounded(int time, int digits) {
    return (int) rounded((long) time, digits);
  }
}
