package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is written in a statement is there once, and not built for each row. */
final class LongTextIT {
  private static final int LENGTH = 1_000_000;

  /** Of the demo account, at least. */
  private static final int ROWS = 3_000;

  /** Bytes. */
  private static final long BUILT_FOR_EACH_ROW = (long) LENGTH * ROWS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM (SELECT id || 'a' AS a FROM conversations) c WHERE a <> ?",
        "SELECT COUNT(*) FROM (SELECT id || 'a' AS a FROM conversations) c"
            + " WHERE a NOT IN (?, 'b')",
        "SELECT COUNT(NULLIF(?, a)) FROM (SELECT id || 'a' AS a FROM conversations) c"
      })
  void isNotBuiltForEachRow(String sql) throws SQLException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Connection connection = DriverManager.getConnection("jdbc:whattalk:demo=true");
        Statement statement = connection.createStatement()) {
      long before = threads.getCurrentThreadAllocatedBytes();

      ResultSet rows = statement.executeQuery(sql.replace("?", "'" + "x".repeat(LENGTH) + "'"));

      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isGreaterThan(ROWS);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .isLessThan(BUILT_FOR_EACH_ROW / 2);
    }
  }
}
