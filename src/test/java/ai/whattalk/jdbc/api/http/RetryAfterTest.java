package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.RandomCases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's wait is, in each form in which it may ask for one. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** The forms of a date that RFC 9110 has, in section 5.6.7. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          form("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
          form("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
          form("EEE MMM ppd HH:mm:ss yyyy"));

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  private static @Nullable Duration wait(String... headers) {
    return RetryAfter.of(Headers.of(headers), CLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "'  7 ', 7",
    "007, 7",
    "1.2, 2",
    "3., 3",
    "999999999, 315360000",
    "1000000000, 315360000",
    "99999999999999999999999999, 315360000",
    "99999999999999999999999999.5, 315360000",
    "'Sun, 29 Nov 2026 10:00:30 GMT', 30",
    "'Sun, 29 Nov 2026 09:00:00 GMT', 0",
    "'Fri, 31 Dec 9999 23:59:59 GMT', 315360000",
    "'Fri, 31 Dec 99999 23:59:59 GMT', 315360000",
    "-1,",
    "soon,",
    "1 minute,",
    "'',",
    "'1, 2',",
    "2026-11-29T10:00:30Z,",
    "1e3,",
    "٣,",
  })
  void seconds(String value, @Nullable Long seconds) {
    Headers headers = new Headers.Builder().addUnsafeNonAscii("Retry-After", value).build();

    assertThat(RetryAfter.of(headers, CLOCK))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void noneIsAskedFor() {
    assertThat(wait("Date", "Sun, 29 Nov 2026 10:00:30 GMT")).isNull();
  }

  @Test
  void datesAreReadAgainstTheServersClock() {
    int count = RandomCases.count("waits.count", 300);
    long first = Long.getLong("waits.seed", 1);
    for (long seed = first; seed < first + count; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Instant server = NOW.plusSeconds(random.nextLong(-200_000_000, 200_000_000));
      long seconds = random.nextLong(-1000, 100_000);
      String date = DATES.get(random.nextInt(DATES.size())).format(server);
      String until = DATES.get(random.nextInt(DATES.size())).format(server.plusSeconds(seconds));

      assertThat(wait("Date", date, "Retry-After", until))
          .as("seed %d: %s at %s", seed, until, date)
          .isEqualTo(Duration.ofSeconds(Math.max(0, seconds)));
    }
  }

  @Test
  void aDateOfTheServerThatIsNoneDoesNotCount() {
    assertThat(wait("Date", "today", "Retry-After", "Sun, 29 Nov 2026 10:00:30 GMT"))
        .isEqualTo(Duration.ofSeconds(30));
  }
}
