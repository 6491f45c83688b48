package ai.whattalk.jdbc.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Casts from and to text as PostgreSQL has them; called by generated code, hence public. See {@link
 * DateTimeFunctions} for dates and times.
 */
public final class TextCasts {
  private static final Pattern DATE_AND_TIME =
      Pattern.compile(
          "(\\d{4}(?=-|\\d{4})|\\d{1,3}(?=-))-?(\\d{1,2})-?(\\d{1,2})"
              + "(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d*))?)?)?"
              + "\\s*(?:Z|[+-]\\d{2}(?::?\\d{2})?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d*))?)?");

  private TextCasts() {}

  /** {@code true} or {@code false}. */
  public static String ofBoolean(boolean value) {
    return value ? "true" : "false";
  }

  /** All digits of a number, and no exponent. */
  public static String ofDecimal(BigDecimal number) {
    return DecimalForm.normal(number).toPlainString();
  }

  /** As few digits as tell a double from others; an exponent from {@code 1e+15} on. */
  public static String ofDouble(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent >= -4 && exponent < 15)) {
      return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }
    String digits = decimal.movePointLeft(exponent).toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** A boolean in one of the spellings that PostgreSQL takes. */
  public static boolean toBoolean(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!word.isEmpty()) {
      if (word.equals("1") || "true".startsWith(word) || "yes".startsWith(word)) {
        return true;
      }
      if (word.equals("0") || "false".startsWith(word) || "no".startsWith(word)) {
        return false;
      }
      if (word.equals("on")) {
        return true;
      }
      if (word.length() > 1 && "off".startsWith(word)) {
        return false;
      }
    }
    throw new QueryException(QueryProblem.BAD_CAST, "not a boolean: '" + text + "'", null);
  }

  /** {@code 2025-01-25 14:30:00}, with a fraction where it is not zero. */
  public static String ofTimestamp(long timestamp) {
    LocalDateTime wallClock = WallClocks.of(timestamp);
    return wallClock.toLocalDate()
        + " "
        + ofTime((int) (wallClock.toLocalTime().toNanoOfDay() / 1_000_000));
  }

  /** {@code 14:30:00}, with a fraction where it is not zero. */
  public static String ofTime(int time) {
    return IntervalFunctions.hours(time);
  }

  /** A date and time in the ISO forms, with or without T, time, seconds and fraction. */
  public static long toTimestamp(String text) {
    Matcher matcher = DATE_AND_TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw refused("timestamp", text, null);
    }
    try {
      LocalDate date = date(matcher);
      long midnight = WallClocks.timestamp(date.atStartOfDay());
      return matcher.group(4) == null ? midnight : midnight + time(matcher, 4);
    } catch (DateTimeException e) {
      throw refused("timestamp", text, e);
    }
  }

  /** The date of a text that may have a time, too. */
  public static int toDate(String text) {
    Matcher matcher = DATE_AND_TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw refused("date", text, null);
    }
    try {
      return WallClocks.date(date(matcher));
    } catch (DateTimeException e) {
      throw refused("date", text, e);
    }
  }

  /** A time of the day. */
  public static int toTime(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    Matcher whole = DATE_AND_TIME.matcher(text.strip());
    try {
      if (matcher.matches()) {
        return time(matcher, 1);
      }
      if (whole.matches() && whole.group(4) != null) {
        return time(whole, 4);
      }
    } catch (DateTimeException e) {
      throw refused("time", text, e);
    }
    throw refused("time", text, null);
  }

  private static LocalDate date(Matcher matcher) {
    return LocalDate.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  /** Milliseconds of the day of the four groups from {@code first} on. */
  private static int time(Matcher matcher, int first) {
    String seconds = matcher.group(first + 2);
    String fraction = matcher.group(first + 3);
    LocalTime time =
        LocalTime.of(
            Integer.parseInt(matcher.group(first)),
            Integer.parseInt(matcher.group(first + 1)),
            seconds == null ? 0 : Integer.parseInt(seconds));
    String millis = ((fraction == null ? "" : fraction) + "000").substring(0, 3);
    return time.get(ChronoField.MILLI_OF_DAY) + Integer.parseInt(millis);
  }

  private static QueryException refused(
      String type, String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new QueryException(QueryProblem.BAD_DATE, "not a " + type + ": '" + text + "'", cause);
  }
}
