package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.LoginProxy;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestAuthority;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that wants a login, before HTTPS and before HTTP. */
class ProxyTest {
  private static final TestAuthority ACME = new TestAuthority("Acme Root");
  private static final SSLSocketFactory SOCKETS = ACME.server("127.0.0.1");
  private static final String USER = "zoë";
  private static final String PASSWORD = " CANARY:pässword";
  private static final String REQUEST = "GET /api/user/conversations?per_page=1&page=1";

  @TempDir private static Path directory;

  @AutoClose private final LoginProxy proxy = new LoginProxy(USER, PASSWORD);
  private final List<Headers> gotByApi = new CopyOnWriteArrayList<>();
  @AutoClose private SimulatedApi api;

  @BeforeEach
  void startApi() {
    ACME.write(directory.resolve("acme.jks"), "JKS", "x");
    start(new SimulatedApi(TestRows.numbered(3), SOCKETS));
  }

  private void start(SimulatedApi started) {
    api = started;
    api.answer(
        request -> {
          gotByApi.add(request.getHeaders());
          return null;
        });
  }

  private Connection connect(String... namesAndValues) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    properties.setProperty("trustStore", directory.resolve("acme.jks").toString());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), properties);
  }

  private Connection connectThroughProxy() throws SQLException {
    return connect("proxy", proxy.address(), "proxyUser", USER, "proxyPassword", PASSWORD);
  }

  /** The message of connecting, which fails with 08001. */
  private String refusal(String... namesAndValues) {
    return refusal(() -> connect(namesAndValues).close());
  }

  private interface Action {
    void run() throws SQLException;
  }

  private static String refusal(Action action) {
    SQLException failure = catchThrowableOfType(SQLException.class, action::run);
    assertThat(failure.getSQLState()).isEqualTo("08001");
    assertThat(failure instanceof SQLNonTransientConnectionException).isTrue();
    assertThat(failure.getMessage()).hasLineCount(1).doesNotContain("CANARY");
    return failure.getMessage();
  }

  private static List<String> ids(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations"));
    }
  }

  private String apiAddress() {
    return URI.create(api.baseUrl()).getAuthority();
  }

  @Test
  void proxyGetsTheLoginAndTheApiTheKey() throws SQLException {
    try (Connection connection = connectThroughProxy()) {
      assertThat(ids(connection)).hasSize(3);
    }

    assertThat(proxy.heads())
        .singleElement()
        .satisfies(
            head ->
                assertThat(head)
                    .startsWith("CONNECT " + apiAddress() + " HTTP/1.1\r\n")
                    .containsOnlyOnce("Proxy-Authorization")
                    .doesNotContain("Bearer", api.key()));
    assertThat(gotByApi)
        .hasSize(2)
        .allSatisfy(
            headers -> {
              assertThat(headers.get("Proxy-Authorization")).isNull();
              assertThat(headers.get("Authorization")).isEqualTo("Bearer " + api.key());
            });
  }

  @Test
  void equalLoginsShareATunnelAndOthersDoNot() throws SQLException {
    connectThroughProxy().close();
    try (Connection second = connectThroughProxy()) {
      ids(second);
    }
    assertThat(proxy.heads()).hasSize(1);

    assertThat(
            refusal(
                () -> {
                  try (Connection other =
                      connect("proxy", proxy.address(), "proxyUser", "x", "proxyPassword", "y")) {
                    ids(other);
                  }
                }))
        .contains("407");
  }

  @Test
  void proxyThatAsksNobodyGetsNoLogin() throws SQLException {
    proxy.login(null, null);
    connect("proxy", proxy.address()).close();

    assertThat(proxy.heads()).hasSize(1);
    assertThat(proxy.heads().get(0)).doesNotContain("Authorization");
  }

  @Test
  void namesTheProxyThatWantsALogin() {
    assertThat(refusal("proxy", proxy.address()))
        .isEqualTo(
            REQUEST
                + " failed: proxy "
                + proxy.address()
                + " answered 407: it wants properties proxyUser and proxyPassword");
    assertThat(proxy.heads()).hasSize(1);
    assertThat(gotByApi).isEmpty();
  }

  @Test
  void namesTheProxyThatRefusesALogin() {
    proxy.login(USER, "another");

    assertThat(refusal(() -> connectThroughProxy().close()))
        .isEqualTo(
            REQUEST
                + " failed: proxy "
                + proxy.address()
                + " answered 407: it does not take this proxyUser and proxyPassword");
    assertThat(proxy.heads()).as("asked once").hasSize(1);
  }

  @Test
  void a407LaterOnIsAn08001Too() throws SQLException {
    try (Connection connection = connectThroughProxy()) {
      proxy.login(USER, "another");
      proxy.hangUp();

      assertThat(refusal(() -> ids(connection)))
          .contains("proxy " + proxy.address() + " answered 407");
    }
  }

  @Test
  void namesWhatTheProxyTakesInPlaceOfBasic() {
    proxy.login(USER, "another");
    proxy.refuseWith("407 Denied\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM");

    assertThat(refusal(() -> connectThroughProxy().close()))
        .endsWith("answered 407: it takes Negotiate, NTLM, and the driver Basic only");
  }

  @Test
  void serverBehindATunnelGetsNoLoginWhenItAsks() throws SQLException {
    api.answer(
        request -> {
          gotByApi.add(request.getHeaders());
          return new MockResponse.Builder()
              .code(407)
              .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
              .build();
        });
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> connectThroughProxy().close());

    assertThat(failure.getSQLState()).isEqualTo("08P01");
    assertThat(failure.getMessage())
        .isEqualTo(REQUEST + " got no proper HTTP: 407 from a server that is no proxy");
    assertThat(gotByApi)
        .singleElement()
        .satisfies(headers -> assertThat(headers.get("Proxy-Authorization")).isNull());
  }

  @Test
  void namesTheStatusOfAProxyThatOpensNoTunnel() {
    proxy.login(USER, "another");
    proxy.refuseWith("403 Forbidden");

    assertThat(refusal(() -> connectThroughProxy().close()))
        .isEqualTo(
            REQUEST
                + " failed: the proxy answered 403 to CONNECT ("
                + apiAddress()
                + " through proxy "
                + proxy.address()
                + ")");
  }

  @Test
  void namesAProxyThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(refusal("proxy", "127.0.0.1:" + port))
        .isEqualTo(
            REQUEST
                + " failed: connection refused ("
                + apiAddress()
                + " through proxy 127.0.0.1:"
                + port
                + ")");
    assertThat(refusal("proxy", "proxy.invalid:3128"))
        .endsWith("failed: host not found (" + apiAddress() + " through proxy proxy.invalid:3128)");
  }

  @Test
  void plainHttpGoesThroughTheProxyToo() throws SQLException {
    api.close();
    start(new SimulatedApi(TestRows.numbered(3)));
    try (Connection connection = connectThroughProxy()) {
      assertThat(ids(connection)).hasSize(3);
    }

    assertThat(proxy.heads())
        .isNotEmpty()
        .allSatisfy(head -> assertThat(head).startsWith("GET " + api.baseUrl()));
    assertThat(gotByApi)
        .hasSize(2)
        .allSatisfy(headers -> assertThat(headers.get("Proxy-Authorization")).isNull());
  }

  @Test
  void plainHttpNamesTheProxyThatRefusesALogin() {
    api.close();
    start(new SimulatedApi(TestRows.numbered(3)));
    proxy.login(USER, "another");

    assertThat(refusal(() -> connectThroughProxy().close()))
        .isEqualTo(
            REQUEST
                + " failed: proxy "
                + proxy.address()
                + " answered 407: it does not take this proxyUser and proxyPassword");
    assertThat(proxy.heads()).as("without and with a login").hasSize(2);
    assertThat(gotByApi).isEmpty();
  }

  @Test
  void keyDoesNotTravelInTheClearToTheJvmsProxy() throws SQLException {
    api.close();
    start(new SimulatedApi(TestRows.numbered(3)));
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new OneProxy(proxy.address()));
    try {
      connect().close();
    } finally {
      ProxySelector.setDefault(before);
    }

    assertThat(proxy.heads()).isEmpty();
    assertThat(gotByApi).hasSize(1);
  }

  @Test
  void jvmsProxyAndItsLoginAreTheDefault() throws SQLException {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new OneProxy(proxy.address()));
    try {
      assertThat(refusal())
          .isEqualTo(
              REQUEST
                  + " failed: proxy "
                  + proxy.address()
                  + " answered 407: give it as property proxy, with properties proxyUser and"
                  + " proxyPassword");
      Authenticator authenticatorBefore = Authenticator.getDefault();
      proxy.login("jvm", "secret");
      Authenticator.setDefault(new OneLogin("jvm", "secret"));
      try {
        connect().close();
        assertThat(gotByApi).hasSize(1);
      } finally {
        Authenticator.setDefault(authenticatorBefore);
      }
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** One proxy for everything, not looked up, as the JVM's own selector gives it. */
  private static final class OneProxy extends ProxySelector {
    private final Proxy proxy;

    OneProxy(String address) {
      URI uri = URI.create("http://" + address);
      proxy =
          new Proxy(
              Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
    }

    @Override
    public List<Proxy> select(URI uri) {
      return List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }

  /** One login for everybody who asks. */
  private static final class OneLogin extends Authenticator {
    private final String user;
    private final String password;

    OneLogin(String user, String password) {
      this.user = user;
      this.password = password;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(user, password.toCharArray());
    }
  }
}
