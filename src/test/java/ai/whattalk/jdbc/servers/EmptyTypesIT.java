package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Servers whose list of a type has no rows, though there are some. */
final class EmptyTypesIT {
  private static final String ALL = "SELECT id FROM conversations";
  private static final String TESTS = ALL + " WHERE type = 'test'";
  private static final String COUNT = "SELECT COUNT(*) FROM conversations WHERE type = 'test'";
  private static final String OF_DAYS =
      " AND created_at >= DATE '2025-03-05' AND created_at < DATE '2025-03-09'";

  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.twiceADay(60));

  private void takeTypeForNothing() {
    api.server().take(FilterParameter.TYPE, FilterMeaning.NOTHING);
  }

  @Test
  void isReadWithoutTheType() throws SQLException {
    takeTypeForNothing();

    assertThat(api.column(TESTS)).hasSize(40);
    assertThat(api.warnings()).singleElement().asString().contains("does not filter by type=test");
    assertThat(api.requests()).hasSize(4);

    assertThat(api.column(TESTS)).hasSize(40);
    assertThat(api.warnings()).singleElement().asString().contains("does not filter by type=test");
    assertThat(api.requests()).allMatch(query -> !query.contains("type=")).hasSize(2);
  }

  @Test
  void isCountedWithoutTheType() throws SQLException {
    takeTypeForNothing();

    assertThat(api.column(COUNT)).containsExactly("40");
    assertThat(api.column(COUNT + OF_DAYS)).containsExactly("3");
    assertThat(api.column("SELECT MIN(created_at) FROM conversations WHERE type = 'test'"))
        .containsExactly("2025-03-01 00:00:00");
  }

  /** What other rows show, too, is found out by a list of the type alone. */
  @Test
  void daysAreReadWithoutTheType() throws SQLException {
    takeTypeForNothing();

    assertThat(api.column(TESTS + OF_DAYS)).containsExactly("c15", "c12", "c9");
    assertThat(api.requests()).contains("type=test&per_page=100&page=1");
  }

  /** A type that no row has is no reason to read all of them. */
  @Test
  void aTypeWithoutRowsCostsOnePage() throws SQLException {
    assertThat(api.column(ALL + " WHERE type = 'api'")).isEmpty();
    assertThat(api.requests()).hasSize(2);
    assertThat(api.column(ALL + " WHERE type = 'whatsapp'")).isEmpty();
    assertThat(api.requests()).hasSize(1);
    assertThat(api.column("SELECT COUNT(*) FROM conversations WHERE type = 'api'"))
        .containsExactly("0");
    assertThat(api.requests()).hasSize(1);
    assertThat(api.warnings()).isEmpty();
  }

  /** Days without rows of a type say nothing of it, once it has brought some. */
  @Test
  void daysWithoutRowsCostOnePage() throws SQLException {
    String none = TESTS + " AND created_at >= DATE '2026-01-01' AND created_at < DATE '2026-01-03'";
    api.column(ALL);
    api.requests();

    assertThat(api.column(none)).isEmpty();
    assertThat(api.requests()).filteredOn(query -> query.startsWith("type=test&per")).hasSize(1);
    assertThat(api.column(none)).isEmpty();
    assertThat(api.requests()).hasSize(1);
  }

  /** What the driver asks for its own sake fails no query. */
  @Test
  void aLookThatFailsIsNoFailure() throws SQLException {
    api.server()
        .answer(
            request ->
                request.getUrl().queryParameter("type") == null
                    ? new MockResponse.Builder().code(403).build()
                    : null);

    assertThat(api.column(ALL + " WHERE type = 'api'")).isEmpty();
    assertThat(api.requests()).hasSize(2);
    assertThat(api.column(ALL + " WHERE type = 'api'")).isEmpty();
    assertThat(api.requests()).hasSize(1);
  }

  /** Where requests are counted, none is made to see whether the type is known; that is said. */
  @Test
  void noLookTakesFromMaxRequests() throws SQLException {
    for (String sql : List.of(ALL + " WHERE type = 'api'" + OF_DAYS, COUNT + OF_DAYS)) {
      takeTypeForNothing();
      try (Connection connection = api.connect("maxRequests=1;validateOnConnect=false");
          Statement statement = connection.createStatement()) {
        api.requests();
        statement.executeQuery(sql).next();
        assertThat(api.requests()).hasSize(1);
        assertThat(statement.getWarnings().getMessage()).contains("for the sake of maxRequests");
      }
    }
  }

  /** Days of a type are counted, also those that have none. */
  @Test
  void emptyDaysAreCounted() throws SQLException {
    String count =
        COUNT + " AND created_at >= DATE '2026-01-01' AND created_at < DATE '2026-01-03'";
    api.column("SELECT type FROM conversations LIMIT 50");
    api.requests();

    assertThat(api.column(count)).containsExactly("0");
    assertThat(api.requests()).hasSize(2);
    assertThat(api.column(count)).containsExactly("0");
    assertThat(api.requests()).hasSize(1);
  }
}
