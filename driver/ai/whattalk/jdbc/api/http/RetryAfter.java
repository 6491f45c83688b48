package ai.whattalk.jdbc.api.http;

import com.google.common.collect.Comparators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: RFC 9110, section 10.2.3. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("(\\d+)(?:\\.(\\d*))?");

  /** Longer waits are as good as this one, and their numbers may be of any size. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  private RetryAfter() {}

  /**
   * The wait that a response asks for, or null if that is neither seconds nor an HTTP date. A date
   * is the server's, whose clock the header {@code Date} shows.
   *
   * @param clock where there is no {@code Date}
   */
  static @Nullable Duration of(Headers headers, Clock clock) {
    String text = headers.get("Retry-After");
    if (text == null) {
      return null;
    }
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      String whole = seconds.group(1);
      boolean hasFraction = seconds.group(2) != null && !seconds.group(2).isEmpty();
      return whole.length() > 9
          ? LONGEST
          : shortened(Duration.ofSeconds(Long.parseLong(whole) + (hasFraction ? 1 : 0)));
    }
    Instant until = headers.getInstant("Retry-After");
    if (until == null) {
      return null;
    }
    Instant now = headers.getInstant("Date");
    return shortened(Duration.between(now == null ? clock.instant() : now, until));
  }

  private static Duration shortened(Duration wait) {
    return Comparators.min(Comparators.max(wait, Duration.ZERO), LONGEST);
  }
}
