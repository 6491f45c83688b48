package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.LoginProxy;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection knows of its key, and whose word it takes for that. */
final class KeyTruthIT {
  private static final String SCAN = "SELECT id FROM conversations";
  private static final String CHECK = "per_page=1&page=1";

  @AutoClose
  private final ConnectedApi api = new ConnectedApi(TestRows.numbered(3), "maxRetries=0");

  /** Ways in which an API does not take a key, or may not have seen it. */
  private enum Failure {
    REFUSED("28000", new MockResponse.Builder().code(401)),
    LOGIN_PAGE("28000", new MockResponse.Builder().code(302).addHeader("Location", "/login")),
    FORBIDDEN("42501", new MockResponse.Builder().code(403)),
    NO_ANSWER("08006", new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));

    private final String state;
    private final MockResponse response;

    Failure(String state, MockResponse.Builder response) {
      this.state = state;
      this.response = response.build();
    }
  }

  private static String state(Executable call) {
    SQLException failure = catchThrowableOfType(SQLException.class, call::run);
    return failure == null ? "" : failure.getSQLState();
  }

  private interface Executable {
    void run() throws SQLException;
  }

  @ParameterizedTest
  @EnumSource
  void takesBackWhatItKnew(Failure failure) throws SQLException {
    Connection other = api.connect("maxRetries=0");
    assertThat(other.isValid(60)).isTrue();
    assertThat(api.requests()).isEmpty();

    api.server().answer(request -> failure.response);
    assertThat(state(() -> api.column(SCAN))).isEqualTo(failure.state);
    api.requests();
    assertThat(api.connection().isValid(60)).isFalse();
    assertThat(other.isValid(60)).isFalse();
    assertThat(state(() -> api.connect("maxRetries=0").close()))
        .isEqualTo(failure == Failure.NO_ANSWER ? "08001" : failure.state);
    // Each of them asks; over a connection that was kept, twice.
    assertThat(api.requests()).hasSizeGreaterThanOrEqualTo(3).containsOnly(CHECK);

    api.server().answer(request -> null);
    assertThat(api.connection().isValid(60)).isTrue();
    assertThat(other.isValid(60)).isTrue();
    api.connect("").close();
    assertThat(api.requests()).containsExactly(CHECK);
    other.close();
  }

  /** A server that is down says nothing of the key. */
  @ParameterizedTest
  @ValueSource(ints = {404, 408, 422, 429, 500, 503})
  void otherFailuresDoNot(int status) throws SQLException {
    api.server().answer(request -> new MockResponse.Builder().code(status).build());
    assertThat(state(() -> api.column(SCAN))).isNotEmpty();
    api.requests();

    assertThat(api.connection().isValid(60)).isTrue();
    api.connect("").close();
    assertThat(api.requests()).isEmpty();
  }

  /** Servers close connections that are not used; that is no failure. */
  @Test
  void aConnectionThatWasClosedWhileKeptDoesNot() throws SQLException {
    AtomicInteger closed = new AtomicInteger();
    MockResponse nothing =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    // Unless another test has just closed all connections that were kept.
    while (closed.get() == 0) {
      api.server()
          .answer(
              request ->
                  request.getExchangeIndex() > 0 && closed.incrementAndGet() > 0 ? nothing : null);
      assertThat(api.column(SCAN)).hasSize(3);
    }
    api.requests();

    assertThat(api.connection().isValid(60)).isTrue();
    api.connect("").close();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void anotherRouteIsAskedByItself() throws SQLException {
    try (LoginProxy proxy = new LoginProxy(null, null);
        LoginProxy otherProxy = new LoginProxy(null, null)) {
      api.connect("").close();
      assertThat(api.requests()).isEmpty();
      api.connect("proxy=" + proxy.address()).close();
      assertThat(api.requests()).containsExactly(CHECK);
      api.connect("proxy=" + proxy.address()).close();
      assertThat(api.requests()).isEmpty();
      api.connect("proxy=" + otherProxy.address()).close();
      assertThat(api.requests()).containsExactly(CHECK);

      // A key that one route shows to be refused is refused on all.
      api.server().answer(request -> new MockResponse.Builder().code(401).build());
      assertThat(state(() -> api.column(SCAN))).isEqualTo("28000");
      api.requests();
      assertThat(state(() -> api.connect("proxy=" + proxy.address()).close())).isEqualTo("28000");
      assertThat(api.requests()).containsExactly(CHECK);
    }
  }

  @Test
  void refusedKeysAreNamedByWhereTheyWereGiven() {
    String baseUrl = api.server().baseUrl();
    String url = "jdbc:whattalk:baseUrl=" + baseUrl;
    Properties key = new Properties();
    key.setProperty("apiKey", "canary");
    Properties password = new Properties();
    password.setProperty("password", "canary");
    Properties none = new Properties();
    WhatTalkDriver driver =
        new WhatTalkDriver(Map.of("WHATTALK_API_KEY", "canary", "WHATTALK_BASE_URL", baseUrl));
    record Given(String from, String url, Properties properties) {}
    for (Given given :
        List.of(
            new Given("property apiKey", url, key),
            new Given("property password", url + ";apiKey=", password),
            new Given("property apiKey in the URL", url + ";APIKEY=canary", password),
            new Given("property password in the URL", url + ";password=canary", none),
            new Given("environment variable WHATTALK_API_KEY", "jdbc:whattalk:", none))) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class, () -> driver.connect(given.url, given.properties));

      assertThat(failure.getSQLState()).isEqualTo("28000");
      assertThat(failure.getMessage())
          .isEqualTo(
              "GET /api/user/conversations?per_page=1&page=1 answered 401: the API key from "
                  + given.from
                  + " was refused: Unauthenticated.");
    }
    assertThat(api.requests()).hasSize(5).containsOnly(CHECK);
  }

  @ParameterizedTest
  @CsvSource({
    "trustStore=x.p12",
    "trustStore=x.p12;proxy=PROXY",
    "trustStore=x.p12;trustStorePassword=changeit;validateOnConnect=false",
  })
  void aUrlWithATrustStoreDoesNotGetTheKeyOfTheEnvironment(String url) throws SQLException {
    try (LoginProxy proxy = new LoginProxy(null, null)) {
      WhatTalkDriver driver =
          new WhatTalkDriver(
              Map.of(
                  "WHATTALK_API_KEY", api.server().key(),
                  "WHATTALK_BASE_URL", api.server().baseUrl()));
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  driver.connect(
                      "jdbc:whattalk:" + url.replace("PROXY", proxy.address()), new Properties()));

      assertThat(failure.getSQLState()).isEqualTo("28000");
      assertThat(failure.getMessage())
          .contains("WHATTALK_API_KEY is not sent where the URL names a trustStore");
      assertThat(api.requests()).isEmpty();
      assertThat(proxy.heads()).isEmpty();
    }
  }
}
