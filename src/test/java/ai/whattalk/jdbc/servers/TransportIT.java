package ai.whattalk.jdbc.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are lost on their way, held back, or come from somebody else than the API. */
@Execution(ExecutionMode.CONCURRENT)
final class TransportIT {
  private static final List<Conversation> ROWS = TestRows.numbered(250);
  private static final List<String> IDS = ROWS.stream().map(Conversation::id).toList();
  private static final String SCAN = "SELECT id FROM conversations";
  private static final String FIRST = "GET /api/user/conversations?per_page=100&page=1";

  @AutoClose private ConnectedApi api;

  private void connect(String properties) {
    api = new ConnectedApi(ROWS, properties);
  }

  private SQLException failure() {
    return catchThrowableOfType(SQLException.class, () -> api.column(SCAN));
  }

  /** Answers the first requests from now on in another way. */
  private void answerFirst(int count, MockResponse response) {
    AtomicInteger requests = new AtomicInteger();
    api.server().answer(request -> requests.incrementAndGet() <= count ? response : null);
  }

  private static boolean isOnKeptConnection(RecordedRequest request) {
    return request.getExchangeIndex() > 0;
  }

  // Lost on their way.

  /** How the beginning of a body is sent. */
  private enum Cut {
    WITH_ITS_OWN_LENGTH,
    WITHOUT_A_LENGTH,
    WITH_THE_LENGTH_OF_THE_WHOLE,
    IN_CHUNKS_THAT_END,
    COMPRESSED;

    MockResponse of(byte[] whole, int length) throws IOException {
      Buffer part = new Buffer().write(whole, 0, length);
      MockResponse.Builder response = new MockResponse.Builder();
      switch (this) {
        case WITH_ITS_OWN_LENGTH -> response.body(part);
        case WITHOUT_A_LENGTH ->
            response
                .body(part)
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
        case WITH_THE_LENGTH_OF_THE_WHOLE ->
            response
                .body(part)
                .setHeader("Content-Length", whole.length)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
        case IN_CHUNKS_THAT_END -> response.chunkedBody(part, 1000);
        case COMPRESSED -> {
          Buffer zipped = new Buffer();
          try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
            sink.write(whole);
          }
          long kept = Math.max(1, zipped.size() * length / whole.length);
          Buffer begun = new Buffer();
          begun.write(zipped, Math.min(kept, zipped.size() - 64));
          response
              .body(begun)
              .removeHeader("Content-Length")
              .setHeader("Content-Encoding", "gzip")
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
        }
      }
      return response.build();
    }
  }

  private byte[] page(int number) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    api.server().baseUrl() + "/user/conversations?per_page=100&page=" + number))
            .header("Authorization", "Bearer " + api.server().key())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  /**
   * Where to cut a page: anywhere, or within a word, where what is left does not look like JSON.
   */
  private static int place(SplittableRandom random, byte[] page) {
    int any = random.nextInt(page.length);
    Matcher word = Pattern.compile("true|false|null").matcher(new String(page, ISO_8859_1));
    return random.nextBoolean() && word.find(any) ? word.start() + random.nextInt(1, 4) : any;
  }

  @ParameterizedTest
  @EnumSource
  void answersThatBreakOffAreAskedForAgain(Cut cut) throws Exception {
    connect("");
    byte[] page = page(2);
    int count = RandomCases.count("cuts.count", 12);
    long first = Long.getLong("cuts.seed", 1);
    for (long seed = first; seed < first + count; seed++) {
      int length = place(new SplittableRandom(seed), page);
      MockResponse beginning = cut.of(page, length);
      AtomicInteger asked = new AtomicInteger();
      api.server()
          .answer(
              request ->
                  "2".equals(request.getUrl().queryParameter("page"))
                          && asked.incrementAndGet() == 1
                      ? beginning
                      : null);
      api.requests();

      assertThat(api.column(SCAN)).as("seed %d: cut at %d", seed, length).isEqualTo(IDS);
      assertThat(api.warnings()).isEmpty();
      assertThat(api.requests())
          .as("seed %d: cut at %d", seed, length)
          .containsExactlyInAnyOrder(
              "per_page=100&page=1",
              "per_page=100&page=2",
              "per_page=100&page=2",
              "per_page=100&page=3");
    }
  }

  @Test
  void anAnswerThatAlwaysBreaksOffIsNotTheApis() {
    connect("maxRetries=1");
    answerFirst(9, new MockResponse.Builder().body("{\"data\": [{\"id\": \"c1\"}, tr").build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("08P01");
    assertThat(failure.getMessage())
        .isEqualTo(
            FIRST
                + " answered 200, but not with JSON: the answer breaks off after 26 bytes (tried 2"
                + " times)");
    assertThat(api.requests()).hasSize(2);
  }

  /** What a server does in place of an answer. */
  private enum Loss {
    NOTHING(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
    HALF_A_BODY(
        new MockResponse.Builder()
            .body("{\"data\": [")
            .setHeader("Content-Length", 1000)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)),
    HALF_A_CHUNK(
        new MockResponse.Builder()
            .body("1000\r\n{\"data\": [")
            .removeHeader("Content-Length")
            .setHeader("Transfer-Encoding", "chunked")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)),
    NO_CHUNK(
        new MockResponse.Builder()
            .body("tea\r\n")
            .removeHeader("Content-Length")
            .setHeader("Transfer-Encoding", "chunked")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)),
    NOT_COMPRESSED(
        new MockResponse.Builder().body("{\"data\": []}").setHeader("Content-Encoding", "gzip"));

    private final MockResponse.Builder response;

    Loss(MockResponse.Builder response) {
      this.response = response;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLostIsSaidInSentencesOfOurs(Loss loss) {
    connect("maxRetries=1");
    api.server().answer(request -> loss.response.build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("08006");
    assertThat(failure.getMessage())
        .isEqualTo(
            FIRST
                + " failed: connection lost: no complete answer came (127.0.0.1:"
                + URI.create(api.server().baseUrl()).getPort()
                + ") (tried 2 times)");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage()).contains(FIRST).doesNotContain("limit=", "stream", "size");
    }
    assertThat(api.requests()).hasSize(2);
  }

  // Over connections that were kept.

  /** Over a connection that was kept, unless another test has just closed all that were. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "3600"})
  void aTimeoutOnAKeptConnectionIsAStaleConnection(String retryAfter) throws SQLException {
    connect("readAhead=0;maxRetries=0");
    AtomicInteger refused = new AtomicInteger();
    do {
      assertThat(api.column("SELECT id FROM conversations LIMIT 1")).hasSize(1);
      api.requests();
      api.server()
          .answer(
              request ->
                  isOnKeptConnection(request) && refused.incrementAndGet() == 1
                      ? new MockResponse.Builder()
                          .code(408)
                          .addHeader("Retry-After", retryAfter)
                          .addHeader("Connection", "close")
                          .build()
                      : null);

      assertThat(api.column(SCAN)).isEqualTo(IDS);
      assertThat(api.warnings()).isEmpty();
    } while (refused.get() == 0);
    assertThat(api.requests()).hasSize(4).contains("per_page=100&page=1", "per_page=100&page=3");
  }

  @Test
  void connectingSurvivesAKeptConnectionThatTimedOut() throws SQLException {
    connect("validateOnConnect=false");
    AtomicInteger refused = new AtomicInteger();
    do {
      api.server().answer(request -> null);
      assertThat(api.column("SELECT id FROM conversations LIMIT 1")).hasSize(1);
      api.requests();
      api.server()
          .answer(
              request ->
                  isOnKeptConnection(request) && refused.incrementAndGet() > 0
                      ? new MockResponse.Builder().code(408).build()
                      : null);

      assertThat(api.connect("validateOnConnect=false").isValid(60)).isTrue();
    } while (refused.get() == 0);
    assertThat(api.requests()).containsExactly("per_page=1&page=1", "per_page=1&page=1");
  }

  @Test
  void aTimeoutOnANewConnectionIsTheServers() {
    connect("maxRetries=1");
    api.server()
        .answer(
            request ->
                new MockResponse.Builder().code(408).addHeader("Connection", "close").build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("58000");
    assertThat(failure.getMessage()).isEqualTo(FIRST + " answered 408 (tried 2 times)");
  }

  @ParameterizedTest
  @CsvSource({"'\r\n'", "x", "<html></html>", "'HTTP/1.1 four hundred'", "'}]}'"})
  void rubbishOnAKeptConnectionIsAStaleConnection(String rubbish) throws Exception {
    connect("validateOnConnect=false;readAhead=0");
    byte[] page = page(1);
    api.requests();
    Buffer more = new Buffer().write(page).writeUtf8(rubbish + "\r\n\r\n");
    answerFirst(
        1, new MockResponse.Builder().body(more).setHeader("Content-Length", page.length).build());

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(api.warnings()).isEmpty();
    assertThat(api.requests()).startsWith("per_page=100&page=1").contains("per_page=100&page=3");
  }

  // Held back.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "61 | none",
        "60.5 | none",
        "99999999999999999999999 | none",
        "Fri, 31 Dec 9999 23:59:59 GMT | none",
        "Fri, 31 Dec 99999 23:59:59 GMT | none",
        "Sun, 06 Nov 1994 08:51:37 GMT | Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:51:37 GMT | Sun Nov  6 08:49:37 1994",
      })
  void aWaitThatIsTooLongIsAnErrorAtOnce(String wait, String date) {
    connect("");
    MockResponse.Builder response =
        new MockResponse.Builder().code(429).addHeader("Retry-After", wait);
    if (date != null) {
      response.addHeader("Date", date);
    }
    answerFirst(1, response.build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("53400");
    assertThat(failure.getMessage())
        .matches(
            "\\Q"
                + FIRST
                + "\\E answered 429; that is a wait of \\d+ (s|h|days), more than maxRetryWait=60");
    assertThat(api.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 2094 08:49:38 GMT | Sun, 06 Nov 2094 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:38 GMT | Sun, 06 Nov 1994 08:49:37 GMT",
      })
  void aDateIsReadByTheServersClock(String wait, String date) throws SQLException {
    connect("");
    answerFirst(
        1,
        new MockResponse.Builder()
            .code(503)
            .addHeader("Retry-After", wait)
            .addHeader("Date", date)
            .build());
    long start = System.nanoTime();

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(900_000_000L);
    assertThat(api.requests()).hasSize(4);
  }

  // From somebody else.

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "403 ~ x: y ~ <html><title>Just a moment...</title></html>"
            + " ~ a firewall, Cloudflare, titled \"Just a moment...\"",
        "503 ~ cf-mitigated: challenge ~ <html></html> ~ a firewall, Cloudflare",
        "429 ~ x: y ~ <script>window._cf_chl_opt={}</script> ~ a firewall, Cloudflare",
        "200 ~ x: y ~ <html><TITLE>Just a moment...</TITLE></html>"
            + " ~ a firewall, Cloudflare, titled \"Just a moment...\"",
        "403 ~ x: y ~ <title>Attention Required! | Cloudflare</title>"
            + " ~ a firewall, Cloudflare, titled \"Attention Required! | Cloudflare\"",
        "202 ~ x-amzn-waf-action: challenge ~ <html></html> ~ a firewall, AWS WAF",
        "405 ~ x-amzn-waf-action: captcha ~ <html></html> ~ a firewall, AWS WAF",
        "200 ~ x: y ~ <iframe>Request unsuccessful. Incapsula incident ID: 7</iframe>"
            + " ~ a firewall, Imperva",
        "403 ~ x: y ~ <TITLE>Access Denied</TITLE>Reference http://errors.edgesuite.net/18.d"
            + " ~ a firewall, Akamai, titled \"Access Denied\"",
        "403 ~ x: y ~ <title>Forbidden</title>KEY" + " ~ a firewall or proxy, titled \"Forbidden\"",
        "403 ~ x: y ~ <title>KEY</title> ~ a firewall or proxy, titled \"***\"",
        "403 ~ x: y ~ <p>No.</p> ~ a firewall or proxy",
      })
  void pagesOfFirewallsAreNamed(int status, String header, String body, String page) {
    connect("");
    api.server()
        .answer(
            request ->
                new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "text/html; charset=UTF-8")
                    .addHeader(header)
                    .body(body.replace("KEY", api.server().key()))
                    .build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("08P01");
    assertThat(failure.getMessage())
        .isEqualTo(
            FIRST + " answered " + status + ", but with HTML, not JSON: the page of " + page);
    assertThat(api.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 58000",
    "502, 58000",
    "521, 58000",
    "429, 53400",
    "404, 08P01",
    "401, 28000",
  })
  void otherHtmlIsTheServers(int status, String state) {
    connect("maxRetries=0");
    api.server()
        .answer(
            request ->
                new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "text/html")
                    .body("<title>Web server is down</title> cloudflare")
                    .build());

    assertThat(failure().getSQLState()).isEqualTo(state);
  }

  @Test
  void anErrorOfThePlatformIsShown() {
    connect("maxRetries=0");
    answerFirst(
        1,
        new MockResponse.Builder()
            .code(503)
            .addHeader("Content-Type", "application/json")
            .body("{\"success\": false, \"error\": \"Down\\nfor repair\", \"error_code\": \"E7\"}")
            .build());

    SQLException failure = failure();

    assertThat(failure.getSQLState()).isEqualTo("58000");
    assertThat(failure.getMessage())
        .isEqualTo(FIRST + " answered 503: Down for repair (error_code: E7)");
  }
}
