package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans of 20 pages over a server that fails, or changes, before they have come to their end. */
@Execution(ExecutionMode.CONCURRENT)
final class FaultsIT {
  private static final List<Conversation> ROWS = TestRows.numbered(2000);
  private static final List<String> IDS = ROWS.stream().map(Conversation::id).toList();
  private static final int PAGES = 20;
  private static final String SCAN = "SELECT id FROM conversations";

  @AutoClose private ConnectedApi api;

  private void connect(String properties) throws SQLException {
    api = new ConnectedApi(ROWS, properties);
  }

  /** Failures that may pass, with the share of requests that meet them. */
  private enum Fault {
    SERVER_ERROR(3, () -> status(500)),
    UNAVAILABLE(4, () -> status(503)),
    HALF_A_PAGE(3, () -> new MockResponse.Builder().body("{\"data\": [{\"id\": \"c1\"}, {\"i")),
    CUT_BODY(
        3,
        () ->
            new MockResponse.Builder()
                .body("{\"data\": [{\"id\": \"c1\"}, {\"id\": \"c2\"}]}")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)),
    DROPPED_CONNECTION(
        3, () -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
    THROTTLED_FOR_SECONDS(9, () -> status(429).addHeader("Retry-After", "1")),
    THROTTLED_UNTIL_A_DATE(9, () -> status(429).addHeader("Retry-After", inTwoSeconds()));

    private final int every;
    private final Supplier<MockResponse.Builder> response;

    Fault(int every, Supplier<MockResponse.Builder> response) {
      this.every = every;
      this.response = response;
    }

    private static MockResponse.Builder status(int code) {
      return new MockResponse.Builder().code(code);
    }

    private static String inTwoSeconds() {
      return DateTimeFormatter.RFC_1123_DATE_TIME.format(
          Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
    }

    /** How many requests it takes until so many were answered well. */
    int requests(int answered) {
      return answered + (answered - 1) / (every - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void readsAllRowsOnceInSpiteOf(Fault fault) throws SQLException {
    connect("");
    AtomicInteger requests = new AtomicInteger();
    api.server()
        .answer(
            request ->
                requests.incrementAndGet() % fault.every == 0
                    ? fault.response.get().build()
                    : null);

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(api.requests()).hasSize(fault.requests(PAGES));
    assertThat(api.warnings()).isEmpty();
  }

  /** Reads rows until a failure, which is to come after so many. */
  private SQLException failure(int rowsBefore) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery(SCAN)) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                while (rows.next()) {
                  ids.add(rows.getString(1));
                }
              });
      assertThat(ids).isEqualTo(IDS.subList(0, rowsBefore));
      return failure;
    }
  }

  private long requestsFor(int page) {
    return api.server().queries().stream().filter(query -> query.endsWith("page=" + page)).count();
  }

  /** Answers that page, and no other, with something else. */
  private void answerPage(int page, MockResponse response) {
    api.server()
        .answer(
            request ->
                Integer.toString(page).equals(request.getUrl().queryParameter("page"))
                    ? response
                    : null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 16})
  void deliversWhatCameBeforeAPageThatFailsForGood(int readAhead) throws SQLException {
    connect("maxRetries=2;readAhead=" + readAhead);
    api.server().failPage(5, 500);

    SQLException failure = failure(400);

    assertThat(failure.getSQLState()).isEqualTo("58000");
    assertThat(failure.getMessage())
        .isEqualTo(
            "GET /api/user/conversations?per_page=100&page=5 answered 500: Server Error (tried 3"
                + " times)");
    assertThat(requestsFor(5)).isEqualTo(3);
    assertThat(api.server().requests()).hasSizeLessThanOrEqualTo(5 + 2 + readAhead);
  }

  @Test
  void failsAtOnceIfItWouldHaveToWaitTooLong() throws SQLException {
    connect("");
    answerPage(5, new MockResponse.Builder().code(429).addHeader("Retry-After", "3600").build());

    SQLException failure = failure(400);

    assertThat(failure.getSQLState()).isEqualTo("53400");
    assertThat(failure.getMessage())
        .isEqualTo(
            "GET /api/user/conversations?per_page=100&page=5 answered 429; that is a wait of 3600"
                + " s, more than maxRetryWait=60");
    assertThat(requestsFor(5)).isEqualTo(1);
  }

  @Test
  void saysThatTheKeyWasRevoked() throws SQLException {
    connect("");
    api.server().failPage(5, 401);

    SQLException failure = failure(400);

    assertThat(failure.getSQLState()).isEqualTo("28000");
    assertThat(requestsFor(5)).isEqualTo(1);
  }

  @Test
  void saysThatAPageBecameHtml() throws SQLException {
    connect("");
    answerPage(
        5,
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html><title>Maintenance</title></html>")
            .build());

    SQLException failure = failure(400);

    assertThat(failure.getSQLState()).isEqualTo("08P01");
    assertThat(failure.getMessage()).endsWith("page=5 answered 200, but with HTML, not JSON");
    assertThat(requestsFor(5)).isEqualTo(1);
  }

  private static void holdsAllRows(List<? extends String> ids) {
    assertThat(Set.copyOf(ids)).isEqualTo(Set.copyOf(IDS));
  }

  private static String perPage(String query) {
    return query.replaceFirst(".*per_page=(\\d+).*", "$1");
  }

  /** Reads twice; the second scan is to know the size from the beginning. */
  private void readsAllWithPagesOf(int size) throws SQLException {
    assertThat(api.column(SCAN)).hasSameSizeAs(IDS).satisfies(FaultsIT::holdsAllRows);
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(2 * PAGES + 2 * IDS.size() / size);

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(api.requests())
        .hasSize((IDS.size() + size - 1) / size)
        .allMatch(query -> perPage(query).equals(Integer.toString(size)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 4", "0, 16", "7, 0", "7, 4", "7, 16"})
  void followsAPageSizeThatIsClamped(int afterAnswers, int readAhead) throws SQLException {
    connect("readAhead=" + readAhead);
    AtomicInteger answers = new AtomicInteger();
    Runnable change = () -> api.server().clampPerPage(30);
    if (afterAnswers == 0) {
      change.run();
    }
    api.server()
        .afterEachPage(
            ids -> {
              if (answers.incrementAndGet() == afterAnswers) {
                change.run();
              }
            });

    readsAllWithPagesOf(30);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 4", "0, 16", "7, 0", "7, 4", "7, 16"})
  void asksForLessIfThePageSizeIsRefused(int afterRequests, int readAhead) throws SQLException {
    connect("readAhead=" + readAhead);
    AtomicInteger requests = new AtomicInteger();
    MockResponse refusal =
        new MockResponse.Builder()
            .code(422)
            .addHeader("Content-Type", "application/json")
            .body(
                """
                {"message": "The per page field must not be greater than 40.",
                 "errors": {"per_page": ["The per page field must not be greater than 40."]}}
                """)
            .build();
    api.server()
        .answer(
            request ->
                requests.incrementAndGet() > afterRequests
                        && Integer.parseInt(request.getUrl().queryParameter("per_page")) > 40
                    ? refusal
                    : null);

    readsAllWithPagesOf(25);
  }

  /** What a deployment may make of a list. */
  private enum Form {
    LENGTH_AWARE,
    SIMPLE,
    CURSOR
  }

  private void deploy(Form form) {
    api.server().writeAsDocumented().paginateByNumber();
    switch (form) {
      case LENGTH_AWARE -> {}
      case SIMPLE -> api.server().write(JsonForm.NO_TOTALS);
      case CURSOR -> api.server().paginateByCursor(Comparator.comparing(Conversation::createdAt));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH_AWARE SIMPLE CURSOR, 0",
    "LENGTH_AWARE SIMPLE CURSOR, 4",
    "LENGTH_AWARE SIMPLE CURSOR, 16",
    "CURSOR SIMPLE LENGTH_AWARE, 4",
    "SIMPLE LENGTH_AWARE, 4",
    "LENGTH_AWARE CURSOR LENGTH_AWARE, 4",
    "CURSOR LENGTH_AWARE CURSOR, 4"
  })
  void readsOnWithAnotherPaginator(String names, int readAhead) throws SQLException {
    connect("readAhead=" + readAhead);
    List<Form> forms = List.of(names.split(" ")).stream().map(Form::valueOf).toList();
    deploy(forms.get(0));
    AtomicInteger answers = new AtomicInteger();
    api.server()
        .afterEachPage(
            ids -> {
              int count = answers.incrementAndGet();
              if (count % 6 == 0 && count / 6 < forms.size()) {
                deploy(forms.get(count / 6));
              }
            });

    assertThat(api.column(SCAN)).hasSameSizeAs(IDS).satisfies(FaultsIT::holdsAllRows);
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(3 * PAGES);
  }

  /** Answers every request with that body, in which # is a number that grows by one each time. */
  private void answerAlways(String body) {
    AtomicInteger number = new AtomicInteger(30);
    api.server()
        .answer(
            request ->
                new MockResponse.Builder()
                    .body(body.replace("#", Integer.toString(number.incrementAndGet())))
                    .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The same cursor again.
        "{\"data\": [{\"id\": \"#\"}], \"next_cursor\": \"x\"}"
            + " | the cursor was there before: the list does not end",
        // The same page for ever, by number and by cursor.
        "{\"data\": [{\"id\": \"1\"}], \"total\": 5000, \"last_page\": 50, \"per_page\": 1}"
            + " | begins as page 1 does",
        "{\"data\": [{\"id\": \"1\"}], \"next_page_url\": \"x\"} | begins as page 1 does",
        "{\"data\": [{\"id\": \"1\"}], \"total\": #} | it does not end after",
        "{\"data\": [{\"id\": \"1\"}], \"next_cursor\": \"#\"}"
            + " | 11 pages in a row brought no new row",
        // No rows, and always more of them.
        "{\"data\": [], \"next_cursor\": \"#\"} | 11 pages in a row brought no new row",
        "{\"data\": [], \"total\": 5000000, \"last_page\": 50000}"
            + " | the API counts 5000000 or more conversations, its pages hold 0"
      })
  void endsAListWithoutAnEnd(String body, String message) throws SQLException {
    connect("");
    answerAlways(body);

    SQLException failure = catchThrowableOfType(SQLException.class, () -> api.column(SCAN));

    assertThat(failure.getSQLState()).isIn("08P01", "40001");
    assertThat(failure.getMessage()).contains(message == null ? "" : message);
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(80);
  }
}
