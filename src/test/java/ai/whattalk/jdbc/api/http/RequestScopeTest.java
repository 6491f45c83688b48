package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancel and deadline, before, during and between requests. */
@Execution(ExecutionMode.CONCURRENT)
class RequestScopeTest {
  private static final String REQUEST = "GET /api/user/conversations?per_page=1&page=1";

  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.numbered(3));
  private final List<String> warnings = new ArrayList<>();
  private final RequestScope scope = new RequestScope(warnings::add);

  /** Patient, so that nothing but the scope ends a call. */
  private final AccountApi api =
      new AccountApi(
          new ApiSettings(
              URI.create(server.baseUrl()),
              new ApiKey(server.key()),
              new ScanSettings(1, 0, true),
              Duration.ofMinutes(1),
              Duration.ofMinutes(1)));

  private RowSource reader() {
    return api.list(AccountLists.CONVERSATIONS, scope)
        .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));
  }

  private ApiException failure() {
    return catchThrowableOfType(ApiException.class, () -> api.validate(scope));
  }

  @Test
  void aStoppedClockCountsNothing() throws InterruptedException {
    Duration allowed = Duration.ofMillis(100);
    long begun;
    do {
      begun = System.nanoTime();
      scope.timeOutAfter(allowed);
      scope.countTime(false);
    } while (System.nanoTime() - begun >= allowed.toNanos());
    Thread.sleep(allowed.toMillis());
    scope.checkOpen();

    scope.countTime(true);
    Thread.sleep(allowed.toMillis());
    assertThat(catchThrowableOfType(ApiException.class, scope::checkOpen).failure())
        .isEqualTo(ApiFailure.TIMED_OUT);
  }

  @Test
  void isOpenAtFirst() {
    scope.checkOpen();

    scope.checkOpen();
  }

  @Test
  void cancelRefusesLaterCalls() {
    RowSource reader = reader();
    reader.next();

    scope.cancel();
    ApiException failure = catchThrowableOfType(ApiException.class, reader::next);

    assertThat(failure.failure()).isEqualTo(ApiFailure.CANCELLED);
    assertThat(failure).hasMessageEndingWith(" was cancelled");
    assertThat(catchThrowableOfType(ApiException.class, scope::checkOpen).failure())
        .isEqualTo(ApiFailure.CANCELLED);
    assertThat(catchThrowableOfType(ApiException.class, scope::checkOpen)).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cancelAbortsTheCallInFlight(boolean beforeHeaders) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.answer(
        request -> {
          asked.countDown();
          MockResponse.Builder response = new MockResponse.Builder().body("{\"data\": []}");
          return beforeHeaders
              ? response.headersDelay(1, TimeUnit.MINUTES).build()
              : response.bodyDelay(1, TimeUnit.MINUTES).build();
        });
    Thread canceller =
        new Thread(
            () -> {
              try {
                asked.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              scope.cancel();
            });
    canceller.start();

    ApiException failure = failure();

    canceller.join();
    assertThat(failure.failure()).isEqualTo(ApiFailure.CANCELLED);
    assertThat(failure).hasMessage(REQUEST + " was cancelled");
  }

  /** Until there was time enough to send the request. */
  @Test
  void deadlineEndsTheCallInFlight() {
    server.delay(Duration.ofMinutes(1));
    Duration allowed = Duration.ZERO;
    ApiException failure;
    do {
      allowed = allowed.plusMillis(200);
      scope.timeOutAfter(allowed);
      failure = failure();
      assertThat(failure.failure()).isEqualTo(ApiFailure.TIMED_OUT);
    } while (server.requests().isEmpty());

    assertThat(failure)
        .hasMessage("timed out: " + REQUEST + " was not done within " + allowed.toMillis() + " ms");
  }

  @Test
  void deadlineEndsABodyThatTrickles() {
    server.answer(
        request ->
            new MockResponse.Builder()
                .body("{\"data\": [" + " ".repeat(1000) + "]}")
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
    scope.timeOutAfter(Duration.ofMillis(200));

    assertThat(failure().failure()).isEqualTo(ApiFailure.TIMED_OUT);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void deadlinePassedRefusesCalls(long millis) {
    scope.timeOutAfter(Duration.ofMillis(millis));

    assertThat(failure().failure()).isEqualTo(ApiFailure.TIMED_OUT);
    assertThat(catchThrowableOfType(ApiException.class, scope::checkOpen))
        .hasMessage("timed out: the query was not done within " + millis + " ms");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void takesTheLongestTimeout() {
    scope.timeOutAfter(Duration.ofSeconds(Long.MAX_VALUE));

    scope.checkOpen();
    api.validate(scope);
  }

  @Test
  void theNewerTimeoutCounts() {
    scope.timeOutAfter(Duration.ZERO);
    scope.timeOutAfter(Duration.ofMinutes(1));

    scope.checkOpen();
  }

  @Test
  void interruptingTheThreadEndsTheCall() {
    Thread.currentThread().interrupt();

    ApiException failure = failure();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.failure()).isEqualTo(ApiFailure.CANCELLED);
  }

  /** Else it would be chance whether an answer is faster than who waits for it. */
  @Test
  void anInterruptedThreadDoesNotGetAResultThatIsThere() {
    Thread.currentThread().interrupt();

    ApiException failure =
        catchThrowableOfType(
            ApiException.class,
            () -> scope.await(CompletableFuture.completedFuture("there"), () -> "it"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessage("it was interrupted");
  }

  @Test
  void warnsOfTheSameThingOnce() {
    scope.warn("a");
    scope.warn("b");
    scope.warn("a");

    assertThat(warnings).containsExactly("a", "b");
  }
}
