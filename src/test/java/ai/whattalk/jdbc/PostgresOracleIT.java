package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.whattalk.jdbc.api.resource.Conversation;
import ai.whattalk.jdbc.testing.PostgresOracle;
import ai.whattalk.jdbc.testing.PostgresServer;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SqlEntry;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of src/test/resources/postgresql gives the rows that PostgreSQL gives. */
final class PostgresOracleIT {
  private static final Path FOLDER = Path.of("src/test/resources/postgresql");
  private static final List<Conversation> ROWS = TestRows.withEdgeCases(250, 18);

  /** Names keep their spelling here, and not in PostgreSQL. */
  private static final Comparator<String> IGNORING_CASE = String::compareToIgnoreCase;

  /** What is said here where PostgreSQL says it otherwise. */
  private static final Map<String, String> STATES =
      Map.of("22P02", "22018", "22008", "22007", "2201E", "22003", "2201F", "22003");

  private static final TimeZone ZONE_BEFORE = TimeZone.getDefault();

  private static PostgresServer server;
  private static Connection postgres;
  private static PostgresOracle oracle;
  private static SimulatedApi api;
  private static Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    assumeTrue(
        PostgresServer.isAvailable(),
        "No PostgreSQL to compare with: the build brings one for Linux on x86-64 only");
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Istanbul"));
    api = new SimulatedApi(ROWS);
    connection =
        DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
    server = new PostgresServer();
    postgres = server.connect();
    try (Statement types = connection.createStatement()) {
      oracle =
          new PostgresOracle(
              postgres, ROWS, types.executeQuery("SELECT * FROM conversation_types"));
    }
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    TimeZone.setDefault(ZONE_BEFORE);
    if (api != null) {
      connection.close();
      api.close();
    }
    if (server != null) {
      postgres.close();
      server.close();
    }
  }

  static List<SqlEntry> expressions() throws IOException {
    return SqlEntry.lines(FOLDER.resolve("expressions"));
  }

  static List<SqlEntry> statements() throws IOException {
    return SqlEntry.statements(FOLDER.resolve("statements"));
  }

  static List<SqlEntry> errors() throws IOException {
    return SqlEntry.lines(FOLDER.resolve("errors"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void expressionsMeanTheSame(SqlEntry expression) throws SQLException {
    compare(select(expression.sql()), select(expression.postgresSql()), true);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void statementsGiveTheSameRows(SqlEntry statement) throws SQLException {
    compare(statement.sql(), statement.postgresSql(), statement.isOrdered());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void errorsAreTheSame(SqlEntry expression) {
    String sql = select(expression.sql());
    String expected = state(() -> oracle.read(sql));

    assertThat(
            state(
                () -> {
                  try (Statement statement = connection.createStatement()) {
                    ResultRows.of(statement.executeQuery(sql));
                  }
                }))
        .isEqualTo(STATES.getOrDefault(expected, expected));
  }

  private static String state(ThrowingCallable reading) {
    return catchThrowableOfType(SQLException.class, reading).getSQLState();
  }

  @Test
  void thereIsEnoughToCompare() throws IOException {
    assertThat(expressions()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(statements()).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dbeaver",
        "hibernate",
        "libreoffice",
        "metabase",
        "powerbi",
        "spark",
        "superset",
        "tableau",
      })
  void thereIsEnoughOfEachTool(String tool) throws IOException {
    assertThat(statements())
        .filteredOn(statement -> statement.origin().startsWith(tool + ".sql:"))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  private static String select(String expression) {
    return "SELECT c.id, " + expression + " AS x FROM conversations c ORDER BY c.id";
  }

  private static void compare(String sql, String postgresSql, boolean ordered) throws SQLException {
    PostgresOracle.Answer expected = oracle.read(postgresSql);
    try (Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery(sql);
      List<String> labels = ResultRows.labels(result);
      ResultRows got = ResultRows.of(result);

      assertThat(got.difference(expected.rows(), ordered, expected.approximate())).isNull();
      assertThat(labels).usingElementComparator(IGNORING_CASE).isEqualTo(expected.labels());
    }
  }
}
