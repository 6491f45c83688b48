package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver and the libraries in its jar log. */
final class LoggingIT {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger DRIVER = Logger.getLogger("ai.whattalk.jdbc");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setLevel(Level.ALL);
    ROOT.addHandler(handler);
  }

  @AfterEach
  void stop() {
    ROOT.removeHandler(handler);
    DRIVER.setLevel(null);
  }

  private static void query() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:whattalk:demo=true");
        Statement statement = connection.createStatement()) {
      statement
          .executeQuery("SELECT type, COUNT(*) FROM conversations GROUP BY type ORDER BY 2 DESC")
          .next();
      assertThatThrownBy(() -> statement.executeQuery("SELECT nope"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void isSilentByDefault() throws SQLException {
    query();

    assertThat(records).extracting(LogRecord::getMessage).isEmpty();
  }

  /** As Calcite warns of planning that a query timeout ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai.whattalk.jdbc.shaded.org.apache.calcite.plan.RelOptPlanner",
        "ai.whattalk.jdbc.shaded.okhttp3.OkHttpClient"
      })
  void warningsOfLibrariesGoNowhere(String library) throws SQLException {
    query();
    Logger.getLogger(library).warning("planning times out");
    Logger.getLogger(library).severe("something is wrong");

    assertThat(records).extracting(LogRecord::getMessage).isEmpty();
  }

  @Test
  void librariesStaySilentWhereTheDriverTalks() throws SQLException {
    DRIVER.setLevel(Level.FINEST);
    query();

    assertThat(records)
        .extracting(LogRecord::getLoggerName)
        .isNotEmpty()
        .containsOnly("ai.whattalk.jdbc", "ai.whattalk.jdbc.api", "ai.whattalk.jdbc.sql");
  }
}
