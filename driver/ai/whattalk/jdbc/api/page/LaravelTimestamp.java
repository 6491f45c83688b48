package ai.whattalk.jdbc.api.page;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps in the forms that Laravel writes, as the wall clock that they show. */
final class LaravelTimestamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)"
              + " ?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

  private LaravelTimestamp() {}

  /**
   * Reads {@code 2025-01-25 14:30:00}, with a fraction, with a T, with a zone, or the date alone. A
   * zone is dropped and nothing shifted; the fraction is cut to milliseconds.
   *
   * @throws IllegalArgumentException if the text has another form
   * @throws java.time.DateTimeException if there is no such day or time
   */
  static LocalDateTime parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("no timestamp");
    }
    LocalDate date = LocalDate.parse(form.group(1));
    if (form.group(2) == null) {
      return date.atStartOfDay();
    }
    return date.atTime(LocalTime.parse(form.group(2))).truncatedTo(ChronoUnit.MILLIS);
  }
}
