package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.DemoApi;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Planning by itself. */
class QueryEngineTest {
  private static final String JOIN =
      "SELECT COUNT(*) FROM conversations a JOIN conversations b ON a.id = b.id"
          + " JOIN conversations c ON b.id = c.id";

  private final QueryEngine engine =
      new QueryEngine(DemoApi.open(ScanSettings.DEFAULT, Clock.systemUTC()), ZoneOffset.UTC);

  @Test
  void planningEndsWithTheExecutionThatItIsFor() {
    AtomicInteger checks = new AtomicInteger();
    engine.prepare(JOIN, 0, checks::incrementAndGet);
    int all = checks.get();
    assertThat(all).isGreaterThan(20);

    checks.set(0);
    ApiException cancelled = new ApiException(ApiFailure.CANCELLED, "cancelled", null);
    assertThatThrownBy(
            () ->
                engine.prepare(
                    JOIN + " ",
                    0,
                    () -> {
                      if (checks.incrementAndGet() == all / 2) {
                        throw cancelled;
                      }
                    }))
        .isSameAs(cancelled);
    assertThat(checks).hasValue(all / 2);
    // Nothing of it is kept: the same statement can be planned.
    assertThat(engine.prepare(JOIN + " ", 0, () -> {}).columns()).hasSize(1);
  }
}
