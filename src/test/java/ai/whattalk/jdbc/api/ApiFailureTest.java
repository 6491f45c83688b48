package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.OneLineServer;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of answers that are no page, and of none at all. */
class ApiFailureTest {
  private static final String REQUEST = "GET /api/user/conversations?per_page=1&page=1";

  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.numbered(3));
  private final RequestScope scope = new RequestScope(warning -> {});

  private ApiException failure(ApiSettings settings) {
    AccountApi api = new AccountApi(settings);
    return catchThrowableOfType(ApiException.class, () -> api.validate(scope));
  }

  private ApiException failure(MockResponse.Builder response) {
    server.answer(request -> response.build());
    ApiException failure = failure(server.settings(100));
    assertThat(failure.getMessage()).doesNotContain("\n", server.key());
    assertThat(server.requests()).hasSize(1);
    return failure;
  }

  private ApiSettings settings(String baseUrl, Duration timeout) {
    return new ApiSettings(
        URI.create(baseUrl),
        new ApiKey(server.key()),
        new ScanSettings(100, 4, true),
        timeout,
        timeout);
  }

  @ParameterizedTest
  @CsvSource({
    "204, NOT_THE_API",
    "201, NOT_THE_API",
    "400, NOT_THE_API",
    "401, UNAUTHENTICATED",
    "402, NOT_THE_API",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "405, NOT_THE_API",
    "408, SERVER_ERROR",
    "425, SERVER_ERROR",
    "422, REFUSED",
    "429, THROTTLED",
    "500, SERVER_ERROR",
    "502, SERVER_ERROR",
    "503, SERVER_ERROR",
    "599, SERVER_ERROR",
    "304, NOT_THE_API",
  })
  void tellsTheKindByTheStatus(int status, ApiFailure kind) {
    ApiException failure = failure(new MockResponse.Builder().code(status));

    assertThat(failure.failure()).isEqualTo(kind);
    assertThat(failure)
        .hasMessage(
            REQUEST + " answered " + status + (status == 401 ? ": the API key was refused" : ""));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"message\": \"Server Error\"} | : Server Error",
        "{\"message\": \" a\\r\\n\\tb\\u0000c\\u2028d\\u200be \"} | : a b c de",
        "{\"exception\": {\"message\": \"x\"}, \"message\": \"y\"} | : y",
        "{\"message\": \"cut off\", \"trace\": [\"x | : cut off",
        "{\"message\": \"A (and 1 more error)\", \"errors\": {\"a\": [\"A\", \"B\"], \"c\": \"C\"}}"
            + " | : A (and 1 more error) (a: A; a: B; c: C)",
        "{\"message\": \"A\", \"errors\": {\"a\": [\"A\"]}} | : A",
        "{\"message\": 7, \"errors\": [1], \"error\": true, \"error_code\": null} | ``",
        "{\"status\": false, \"error\": \"Conversation not found\"} | : Conversation not found",
        "{\"success\": false, \"error\": \"A\", \"error_code\": \"E1\"} | : A (error_code: E1)",
        "{\"success\": false, \"error_code\": 12, \"error\": \"A\"} | : A (error_code: 12)",
        "{\"error\": \"A\"} | : A",
        "{\"error\": {\"code\": 7, \"message\": \"A\"}} | : code: 7; A",
        "{\"errors\": [\"A\", {\"detail\": \"B\"}]} | : A; B",
        "{\"error\": \"A\", \"message\": \"A\"} | : A",
        "{\"error\": \"A\", \"message\": \"B\", \"errors\": {\"c\": \"D\"}} | : B (A) (c: D)",
        "[\"message\"] | ``",
        "<html><title>500</title></html> | ``",
        "`` | ``",
      })
  void quotesWhatLaravelSays(String body, String said) {
    assertThat(failure(new MockResponse.Builder().code(500).body(body)))
        .hasMessage(REQUEST + " answered 500" + said);
  }

  @Test
  void cutsALongMessage() {
    String message = "🙂".repeat(1000);

    assertThat(
            failure(
                new MockResponse.Builder().code(500).body("{\"message\": \"" + message + "\"}")))
        .hasMessage(REQUEST + " answered 500: " + "🙂".repeat(149) + "…");
  }

  @Test
  void readsABoundedPartOfAnError() {
    String start = "{\"message\": \"Busy\", \"trace\": \"" + "x".repeat(100 * 1024);

    // What comes after the start is not waited for.
    assertThat(
            failure(
                new MockResponse.Builder()
                    .code(503)
                    .body(start + "x".repeat(1024))
                    .throttleBody(start.length(), 10, TimeUnit.MINUTES)))
        .hasMessage(REQUEST + " answered 503: Busy");
  }

  @Test
  void masksTheKeyWhereTheServerEchoesIt() {
    String body = "{\"message\": \"No such key: %s\"}".formatted(server.key());

    assertThat(failure(new MockResponse.Builder().code(401).body(body)))
        .hasMessage(REQUEST + " answered 401: the API key was refused: No such key: ***");
  }

  @ParameterizedTest
  @CsvSource({
    "/login, UNAUTHENTICATED, '302, a redirect to 127.0.0.1/login: the API key was refused'",
    "https://x.example/auth/Login?key=1, UNAUTHENTICATED,"
        + " '302, a redirect to x.example/auth/Login: the API key was refused'",
    "/auth/sign-in, UNAUTHENTICATED,"
        + " '302, a redirect to 127.0.0.1/auth/sign-in: the API key was refused'",
    "https://x.example/api, NOT_THE_API, '302, a redirect to x.example/api'",
    "https://x.example/?to=login, NOT_THE_API, '302, a redirect to x.example/'",
    "mailto:x, NOT_THE_API, 302",
  })
  void followsNoRedirect(String location, ApiFailure kind, String said) {
    ApiException failure =
        failure(new MockResponse.Builder().code(302).addHeader("Location", location));

    assertThat(failure.failure()).isEqualTo(kind);
    assertThat(failure).hasMessage(REQUEST + " answered " + said);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "text/html; charset=utf-8 | <html>a</html> | but with HTML, not JSON",
        "application/json | {\"status\": true} | but without a data array",
        "text/plain | {\"data\": [{\"total_cost\": 1}]} | but row 1 has no id",
      })
  void refusesA200ThatIsNoPage(String type, String body, String found) {
    ApiException failure =
        failure(new MockResponse.Builder().addHeader("Content-Type", type).body(body));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
    assertThat(failure).hasMessage(REQUEST + " answered 200, " + found);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void repeatsNothingByItself(int status) {
    failure(new MockResponse.Builder().code(status).addHeader("Retry-After", "0"));
  }

  @Test
  void a407ThatIsNoProxysIsNotTheApis() {
    ApiException failure = failure(new MockResponse.Builder().code(407));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
    assertThat(failure)
        .hasMessageStartingWith(REQUEST + " got no proper HTTP: ")
        .hasMessageContaining("407");
  }

  @Test
  void anotherProtocolIsNotTheApis() throws Exception {
    try (OneLineServer ssh = new OneLineServer("SSH-2.0-OpenSSH_9.2")) {
      ApiException failure =
          failure(settings("http://127.0.0.1:" + ssh.port() + "/api", Duration.ofMinutes(1)));

      assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
      assertThat(failure)
          .hasMessage(REQUEST + " got no proper HTTP: Unexpected status line: SSH-2.0-OpenSSH_9.2");
    }
  }

  @Test
  void aBodyThatBreaksOffIsTheNetworksFault() {
    ApiException failure =
        failure(
            new MockResponse.Builder()
                .body("{\"data\": [" + "{\"id\": 1},".repeat(5000) + "{\"id\": 2}]}")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NETWORK);
    assertThat(failure)
        .hasMessageStartingWith(REQUEST + " failed: connection lost: ")
        .hasMessageEndingWith("(127.0.0.1:" + URI.create(server.baseUrl()).getPort() + ")");
  }

  @Test
  void aBrokenJsonIsNotTheApis() {
    ApiException failure = failure(new MockResponse.Builder().body("{\"data\": [{\"id\": 1}"));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
    assertThat(failure).hasMessageStartingWith(REQUEST + " answered 200, but not with JSON: ");
  }

  @Test
  void namesAnUnknownHost() {
    ApiException failure = failure(settings("https://whattalk.invalid/api", Duration.ofMinutes(1)));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NETWORK);
    assertThat(failure).hasMessage(REQUEST + " failed: host not found (whattalk.invalid:443)");
  }

  @Test
  void namesARefusedConnection() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(failure(settings("http://127.0.0.1:" + port + "/api", Duration.ofMinutes(1))))
        .hasMessage(REQUEST + " failed: connection refused (127.0.0.1:" + port + ")");
  }

  @Test
  void namesATimeout() {
    server.delay(Duration.ofMinutes(1));
    ApiException failure = failure(settings(server.baseUrl(), Duration.ofMillis(100)));

    assertThat(failure.failure()).isEqualTo(ApiFailure.NETWORK);
    assertThat(failure).hasMessageStartingWith(REQUEST + " failed: timed out (127.0.0.1:");
  }

  @Test
  void namesTls() throws Exception {
    try (OneLineServer plain = new OneLineServer("HTTP/1.1 400 Bad Request")) {
      ApiException failure =
          failure(settings("https://127.0.0.1:" + plain.port() + "/api", Duration.ofMinutes(1)));

      assertThat(failure.failure()).isEqualTo(ApiFailure.NETWORK);
      assertThat(failure)
          .hasMessage(
              REQUEST
                  + " failed: TLS: Unsupported or unrecognized SSL message (127.0.0.1:"
                  + plain.port()
                  + ")");
    }
  }

  @Test
  void refusesABaseUrlThatIsNoUrl() {
    ApiException failure =
        catchThrowableOfType(
            ApiException.class,
            () -> new AccountApi(settings("ftp://x.example", Duration.ofSeconds(1))));

    assertThat(failure).hasMessage("base URL ftp://x.example is no http(s) URL");
  }

  @Test
  void runtimeErrorsBelowAreFailuresToo() {
    AccountApi api =
        new AccountApi(
            server.settings(1),
            chain -> {
              throw new IllegalStateException("broken\n" + server.key());
            });

    assertThat(catchThrowableOfType(ApiException.class, () -> api.validate(scope)))
        .hasMessage(REQUEST + " failed: java.lang.IllegalStateException: broken ***");
  }
}
