package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nothing is left of what was closed, nor of what was given up without closing. */
class LeakTest {
  private static final int CONNECTIONS = RandomCases.count("leak.connections", 600);

  private static final int CONNECTIONS_PER_SCAN = 20;

  /** What a JVM may open by itself meanwhile. */
  private static final int SLACK = 5;

  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final String SCAN = "SELECT id FROM conversations";

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(300));

  /** The server's side of the sockets that the driver opened. */
  private final Set<Integer> sockets = ConcurrentHashMap.newKeySet();

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("apiKey", api.key());
    return DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), properties);
  }

  private static int threads() {
    return Thread.getAllStackTraces().size();
  }

  /** Open files of this process; 0 where the system doesn't say. */
  private static long files() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> list = Files.list(open)) {
      return list.count();
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /**
   * Collects garbage until something holds, or for a minute and longer: on a busy machine, what has
   * just ended stays a while.
   */
  private static void collectUntil(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < LONGEST_WAIT_SECONDS * 10 && !holds.getAsBoolean(); i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Connects, queries and closes; every so often a scan is left in the middle, or read on. */
  private void connectAndClose(int from, int to) throws SQLException {
    for (int i = from; i < to; i++) {
      Connection connection = connect();
      Statement statement = connection.createStatement();
      connection.getMetaData().getTables(null, null, null, null).close();
      assertThat(statement.executeQuery(SCAN + " LIMIT 1").next()).isTrue();
      if (i % CONNECTIONS_PER_SCAN == 0) {
        ResultSet rows = statement.executeQuery(SCAN);
        assertThat(rows.next()).isTrue();
        while (i % (2 * CONNECTIONS_PER_SCAN) == 0 && rows.next()) {
          assertThat(rows.getString(1)).startsWith("c");
        }
      }
      connection.close();
      api.clearRequests();
    }
  }

  @Test
  void connectingAndClosingLeavesCountsFlat() throws Exception {
    api.answer(
        request -> {
          sockets.add(request.getConnectionIndex());
          return null;
        });
    // Closing the last connection of a JVM drops what is kept for all: this one stays open.
    Connection open = connect();
    int warm = CONNECTIONS / 10;
    connectAndClose(0, warm);
    int threads = threads();
    long files = files();
    int opened = sockets.size();
    long bytes = usedBytes();
    connectAndClose(warm, CONNECTIONS);
    assertThat(threads()).isLessThanOrEqualTo(threads + SLACK);
    assertThat(files()).isLessThanOrEqualTo(files + SLACK);
    // A socket serves on, unless a scan was left in the middle of an answer.
    assertThat(sockets).hasSizeLessThanOrEqualTo(opened + SLACK);
    // A connection of a few kilobytes that stayed would show as megabytes.
    long most = bytes + CONNECTIONS * 1024L;
    collectUntil(() -> usedBytes() < most);
    assertThat(usedBytes()).isLessThan(most);
    open.close();
  }

  /** Opens things and forgets them on the way out. */
  private List<WeakReference<Object>> abandon(Connection connection) throws SQLException {
    List<WeakReference<Object>> abandoned = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Statement statement = connection.createStatement();
      ResultSet rows = statement.executeQuery(SCAN);
      assertThat(rows.next()).isTrue();
      abandoned.add(new WeakReference<>(statement));
      abandoned.add(new WeakReference<>(rows));
      abandoned.add(new WeakReference<>(connection.prepareStatement(SCAN)));
      abandoned.add(new WeakReference<>(connection.getMetaData()));
    }
    Connection other = connect();
    abandoned.add(new WeakReference<>(other));
    abandoned.add(new WeakReference<>(other.createStatement().executeQuery(SCAN)));
    return abandoned;
  }

  @Test
  void whatNobodyClosesIsCollected() throws Exception {
    Connection connection = connect();
    abandon(connection);
    int threads = threads();
    List<WeakReference<Object>> abandoned = abandon(connection);
    collectUntil(() -> abandoned.stream().allMatch(reference -> reference.get() == null));
    assertThat(abandoned).allSatisfy(reference -> assertThat(reference.get()).isNull());
    assertThat(threads()).isLessThanOrEqualTo(threads + SLACK);
    connection.close();
  }
}
