package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SteadyAccount;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that once took many more requests than reading all pages does. */
final class WastedRequestsIT {
  private static final int PAGES = 20;

  /** Requests that look for a shorter way. */
  private static final int FEW = 8;

  private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(SteadyAccount.rows(PAGES * 100));
  }

  @AfterEach
  void disconnect() throws SQLException {
    api.close();
  }

  @Test
  void extremesOfNoRowsReadTheListTwice() throws SQLException {
    assertThat(
            api.column(
                "SELECT COALESCE(MIN(created_at), MAX(created_at)) FROM conversations"
                    + " WHERE id = 'none'"))
        .containsOnlyNulls();
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }

  @Test
  void rareRowsWereLookedForOnceMoreInDaysThatHadBeenRead() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE id IN ('c1', 'c700', 'c1980')"
                    + " ORDER BY created_at DESC LIMIT 3"))
        .containsExactly("c1980", "c700", "c1");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }

  @Test
  void whatEndsAtMidnightTakesTwoRequestsForEachCount() throws SQLException {
    api.server().endDateToAtMidnight();

    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversations GROUP BY DATE_TRUNC('month', created_at)"
                    + " ORDER BY DATE_TRUNC('month', created_at)"))
        .hasSize(14)
        .startsWith("20", "155", "140");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + FEW);
  }
}
