package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages are fetched before their rows are read. */
final class ReadAheadIT {
  private static final List<Conversation> ROWS = TestRows.numbered(4000);
  private static final List<String> IDS = ROWS.stream().map(Conversation::id).toList();
  private static final String SCAN = "SELECT id FROM conversations";

  @AutoClose private ConnectedApi api;

  private void connect(int readAhead) throws SQLException {
    api = new ConnectedApi(ROWS, "readAhead=" + readAhead);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 16})
  void fetchesNoMorePagesAtATime(int readAhead) throws SQLException {
    connect(readAhead);
    // The first page is fetched alone.
    int fewest = Math.min(readAhead + 1, 2);
    api.server()
        .holdUntilInFlight(fewest, request -> !request.shown().endsWith("page=1"))
        .delay(Duration.ofMillis(5));

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(api.server().mostInFlight()).isBetween(fewest, readAhead + 1);
    assertThat(api.requests()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheOrderOfPagesThatOvertakeEachOther() throws SQLException {
    connect(16);
    api.server()
        .answer(
            request -> {
              int page = Integer.parseInt(request.getUrl().queryParameter("page"));
              LockSupport.parkNanos(Duration.ofMillis(page * 37 % 5 * 10).toNanos());
              return null;
            });

    assertThat(api.column(SCAN)).isEqualTo(IDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 16})
  void fetchesNothingBeyondALimit(int readAhead) throws SQLException {
    connect(readAhead);
    api.server().delay(Duration.ofMillis(5));

    assertThat(api.column(SCAN + " WHERE type = 'widget' LIMIT 250"))
        .isEqualTo(IDS.subList(0, 250));
    assertThat(api.requests())
        .containsExactlyInAnyOrder(
            "type=widget&per_page=84&page=1",
            "type=widget&per_page=84&page=2",
            "type=widget&per_page=84&page=3");
  }

  @Test
  void theFirstPageIsFetchedAlone() throws Exception {
    connect(16);
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery(SCAN)) {
      for (int i = 0; i < 100; i++) {
        assertThat(rows.next()).isTrue();
      }
      Thread.sleep(100);
      assertThat(api.requests()).hasSize(1);
    }
  }

  @Test
  void pagesOfACursorComeOneAtATime() throws SQLException {
    connect(16);
    api.server()
        .paginateByCursor(Comparator.comparing(Conversation::createdAt))
        .delay(Duration.ofMillis(5));

    assertThat(api.column(SCAN)).isEqualTo(IDS);
    assertThat(api.server().mostInFlight()).isEqualTo(1);
    assertThat(api.requests()).hasSize(40);
  }

  /** Reads while pages further on fail and are tried again, and then hands over. */
  private void readsSomeAnd(Ending ending) throws Exception {
    api = new ConnectedApi(ROWS, "readAhead=16;maxRetries=100");
    api.server()
        .answer(
            request ->
                Integer.parseInt(request.getUrl().queryParameter("page")) > 8
                    ? new MockResponse.Builder().code(500).build()
                    : null);
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery(SCAN)) {
      for (int i = 0; i < 600; i++) {
        assertThat(rows.next()).isTrue();
      }
      while (api.server().requests().size() <= 8) {
        Thread.sleep(1);
      }
      assertThat(isFetching()).isTrue();
      ending.end(statement, rows);
      while (isFetching()) {
        Thread.sleep(1);
      }
    }
  }

  /** Whether a thread fetches pages ahead, or waits to do so again. */
  private static boolean isFetching() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("whattalk-jdbc-request"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().startsWith("ai.whattalk.jdbc.api."));
  }

  private interface Ending {
    void end(Statement statement, ResultSet rows) throws SQLException;
  }

  @Test
  void closingAResultEndsIt() throws Exception {
    readsSomeAnd((statement, rows) -> rows.close());
  }

  @Test
  void closingAConnectionEndsIt() throws Exception {
    readsSomeAnd((statement, rows) -> statement.getConnection().close());
  }

  @Test
  void cancellingEndsIt() throws Exception {
    readsSomeAnd(
        (statement, rows) -> {
          statement.cancel();
          SQLException end =
              catchThrowableOfType(
                  SQLException.class,
                  () -> {
                    while (rows.next()) {
                      rows.getString(1);
                    }
                  });
          assertThat(end.getSQLState()).isEqualTo("57014");
        });
  }
}
