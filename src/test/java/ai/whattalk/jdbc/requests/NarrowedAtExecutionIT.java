package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a subquery gives narrows the list with whose {@code created_at} it is compared. */
final class NarrowedAtExecutionIT {
  private static final String ROWS = "SELECT id FROM conversations WHERE ";
  private static final String NEWEST = "(SELECT MAX(created_at) FROM conversations)";

  /** No list of all rows is read: the account has 12 pages, the narrowed lists one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created_at >= (SELECT MAX(created_at) - INTERVAL '7' DAY FROM conversations) | 22",
        "created_at >= " + NEWEST + " - INTERVAL '7' DAY | 22",
        NEWEST + " - INTERVAL '7' DAY <= created_at | 22",
        "created_at = " + NEWEST + " | 1",
        "created_at >= (SELECT CAST(MAX(created_at) AS DATE) FROM conversations) | 3",
        "CAST(created_at AS DATE) = (SELECT CAST(MAX(created_at) AS DATE) FROM conversations) | 3",
        "created_at BETWEEN " + NEWEST + " - INTERVAL '2' DAY AND " + NEWEST + " | 7",
        "created_at BETWEEN (SELECT MAX(created_at) - INTERVAL '2' DAY FROM conversations)"
            + " AND (SELECT MAX(created_at) FROM conversations) | 7",
        "created_at > (SELECT MAX(created_at) FROM conversations) | 0",
        "created_at >= (SELECT MAX(created_at) FROM conversations WHERE created_at > '2026-01-30')"
            + " - INTERVAL '1' DAY AND message_count >= 0 | 4"
      })
  void aSubqueryBoundsTheDays(String condition, int rows) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(SteadyAccount.rows(1200))) {
      assertThat(api.column(ROWS + condition)).hasSize(rows);
      assertThat(api.requests())
          .hasSizeLessThanOrEqualTo(6)
          .filteredOn(query -> !query.contains("date_"))
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void nothingIsReadForTheLackOfAValue() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(SteadyAccount.rows(1200))) {
      assertThat(
              api.column(
                  ROWS
                      + "created_at >= (SELECT MAX(t.type) FROM conversation_types t"
                      + " WHERE t.type = 'none')::TIMESTAMP"))
          .isEmpty();
      assertThat(api.requests()).isEmpty();
    }
  }

  /** The bounds hold on a server that ignores them, and where rows have no date. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowsAreCheckedAsEver(boolean ignored) throws SQLException {
    List<Conversation> all = TestRows.conversations(700, 5);
    LocalDateTime newest =
        all.stream()
            .map(Conversation::createdAt)
            .filter(created -> created != null)
            .max(LocalDateTime::compareTo)
            .orElseThrow();
    try (ConnectedApi api = new ConnectedApi(all)) {
      if (ignored) {
        api.server().ignoreAllFilters();
      }
      for (int days = 0; days < 200; days += 37) {
        LocalDateTime bound = newest.minusDays(days);
        String value = "(" + NEWEST + " - INTERVAL '" + days + "' DAY)";
        check(api, all, "created_at >= " + value, created -> !created.isBefore(bound));
        check(api, all, "created_at < " + value, created -> created.isBefore(bound));
        check(api, all, "created_at = " + value, created -> created.isEqual(bound));
        check(
            api,
            all,
            "created_at + INTERVAL '1' DAY > " + value,
            created -> created.plusDays(1).isAfter(bound));
        check(
            api,
            all,
            "CAST(created_at AS DATE) <= CAST(" + value + " AS DATE)",
            created -> !created.toLocalDate().isAfter(bound.toLocalDate()));
      }
    }
  }

  private static void check(
      ConnectedApi api, List<Conversation> all, String condition, Predicate<LocalDateTime> accepts)
      throws SQLException {
    assertThat(api.column(ROWS + condition))
        .as(condition)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .filter(row -> row.createdAt() != null && accepts.test(row.createdAt()))
                .map(Conversation::id)
                .toList());
  }

  /** What compares each row with another value, or keeps rows without a match, narrows nothing. */
  @Test
  void otherComparisonsAreRight() throws SQLException {
    List<Conversation> all = SteadyAccount.rows(400);
    try (ConnectedApi api = new ConnectedApi(all)) {
      assertThat(
              api.column(
                  "SELECT c.id FROM conversations c LEFT JOIN (SELECT MAX(created_at) AS newest"
                      + " FROM conversations) m ON c.created_at >= m.newest"))
          .hasSize(400);
      assertThat(
              api.column(
                  "SELECT c.id FROM conversations c WHERE c.created_at >= (SELECT"
                      + " MAX(o.created_at) FROM conversations o WHERE o.type = c.type)"))
          .hasSize(4);
      assertThat(
              api.column(ROWS + "created_at >= " + NEWEST + " OR id = '" + all.get(9).id() + "'"))
          .hasSize(2);
      assertThat(
              api.column(
                  ROWS
                      + "EXISTS (SELECT 1 FROM (VALUES (TIMESTAMP '2026-01-30 00:00:00'),"
                      + " (TIMESTAMP '2026-01-28 00:00:00')) AS v (t) WHERE created_at >= v.t)"))
          .hasSize(4);
    }
  }
}
