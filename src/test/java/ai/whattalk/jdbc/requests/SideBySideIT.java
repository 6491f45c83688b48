package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several short lists of one statement are asked for side by side, as far as pages are ahead. */
final class SideBySideIT {
  private static final List<Conversation> ROWS = SteadyAccount.rows(4_000);
  private static final int LISTS = 12;

  /** Days so far apart that each is a list of its own, of one page. */
  private static final List<LocalDate> DAYS =
      IntStream.range(0, LISTS).mapToObj(i -> SteadyAccount.LAST_DAY.minusDays(30L * i)).toList();

  private static final String SQL =
      "SELECT id FROM conversations WHERE CAST(created_at AS DATE) IN ("
          + DAYS.stream().map(day -> "DATE '" + day + "'").collect(Collectors.joining(", "))
          + ")";

  private static Set<String> expected() {
    return ROWS.stream()
        .filter(row -> DAYS.contains(row.createdAt().toLocalDate()))
        .map(Conversation::id)
        .collect(Collectors.toSet());
  }

  private static List<String> read(SimulatedApi server, String properties) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:" + properties + "baseUrl=" + server.baseUrl(), "", server.key());
        Statement statement = connection.createStatement()) {
      server.clearRequests();
      try (ResultSet rows = statement.executeQuery(SQL)) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 16})
  void listsAreAskedForOnceAndNoMoreAtATimeThanPagesAhead(int readAhead) throws SQLException {
    try (SimulatedApi server = new SimulatedApi(ROWS)) {
      // Connecting, the list of all and the first list of a day come one after the other.
      AtomicInteger requests = new AtomicInteger();
      server.holdUntilInFlight(
          Math.min(readAhead + 1, 2), request -> requests.incrementAndGet() > 3);
      List<String> ids = read(server, "readAhead=" + readAhead + ";");

      assertThat(ids).doesNotHaveDuplicates().hasSameElementsAs(expected());
      // One more tells that the list of all is longer.
      assertThat(server.queries()).hasSize(LISTS + 1).doesNotHaveDuplicates();
      assertThat(server.mostInFlight()).isBetween(readAhead == 0 ? 1 : 2, readAhead + 1);
    }
  }

  @Test
  void aBoundOnRequestsAsksForOneAfterTheOther() throws SQLException {
    try (SimulatedApi server = new SimulatedApi(ROWS)) {
      assertThat(read(server, "maxRequests=100;")).hasSameElementsAs(expected());

      assertThat(server.queries()).hasSize(LISTS + 1);
      assertThat(server.mostInFlight()).isEqualTo(1);
    }
  }

  /** The first page is all that a reader may want. */
  @Test
  void nothingIsAheadBeforeTheFirstListIsRead() throws SQLException {
    try (SimulatedApi server = new SimulatedApi(ROWS);
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:baseUrl=" + server.baseUrl(), "", server.key());
        Statement statement = connection.createStatement()) {
      server.clearRequests();
      try (ResultSet rows = statement.executeQuery(SQL)) {
        assertThat(rows.next()).isTrue();
        assertThat(server.queries()).hasSize(2);
      }
    }
  }

  /** A list that fails ahead of its reader fails for the reader alone, after its retries. */
  @Test
  void aPageThatFailsAheadIsAskedForAgain() throws SQLException {
    try (SimulatedApi server = new SimulatedApi(ROWS)) {
      Set<String> failed = new HashSet<>();
      server.answer(
          request -> {
            String query = String.valueOf(request.getUrl().encodedQuery());
            boolean first = query.contains("date_from") && failed.add(query);
            return first && failed.size() % 3 == 0
                ? new MockResponse.Builder().code(503).build()
                : null;
          });

      assertThat(read(server, "")).doesNotHaveDuplicates().hasSameElementsAs(expected());
    }
  }
}
