package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

/** When a request may be made, on a clock that the test moves. */
class RequestRateTest {
  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final RequestRate rate = new RequestRate(nanoTime::get);

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private static Headers headers(int limit, int remaining) {
    return Headers.of(
        "X-RateLimit-Limit", Integer.toString(limit),
        "X-RateLimit-Remaining", Integer.toString(remaining));
  }

  private boolean begins() {
    return rate.begin().isZero();
  }

  /** Makes a request of no duration. */
  private void request(int limit, int remaining) {
    assertThat(begins()).isTrue();
    rate.noteAnswer(nanoTime.get(), headers(limit, remaining));
    rate.end();
  }

  private void refused(Duration retryAfter) {
    assertThat(begins()).isTrue();
    rate.noteRefusal(retryAfter);
    rate.end();
    rate.pause(retryAfter);
  }

  @Test
  void holdsNobodyUpWhileNothingIsKnown() {
    for (int i = 0; i < 1000; i++) {
      assertThat(begins()).isTrue();
    }
  }

  @Test
  void sendsNoMoreAtOnceThanAreLeft() {
    request(5, 2);

    assertThat(begins()).isTrue();
    assertThat(begins()).isTrue();
    assertThat(begins()).isFalse();

    rate.noteAnswer(nanoTime.get(), headers(5, 1));
    rate.end();
    assertThat(begins()).isFalse();
  }

  @Test
  void triesOneWhereNoneIsLeftAndTheWindowIsNotKnown() {
    request(5, 0);

    assertThat(begins()).isTrue();
    assertThat(begins()).isFalse();
  }

  @Test
  void learnsTheWindowFromARefusal() {
    for (int left = 4; left >= 0; left--) {
      request(5, left);
      pass(Duration.ofMillis(100));
    }
    refused(Duration.ofSeconds(1));
    assertThat(rate.begin()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));

    // The window began 1.5 s ago: none of that length has more than five.
    request(5, 4);
    assertThat(rate.begin()).isEqualTo(Duration.ofMillis(100));
    pass(Duration.ofMillis(1500));
    for (int left = 4; left >= 0; left--) {
      request(5, left);
    }
    assertThat(rate.begin()).isEqualTo(Duration.ofMillis(1500));
    pass(Duration.ofMillis(1499));
    assertThat(begins()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(begins()).isTrue();
  }

  @Test
  void learnsTheWindowFromTheNextSuccessIfTheRefusalDoesNotSay() {
    request(2, 1);
    request(2, 0);
    refused(Duration.ZERO);
    pass(Duration.ofSeconds(3));
    request(2, 1);
    request(2, 0);

    assertThat(rate.begin()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void takesRequestsNowAndThenForWindowsOfTheirOwn() {
    for (int i = 0; i < 12; i++) {
      request(3, 2);
      pass(Duration.ofMinutes(5));
    }
    request(3, 2);
    request(3, 1);
    request(3, 0);
    refused(Duration.ofSeconds(60));

    assertThat(rate.begin()).isEqualTo(Duration.ofSeconds(60));
    pass(Duration.ofSeconds(60));
    assertThat(begins()).isTrue();
  }

  @Test
  void countsWhatIsInFlightAgainstTheWindow() {
    request(2, 1);
    request(2, 0);
    refused(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(begins()).isTrue();
    assertThat(begins()).isTrue();

    assertThat(begins()).isFalse();
  }

  @Test
  void forgetsARateThatNothingConfirms() {
    request(2, 1);
    request(2, 0);
    refused(Duration.ofHours(1));
    pass(Duration.ofMinutes(61));

    for (int i = 0; i < 10; i++) {
      assertThat(begins()).isTrue();
    }
  }

  @Test
  void countsRefusalsOncePerPause() {
    assertThat(rate.refusalsInARow()).isEqualTo(1);
    rate.pause(Duration.ofMillis(100));
    assertThat(rate.refusalsInARow()).isEqualTo(1);
    pass(Duration.ofMillis(100));
    assertThat(rate.refusalsInARow()).isEqualTo(2);
    rate.pause(Duration.ofMillis(300));
    pass(Duration.ofMillis(300));

    request(5, 4);

    assertThat(rate.refusalsInARow()).isEqualTo(1);
  }

  @Test
  void takesAPauseBack() {
    Runnable resume = rate.pause(Duration.ofSeconds(30));
    assertThat(rate.begin()).isEqualTo(Duration.ofSeconds(30));

    resume.run();

    assertThat(begins()).isTrue();
  }

  @Test
  void ignoresHeadersThatMakeNoSense() {
    assertThat(begins()).isTrue();
    rate.noteAnswer(
        nanoTime.get(),
        Headers.of("X-RateLimit-Limit", "many", "X-RateLimit-Remaining", "99999999999999"));
    rate.end();
    assertThat(begins()).isTrue();
    rate.noteAnswer(nanoTime.get(), Headers.of("X-RateLimit-Limit", "0"));
    rate.end();
    assertThat(begins()).isTrue();
    assertThat(begins()).isTrue();
  }
}
