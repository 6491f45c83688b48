package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.CallScope;
import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.ConversationApi;
import ai.whattalk.jdbc.api.ConversationLists;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import com.google.common.collect.Range;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows stand for those that are counted. */
final class CountedRowsTest {
  private static final LocalDateTime NOON = SteadyAccount.LAST_DAY.minusDays(20).atTime(12, 0);
  private static final List<Conversation> ROWS = SteadyAccount.rows(20_000);

  /** Of the first day, a part is wanted: it is read, and has 25 rows. */
  @ParameterizedTest
  @CsvSource({"false, 2", "true, 8"})
  void rowsOfADayThatIsReadAreNotKeptOneByOne(boolean byType, int rowsKept) {
    CreatedSet created = CreatedSet.of(Range.atLeast(WallClocks.timestamp(NOON)));
    ScanBounds bounds = ScanBounds.ofCreated(created, true);
    try (SimulatedApi server = new SimulatedApi(ROWS)) {
      ConversationApi api = new ConversationApi(server.settings(100));
      CallScope scope = new CallScope(warning -> {});
      api.validate(scope);
      ConversationLists lists = api.lists(scope);
      List<Object[]> counted =
          CountedRows.of(
              ListTable.CONVERSATIONS,
              lists,
              bounds,
              new CountGrain(byType, false, null, false),
              FilterRequests.of(bounds, lists.clock()).wide());

      assertThat(counted).hasSize(rowsKept);
      assertThat(counted.stream().mapToLong(row -> (Long) row[row.length - 1]).sum())
          .isEqualTo(ROWS.stream().filter(row -> !row.createdAt().isBefore(NOON)).count())
          .isPositive();
    }
  }
}
