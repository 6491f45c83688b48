package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.DefaultZone;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.PostgresOracle;
import ai.whattalk.jdbc.testing.RandomCases;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of src/test/resources/postgresql gives the rows that PostgreSQL gives. */
final class PostgresOracleIT {
  private static final Path FOLDER = Path.of("src/test/resources/postgresql");
  private static final List<Conversation> ROWS = TestRows.withEdgeCases(250, 18);

  /** Expressions of one statement: to plan a statement takes longer than to plan an expression. */
  private static final int TOGETHER = 30;

  /** Whether all expressions of a statement mean the same, by its number. */
  private static final Map<Integer, Boolean> STATEMENTS_OF_EXPRESSIONS = new HashMap<>();

  private static List<SqlEntry> expressions;

  /** Names keep their spelling here, and not in PostgreSQL. */
  private static final Comparator<String> IGNORING_CASE = String::compareToIgnoreCase;

  /** What is said here where PostgreSQL says it otherwise. */
  private static final Map<String, String> STATES =
      Map.of("22P02", "22018", "22008", "22007", "2201E", "22003", "2201F", "22003");

  @RegisterExtension static final DefaultZone ZONE = new DefaultZone("Europe/Istanbul");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static PostgresOracle oracle;
  @AutoClose private static SimulatedApi api;
  @AutoClose private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    api = new SimulatedApi(ROWS);
    connection =
        DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
    try (Statement types = connection.createStatement()) {
      oracle =
          new PostgresOracle(
              POSTGRES.connection(), ROWS, types.executeQuery("SELECT * FROM conversation_types"));
    }
  }

  static List<SqlEntry> expressions() throws IOException {
    expressions = SqlEntry.lines(FOLDER.resolve("expressions"));
    return expressions;
  }

  private static List<SqlEntry> all() throws IOException {
    return SqlEntry.statements(FOLDER.resolve("statements"));
  }

  static List<SqlEntry> statements() throws IOException {
    return RandomCases.some(all(), RandomCases.oneIn("postgresql.share", 8), 0);
  }

  static List<SqlEntry> errors() throws IOException {
    return SqlEntry.lines(FOLDER.resolve("errors"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void expressionsMeanTheSame(SqlEntry expression) throws SQLException {
    List<SqlEntry> all = expressions;
    int number = all.indexOf(expression) / TOGETHER;
    boolean same =
        STATEMENTS_OF_EXPRESSIONS.computeIfAbsent(
            number,
            key ->
                meanTheSame(
                    all.subList(key * TOGETHER, Math.min((key + 1) * TOGETHER, all.size()))));
    if (!same) {
      compare(select(expression.sql()), select(expression.postgresSql()), true);
    }
  }

  /** Compares expressions of one statement with what each gives alone in PostgreSQL. */
  private static boolean meanTheSame(List<SqlEntry> expressions) {
    String columns =
        IntStream.range(0, expressions.size())
            .mapToObj(i -> expressions.get(i).sql() + " AS x" + i)
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      ResultRows got =
          ResultRows.of(
              statement.executeQuery(
                  "SELECT c.id, " + columns + " FROM conversations c ORDER BY c.id"));
      for (int i = 0; i < expressions.size(); i++) {
        PostgresOracle.Answer expected = oracle.read(select(expressions.get(i).postgresSql()));
        if (got.columns(List.of(0, i + 1)).difference(expected.rows(), true, expected.approximate())
            != null) {
          return false;
        }
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
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
    assertThat(all()).hasSizeGreaterThanOrEqualTo(240);
    assertThat(statements()).isNotEmpty();
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
    assertThat(all())
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
