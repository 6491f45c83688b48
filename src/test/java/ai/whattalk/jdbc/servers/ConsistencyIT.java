package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MovingAccount;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a scan whose list can't be shown to be complete. */
final class ConsistencyIT {
  private static final String DOUBT =
      ": conversations came, went or moved while the list was read, and it can't be shown to be"
          + " complete: ";

  /** Lists that nobody can read to an end that is sure. */
  private enum Restlessness {
    /** As many rows come as a page holds, and pages can't be made to overlap. */
    PAGES_OF_A_FIXED_SIZE {
      @Override
      void begin(SimulatedApi server) {
        MovingAccount account = new MovingAccount(ListOrder.NEWEST_FIRST, 500);
        account.serve(server.fixPerPage(50), answers -> account.insert(50));
      }
    },
    NO_ORDER {
      @Override
      void begin(SimulatedApi server) {
        List<Conversation> rows = new ArrayList<>(TestRows.numbered(500));
        Random random = new Random(5);
        server
            .rows(rows)
            .afterEachPage(
                ids -> {
                  Collections.shuffle(rows, random);
                  server.rows(rows);
                });
      }
    };

    abstract void begin(SimulatedApi server);
  }

  @ParameterizedTest
  @EnumSource(Restlessness.class)
  void strictFails(Restlessness restlessness) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(List.of(), "pageSize=50")) {
      restlessness.begin(api.server());

      SQLException failure =
          catchThrowableOfType(
              SQLException.class, () -> api.column("SELECT id FROM conversations"));

      assertThat(failure.getClass()).isEqualTo(SQLTransactionRollbackException.class);
      assertThat(failure.getSQLState()).isEqualTo("40001");
      assertThat(failure.getMessage())
          .startsWith("GET /api/user/conversations?per_page=")
          .contains(DOUBT)
          .endsWith(" (consistency=warn makes this a warning)");
      assertThat(failure.getMessage().lines()).hasSize(1);
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource(Restlessness.class)
  void warnGivesTheRowsAndAWarning(Restlessness restlessness) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(List.of(), "pageSize=50;consistency=warn")) {
      restlessness.begin(api.server());
      try (Statement statement = api.connection().createStatement();
          ResultSet rows = statement.executeQuery("SELECT id FROM conversations")) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        for (SQLWarning warning : List.of(statement.getWarnings(), rows.getWarnings())) {
          assertThat(warning.getSQLState()).isEqualTo("01000");
          assertThat(warning.getMessage()).contains(DOUBT).doesNotContain("consistency=");
        }
      }
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(2000);
    }
  }
}
