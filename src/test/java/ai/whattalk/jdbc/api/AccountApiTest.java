package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests as they stand on the wire, validation, and logging. */
class AccountApiTest {
  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.conversations(40, 1));
  private final RequestScope scope = new RequestScope(warning -> {});

  private List<Conversation> read(ListFilter filter) {
    RowSource reader =
        new AccountApi(server.settings(100))
            .list(AccountLists.CONVERSATIONS, scope)
            .read(new ReadRequest(filter, ReadRequest.ALL));
    List<Conversation> rows = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(ConversationList.conversation(row));
    }
    return rows;
  }

  /** Laravel's keys have a bar, which a URL spells in another way. */
  @ParameterizedTest
  @CsvSource({"12|aBcDeFgH, ''", "aBcDeFgH, /aBcDeFgH"})
  void keyInAQueryOrAPathIsMasked(String key, String path) {
    AccountApi api =
        new AccountApi(
            new ApiSettings(
                URI.create(server.baseUrl() + path),
                new ApiKey(key),
                new ScanSettings(100, 0, true),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)));
    ListFilter filter = ConversationList.filter(null, key, null, null);

    assertThat(
            api.list(AccountLists.CONVERSATIONS, scope)
                .firstRequest(new ReadRequest(filter, ReadRequest.ALL)))
        .contains("assistant_id=***&")
        .doesNotContain("aBcDeFgH");
    assertThatThrownBy(
            () ->
                api.list(AccountLists.CONVERSATIONS, scope)
                    .read(new ReadRequest(filter, ReadRequest.ALL))
                    .next())
        .message()
        .contains("assistant_id=***&")
        .doesNotContain("aBcDeFgH");
    assertThat(api.log().requests())
        .hasSize(2)
        .allSatisfy(
            request -> assertThat(request.path() + request.query()).doesNotContain("aBcDeFgH"));
  }

  @Test
  void sendsFiltersInTheirOrderThenSizeAndNumber() {
    server.assistants().rows(List.of());
    read(
        ConversationList.filter(
            "a b&c=ü", TestRows.SUPPORT, LocalDate.of(2025, 1, 2), LocalDate.of(999, 12, 31)));

    assertThat(server.queries().get(1))
        .isEqualTo(
            "type=a%20b%26c%3D%C3%BC&assistant_id=a1b2c3d4-5678-90ab-cdef-1234567890ab"
                + "&date_from=2025-01-02&date_to=0999-12-31&per_page=100&page=1");
    assertThat(server.requests().get(1).parameters()).containsEntry("type", "a b&c=ü");
  }

  @Test
  void sendsKeyAndNames() {
    AtomicReference<@Nullable Headers> headers = new AtomicReference<>();
    server.answer(
        request -> {
          headers.set(request.getHeaders());
          return null;
        });

    read(ConversationList.ALL);

    assertThat(headers.get())
        .contains(
            new kotlin.Pair<>("Authorization", "Bearer " + server.key()),
            new kotlin.Pair<>("Accept", "application/json"),
            new kotlin.Pair<>("User-Agent", "whattalk-jdbc/0.1.0"),
            new kotlin.Pair<>("Accept-Encoding", "gzip"));
  }

  @Test
  void readsCompressedPages() throws Exception {
    Buffer compressed = new Buffer();
    try (okio.BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
      sink.writeUtf8("{\"data\": [{\"id\": \"ü\"}]}");
    }
    server.answer(
        request ->
            request.getUrl().queryParameter("page").equals("1")
                ? new MockResponse.Builder()
                    .addHeader("Content-Encoding", "gzip")
                    .body(compressed.clone())
                    .build()
                : new MockResponse.Builder().body("{\"data\": []}").build());

    assertThat(read(ConversationList.ALL)).extracting(Conversation::id).containsExactly("ü");
  }

  @ParameterizedTest
  @EnumSource(JsonForm.class)
  void readsTheSameRowsInEveryForm(JsonForm form) {
    server.write(form);

    assertThat(read(ConversationList.ALL)).isEqualTo(TestRows.conversations(40, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/api, /api/user/conversations",
    "/api/, /api/user/conversations",
    "'', /user/conversations",
    "/, /user/conversations",
    "/a/b%20c?x=1#y, /a/b%20c/user/conversations",
  })
  void appendsToTheBaseUrl(String path, String expected) {
    server.answer(request -> new MockResponse.Builder().body("{\"data\": []}").build());
    URI base = URI.create(server.baseUrl().replaceFirst("/api$", "") + path);
    ApiSettings settings = server.settings(100);

    new AccountApi(
            new ApiSettings(
                base,
                settings.key(),
                settings.scan(),
                settings.connectTimeout(),
                settings.readTimeout()))
        .validate(scope);

    assertThat(server.requests()).singleElement().extracting("path").isEqualTo(expected);
    assertThat(server.queries()).containsExactly("per_page=1&page=1");
  }

  @Test
  void asksAgainAtEachValidation() {
    AccountApi api = new AccountApi(server.settings(100));

    api.validate(scope);
    api.validate(scope);

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void sharesASuccessfulValidationForTenMinutes() {
    AtomicLong nanoTime = new AtomicLong();
    ServerMemory memory = new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get);
    new AccountApi(server.settings(100), null, memory).validateUnlessRecent(scope);
    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    new AccountApi(server.settings(50), null, memory).validateUnlessRecent(scope);
    assertThat(server.requests()).hasSize(1);

    nanoTime.addAndGet(1);
    new AccountApi(server.settings(100), null, memory).validateUnlessRecent(scope);

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void sharesAValidationForTheSameUrlAndKeyOnly() {
    new AccountApi(server.settings(100)).validateUnlessRecent(scope);
    new AccountApi(server.settings(7)).validateUnlessRecent(scope);
    assertThat(server.requests()).hasSize(1);

    ApiSettings settings = server.settings(100);
    AccountApi otherKey =
        new AccountApi(
            new ApiSettings(
                settings.baseUrl(),
                new ApiKey("other"),
                settings.scan(),
                settings.connectTimeout(),
                settings.readTimeout()));

    assertThatThrownBy(() -> otherKey.validateUnlessRecent(scope))
        .hasMessageEndingWith("answered 401: the API key was refused: Unauthenticated.");
  }

  @Test
  void neverSharesAFailedValidation() {
    server.failPage(1, 500);
    AccountApi api = new AccountApi(server.settings(100));
    assertThatThrownBy(() -> api.validateUnlessRecent(scope)).isInstanceOf(ApiException.class);
    server.failNothing();

    api.validateUnlessRecent(scope);

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aFailedValidationEndsTheSharing() {
    AccountApi api = new AccountApi(server.settings(100));
    api.validate(scope);
    server.failPage(1, 401);
    assertThatThrownBy(() -> api.validate(scope)).isInstanceOf(ApiException.class);

    assertThatThrownBy(() -> api.validateUnlessRecent(scope)).isInstanceOf(ApiException.class);
  }

  @Test
  void aRefusedValidationIsAFailure() {
    server.failPage(1, 422);

    assertThatThrownBy(() -> new AccountApi(server.settings(100)).validate(scope))
        .hasMessage("GET /api/user/conversations?per_page=1&page=1 answered 422: Failure.");
  }

  @Test
  void logsRequestsWithoutTheKey() {
    List<String> messages = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            // Tests of other classes log, too.
            if (record.getMessage().contains("type=of-this-test")) {
              messages.add(record.getLevel() + " " + record.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("ai.whattalk.jdbc");
    logger.addHandler(handler);
    logger.setLevel(Level.FINE);
    try {
      server.takeAnyType();
      ListFilter filter = ConversationList.filter("of-this-test", null, null, null);
      new AccountApi(server.settings(100))
          .list(AccountLists.CONVERSATIONS, scope)
          .read(new ReadRequest(filter, ReadRequest.ALL))
          .next();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
    }

    assertThat(messages)
        .singleElement()
        .asString()
        .startsWith(
            "FINE GET /api/user/conversations?type=of-this-test&per_page=100&page=1 answered 200 (")
        .doesNotContain(server.key());
  }

  @Test
  void leavesNoThreadThatWouldKeepAJvmAlive() {
    read(ConversationList.ALL);

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("OkHttp"))
        .allMatch(Thread::isDaemon);
  }

  @Test
  void settingsDoNotShowTheKey() {
    assertThat(server.settings(100).toString()).doesNotContain(server.key());
  }
}
