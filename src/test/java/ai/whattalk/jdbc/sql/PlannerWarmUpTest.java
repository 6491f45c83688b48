package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.RequestScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What has the JVM load the planner, and when that ends. */
class PlannerWarmUpTest {
  private final List<RequestScope> scopes = new ArrayList<>();
  private final PlannerWarmUp warmUp =
      new PlannerWarmUp(
          scope -> {
            scopes.add(scope);
            return new CompletableFuture<>();
          });

  @Test
  void givesWayToAStatementAndIsNotBegunAgain() {
    warmUp.start();
    assertThatCode(scopes.get(0)::checkOpen).doesNotThrowAnyException();

    warmUp.giveWay();
    warmUp.start();

    assertThatThrownBy(scopes.get(0)::checkOpen).isInstanceOf(ApiException.class);
    assertThat(scopes).hasSize(1);
  }

  @Test
  void beginsAgainWhereNothingWasConnectedMeanwhile() {
    warmUp.start();
    warmUp.stop();
    warmUp.start();

    assertThatThrownBy(scopes.get(0)::checkOpen).isInstanceOf(ApiException.class);
    assertThatCode(scopes.get(1)::checkOpen).doesNotThrowAnyException();
  }
}
