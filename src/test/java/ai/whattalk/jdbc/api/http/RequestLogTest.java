package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the log keeps, and how much of it. */
final class RequestLogTest {
  private final RequestLog log = new RequestLog(RequestServer.API);

  private LoggedRequest begin(int number) {
    return log.begin(null, "/api", "page=" + number, 1);
  }

  @Test
  void keepsTheNewestThousand() {
    LoggedRequest oldest = begin(1);
    for (int i = 2; i <= 1_500; i++) {
      begin(i);
    }
    log.end(oldest, 200, Duration.ZERO, 1);

    assertThat(log.requests())
        .extracting(LoggedRequest::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(501, 1_500).boxed().toList());
  }

  @Test
  void keepsTheOrderInWhichRequestsWereSent() {
    LoggedRequest first = begin(1);
    LoggedRequest second = begin(2);
    log.end(second, 200, Duration.ofMillis(20), 100);
    log.end(first, 503, Duration.ofMillis(30), null);

    assertThat(log.requests())
        .containsExactly(
            first.ended(503, Duration.ofMillis(30), null),
            second.ended(200, Duration.ofMillis(20), 100));
  }

  @Test
  void showsWhatIsUnderWay() {
    LoggedRequest request = begin(1);

    assertThat(log.requests()).containsExactly(request);
    assertThat(request.status()).isNull();
    assertThat(request.duration()).isNull();
  }

  @Test
  void givesASnapshot() {
    begin(1);
    var before = log.requests();
    begin(2);

    assertThat(before).hasSize(1);
  }
}
