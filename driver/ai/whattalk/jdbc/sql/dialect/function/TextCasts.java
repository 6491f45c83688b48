package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import com.google.common.base.CharMatcher;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.apache.calcite.DataContext;

/**
 * Casts from and to text as PostgreSQL has them; called by generated code, hence public. What text
 * is read as, {@link DateTimeText}, {@link IntervalText} and {@link NumberText} say.
 */
public final class TextCasts {
  /** The first powers of ten that PostgreSQL prints with an exponent. */
  private static final int DOUBLE_DIGITS = 15;

  private static final int REAL_DIGITS = 6;

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
    return ofFloating(Double.toString(number), DOUBLE_DIGITS);
  }

  /** As few digits as tell a REAL from others; an exponent from {@code 1e+06} on. */
  public static String ofReal(float number) {
    return ofFloating(Float.toString(number), REAL_DIGITS);
  }

  private static String ofFloating(String number, int digitsOfType) {
    if (number.endsWith("y") || number.endsWith("N")) {
      return number;
    }
    BigDecimal decimal = new BigDecimal(number).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || (exponent >= -4 && exponent < digitsOfType)) {
      return decimal.signum() == 0 ? number.startsWith("-") ? "-0" : "0" : decimal.toPlainString();
    }
    String digits = decimal.movePointLeft(exponent).toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** {@code 2025-01-25}, as days since 1970. */
  public static String ofDate(int date) {
    return day(LocalDate.ofEpochDay(date));
  }

  /** {@code 2025-01-25}, with all digits of the year and no sign where they are more than four. */
  public static String day(LocalDate date) {
    String text = date.toString();
    return text.startsWith("+") ? text.substring(1) : text;
  }

  /** {@code 2025-01-25 14:30:00}, with a fraction where it is not zero. */
  public static String ofTimestamp(long timestamp) {
    LocalDateTime wallClock = CalciteTimes.of(timestamp);
    return day(wallClock.toLocalDate())
        + " "
        + ofTime((int) (wallClock.toLocalTime().toNanoOfDay() / 1_000_000));
  }

  /** {@code 2025-01-25 14:30:00+03}, with the offset of the connection's zone. */
  public static String ofMoment(DataContext context, long moment) {
    String offset =
        CalciteTimes.of(moment)
            .atZone(CalciteTimes.now(context).getZone())
            .withLaterOffsetAtOverlap()
            .getOffset()
            .getId();
    return ofTimestamp(moment)
        + (offset.equals("Z") ? "+00" : offset.endsWith(":00") ? offset.substring(0, 3) : offset);
  }

  /** {@code 14:30:00}, with a fraction where it is not zero. */
  public static String ofTime(int time) {
    return IntervalFunctions.hours(time);
  }

  /** {@code a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}, whose order is that of UUIDs. */
  public static String ofUuid(Object uuid) {
    return uuid.toString();
  }

  /** As many characters as a CHAR(n) has, without the blanks at the end that it may have. */
  public static String toChars(String text, int length) {
    return CharMatcher.is(' ').trimTrailingFrom(TextFunctions.left(text, length));
  }

  /** A boolean in one of the spellings that PostgreSQL takes. */
  public static boolean toBoolean(String text) {
    String word = NumberText.trimmed(text).toLowerCase(Locale.ROOT);
    if (!word.isEmpty()) {
      if (word.equals("1")
          || word.equals("on")
          || "true".startsWith(word)
          || "yes".startsWith(word)) {
        return true;
      }
      if (word.equals("0")
          || (word.length() > 1 && "off".startsWith(word))
          || "false".startsWith(word)
          || "no".startsWith(word)) {
        return false;
      }
    }
    throw new QueryException(
        QueryProblem.BAD_CAST, "'" + text + "' is not a boolean: write it as true or false");
  }

  /** The wall clock of a text, whatever its zone. */
  public static long toTimestamp(DataContext context, String text) {
    return CalciteTimes.timestamp(
        DateTimeTextParser.parse(text, DateTimeText.Kind.TIMESTAMP)
            .dateTime(CalciteTimes.now(context).toLocalDateTime()));
  }

  /** The moment of a text, as the wall clock of the connection's zone. */
  public static long toMoment(DataContext context, String text) {
    return CalciteTimes.timestamp(
        DateTimeTextParser.parse(text, DateTimeText.Kind.TIMESTAMP)
            .moment(CalciteTimes.now(context)));
  }

  /** The date of a text that may have a time, too. */
  public static int toDate(DataContext context, String text) {
    return CalciteTimes.date(
        DateTimeTextParser.parse(text, DateTimeText.Kind.DATE)
            .date(CalciteTimes.now(context).toLocalDateTime()));
  }

  /** A time of the day. */
  public static int toTime(DataContext context, String text) {
    return CalciteTimes.time(
        DateTimeTextParser.parse(text, DateTimeText.Kind.TIME)
            .time(CalciteTimes.now(context).toLocalDateTime()));
  }

  /** An interval of days and less. */
  public static long toDuration(String text) {
    return IntervalText.of(text).duration();
  }

  /** An interval to be compared with others, with months of 30 days. */
  public static long toComparedDuration(String text) {
    IntervalText interval = IntervalText.of(text);
    return Math.addExact(
        IntervalFunctions.durationOfMonths(Math.toIntExact(interval.months())), interval.millis());
  }

  /** A whole number. */
  public static long toInteger(String text) {
    return NumberText.integer(text);
  }

  /** A decimal. */
  public static BigDecimal toDecimal(String text) {
    return NumberText.decimal(text);
  }

  /** A double, which may be NaN or infinite. */
  public static double toDouble(String text) {
    return NumberText.floating(text);
  }

  /** A REAL, which may be NaN or infinite. */
  public static float toReal(String text) {
    return NumberFunctions.real(NumberText.floating(text));
  }

  /** A UUID. */
  public static UUID toUuid(String text) {
    return NumberText.uuid(text);
  }
}
