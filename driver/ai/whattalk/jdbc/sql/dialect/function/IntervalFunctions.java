package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's functions of intervals; called by generated code, hence public. An interval is a
 * number of milliseconds or a number of months.
 */
public final class IntervalFunctions {
  /** As EXTRACT(EPOCH …) counts them. */
  private static final long SECONDS_PER_MONTH = 30 * 86_400L;

  private static final long SECONDS_PER_YEAR = 31_557_600L;
  private static final int MONTHS_PER_YEAR = 12;

  private static final Pattern TEXT_FORM =
      Pattern.compile(
          "(?:(-?\\d+) years?)? ?(?:(-?\\d+) mons?)? ?(?:(-?\\d+) days?)? ?"
              + "(?:([+-])?(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");

  private IntervalFunctions() {}

  /** A part of an interval of milliseconds: EXTRACT. */
  public static BigDecimal extract(String unit, long duration) {
    return switch (DateTimeUnit.of(unit)) {
      case EPOCH -> BigDecimal.valueOf(duration, 3);
      case DAY -> BigDecimal.valueOf(duration / CalciteTimes.MILLIS_PER_DAY);
      case HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS ->
          DateTimeFunctions.extractOfTime(unit, (int) (duration % CalciteTimes.MILLIS_PER_DAY));
      case MONTH, YEAR, DECADE, CENTURY, MILLENNIUM -> BigDecimal.ZERO;
      case QUARTER -> BigDecimal.ONE;
      default -> throw DateTimeUnit.of(unit).refusedFor("interval");
    };
  }

  /** A part of an interval of months. */
  public static BigDecimal extractOfMonths(String unit, int months) {
    int years = months / MONTHS_PER_YEAR;
    int inYear = months % MONTHS_PER_YEAR;
    return switch (DateTimeUnit.of(unit)) {
      case EPOCH -> BigDecimal.valueOf(years * SECONDS_PER_YEAR + inYear * SECONDS_PER_MONTH);
      case MONTH -> BigDecimal.valueOf(inYear);
      case QUARTER -> BigDecimal.valueOf(inYear / 3 + (inYear < 0 ? -1 : 1));
      case YEAR -> BigDecimal.valueOf(years);
      case DECADE -> BigDecimal.valueOf(years / 10);
      case CENTURY -> BigDecimal.valueOf(years / 100);
      case MILLENNIUM -> BigDecimal.valueOf(years / 1000);
      case DAY, HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS -> BigDecimal.ZERO;
      default -> throw DateTimeUnit.of(unit).refusedFor("interval");
    };
  }

  /** A part of an interval in PostgreSQL's text form, which AGE gives. */
  public static BigDecimal extractOfText(String unit, String interval) {
    Matcher matcher = TEXT_FORM.matcher(interval);
    if (!matcher.matches()) {
      throw new QueryException(QueryProblem.BAD_CAST, "not an interval: '" + interval + "'");
    }
    int months =
        Math.addExact(Math.multiplyExact(part(matcher, 1), MONTHS_PER_YEAR), part(matcher, 2));
    long time =
        (part(matcher, 5) * 60L + part(matcher, 6)) * CalciteTimes.MILLIS_PER_MINUTE
            + (matcher.group(7) == null
                ? 0
                : new BigDecimal(matcher.group(7)).movePointRight(3).longValue());
    long duration =
        part(matcher, 3) * CalciteTimes.MILLIS_PER_DAY
            + ("-".equals(matcher.group(4)) ? -time : time);
    return switch (DateTimeUnit.of(unit)) {
      case EPOCH -> extractOfMonths(unit, months).add(extract(unit, duration));
      case MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM -> extractOfMonths(unit, months);
      default -> extract(unit, duration);
    };
  }

  private static int part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** DATE_PART of an interval in its text form. */
  public static double datePartOfText(String unit, String interval) {
    return extractOfText(unit, interval).doubleValue();
  }

  /** JUSTIFY_HOURS and its like: an interval of milliseconds has no days of its own. */
  public static long same(long duration) {
    return duration;
  }

  /** Months of 30 days, as PostgreSQL takes them to compare intervals. */
  public static long durationOfMonths(int months) {
    return months * SECONDS_PER_MONTH * CalciteTimes.MILLIS_PER_SECOND;
  }

  /** A cast of months to an interval. */
  public static int same(int months) {
    return months;
  }

  /** DATE_PART of an interval of milliseconds. */
  public static double datePart(String unit, long duration) {
    return extract(unit, duration).doubleValue();
  }

  /** DATE_PART of an interval of months. */
  public static double datePartOfMonths(String unit, int months) {
    return extractOfMonths(unit, months).doubleValue();
  }

  /** DATE_TRUNC of an interval. */
  public static long truncate(String unit, long duration) {
    return switch (DateTimeUnit.of(unit)) {
      case MICROSECONDS, MILLISECONDS -> duration;
      case SECOND -> duration - duration % CalciteTimes.MILLIS_PER_SECOND;
      case MINUTE -> duration - duration % CalciteTimes.MILLIS_PER_MINUTE;
      case HOUR -> duration - duration % CalciteTimes.MILLIS_PER_HOUR;
      case DAY -> duration - duration % CalciteTimes.MILLIS_PER_DAY;
      case MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM -> 0;
      default -> throw DateTimeUnit.of(unit).refusedFor("interval");
    };
  }

  /** {@code interval * number}. */
  public static long times(long duration, double factor) {
    return rounded(duration * factor);
  }

  /** {@code interval / number}. */
  public static long divided(long duration, double divisor) {
    if (divisor == 0) {
      throw new ArithmeticException("/ by zero");
    }
    return rounded(duration / divisor);
  }

  /** {@code interval * integer}, of months. */
  public static int timesMonths(int months, int factor) {
    return Math.multiplyExact(months, factor);
  }

  /** {@code interval + interval}. */
  public static long plus(long duration, long other) {
    return Math.addExact(duration, other);
  }

  /** {@code interval - interval}. */
  public static long minus(long duration, long other) {
    return Math.subtractExact(duration, other);
  }

  private static long rounded(double millis) {
    // PostgreSQL counts an interval's days by an integer.
    if (!(Math.abs(millis) <= (double) Integer.MAX_VALUE * CalciteTimes.MILLIS_PER_DAY)) {
      throw new ArithmeticException("interval out of range");
    }
    return Math.round(millis);
  }

  /** As PostgreSQL prints an interval of days and less: {@code 3 days 04:05:06.7}. */
  public static String text(long duration) {
    return text(
        0, 0, duration / CalciteTimes.MILLIS_PER_DAY, duration % CalciteTimes.MILLIS_PER_DAY);
  }

  /** As PostgreSQL prints an interval of months: {@code 1 year 2 mons}. */
  public static String monthsText(int months) {
    return text(months / MONTHS_PER_YEAR, months % MONTHS_PER_YEAR, 0, 0);
  }

  /** As PostgreSQL prints an interval of all parts, each of which has a sign of its own. */
  static String text(int years, int months, long days, long millis) {
    List<String> parts = new ArrayList<>();
    add(parts, years, "year");
    add(parts, months, "mon");
    add(parts, days, "day");
    if (millis != 0 || parts.isEmpty()) {
      parts.add(hours(millis));
    }
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count != 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  /** As PostgreSQL prints an interval of hours and less: {@code 36:00:00}. */
  public static String hours(long duration) {
    long magnitude = Math.abs(duration);
    String text =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d:%02d",
            duration < 0 ? "-" : "",
            magnitude / CalciteTimes.MILLIS_PER_HOUR,
            magnitude / CalciteTimes.MILLIS_PER_MINUTE % 60,
            magnitude / CalciteTimes.MILLIS_PER_SECOND % 60);
    long millis = magnitude % CalciteTimes.MILLIS_PER_SECOND;
    return millis == 0
        ? text
        : text + BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString().substring(1);
  }
}
