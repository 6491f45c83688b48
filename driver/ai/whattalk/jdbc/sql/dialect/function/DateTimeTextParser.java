package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText.Kind;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as PostgreSQL does (8.5.1): ISO 8601 with or without its signs, the month
 * before the day where all are numbers, names of months, {@code now} and days told from today. A
 * date stands before its time, and a time before its zone. Used once.
 */
public final class DateTimeTextParser {
  private static final int MOST_ZONE_HOURS = 15;
  private static final int YEAR_DIGITS = 3;
  private static final long HALF_DAY_HOURS = 12;

  private static final Pattern WORD = pattern("(now|epoch|today|tomorrow|yesterday)\\b");

  private static final Pattern NUMBERS =
      pattern("(\\d{1,7})([-/.])(\\d{1,2})\\2(\\d{1,7})(?!\\d|\\2)");

  private static final Pattern DIGITS = pattern("(\\d{2}|\\d{4})(\\d{2})(\\d{2})(?![\\d.:])");

  private static final String PART =
      "(\\d{1,4}(?!\\d)|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

  private static final Pattern NAMES =
      pattern(PART + "([-/.]|[\\s,]*)" + PART + "([-/.]|[\\s,]*)" + PART + "(?![\\d:])");

  private static final Pattern BLANKS = pattern("\\s+");

  private static final Pattern BETWEEN = pattern("\\s*T\\s*|[\\s,]+");

  private static final Pattern TIME =
      pattern(
          "(?:(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(\\.\\d*)?)?"
              + "|(\\d{2})(\\d{2})(?:(\\d{2})(\\.\\d+)?)?)(?!\\d)(?:\\s*(am|pm)(?![\\w/.:+-]))?");

  private static final Pattern ZONE =
      pattern("(\\s*)(?:([+-])\\s*(\\d{1,2})(?::?(\\d{2}))?|z|zulu|utc|gmt)(?![\\w/])");

  private final String text;
  private final Kind kind;
  private int at;

  private DateTimeTextParser(String text, Kind kind) {
    this.text = NumberText.trimmed(text);
    this.kind = kind;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** Reads a text, or throws a {@link QueryException} that names a form that is read. */
  public static DateTimeText parse(String text, Kind kind) {
    DateTimeTextParser parser = new DateTimeTextParser(text, kind);
    try {
      DateTimeText read = parser.text.length() > IntervalText.LONGEST_TEXT ? null : parser.parse();
      if (read != null && parser.at == parser.text.length()) {
        return read;
      }
      throw parser.refused(null);
    } catch (DateTimeException e) {
      throw parser.refused(e);
    }
  }

  private DateTimeText parse() {
    if (kind == Kind.TIME) {
      return time();
    }
    Matcher word = next(WORD);
    String day = word == null ? "" : word.group().toLowerCase(Locale.ROOT);
    if (day.equals("now")) {
      return new DateTimeText(null, 0, null, true, null);
    }
    if (day.equals("epoch")) {
      return new DateTimeText(LocalDate.EPOCH, 0, 0L, false, ZoneOffset.UTC);
    }
    LocalDate date = word == null ? inRange(date()) : null;
    int beforeTime = at;
    Matcher time = next(BETWEEN) == null ? null : next(TIME);
    if (time == null) {
      at = beforeTime;
    }
    return new DateTimeText(
        date,
        day.equals("tomorrow") ? 1 : day.equals("yesterday") ? -1 : 0,
        time == null ? null : Long.valueOf(millis(time)),
        false,
        zone(time != null));
  }

  /** A time, before which there may be a date with its signs. */
  private DateTimeText time() {
    if (text.equalsIgnoreCase("now")) {
      at = text.length();
      return new DateTimeText(null, 0, null, true, null);
    }
    boolean dated = NUMBERS.matcher(text).lookingAt();
    if (dated) {
      date();
    }
    Matcher time = dated && next(BLANKS) == null ? null : next(TIME);
    if (time == null || (dated && time.group(1) == null)) {
      throw refused(null);
    }
    return new DateTimeText(LocalDate.EPOCH, 0, millis(time), false, zone(true));
  }

  private @Nullable Matcher next(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  private LocalDate inRange(LocalDate date) {
    return kind == Kind.DATE
        ? LocalDate.ofEpochDay(DateTimeFunctions.inRange(date.toEpochDay()))
        : CalciteTimes.of(
                DateTimeFunctions.timestampInRange(CalciteTimes.timestamp(date.atStartOfDay())))
            .toLocalDate();
  }

  private LocalDate date() {
    Matcher numbers = next(NUMBERS);
    if (numbers != null) {
      String first = numbers.group(1);
      return first.length() >= YEAR_DIGITS
          ? date(first, number(numbers, 3), dayOfMonth(numbers.group(4)))
          : date(numbers.group(4), Integer.parseInt(first), number(numbers, 3));
    }
    Matcher digits = next(DIGITS);
    if (digits != null) {
      return date(digits.group(1), number(digits, 2), number(digits, 3));
    }
    Matcher names = next(NAMES);
    if (names == null) {
      throw refused(null);
    }
    return named(names);
  }

  /** A date of one name of a month and two numbers, of which the first one is a year if it can. */
  private LocalDate named(Matcher names) {
    String between = names.group(2).strip().replace(",", "");
    boolean more = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    if (!between.equals(names.group(4).strip().replace(",", "")) || (more && !between.isEmpty())) {
      throw refused(null);
    }
    int month = 0;
    String first = null;
    String second = null;
    for (String part : new String[] {names.group(1), names.group(3), names.group(5)}) {
      if (Character.isLetter(part.charAt(0))) {
        month = month == 0 ? month(part) : -1;
      } else if (first == null) {
        first = part;
      } else {
        second = part;
      }
    }
    if (month < 1 || first == null || second == null) {
      throw refused(null);
    }
    return first.length() >= YEAR_DIGITS
        ? date(first, month, dayOfMonth(second))
        : date(second, month, Integer.parseInt(first));
  }

  private static int month(String name) {
    String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(start)) {
        return month.getValue();
      }
    }
    throw new DateTimeException(name);
  }

  private static int dayOfMonth(String digits) {
    if (digits.length() >= YEAR_DIGITS) {
      throw new DateTimeException(digits);
    }
    return Integer.parseInt(digits);
  }

  /** A year of two digits is one from 1970 to 2069. */
  private static LocalDate date(String year, int month, int day) {
    int number = Integer.parseInt(year);
    if (year.length() < YEAR_DIGITS) {
      number += number < 70 ? 2000 : 1900;
    } else if (number == 0) {
      throw new DateTimeException("year zero");
    }
    return LocalDate.of(number, month, day);
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** Rounded to microseconds, which is what PostgreSQL holds, and then cut. */
  private long millis(Matcher time) {
    int digits = time.group(1) == null ? 5 : 1;
    long hour = number(time, digits);
    int minute = number(time, digits + 1);
    int second = number(time, digits + 2);
    String half = time.group(9);
    boolean twelve = half != null && hour == HALF_DAY_HOURS;
    if (minute > 59 || second > 60 || (half != null && hour > HALF_DAY_HOURS)) {
      throw new DateTimeException("no time of a day");
    }
    hour += half == null || twelve == half.equalsIgnoreCase("pm") ? 0 : twelve ? -12 : 12;
    String written = time.group(digits + 3);
    long micros =
        written == null || written.length() == 1
            ? 0
            : new BigDecimal(written)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    long millis =
        hour * CalciteTimes.MILLIS_PER_HOUR
            + minute * CalciteTimes.MILLIS_PER_MINUTE
            + second * CalciteTimes.MILLIS_PER_SECOND
            + micros / 1000;
    // The end of a day is a time in PostgreSQL, and here that of a date only.
    long most = kind == Kind.TIME ? CalciteTimes.MILLIS_PER_DAY - 1 : CalciteTimes.MILLIS_PER_DAY;
    if (millis > most || (millis == CalciteTimes.MILLIS_PER_DAY && micros % 1000 > 0)) {
      throw new DateTimeException("after the end of the day");
    }
    return millis;
  }

  /** After a date without a time, a minus without a blank would be one of the date's. */
  private @Nullable ZoneOffset zone(boolean afterTime) {
    int before = at;
    Matcher zone = next(ZONE);
    if (zone == null) {
      return null;
    }
    if (zone.group(2) != null) {
      boolean minus = zone.group(2).equals("-");
      if (minus && !afterTime && zone.group(1).isEmpty()) {
        at = before;
        return null;
      }
      int hours = number(zone, 3);
      int minutes = number(zone, 4);
      if (hours > MOST_ZONE_HOURS || minutes > 59) {
        throw new DateTimeException("no zone");
      }
      return minus
          ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
          : ZoneOffset.ofHoursMinutes(hours, minutes);
    }
    return ZoneOffset.UTC;
  }

  private QueryException refused(@Nullable Exception cause) {
    String form = kind.form;
    Matcher numbers = Pattern.compile("(\\d{1,2})[.](\\d{1,2})[.](\\d{4})(.*)").matcher(text);
    if (numbers.matches() && kind != Kind.TIME) {
      form =
          numbers.group(3)
              + "-"
              + twoDigits(numbers.group(2))
              + "-"
              + twoDigits(numbers.group(1))
              + numbers.group(4);
    }
    return new QueryException(
        QueryProblem.BAD_DATE,
        "'" + text + "' is not a " + kind.typeName + ": write it as " + form,
        cause);
  }

  private static String twoDigits(String number) {
    return number.length() < 2 ? "0" + number : number;
  }
}
