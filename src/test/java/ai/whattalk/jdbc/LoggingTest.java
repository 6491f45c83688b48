package ai.whattalk.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.LoginProxy;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestAuthority;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged, at which level, and what never is. */
class LoggingTest {
  private static final String ASSISTANT = "c8a4e1f7-2b96-4f03-8d5c-90b7e3a6214d";
  private static final String TABLE = "TABLE conversations";
  private static final Logger ROOT = Logger.getLogger("");

  /** Prints every plan when it is asked for details. */
  private static final Logger CALCITE = Logger.getLogger("org.apache.calcite");

  private final Recorder recorder = new Recorder();
  private final Level levelBefore = ROOT.getLevel();
  @TempDir private Path directory;

  @BeforeEach
  void listen() {
    ROOT.setLevel(Level.FINEST);
    CALCITE.setLevel(Level.WARNING);
    ROOT.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    ROOT.removeHandler(recorder);
    ROOT.setLevel(levelBefore);
    CALCITE.setLevel(null);
  }

  @Test
  void saysAtFineWhatHappens() throws SQLException {
    String url;
    try (SimulatedApi api = new SimulatedApi(TestRows.numbered(2))) {
      api.refuseAssistantId();
      url = "jdbc:whattalk:baseUrl=" + api.baseUrl();
      try (Connection connection =
              DriverManager.getConnection(url + ";apiKey=" + api.key() + ";pageSize=5");
          Statement statement = connection.createStatement()) {
        ConnectedApi.column(
            statement.executeQuery(
                "SELECT id FROM conversations WHERE assistant_id = '" + ASSISTANT + "'"));
        connection.close();
      }
    }
    url += ";pageSize=5";
    String refused =
        "GET /api/user/conversations?assistant_id=c8a4e1f7…&per_page=5&page=1 answered 422";
    assertThat(recorder.ours())
        .containsExactly(
            "FINE ai.whattalk.jdbc.api GET /api/user/conversations?per_page=1&page=1 answered 200"
                + " (# ms)",
            "FINE ai.whattalk.jdbc connected to " + url,
            "FINER ai.whattalk.jdbc.sql planning SELECT id FROM conversations WHERE assistant_id ="
                + " 'c8a4e1f7…'",
            "FINE ai.whattalk.jdbc.api GET /api/user/assistants/get?per_page=100&page=1 answered"
                + " 200 (# ms)",
            "FINE ai.whattalk.jdbc.api " + refused + " (# ms)",
            "FINE ai.whattalk.jdbc.api the API refused assistant_id=c8a4e1f7…, which is left out: "
                + refused
                + ": The assistant id field must be an integer.",
            "FINE ai.whattalk.jdbc.api GET /api/user/conversations?per_page=5&page=1 answered 200"
                + " (# ms)",
            "FINE ai.whattalk.jdbc closed the connection to " + url);
  }

  /** An id may open its conversation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c8a4e1f7-2b96-4f03-8d5c-90b7e3a6214d",
        "8D0F7780-8536-51EF-055C-F18FD2G01BF8",
        "01hf3k2m9x7q4r8s6t5v0w1y2z",
        "V1StGXR8_Z5jdHi6B-myT",
        "123456789"
      })
  void saysEightCharactersOfAnId(String id) throws SQLException {
    String sql =
        "SELECT id FROM conversations WHERE id = '" + id + "' AND created_at > '2025-01-31'";
    try (SimulatedApi api = new SimulatedApi(TestRows.numbered(2))) {
      String url = "jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl() + ";apiKey=" + api.key();
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        ConnectedApi.column(statement.executeQuery(sql));
        for (String body :
            List.of(
                "{\"data\": [], \"next_cursor\": \"" + id + "\"}",
                "{\"data\": [{\"id\": \"" + id + "\", \"message_count\": \"x\"}]}")) {
          api.answer(request -> new MockResponse.Builder().body(body).build());
          assertThatThrownBy(() -> ConnectedApi.column(statement.executeQuery(TABLE)))
              .isInstanceOf(SQLException.class);
        }
        api.answer(
            request ->
                new MockResponse.Builder()
                    .code(500)
                    .body("{\"error\": \"Conversation " + id + " is locked\"}")
                    .build());
        assertThatThrownBy(() -> ConnectedApi.column(statement.executeQuery(TABLE)))
            .isInstanceOf(SQLException.class);
        assertThatThrownBy(
                () -> DriverManager.getConnection(url.replace(api.key(), api.key() + "x")))
            .isInstanceOf(SQLException.class);
      }
    }

    assertThat(recorder.ours())
        .anyMatch(
            line ->
                line.endsWith("id = '" + id.substring(0, 8) + "…' AND created_at > '2025-01-31'"))
        .anyMatch(line -> line.contains("retry 1") && line.contains(id.substring(0, 8) + "…"))
        .noneMatch(line -> line.contains(id.substring(0, 9)));
  }

  @Test
  void saysAtFineWhyConnectingFails() {
    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:whattalk:baseUrl=http://[::1]:1;apiKey=k"));

    assertThat(recorder.ours())
        .endsWith(
            "FINE ai.whattalk.jdbc could not connect to jdbc:whattalk:baseUrl=http://[::1]:1: "
                + failure.getMessage());
  }

  @Test
  void saysNoSecretAtFinest() throws SQLException {
    TestAuthority acme = new TestAuthority("Acme");
    String password = "CANARYpassword";
    Path store = directory.resolve("acme.jks");
    acme.write(store, "JKS", password);
    try (SimulatedApi api = new SimulatedApi(TestRows.numbered(2), acme.server("127.0.0.1"));
        LoginProxy proxy = new LoginProxy("me", password)) {
      String url =
          "jdbc:whattalk:apiKey="
              + api.key()
              + ";proxyUser=me;proxyPassword="
              + password
              + ";trustStorePassword="
              + password
              + ";trustStore=\""
              + store
              + "\";proxy="
              + proxy.address()
              + ";baseUrl="
              + api.baseUrl();
      StringWriter said = new StringWriter();
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations"));
        said.append(connection + " " + connection.getMetaData().getURL());
        proxy.login("me", "another");
        proxy.hangUp();
        catchThrowableOfType(
                SQLException.class,
                () -> statement.executeQuery("SELECT id FROM conversations").next())
            .printStackTrace(new PrintWriter(said));
      }
      catchThrowableOfType(
              SQLException.class,
              () -> DriverManager.getConnection(url.replace(api.key(), api.key() + "x")))
          .printStackTrace(new PrintWriter(said));

      SimpleFormatter formatter = new SimpleFormatter();
      recorder.records.forEach(entry -> said.append(formatter.format(entry)));
      assertThat(said.toString())
          .contains("answered 407", "ProxyLoginException")
          .doesNotContain("CANARY", api.key(), base64("me:" + password).substring(6));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** Keeps what is logged, except by the server. */
  private static final class Recorder extends Handler {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Recorder() {
      setLevel(Level.ALL);
    }

    /** Level, logger and message of what the driver logs, with # in place of durations. */
    List<String> ours() {
      SimpleFormatter formatter = new SimpleFormatter();
      return records.stream()
          .filter(entry -> String.valueOf(entry.getLoggerName()).startsWith("ai.whattalk.jdbc"))
          .map(
              entry ->
                  entry.getLevel().getName()
                      + ' '
                      + entry.getLoggerName()
                      + ' '
                      + formatter.formatMessage(entry).replaceAll("\\(\\d+ ms\\)", "(# ms)"))
          .toList();
    }

    @Override
    public void publish(LogRecord entry) {
      if (!String.valueOf(entry.getLoggerName()).startsWith("mockwebserver3")) {
        records.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
