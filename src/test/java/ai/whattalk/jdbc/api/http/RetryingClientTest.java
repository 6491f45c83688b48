package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are tried again, how often, and when. */
@Execution(ExecutionMode.CONCURRENT)
class RetryingClientTest {
  private static final String REQUEST = "GET /api/user/conversations?per_page=10&page=1";

  /** What the answers that are too slow take longer than. */
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.numbered(3));
  private final Queue<MockResponse> failures = new ConcurrentLinkedQueue<>();
  private final RequestScope scope = new RequestScope(warning -> {});

  private ApiSettings settings(RetrySettings retries, Duration readTimeout) {
    return new ApiSettings(
        URI.create(server.baseUrl()),
        new ApiKey(server.key()),
        new ScanSettings(10, 0, true),
        Duration.ofMinutes(1),
        readTimeout,
        retries,
        null,
        null);
  }

  private ApiSettings settings(RetrySettings retries) {
    return settings(retries, Duration.ofMinutes(1));
  }

  private List<Conversation> read(RetrySettings retries) {
    return read(new AccountApi(settings(retries)));
  }

  private List<Conversation> read(AccountApi api) {
    RowSource reader =
        api.list(AccountLists.CONVERSATIONS, scope)
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));
    List<Conversation> rows = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(ConversationList.conversation(row));
    }
    return rows;
  }

  private ApiException failure(RetrySettings retries) {
    return failure(settings(retries));
  }

  private ApiException failure(ApiSettings settings) {
    return catchThrowableOfType(ApiException.class, () -> read(new AccountApi(settings)));
  }

  /** Answers the first requests with these, one each, and the later ones well. */
  private void answerFirst(MockResponse... responses) {
    failures.addAll(List.of(responses));
    server.answer(request -> failures.poll());
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  private static MockResponse later(int code, String retryAfter) {
    return new MockResponse.Builder().code(code).addHeader("Retry-After", retryAfter).build();
  }

  private void readsInSpiteOf(MockResponse failure) {
    answerFirst(failure);

    assertThat(read(RetrySettings.DEFAULT)).isEqualTo(TestRows.numbered(3));
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
  void triesAgainAfterAStatusThatMayPass(int status) {
    readsInSpiteOf(status(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 402, 403, 404, 405, 409, 410, 418, 422})
  void triesNothingAgainAfterAnotherStatus(int status) {
    answerFirst(status(status));

    assertThat(failure(RetrySettings.DEFAULT))
        .hasMessageStartingWith(REQUEST + " answered " + status);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void triesAgainAfterADroppedConnection() {
    readsInSpiteOf(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }

  @Test
  void triesAgainAfterABodyThatWasCutOff() {
    readsInSpiteOf(
        new MockResponse.Builder()
            .body("{\"data\": [{\"id\": \"c1\"}, {\"id\": \"c2\"}]}")
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
  }

  @Test
  void triesAgainAfterHalfAPage() {
    readsInSpiteOf(new MockResponse.Builder().body("{\"data\": [{\"id\": \"c1\"}, {\"i").build());
  }

  @Test
  void triesAgainAfterSilence() {
    answerFirst(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(read(new AccountApi(settings(RetrySettings.DEFAULT, IMPATIENT))))
        .isEqualTo(TestRows.numbered(3));
    assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void triesNothingAgainThatIsNotTheApis() {
    answerFirst(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html></html>")
            .build());

    assertThat(failure(RetrySettings.DEFAULT).failure()).isEqualTo(ApiFailure.NOT_THE_API);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void givesUpAfterSoManyRetries() {
    server.failPage(1, 500);

    ApiException failure = failure(new RetrySettings(2, Duration.ofMinutes(1)));

    assertThat(failure.failure()).isEqualTo(ApiFailure.SERVER_ERROR);
    assertThat(failure).hasMessage(REQUEST + " answered 500: Server Error (tried 3 times)");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aTrickleIsATimeout() {
    server.answer(
        request ->
            new MockResponse.Builder()
                .body("{\"data\": [" + " ".repeat(1000))
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());

    assertThat(failure(settings(new RetrySettings(0, Duration.ZERO), IMPATIENT)))
        .hasMessageStartingWith(REQUEST + " failed: timed out (");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    answerFirst(later(429, "1"), later(503, "1"));
    Instant start = Instant.now();

    assertThat(read(RetrySettings.DEFAULT)).hasSize(3);

    assertThat(server.requests()).hasSize(3);
    assertThat(Duration.between(start, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void takesADateToWaitUntil() {
    Instant until = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));

    readsInSpiteOf(later(429, date));

    // The wait is told in milliseconds, and counted by another clock.
    assertThat(Instant.now()).isAfter(until.minusMillis(100));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void doesNotWaitLongerThanItMay(int status) {
    answerFirst(later(status, "3600"));

    ApiException failure = failure(RetrySettings.DEFAULT);

    assertThat(failure.failure()).isEqualTo(ApiFailure.THROTTLED);
    assertThat(failure)
        .hasMessage(
            REQUEST
                + " answered "
                + status
                + "; that is a wait of 3600 s, more than maxRetryWait=60");
    assertThat(server.requests()).hasSize(1);
    assertThat(read(RetrySettings.DEFAULT)).hasSize(3);
  }

  /** By a clock that stands still, until it has been a second. */
  @Test
  void waitsForAllRequestsOfTheKey() throws Exception {
    AtomicLong nanoTime = new AtomicLong();
    ServerMemory notes = new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get);
    AccountApi api = new AccountApi(settings(RetrySettings.DEFAULT), null, notes);
    answerFirst(later(429, "1"));
    CompletableFuture<List<Conversation>> throttled =
        CompletableFuture.supplyAsync(() -> read(api));
    while (mayAsk(notes.rate())) {
      Thread.sleep(1);
    }
    CompletableFuture<List<Conversation>> other = CompletableFuture.supplyAsync(() -> read(api));

    Thread.sleep(100);
    assertThat(server.requests()).hasSize(1);
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(throttled.get()).hasSize(3);
    assertThat(other.get()).hasSize(3);
    assertThat(server.requests()).hasSize(3);
  }

  private static boolean mayAsk(RequestRate rate) {
    boolean allowed = rate.begin().isZero();
    if (allowed) {
      rate.end();
    }
    return allowed;
  }

  @Test
  void connectingIsNotTriedAgain() {
    server.failPage(1, 500);
    AccountApi api = new AccountApi(settings(RetrySettings.DEFAULT));

    assertThat(catchThrowableOfType(ApiException.class, () -> api.validate(scope)))
        .hasMessage("GET /api/user/conversations?per_page=1&page=1 answered 500: Server Error");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void connectingDoesNotFailOverAConnectionThatWasClosedWhileKept() {
    AccountApi api = new AccountApi(settings(RetrySettings.DEFAULT));
    answerFirst(
        new MockResponse.Builder()
            .body("{\"data\": []}")
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());
    api.validate(scope);

    api.validate(scope);

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void saysInTheLogThatItTriesAgain() {
    Logger logger = Logger.getLogger("ai.whattalk.jdbc.api");
    // Of all threads, for it is not the reader's that asks.
    List<String> messages = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            messages.add(record.getLevel() + " " + record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = logger.getLevel();
    logger.setLevel(Level.FINE);
    logger.addHandler(handler);
    try {
      answerFirst(status(500), status(502));
      read(RetrySettings.DEFAULT);
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(before);
    }

    assertThat(messages)
        .filteredOn(message -> message.contains("retry"))
        .map(message -> message.replaceAll("\\d+ ms", "# ms"))
        .containsSubsequence(
            "FINE retry 1 in # ms: " + REQUEST + " answered 500",
            "FINE retry 2 in # ms: " + REQUEST + " answered 502");
  }
}
