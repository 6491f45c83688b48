package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestAuthority;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS with a company's own authority. */
class TrustStoreTest {
  private static final TestAuthority ACME = new TestAuthority("Acme Root");
  private static final SSLSocketFactory SOCKETS = ACME.server("127.0.0.1");
  private static final String CANARY = "CANARYpassword";

  @TempDir private Path directory;
  @AutoClose private SimulatedApi api = new SimulatedApi(TestRows.numbered(3), SOCKETS);

  private Connection connect(String... namesAndValues) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), properties);
  }

  /** The message of connecting, which fails with 08001. */
  private String refusal(String... namesAndValues) {
    SQLException failure = catchThrowableOfType(SQLException.class, () -> connect(namesAndValues));
    assertThat(failure.getSQLState()).isEqualTo("08001");
    assertThat(failure.getMessage()).hasLineCount(1).doesNotContain(CANARY);
    return failure.getMessage();
  }

  private String store(String type, String password) {
    Path file = directory.resolve("store." + type);
    ACME.write(file, type, password);
    return file.toString();
  }

  private String tls(String reason) {
    return "GET /api/user/conversations?per_page=1&page=1 failed: TLS: "
        + reason
        + " ("
        + api.baseUrl().replace("https://", "").replace("/api", "")
        + ")";
  }

  @Test
  void namesAnIssuerThatIsNotTrusted() {
    assertThat(refusal())
        .isEqualTo(
            tls(
                "the issuer of the server's certificate is not trusted: \"CN=Acme Root Issuer\";"
                    + " property trustStore takes a key store that holds it"));
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void namesAnIssuerThatIsNotInTheTrustStore() {
    Path file = directory.resolve("other.p12");
    new TestAuthority("Other").write(file, "PKCS12", "secret");

    assertThat(refusal("trustStore", file.toString(), "trustStorePassword", "secret"))
        .contains("\"CN=Acme Root Issuer\"");
  }

  @Test
  void laterOnItIsA08006() throws SQLException {
    try (Connection connection = connect("validateOnConnect", "false");
        Statement statement = connection.createStatement()) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations")));

      assertThat(failure instanceof SQLTransientConnectionException).isTrue();
      assertThat(failure.getSQLState()).isEqualTo("08006");
      assertThat(failure.getMessage()).contains("Acme Root Issuer");
    }
  }

  /** Pages that are read ahead take one connection, and one handshake. */
  @Test
  void speaksHttp2WhereTheServerDoes() throws SQLException {
    api.close();
    api = new SimulatedApi(TestRows.numbered(1_000), SOCKETS);
    api.delay(Duration.ofMillis(20));
    List<String> requests = new CopyOnWriteArrayList<>();
    api.answer(
        request -> {
          requests.add(request.getVersion() + " by connection " + request.getConnectionIndex());
          return null;
        });

    try (Connection connection =
            connect("trustStore", store("PKCS12", "secret"), "trustStorePassword", "secret");
        Statement statement = connection.createStatement()) {
      assertThat(ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations")))
          .hasSize(1_000);
    }

    assertThat(requests).hasSizeGreaterThanOrEqualTo(10).containsOnly("HTTP/2 by connection 0");
  }

  @ParameterizedTest
  @CsvSource({"PKCS12, PKCS12", "JKS, JKS", "pkcs12,", "jks,"})
  void takesAStore(String type, String named) throws SQLException {
    String file = store(type, "secret");
    Properties properties = new Properties();
    if (named != null) {
      properties.setProperty("trustStoreType", named);
    }
    properties.setProperty("apiKey", api.key());

    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:trustStore=\""
                    + file
                    + "\";trustStorePassword=secret;baseUrl="
                    + api.baseUrl(),
                properties);
        Statement statement = connection.createStatement()) {
      assertThat(ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations")))
          .hasSize(3);
      assertThat(connection.getMetaData().getURL()).contains(file).doesNotContain("secret");
    }
  }

  @Test
  void takesAJksStoreWithoutItsPassword() throws SQLException {
    connect("trustStore", store("JKS", "secret")).close();

    assertThat(api.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"PKCS12", "JKS"})
  void namesAWrongPassword(String type) {
    String file = store(type, "secret");

    assertThat(refusal("trustStore", file, "trustStorePassword", CANARY))
        .isEqualTo("property trustStorePassword is not the password of the trust store " + file);
  }

  @Test
  void namesAMissingPassword() {
    String file = store("PKCS12", "secret");

    assertThat(refusal("trustStore", file))
        .isEqualTo(
            "the file of property trustStore can't be read: "
                + file
                + ", no trusted certificate is found without property trustStorePassword");
  }

  @Test
  void namesAStoreThatHoldsNothing() throws Exception {
    Path file = directory.resolve("empty.p12");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (OutputStream out = Files.newOutputStream(file)) {
      empty.store(out, "secret".toCharArray());
    }

    assertThat(refusal("trustStore", file.toString(), "trustStorePassword", "secret"))
        .isEqualTo(
            "the file of property trustStore can't be read: "
                + file
                + ", it holds no trusted certificate");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThat(refusal("trustStore", directory.resolve("none.p12").toString()))
        .isEqualTo(
            "the file of property trustStore can't be read: "
                + directory.resolve("none.p12")
                + ", there is no such file");
  }

  @Test
  void namesAFileThatIsNoStore() throws IOException {
    Path file = directory.resolve("root.pem");
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

    assertThat(refusal("trustStore", file.toString(), "trustStorePassword", CANARY))
        .startsWith(
            "the file of property trustStore can't be read: "
                + file
                + ", as a key store of type pkcs12: ");
    assertThat(refusal("trustStore", directory.toString()))
        .startsWith("the file of property trustStore can't be read: " + directory + ", ");
  }

  @Test
  void namesATypeThatDoesNotExist() {
    assertThat(refusal("trustStore", store("JKS", "x"), "trustStoreType", "PEM"))
        .isEqualTo(
            "property trustStoreType takes a type of key store that this JVM knows, such as PKCS12"
                + " or JKS, not \"PEM\"");
  }

  @Test
  void readsAFileAgainThatChanged() throws Exception {
    Path file = directory.resolve("store.jks");
    new TestAuthority("Former").write(file, "JKS", "secret");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(refusal("trustStore", file.toString())).contains("Acme Root Issuer");

    ACME.write(file, "JKS", "secret");

    connect("trustStore", file.toString()).close();
  }

  @Test
  void saysThatACertificateExpired() {
    api.close();
    api =
        new SimulatedApi(
            TestRows.numbered(3),
            ACME.server(
                "127.0.0.1",
                Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(),
                Duration.ofDays(30)));

    String expected = tls("the server's certificate expired on 2020-01-31");
    assertThat(refusal("trustStore", store("JKS", "x"))).isEqualTo(expected);
    assertThat(refusal()).isEqualTo(expected);
  }

  @Test
  void saysThatACertificateIsNotYetValid() {
    api.close();
    api =
        new SimulatedApi(
            TestRows.numbered(3),
            ACME.server(
                "127.0.0.1",
                Instant.parse("2999-01-01T00:00:00Z").toEpochMilli(),
                Duration.ofDays(30)));

    assertThat(refusal("trustStore", store("JKS", "x")))
        .isEqualTo(tls("the server's certificate is not valid before 2999-01-01"));
  }

  @Test
  void saysWhichHostACertificateIsFor() {
    api.close();
    api = new SimulatedApi(TestRows.numbered(3), ACME.server("other.example"));

    assertThat(refusal("trustStore", store("JKS", "x")))
        .isEqualTo(tls("the server's certificate is not for this host, but for other.example"));
  }

  @Test
  void connectionsWithEqualSettingsShareASocket() throws SQLException {
    Set<Integer> sockets = new HashSet<>();
    api.answer(
        request -> {
          sockets.add(request.getConnectionIndex());
          return null;
        });
    String file = store("JKS", "x");
    for (int i = 0; i < 3; i++) {
      try (Connection connection = connect("trustStore", file);
          Statement statement = connection.createStatement()) {
        ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations"));
      }
    }

    assertThat(api.requests()).hasSize(4);
    assertThat(sockets).hasSize(1);
  }
}
