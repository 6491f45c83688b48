package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks for a shorter way than to read all pages never takes many more requests than that. */
final class WastedRequestsIT {
  private static final int PAGES = 20;

  /** Requests that look for a shorter way. */
  private static final int FEW = 10;

  @AutoClose private final ConnectedApi api = new ConnectedApi(SteadyAccount.rows(PAGES * 100));

  @Test
  void extremesOfNoRowsReadTheListOnce() throws SQLException {
    assertThat(
            api.column(
                "SELECT COALESCE(MIN(created_at), MAX(created_at)) FROM conversations"
                    + " WHERE id = 'none'"))
        .containsOnlyNulls();
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }

  @Test
  void rareRowsAreNotLookedForInDaysThatWereRead() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE id IN ('c1', 'c700', 'c1980')"
                    + " ORDER BY created_at DESC LIMIT 3"))
        .containsExactly("c1980", "c700", "c1");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }

  @Test
  void countsThatTakeTwoRequestsAreWeighedAsSuch() throws SQLException {
    api.server().endDateToAtMidnight();

    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversations GROUP BY DATE_TRUNC('month', created_at)"
                    + " ORDER BY DATE_TRUNC('month', created_at)"))
        .hasSize(14)
        .startsWith("20", "155", "140");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }

  /** The pages that hold the rows of the end, and what it takes to find out where it begins. */
  @ParameterizedTest
  @CsvSource({
    "'', 100, 7",
    "'', 300, 9",
    "'', 1000, 16",
    "WHERE message_count >= 20, 100, 8",
    "WHERE message_count >= 20, 300, 14",
    "WHERE message_count >= 20, 900, 25"
  })
  void endsOfManyRowsTakeLittleMoreThanTheirPages(String where, int rows, int requests)
      throws SQLException {
    for (String direction : List.of("", " DESC")) {
      String sql = "SELECT id FROM conversations " + where + " ORDER BY created_at" + direction;
      List<String> all = api.column(sql);
      api.requests();

      assertThat(api.column(sql + " LIMIT " + rows)).isEqualTo(all.subList(0, rows));
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(requests);
    }
  }

  /** Days that have most of the list, of which no row is wanted, are not read before the list. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 30})
  void endsWithoutAWantedRowTakeLessThanTheListTwice(int days) throws SQLException {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < 100 * PAGES; i++) {
      LocalDateTime created = LocalDate.of(2025, 3, 1).plusDays(i % days).atStartOfDay();
      rows.add(TestRows.row("c" + i, "7", "widget", created));
    }
    Collections.shuffle(rows, new Random(1));
    api.server().rows(rows);
    for (String direction : List.of("", " DESC")) {
      assertThat(
              api.column(
                  "SELECT id FROM conversations WHERE message_count > 1 ORDER BY created_at"
                      + direction
                      + " LIMIT 10"))
          .isEmpty();
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + PAGES / 2 + FEW);
    }
  }
}
