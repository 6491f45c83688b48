package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table of errors, as a user of JDBC sees it: class, SQLState and message. */
class ErrorTableTest {
  /** The first request of a scan. */
  private static final String REQUEST = "GET /api/user/conversations?per_page=100&page=1 answered ";

  /** With which no connection was made before, so that connecting asks the API. */
  private static final String OTHER_KEY = "apiKey=other";

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(300));
  @AutoClose private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = connect("");
    statement = connection.createStatement();
    api.clearRequests();
  }

  private Connection connect(String more) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    properties.setProperty("baseUrl", api.baseUrl());
    properties.setProperty("maxRetries", "1");
    return DriverManager.getConnection("jdbc:whattalk:" + more, properties);
  }

  /** Checks class and SQLState exactly, and gives the message, which is one line. */
  private String fails(String className, String state, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(SQLException.class);
    SQLException failure = (SQLException) thrown;
    assertThat(failure.getClass().getSimpleName()).as(failure.getMessage()).isEqualTo(className);
    assertThat(failure.getSQLState()).as(failure.getMessage()).isEqualTo(state);
    assertThat(failure.getMessage().lines()).hasSize(1);
    assertThat(failure.getMessage()).isNotBlank().doesNotContain(api.key());
    return failure.getMessage();
  }

  /** Reads to the end. */
  private void read(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  private String readFails(String className, String state, String sql) {
    return fails(className, state, () -> read(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT id FRM conversations | 42601 | line 1, column 11: \"FRM\" has no meaning here; did"
            + " you mean FROM?",
        "SELECT | 42601 | line 1, column 6: the statement ends too early, after \"SELECT\"",
        "SELECT @x | 42601 | line 1, column 8:"
            + " @ has no meaning here: there are no variables; ? is a parameter",
        "SELECT id FROM conversations LIMIT -1 | 42601"
            + " | line 1, column 36: \"-\" can't stand here",
        "`SELECT 1;\nSELECT 2` | 42601 | line 2, column 1: one statement at a time",
        "`` | 42601 | the statement is empty",
        "-- nothing | 42601 | the statement is empty",
        "SELECT * FROM conversation | 42S02"
            + " | line 1, column 15: table 'conversation' not found; did you mean conversations?",
        "SELECT * FROM whattlk.conversations | 42S02"
            + " | line 1, column 15: table 'whattlk' not found; did you mean whattalk?",
        "SELECT * FROM whattalk.conversationtypes | 42S02 | line 1, column 15: table"
            + " 'conversationtypes' not found within 'whattalk'; did you mean conversation_types?",
        "SELECT c.id FROM conversations | 42S02 | line 1, column 8: table 'c' not found",
        "SELECT assistant_nam FROM conversations | 42S22 | line 1, column 8:"
            + " column 'assistant_nam' not found; did you mean assistant_name?",
        "`SELECT 1 FROM conversations c\n WHERE c.tipe = 'x'` | 42S22 | line 2, column 10:"
            + " column 'tipe' not found in table 'c'; did you mean type?",
        "SELECT nothing_like_it FROM conversations | 42S22"
            + " | line 1, column 8: column 'nothing_like_it' not found",
        "SELECT id, COUNT(*) FROM conversations GROUP BY type | 42000"
            + " | line 1, column 8: 'id' is neither in GROUP BY nor in an aggregate",
        "SELECT UPPR(id) FROM conversations | 42000"
            + " | line 1, column 8: function UPPR not found; did you mean UPPER?",
        "SELECT CASE WHEN 1 THEN 2 END | 42000"
            + " | line 1, column 8: WHEN takes a condition, which is true or false",
        "SELECT * | 42000 | line 1, column 8: SELECT * needs a FROM",
        "SELECT 1 FROM conversations GROUP BY COUNT(*) | 42000 | line 1, column 38:"
            + " GROUP BY comes before the grouping and takes no aggregate; HAVING comes after it",
        "SELECT id FROM conversations ORDER BY 5 | 42000"
            + " | line 1, column 39: there is no column of that number",
      })
  void syntaxAndNames(String sql, String state, String message) {
    assertThat(readFails("SQLSyntaxErrorException", state, sql)).isEqualTo(message);
    assertThat(
            fails("SQLSyntaxErrorException", state, () -> connection.prepareStatement(sql).close()))
        .isEqualTo(message);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void nullIsNoStatement() {
    assertThat(readFails("SQLSyntaxErrorException", "42601", null))
        .isEqualTo("the statement is null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM conversations",
        "/* not */ -- a query\n insert nonsense",
        "UPDATE",
        "create table t (n INTEGER)",
        "DROP TABLE conversations",
        "TRUNCATE TABLE conversations",
        "MERGE INTO conversations USING x ON 1 = 1",
      })
  void nothingIsWritten(String sql) {
    String refused = "SQLFeatureNotSupportedException";
    assertThat(readFails(refused, "25006", sql)).startsWith("the driver only reads: ");
    fails(refused, "25006", () -> statement.execute(sql));
    fails(refused, "25006", () -> statement.executeUpdate(sql));
    fails(refused, "25006", () -> connection.prepareStatement(sql));
  }

  @Test
  void whatTheDriverDoesNotHave() {
    String refused = "SQLFeatureNotSupportedException";
    assertThat(fails(refused, "0A000", () -> connection.prepareCall("{call x()}")))
        .isEqualTo("prepareCall is not supported");
    fails(refused, "0A000", () -> connection.setSavepoint());
    fails(refused, "0A000", () -> connection.createBlob());
    fails(refused, "0A000", () -> statement.addBatch("SELECT 1"));
  }

  /** Not 0A000, on which HikariCP closes a connection. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHOW TABLES|line 1, column 1: SHOW is not supported; the tables are conversation_types,"
            + " conversations, assistants, requests, server; DatabaseMetaData tells their columns",
        "SELECT LAST_VALUE(id) IGNORE NULLS OVER (ORDER BY id) FROM conversations"
            + "|line 1, column 23: IGNORE NULLS is not supported",
        "SELECT * FROM conversations TABLESAMPLE SYSTEM (10)"
            + "|line 1, column 15: TABLESAMPLE is not supported",
        "SELECT (type, id) FROM conversations|line 1, column 8: a row as a column is not supported",
        "SELECT SUM(message_count) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE TIES) FROM"
            + " conversations|line 1, column 32: EXCLUDE in a window's frame is not supported",
        "SELECT type FROM conversations GROUP BY GROUPING SETS (type, ROLLUP (id))"
            + "|line 1, column 62: a grouping set within another is not supported",
        "SELECT LAST_VALUE(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) FROM"
            + " conversations|LAST_VALUE of a frame of ROWS that may be empty is not supported",
        "SELECT type FROM conversations GROUP BY GROUPING SETS (type, (), ())"
            + "|line 1, column 32: a grouping set that is there twice is not supported",
        "SELECT MAX(id) FILTER (WHERE id IN (SELECT '1')) OVER (ORDER BY id) FROM conversations"
            + "|line 1, column 8: a subquery in a window function is not supported",
        "SELECT LAG(id, (SELECT 1)) OVER (ORDER BY id) FROM conversations"
            + "|line 1, column 8: a subquery in a window function is not supported",
        "SELECT SUM(message_count) OVER (ORDER BY total_cost::float8 RANGE 1 PRECEDING)"
            + " FROM conversations|RANGE with an offset from a DOUBLE is not supported",
        "SELECT id FROM conversations LIMIT (SELECT 1)"
            + "|line 1, column 36: LIMIT and OFFSET take a number, arithmetic with numbers, or a"
            + " parameter",
        "SELECT a.id FROM conversations a JOIN conversations b"
            + " ON (a.type = b.type OR (a.type IS NULL AND b.type IS NULL)) = a.ai_enabled"
            + "|line 1, column 58: a = b OR (a IS NULL AND b IS NULL) as a value in ON is not"
            + " supported",
        "SELECT id FROM conversations WHERE type = ANY ('{api}')"
            + "|line 1, column 36: ANY and ALL of a text are not supported: ARRAY['a', 'b'] is",
        "SELECT (SELECT MAX(c.type) FROM conversation_types) FROM conversations c"
            + "|line 1, column 16: an aggregate of an outer query's columns only is not supported",
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT MAX(n) + 1 FROM r) SELECT n FROM r"
            + "|line 1, column 16: a recursion but of rows UNION one query that reads them once is"
            + " not supported",
        "SELECT (1, 2) = (SELECT 1, 2)|line 1, column 8: a row compares with a row of as many"
            + " values only",
        "SELECT EXTRACT(HOUR FROM DATE '2026-01-01')|a DATE has no HOUR",
      })
  void sqlThatTheDriverDoesNotHave(String sql, String message) {
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> statement.executeQuery(sql));

    assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class).hasMessage(message);
    assertThat(failure.getSQLState()).isEqualTo("42000");
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      assertThat(cause.getMessage()).doesNotContain("calcite", "Exception", "expecting");
    }
  }

  @Test
  void executeUpdateOfAQuery() {
    assertThat(fails("SQLException", "07003", () -> statement.executeUpdate("SELECT 1")))
        .contains("executeQuery");
  }

  @Test
  void indexesAndConversions() throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement("SELECT CAST(? AS VARCHAR)");
        Statement other = connection.createStatement()) {
      fails("SQLException", "07009", () -> prepared.setString(2, "x"));
      fails("SQLException", "07009", () -> prepared.setString(0, "x"));
      assertThat(fails("SQLException", "07001", prepared::executeQuery)).contains("parameter 1");
      ResultSet rows = other.executeQuery("SELECT 'x', X'0a', TIME '10:00:00', 300, 'y'");
      assertThat(rows.next()).isTrue();
      fails("SQLException", "07009", () -> rows.getString(6));
      fails("SQLException", "07009", () -> rows.getString(0));
      fails("SQLDataException", "07006", () -> rows.getInt(2));
      fails("SQLDataException", "07006", () -> rows.getDate(3));
      fails("SQLDataException", "22003", () -> rows.getByte(4));
      fails("SQLDataException", "22018", () -> rows.getInt(5));
    }
    fails(
        "SQLException",
        "07001",
        () -> statement.executeQuery("SELECT * FROM conversations WHERE id = ?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22012 | SELECT 1 / 0",
        "22012 | SELECT 1 / (message_count - message_count) FROM conversations",
        "22012 | SELECT MOD(message_count, 0) FROM conversations",
        "22003 | SELECT 2147483647 + message_count + 1 FROM conversations",
        "22003 | SELECT CAST(3000000000 AS INTEGER)",
        "22003 | SELECT CAST('3000000000' AS INTEGER)",
        "22003 | SELECT CAST('99999999999999999999' AS BIGINT)",
        "22003 | SELECT CAST('300' AS TINYINT)",
        "22003 | SELECT CAST(1e400 AS DOUBLE)",
        "22003 | SELECT LN(0)",
        "22018 | SELECT CAST('x' AS INTEGER)",
        "22018 | SELECT CAST(id AS INTEGER) FROM conversations",
        "22018 | SELECT CAST('x' AS DECIMAL(5,2))",
        "22018 | SELECT CAST('maybe' AS BOOLEAN)",
        "22007 | SELECT DATE '2025-13-45'",
        "22007 | SELECT TIMESTAMP '2025-01-01 99:00:00'",
        "22007 | SELECT CAST('2025-02-30' AS DATE)",
        "22007 | SELECT * FROM conversations WHERE created_at > 'last week'",
      })
  void data(String state, String sql) {
    readFails("SQLDataException", state, sql);
  }

  /** In sentences of the driver, where Java and Calcite have others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22003 | SELECT ABS(CAST(-2147483648 AS INTEGER)) | value out of range: overflow",
        "22003 | SELECT GCD(-9223372036854775808, -9223372036854775808)"
            + " | value out of range: overflow",
        "22003 | SELECT CAST(12345.678 AS DECIMAL(5, 2))"
            + " | out of range for DECIMAL(5, 2): 12345.678",
        "22007 | SELECT MAKE_DATE(2147483647, 1, 1) | there is no such date or time: a year, month,"
            + " day, hour or minute is out of range",
        "22007 | SELECT MAKE_DATE(2025, 2, 30) | there is no such date or time: a year, month,"
            + " day, hour or minute is out of range",
      })
  void messagesOfData(String state, String sql, String message) {
    assertThat(readFails("SQLDataException", state, sql)).isEqualTo(message);
  }

  private static MockResponse.Builder response(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body);
  }

  private void answer(MockResponse.Builder response) {
    api.answer(request -> response.build());
  }

  @ParameterizedTest
  @CsvSource({
    "401, SQLInvalidAuthorizationSpecException, 28000",
    "403, SQLInvalidAuthorizationSpecException, 42501",
    "404, SQLNonTransientException, 08P01",
    "418, SQLNonTransientException, 08P01",
    "422, SQLDataException, 22023",
    "429, SQLTransientException, 53400",
    "408, SQLTransientException, 58000",
    "425, SQLTransientException, 58000",
    "500, SQLTransientException, 58000",
    "503, SQLTransientException, 58000",
  })
  void statusesOfTheApi(int status, String className, String state) {
    answer(response(status, "{\"message\": \"Some\\nreason.\"}"));
    assertThat(readFails(className, state, "SELECT * FROM conversations"))
        .startsWith(REQUEST + status)
        .contains("Some reason.");
  }

  @ParameterizedTest
  @CsvSource({
    "401, SQLInvalidAuthorizationSpecException, 28000",
    "403, SQLInvalidAuthorizationSpecException, 42501",
    "404, SQLNonTransientConnectionException, 08001",
    "500, SQLNonTransientConnectionException, 08001",
    "429, SQLTransientException, 53400",
  })
  void statusesOfTheApiWhileConnecting(int status, String className, String state) {
    answer(response(status, "{\"message\": \"Some reason.\"}"));
    assertThat(fails(className, state, () -> connect(OTHER_KEY).close()))
        .startsWith("GET /api/user/conversations?per_page=1&page=1 answered " + status)
        .contains("Some reason.");
  }

  @Test
  void aWaitThatIsTooLong() {
    answer(response(503, "").addHeader("Retry-After", "3600"));
    assertThat(readFails("SQLTransientException", "53400", "SELECT * FROM conversations"))
        .isEqualTo(REQUEST + "503; that is a wait of 3600 s, more than maxRetryWait=60");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void moreRequestsThanAreAllowed() throws SQLException {
    try (Connection bounded = connect("maxRequests=2");
        Statement twoPages = bounded.createStatement()) {
      api.clearRequests();
      ResultSet rows = twoPages.executeQuery("SELECT * FROM conversations");
      assertThat(
              fails(
                  "SQLNonTransientException",
                  "54000",
                  () -> {
                    while (rows.next()) {
                      assertThat(rows.getRow()).isLessThanOrEqualTo(200);
                    }
                  }))
          .isEqualTo("the query needs more HTTP requests than maxRequests=2 allows");
      assertThat(api.requests()).hasSize(2);
      // Each execution may make as many.
      assertThat(twoPages.executeQuery("SELECT * FROM conversations").next()).isTrue();
    }
  }

  @Test
  void retriesCountAsRequests() throws SQLException {
    api.failPage(1, 500);
    try (Connection bounded = connect("validateOnConnect=false;maxRequests=1;maxRetries=5");
        Statement one = bounded.createStatement()) {
      api.clearRequests();
      fails(
          "SQLNonTransientException",
          "54000",
          () -> one.executeQuery("TABLE conversations").next());
      assertThat(api.requests()).hasSize(1);
    }
  }

  @Test
  void aListThatCanNotBeShownToBeComplete() {
    // So many that not even by chance all of them turn up.
    List<Conversation> rows = new ArrayList<>(TestRows.numbered(2_000));
    api.rows(rows);
    Random random = new Random(5);
    api.afterEachPage(
        ids -> {
          Collections.shuffle(rows, random);
          api.rows(rows);
        });
    assertThat(readFails("SQLTransactionRollbackException", "40001", "SELECT * FROM conversations"))
        .startsWith("GET /api/user/conversations?per_page=")
        .contains("it can't be shown to be complete: ");
  }

  @Test
  void laravelsFieldMessageIsQuoted() {
    answer(
        response(
            422,
            """
            {"message": "The given data was invalid.",
             "errors": {"page": ["The page must be a number."]}}
            """));
    assertThat(readFails("SQLDataException", "22023", "SELECT * FROM conversations"))
        .contains("page: The page must be a number.");
  }

  @Test
  void noKey() {
    assertThat(
            fails(
                "SQLInvalidAuthorizationSpecException",
                "28000",
                () -> DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl())))
        .contains("apiKey");
  }

  @Test
  void redirects() {
    answer(response(302, "").addHeader("Location", "/login"));
    assertThat(
            readFails(
                "SQLInvalidAuthorizationSpecException", "28000", "SELECT * FROM conversations"))
        .startsWith(REQUEST + 302)
        .contains("login");
    answer(response(301, "").addHeader("Location", "https://x.example/elsewhere"));
    assertThat(readFails("SQLNonTransientException", "08P01", "SELECT * FROM conversations"))
        .startsWith(REQUEST + 301)
        .contains("x.example/elsewhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html></html> | but not with JSON",
        "{\"status\": true} | but without a data array",
        "{\"current_page\": 1, \"total\": 1, \"data\": [{\"id\": \"c7\", \"total_cost\": \"dear\"}]}"
            + " | but row c7 has total_cost \"dear\"",
        "{\"data\": [{\"id\": 1} | but not with JSON",
      })
  void answersThatAreNotTheApis(String body, String found) {
    answer(response(200, body));
    assertThat(readFails("SQLNonTransientException", "08P01", "SELECT * FROM conversations"))
        .startsWith(REQUEST + "200, ")
        .contains(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nope=1",
        "pageSize=101",
        "pageSize=x",
        "cacheTtl=601",
        "baseUrl=ftp://x.example",
        "baseUrl=http://x.example",
        "timeZone=Nowhere",
        "no equals sign",
      })
  void badSettings(String setting) {
    String name = setting.contains("=") ? setting.substring(0, setting.indexOf('=')) : "";
    assertThat(fails("SQLNonTransientConnectionException", "08001", () -> connect(setting)))
        .contains(name);
  }

  @Test
  void everyStateIsOnThePage() throws IOException {
    String page = Files.readString(Path.of("docs/errors.md"));
    Pattern state = Pattern.compile("\"(?!00000)(\\d[0-9A-Z]{4}|HY[0-9A-Z]{3}|XX\\d{3})\"");
    Set<String> states = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("driver"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        state
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> states.add(found.group(1)));
      }
    }
    assertThat(states)
        .contains("HY024", "42S02")
        .allSatisfy(each -> assertThat(page).contains(each));
  }

  @Test
  void networkWhileConnectingAndLater() {
    assertThat(
            fails(
                "SQLNonTransientConnectionException",
                "08001",
                () -> connect("baseUrl=https://whattalk.invalid/api")))
        .contains("host not found");
    api.delay(Duration.ofSeconds(30));
    assertThat(
            fails(
                "SQLNonTransientConnectionException",
                "08001",
                () -> connect("readTimeout=1;" + OTHER_KEY)))
        .contains("timed out");
    api.close();
    assertThat(readFails("SQLTransientConnectionException", "08006", "SELECT * FROM conversations"))
        .startsWith("GET /api/user/conversations?per_page=100&page=1 failed: ");
    assertThat(fails("SQLNonTransientConnectionException", "08001", () -> connect(OTHER_KEY)))
        .contains("connection refused");
  }

  @Test
  void failureInTheMiddle() throws SQLException {
    api.failPage(2, 500);
    ResultSet rows = statement.executeQuery("SELECT * FROM conversations");
    for (int i = 0; i < 100; i++) {
      assertThat(rows.next()).isTrue();
    }
    assertThat(fails("SQLTransientException", "58000", rows::next))
        .isEqualTo(
            "GET /api/user/conversations?per_page=100&page=2 answered 500: Server Error (tried 2"
                + " times)");
  }

  @Test
  void cancelled() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT * FROM conversations");
    statement.cancel();
    fails("SQLException", "57014", rows::next);
  }

  @Test
  void timedOut() throws SQLException {
    api.delay(Duration.ofSeconds(30));
    statement.setQueryTimeout(1);
    assertThat(readFails("SQLTimeoutException", "HYT00", "SELECT * FROM conversations"))
        .isEqualTo(
            "timed out: GET /api/user/conversations?per_page=100&page=1 was not done within 1000"
                + " ms");
  }

  @Test
  void closed() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT 1");
    rows.close();
    fails("SQLException", "24000", rows::next);
    statement.close();
    fails("SQLException", "HY010", () -> statement.executeQuery("SELECT 1"));
    connection.close();
    fails("SQLNonTransientConnectionException", "08003", connection::createStatement);
  }
}
