package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL (8.5.4) reads in the text of an interval: {@code 30 days}, {@code 1 year 2
 * months}, {@code 1 day 02:03:04.5}, {@code 1-2}, {@code P1DT2H}, {@code 2 hours ago}.
 *
 * @param months of the calendar, of which a year has twelve
 * @param millis the rest, with days of 24 hours
 */
public record IntervalText(long months, long millis) {
  /** The time to read digits grows with the square of their number. */
  static final int LONGEST_TEXT = 1000;

  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
  private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
  private static final int MONTHS_PER_YEAR = 12;

  /** What PostgreSQL takes a part of a month for. */
  private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);

  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*(?:(?<sign>[+-])?(?<hours>\\d+):(?<minutes>[0-5]?\\d)(?::(?<seconds>[0-5]?\\d(?:\\.\\d*)?))?"
              + "|(?<yearSign>[+-])?(?<years>\\d+)-(?<months>\\d+)"
              + "|(?<days>[+-]?\\d+)(?=\\s+[+-]?\\d+:)"
              + "|(?<number>[+-]?\\d+(?:\\.(?:\\d+|(?!\\S)))?|\\.\\d+)\\s*"
              + "(?<unit>\\p{Alpha}(?=\\d)|\\p{Alpha}*(?!\\S)))");

  private static final Pattern AGO =
      Pattern.compile("(?<!\\p{Alpha})ago$", Pattern.CASE_INSENSITIVE);

  private static final String ISO_NUMBER = "(?:-?\\d+(?:\\.\\d+)?";

  /** Without blanks, unlike the others. */
  private static final Pattern ISO =
      Pattern.compile(
          "P(?<date>(?=.)@Y)?@M)?@W)?@D)?)(?:T(?<time>(?=.)@H)?@M)?@S)?))?"
              .replace("@", ISO_NUMBER));

  /** PostgreSQL keeps microseconds in 64 bits, and days in 32. */
  private static final long MOST_MILLIS = Long.MAX_VALUE / 1000;

  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal MILLIS_PER_MICROSECOND = new BigDecimal("0.001");

  private static final Set<BigDecimal> CLOCK =
      Set.of(MILLIS_PER_HOUR, MILLIS_PER_MINUTE, MILLIS_PER_SECOND);

  private static final Set<Integer> YEAR_AND_MONTH = Set.of(1, MONTHS_PER_YEAR);

  /** What a second with a fraction is a number of, too. */
  private static final Set<BigDecimal> FRACTION =
      Set.of(MILLIS_PER_SECOND, BigDecimal.ONE, MILLIS_PER_MICROSECOND);

  /** Reads a text, or throws a {@link QueryException} that names a form that is read. */
  public static IntervalText of(String text) {
    IntervalText interval;
    try {
      interval = parse(text);
    } catch (ArithmeticException e) {
      throw new QueryException(
          QueryProblem.OUT_OF_RANGE, "interval out of range: '" + text + "'", e);
    }
    if (interval == null) {
      throw new QueryException(
          QueryProblem.BAD_DATE,
          "'" + text + "' is not an interval: write it as 3 days or 04:05:06");
    }
    return interval;
  }

  /** The milliseconds, where there are no months, whose length is another each time. */
  long duration() {
    if (months != 0) {
      throw new QueryException(
          QueryProblem.BAD_DATE,
          "a text that is computed is an interval of days and less, and has no months:"
              + " write INTERVAL '1 month' times their number");
    }
    return millis;
  }

  /** Null if the text is no interval. */
  static @Nullable IntervalText parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return null;
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      String time = iso.group("time") == null ? "" : iso.group("time");
      return items(
          iso.group("date").replace("M", "mon ").replaceAll("[YWD]", "$0 ")
              + time.replaceAll("[HMS]", "$0 "));
    }
    String items = NumberText.trimmed(text);
    boolean ago = AGO.matcher(items).find();
    String counted = ago ? items.substring(0, items.length() - "ago".length()) : items;
    IntervalText interval = items(counted.startsWith("@") ? counted.substring(1) : counted);
    return interval == null || !ago
        ? interval
        : new IntervalText(-interval.months, -interval.millis);
  }

  private static @Nullable IntervalText items(String text) {
    String items = text.strip();
    Matcher item = ITEM.matcher(items);
    IntervalText sum = null;
    Set<Object> units = new HashSet<>();
    int end = 0;
    while (end < items.length() && item.region(end, items.length()).lookingAt()) {
      IntervalText next = item(item, units);
      if (next == null) {
        return null;
      }
      sum = sum == null ? next : sum.plus(next);
      end = item.end();
    }
    return end == items.length() ? sum : null;
  }

  /**
   * One part, or null if it is none or another one with its unit has been.
   *
   * @param units lengths of the units that have been, to which its own are added
   */
  private static @Nullable IntervalText item(Matcher item, Set<Object> units) {
    if (item.group("hours") != null) {
      if (!addAll(units, CLOCK)) {
        return null;
      }
      BigDecimal seconds =
          new BigDecimal(item.group("hours"))
              .multiply(SECONDS_PER_MINUTE)
              .add(new BigDecimal(item.group("minutes")))
              .multiply(SECONDS_PER_MINUTE)
              .add(new BigDecimal(item.group("seconds") == null ? "0" : item.group("seconds")));
      return ofMillis(signed(item.group("sign"), seconds.multiply(MILLIS_PER_SECOND)));
    }
    if (item.group("years") != null) {
      BigDecimal months =
          new BigDecimal(item.group("years"))
              .multiply(BigDecimal.valueOf(MONTHS_PER_YEAR))
              .add(new BigDecimal(item.group("months")));
      return addAll(units, YEAR_AND_MONTH)
          ? ofMonths(signed(item.group("yearSign"), months))
          : null;
    }
    if (item.group("days") != null) {
      return units.add(MILLIS_PER_DAY) ? ofDays(new BigDecimal(item.group("days"))) : null;
    }
    BigDecimal number = new BigDecimal(item.group("number"));
    String unit = singular(item.group("unit").toLowerCase(Locale.ROOT));
    BigDecimal millis = millisOf(unit);
    Integer months = monthsOf(unit);
    boolean seconds = MILLIS_PER_SECOND.equals(millis) && number.scale() > 0;
    if (unit.isEmpty() && !item.hitEnd()
        || millis == null && months == null
        || !addAll(units, seconds ? FRACTION : Set.of(millis == null ? months : millis))) {
      return null;
    }
    if (millis != null) {
      return millis.compareTo(MILLIS_PER_DAY) < 0
          ? ofMillis(number.multiply(millis))
          : ofDays(number.multiply(millis).divide(MILLIS_PER_DAY));
    }
    BigDecimal counted = number.multiply(BigDecimal.valueOf(months));
    // Of a year's fraction, whole months count, and of a month's days.
    return ofMonths(months == 1 ? counted : counted.setScale(0, RoundingMode.HALF_EVEN));
  }

  /** False if there is one of them already. */
  private static boolean addAll(Set<Object> units, Set<?> more) {
    boolean none = Collections.disjoint(units, more);
    units.addAll(more);
    return none;
  }

  private static @Nullable Integer monthsOf(String unit) {
    return switch (unit) {
      case "mon", "month" -> 1;
      case "y", "yr", "year" -> MONTHS_PER_YEAR;
      case "dec", "decade" -> 10 * MONTHS_PER_YEAR;
      case "century", "centurie" -> 100 * MONTHS_PER_YEAR;
      case "millennium" -> 1000 * MONTHS_PER_YEAR;
      default -> null;
    };
  }

  private static @Nullable BigDecimal millisOf(String unit) {
    return switch (unit) {
      case "us", "microsecond" -> MILLIS_PER_MICROSECOND;
      case "ms", "millisecond" -> BigDecimal.ONE;
      case "", "s", "sec", "second" -> MILLIS_PER_SECOND;
      case "m", "min", "minute" -> MILLIS_PER_MINUTE;
      case "h", "hr", "hour" -> MILLIS_PER_HOUR;
      case "d", "day" -> MILLIS_PER_DAY;
      case "w", "week" -> MILLIS_PER_DAY.multiply(BigDecimal.valueOf(7));
      default -> null;
    };
  }

  private static String singular(String unit) {
    return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  private static BigDecimal signed(@Nullable String sign, BigDecimal number) {
    return "-".equals(sign) ? number.negate() : number;
  }

  private static IntervalText ofMillis(BigDecimal millis) {
    long whole = millis.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    if (Math.abs(whole) > MOST_MILLIS) {
      throw new ArithmeticException("interval out of range");
    }
    return new IntervalText(0, whole);
  }

  private static IntervalText ofDays(BigDecimal days) {
    if (days.abs().compareTo(MOST_DAYS) > 0) {
      throw new ArithmeticException("interval out of range");
    }
    return new IntervalText(
        0, days.multiply(MILLIS_PER_DAY).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
  }

  private static IntervalText ofMonths(BigDecimal months) {
    BigDecimal whole = months.setScale(0, RoundingMode.DOWN);
    BigDecimal days = months.subtract(whole).multiply(DAYS_PER_MONTH);
    return new IntervalText(whole.intValueExact(), ofMillis(days.multiply(MILLIS_PER_DAY)).millis);
  }

  private IntervalText plus(IntervalText other) {
    return new IntervalText(
        Math.addExact(months, other.months), Math.addExact(millis, other.millis));
  }

  public boolean isMixed() {
    return months != 0 && millis != 0;
  }
}
