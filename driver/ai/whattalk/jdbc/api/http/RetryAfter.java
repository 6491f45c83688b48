package ai.whattalk.jdbc.api.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: RFC 9110, section 10.2.3. */
final class RetryAfter {

  /** Longer waits are as good as this one, and their numbers may be of any size. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private RetryAfter() {}

  /** The wait that a value asks for, or null if it is neither seconds nor an HTTP date. */
  static @Nullable Duration parse(@Nullable String value, Clock clock) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      Duration wait = text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
      return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), date.toInstant());
      return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
