package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long it is known that a total was true. */
final class ProvenTotalTest {
  private final AtomicLong nanoTime = new AtomicLong();
  private final ListEvidence evidence = new ListEvidence(nanoTime::get);

  @Test
  void aSmallerTotalDoesNotProlongWhatIsKnownOfALargerOne() {
    evidence.provenTotal(5_000);
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    evidence.provenTotal(100);
    assertThat(evidence.provenTotal()).isEqualTo(5_000);

    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(evidence.provenTotal()).isZero();
  }

  @Test
  void anEqualTotalProlongsIt() {
    evidence.provenTotal(5_000);
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    evidence.provenTotal(5_000);

    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(evidence.provenTotal()).isEqualTo(5_000);
  }
}
