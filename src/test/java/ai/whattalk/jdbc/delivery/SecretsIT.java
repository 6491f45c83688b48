package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key shows up in nothing that the driver says, whatever goes wrong. */
final class SecretsIT {
  private static final String PREFIX = "jdbc:whattalk:";

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Recorder recorder = new Recorder();
  private final Logger rootLogger = Logger.getLogger("");
  private final Logger libraries = Logger.getLogger("ai.whattalk.jdbc.shaded");
  private final Level levelBefore = rootLogger.getLevel();
  private SimulatedApi server;
  private String key;

  /** How a key is given. */
  private enum Given {
    IN_THE_URL,
    QUOTED_IN_THE_URL,
    AS_PROPERTY,
    AS_PASSWORD,
    AS_PASSWORD_IN_THE_URL
  }

  @BeforeEach
  void start() {
    server = new SimulatedApi(TestRows.numbered(250));
    key = server.key();
    rootLogger.setLevel(Level.FINEST);
    libraries.setLevel(Level.FINEST);
    rootLogger.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    rootLogger.removeHandler(recorder);
    rootLogger.setLevel(levelBefore);
    libraries.setLevel(Level.OFF);
    server.close();
  }

  private Connection connect(Given given) throws SQLException {
    String url = PREFIX + "baseUrl=" + server.baseUrl();
    Properties properties = new Properties();
    properties.setProperty("maxRetries", "0");
    switch (given) {
      case IN_THE_URL -> url += ";apiKey=" + key;
      case QUOTED_IN_THE_URL -> url += ";APIKEY=\"" + key + "\"";
      case AS_PROPERTY -> properties.setProperty("apiKey", key);
      case AS_PASSWORD -> properties.setProperty("password", key);
      case AS_PASSWORD_IN_THE_URL -> url += ";password=" + key + ";user=me";
    }
    return DriverManager.getConnection(url, properties);
  }

  @ParameterizedTest
  @EnumSource
  void isNotSaidWhenAllGoesWell(Given given) throws SQLException {
    try (Connection connection = connect(given);
        Statement statement = connection.createStatement();
        PreparedStatement prepared =
            connection.prepareStatement("SELECT id FROM conversations WHERE type = ?")) {
      prepared.setString(1, "widget");
      ResultSet preparedRows = prepared.executeQuery();
      ResultSet rows = statement.executeQuery("SELECT * FROM conversations");
      rows.next();
      say(connection, statement, prepared, rows, preparedRows, connection.getMetaData());
      say(rows.getMetaData(), prepared.getParameterMetaData(), connection.getClientInfo());
      say(connection.getMetaData().getURL(), connection.getMetaData().getUserName());
      try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
        say(tables);
      }
      ResultSet plan =
          statement.executeQuery("EXPLAIN PLAN FOR SELECT id FROM conversations LIMIT 3");
      while (plan.next()) {
        say(plan.getString(1));
      }
      for (String table : List.of("requests", "server", "conversations", "conversation_types")) {
        ResultSet values = statement.executeQuery("SELECT * FROM " + table);
        while (values.next()) {
          for (int i = 1; i <= values.getMetaData().getColumnCount(); i++) {
            say(values.getString(i));
          }
        }
      }
    }

    assertSecret();
    assertThat(server.requests()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isNotSaidWhenRequestsFail(Given given) throws SQLException {
    try (Connection connection = connect(given)) {
      for (int status : List.of(301, 302, 400, 401, 403, 404, 418, 422, 429, 500, 503)) {
        server.answer(request -> echo(status, request));
        failing(connection);
      }
      server.answer(request -> new MockResponse.Builder().body("<html>" + key + "</html>").build());
      failing(connection);
      server.answer(
          request ->
              new MockResponse.Builder()
                  .body("{\"data\": [{\"id\": \"" + key + "\", \"message_count\": \"x\"}]}")
                  .build());
      failing(connection);
      server.close();
      failing(connection);
    }

    assertThat(said).isNotEmpty();
    assertSecret();
  }

  @ParameterizedTest
  @EnumSource
  void isNotSaidWhenConnectingFails(Given given) throws SQLException {
    for (int status : List.of(302, 401, 403, 404, 422, 429, 500)) {
      server.answer(request -> echo(status, request));
      failing(() -> connect(given));
    }
    server.close();
    failing(() -> connect(given));

    assertSecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEY",
        "apiKey",
        "apiKey:KEY",
        ";KEY=",
        "KEY=KEY",
        "apiKey=KEY;apiKey=KEY",
        "apiKey=\"KEY",
        "apiKey=\"KEY\"x",
        "apiKey=KEY;x;KEY",
        "apiKey=KEY;pageSize=0",
        "apiKey=KEY;nosuchproperty=KEY",
        "apiKey=KEY\u00e9",
        "apiKey=KEY;baseUrl=http://example.com/api",
        "password=KEY;demo=perhaps",
        "apiKey=KEY;timeZone=nowhere",
        "apiKey=KEY;BASE;SELECT"
      })
  void isNotSaidOfABadUrl(String settings) throws SQLException {
    String url = PREFIX + settings.replace("KEY", key);
    failing(() -> DriverManager.getConnection(url));
    say((Object[]) describe(url, null));

    assertSecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseUrl=https://me:KEY@example.com/api",
        "baseUrl=https://example.com/api?key=KEY",
        "baseUrl=https://example.com/api#KEY"
      })
  void isNotSaidOfABaseUrlThatHoldsIt(String settings) {
    failing(() -> DriverManager.getConnection(PREFIX + settings.replace("KEY", key), "", key));

    assertSecret();
  }

  @Test
  void isNotSaidOfBadProperties() throws SQLException {
    for (String name : List.of("apiKey", "password")) {
      for (String value : List.of(key + "\n", key + "ı", key + " " + key, "\u0000" + key)) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        failing(() -> DriverManager.getConnection(PREFIX, properties));
        say((Object[]) describe(PREFIX, properties));
      }
    }

    assertSecret();
  }

  @Test
  void isNotAmongTheDescriptionsOfProperties() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", key);
    properties.setProperty("password", key);
    properties.setProperty("user", "me");

    say((Object[]) describe(PREFIX + "apiKey=" + key + ";password=" + key, properties));

    assertSecret();
  }

  private DriverPropertyInfo[] describe(String url, Properties properties) throws SQLException {
    Driver driver = DriverManager.getDriver(PREFIX);
    say(driver);
    return driver.getPropertyInfo(url, properties);
  }

  /** An answer that repeats what it got, key included. */
  private MockResponse echo(int status, RecordedRequest request) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Location", "https://example.com/login?token=" + key)
        .addHeader("Retry-After", "1")
        .addHeader("X-Echo", request.getHeaders().get("Authorization"))
        .body(
            """
            {"message": "Got Bearer %1$s", "errors": {"type": ["of %1$s"], "per_page": ["%1$s"]}}
            """
                .formatted(key))
        .build();
  }

  private void failing(Connection connection) {
    failing(
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT id FROM conversations WHERE type = ? AND created_at > '2025-01-01'")) {
            statement.setString(1, "widget");
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                rows.getString(1);
              }
            } finally {
              for (SQLWarning warning = statement.getWarnings();
                  warning != null;
                  warning = warning.getNextWarning()) {
                say(warning);
              }
            }
          }
        });
  }

  private interface Action {
    void run() throws SQLException;
  }

  private void failing(Action action) {
    int before = said.size();
    try {
      action.run();
    } catch (SQLException e) {
      say(e);
      for (Throwable next : e) {
        say(next);
      }
    }
    assertThat(said).as("something failed").hasSizeGreaterThan(before);
  }

  private void say(Object... objects) {
    for (Object object : objects) {
      if (object instanceof Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        said.add(trace.toString());
      } else if (object instanceof DriverPropertyInfo property) {
        said.add(property.name + "=" + property.value + " " + property.description);
        Stream.ofNullable(property.choices).flatMap(Stream::of).forEach(said::add);
      } else {
        said.add(String.valueOf(object));
      }
    }
  }

  private void assertSecret() {
    // Pieces of it would do to find it again.
    String piece = key.substring(8, 20).toLowerCase(Locale.ROOT);
    for (Iterator<String> all = Stream.concat(said.stream(), recorder.said()).iterator();
        all.hasNext(); ) {
      assertThat(all.next().toLowerCase(Locale.ROOT)).doesNotContain(piece);
    }
  }

  /** Keeps what is logged, except by the server, which may show its requests. */
  private static final class Recorder extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> records = new CopyOnWriteArrayList<>();

    Recorder() {
      setLevel(Level.ALL);
    }

    Stream<String> said() {
      return records.stream();
    }

    @Override
    public void publish(LogRecord record) {
      String logger = String.valueOf(record.getLoggerName());
      if (!logger.startsWith("mockwebserver3") && !logger.startsWith("okhttp3")) {
        records.add(formatter.format(record));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
