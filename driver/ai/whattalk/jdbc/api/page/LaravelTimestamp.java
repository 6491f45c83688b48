package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps as Laravel, PHP and MySQL write them, as milliseconds on the wall clock they show. */
final class LaravelTimestamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?:[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3})\\d{0,6})?)?"
              + " ?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

  /** Seconds since 1970, of the years 1973 to 9999 and some. */
  private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");

  /** What MySQL writes where it was given no date, and what PHP takes that for. */
  private static final Pattern NO_DATE = Pattern.compile("(?:0000-00-00|-0001-11-30)(?:[ T].*)?");

  /** Characters up to the seconds. */
  private static final int WHOLE_SECONDS = 19;

  private static final int MILLI_DIGITS = 3;
  private static final int MOST_DIGITS = 9;

  private LaravelTimestamp() {}

  /**
   * Reads the two usual forms, {@code 2025-01-25 14:30:00} and {@code 2025-01-25T14:30:00.000000Z},
   * as {@link #parse} does, and without an object for each part.
   *
   * @return null where the text has another form, or there is no such time
   */
  static @Nullable Long usual(char[] text, int from, int length) {
    if (length < WHOLE_SECONDS
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] != ' ' && text[from + 10] != 'T')
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return null;
    }
    int century = pair(text, from);
    int years = pair(text, from + 2);
    int month = pair(text, from + 5);
    int day = pair(text, from + 8);
    int hour = pair(text, from + 11);
    int minute = pair(text, from + 14);
    int second = pair(text, from + 17);
    if ((century | years | month | day | hour | minute | second) < 0
        || month == 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    int millis = millis(text, from + WHOLE_SECONDS, from + length);
    if (millis < 0) {
      return null;
    }
    try {
      long days = LocalDate.of(century * 100 + years, month, day).toEpochDay();
      return ((days * 24 + hour) * 3600 + minute * 60 + second) * 1000 + millis;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Two digits; negative if they are none. */
  private static int pair(char[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /** What follows the seconds: nothing, a fraction, a Z or both; negative if it is none. */
  private static int millis(char[] text, int from, int to) {
    int end = to > from && text[to - 1] == 'Z' ? to - 1 : to;
    if (from == end) {
      return 0;
    }
    int digits = end - from - 1;
    if (text[from] != '.' || digits == 0 || digits > MOST_DIGITS) {
      return -1;
    }
    int millis = 0;
    for (int i = 0; i < Math.max(digits, MILLI_DIGITS); i++) {
      int digit = i < digits ? text[from + 1 + i] - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      millis = i < MILLI_DIGITS ? millis * 10 + digit : millis;
    }
    return millis;
  }

  /**
   * Reads {@code 2025-01-25 14:30:00}, with a fraction, with a T, with a zone, or the date alone. A
   * zone is dropped and nothing shifted; the fraction is cut to milliseconds. Seconds since 1970
   * are a wall clock of UTC.
   *
   * @return null where there is no date
   * @throws IllegalArgumentException if the text has another form
   * @throws java.time.DateTimeException if there is no such day or time
   */
  static @Nullable Long parse(String text) {
    String value = text.strip();
    if (SECONDS.matcher(value).matches()) {
      return Long.parseLong(value) * 1000;
    }
    Matcher form = FORM.matcher(value);
    if (NO_DATE.matcher(value).matches()) {
      return null;
    }
    if (!form.matches()) {
      throw new IllegalArgumentException("no timestamp");
    }
    String fraction = form.group(7) == null ? "" : form.group(7);
    return ListRow.millis(
            LocalDateTime.of(
                number(form, 1),
                number(form, 2),
                number(form, 3),
                number(form, 4),
                number(form, 5),
                number(form, 6)))
        + Integer.parseInt((fraction + "000").substring(0, 3));
  }

  private static int number(Matcher form, int group) {
    return form.start(group) < 0 ? 0 : Integer.parseInt(form.group(group));
  }
}
