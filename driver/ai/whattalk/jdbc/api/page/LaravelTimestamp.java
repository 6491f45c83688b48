package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListRow;
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

  private LaravelTimestamp() {}

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
