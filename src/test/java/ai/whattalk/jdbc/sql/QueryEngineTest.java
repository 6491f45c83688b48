package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.DemoApi;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Planning by itself. */
class QueryEngineTest {
  private static final String JOIN =
      "SELECT COUNT(*) FROM conversations a JOIN conversations b ON a.id = b.id"
          + " JOIN conversations c ON b.id = c.id";

  private final QueryEngine engine =
      new QueryEngine(
          DemoApi.open(new ScanSettings(100, 4, true), Clock.systemUTC()), ZoneOffset.UTC);

  @Test
  void planningEndsWithTheExecutionThatItIsFor() {
    RequestScope ended = new RequestScope(warning -> {});
    ended.cancel();
    assertThatThrownBy(() -> engine.prepare(JOIN, 0, ended))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.failure()).isEqualTo(ApiFailure.CANCELLED));
    // Nothing of it is kept: the same statement can be planned.
    assertThat(engine.prepare(JOIN, 0, new RequestScope(warning -> {})).columns()).hasSize(1);
  }
}
