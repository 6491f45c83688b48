package ai.whattalk.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What property {@code logLevel} has on stderr, and what it leaves behind: nothing. */
final class LogLevelTest {
  private static final Logger OURS = Logger.getLogger("ai.whattalk.jdbc");
  private static final Logger ROOT = Logger.getLogger("");

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(2));

  /** Of queries, so that each is another one, to be planned anew. */
  private static int number;

  private final PrintStream errorBefore = System.err;
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(error, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(errorBefore);
    OURS.setLevel(null);
    assertThat(OURS.getHandlers()).isEmpty();
  }

  private Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + api.baseUrl() + ";apiKey=" + api.key() + properties);
  }

  private static void query(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ConnectedApi.column(
          statement.executeQuery(
              "SELECT id, " + ++number + " FROM conversations WHERE type = 'widget'"));
    }
  }

  /** What came on stderr since it was last asked for, without the lines that say when. */
  private List<String> said() {
    List<String> lines =
        error.toString(UTF_8).lines().filter(line -> line.matches("[A-Z]+: .*")).toList();
    error.reset();
    return lines;
  }

  @Test
  void printsTheLogOnce() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (Connection connection = connect(";logLevel=DEBUG");
          Connection other = connect(";logLevel=FINE")) {
        assertThat(OURS.getHandlers()).hasSize(1);
        said();
        query(connection);
        assertThat(said())
            .singleElement()
            .asString()
            .matches("FINE: GET /api/user/conversations.*type=widget.* answered 200 .*");
        other.close();
      }
      assertThat(said())
          .hasSize(2)
          .allMatch(line -> line.matches("FINE: closed the connection to .*"));
      assertThat(OURS.getHandlers()).isEmpty();
      assertThat(OURS.getLevel()).isNull();
    }
    try (Connection connection = connect("")) {
      query(connection);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void theMostDetailedLevelOfThoseThatAreOpenCounts() throws SQLException {
    try (Connection fine = connect(";logLevel=fine");
        Connection silent = connect("")) {
      try (Connection finest = connect(";logLevel=finest")) {
        said();
        query(silent);
        assertThat(said()).anyMatch(line -> line.startsWith("FINER: planning "));
        finest.close();
      }
      said();
      query(fine);
      assertThat(said()).isNotEmpty().allMatch(line -> line.startsWith("FINE: "));
    }
    said();
    try (Connection off = connect(";logLevel=OFF")) {
      query(off);
      assertThat(OURS.getHandlers()).isEmpty();
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void saysWhyConnectingFails() {
    assertThatThrownBy(() -> connect("x;logLevel=debug")).isInstanceOf(SQLException.class);
    assertThat(said())
        .last()
        .asString()
        .startsWith("FINE: could not connect to jdbc:whattalk:baseUrl=" + api.baseUrl());
    assertThat(OURS.getHandlers()).isEmpty();
  }

  @Test
  void neverPrintsTheKey() throws SQLException {
    try (Connection connection = connect(";logLevel=all")) {
      query(connection);
    }
    assertThatThrownBy(() -> connect("x;logLevel=all")).isInstanceOf(SQLException.class);
    assertThat(error.toString(UTF_8)).contains("planning").doesNotContain(api.key());
  }

  @Test
  void leavesToTheProgramWhatTheProgramPrints() throws SQLException {
    ConsoleHandler console = new ConsoleHandler();
    List<Handler> before = List.of(ROOT.getHandlers());
    before.forEach(ROOT::removeHandler);
    try (Connection connection = connect(";logLevel=debug")) {
      said();
      OURS.warning("one");
      assertThat(said()).containsExactly("WARNING: one");
      ROOT.addHandler(console);
      OURS.warning("two");
      assertThat(said()).containsExactly("WARNING: two");
      OURS.setUseParentHandlers(false);
      OURS.warning("three");
      assertThat(said()).containsExactly("WARNING: three");
      OURS.setUseParentHandlers(true);
      query(connection);
      assertThat(said()).hasSize(1);
    } finally {
      OURS.setUseParentHandlers(true);
      ROOT.removeHandler(console);
      before.forEach(ROOT::addHandler);
    }
  }

  @Test
  void takesNothingFromTheLogOfAProgram() throws SQLException {
    Counter counter = new Counter();
    OURS.setLevel(Level.FINER);
    OURS.addHandler(counter);
    try (Connection connection = connect(";logLevel=warn")) {
      query(connection);
      assertThat(counter.finer).isPositive();
      assertThat(said()).isEmpty();
    } finally {
      OURS.removeHandler(counter);
    }
    assertThat(OURS.getLevel()).isEqualTo(Level.FINER);
  }

  /** Counts what the driver says at FINER. */
  private static final class Counter extends Handler {
    private int finer;

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel() == Level.FINER) {
        finer++;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
