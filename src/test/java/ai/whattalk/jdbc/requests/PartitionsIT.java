package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is read in partitions by {@code created_at}, as Spark does it. */
final class PartitionsIT {
  private static final List<Conversation> ROWS = SteadyAccount.rows(3_000);
  private static final LocalDate FIRST_DAY = SteadyAccount.LAST_DAY.minusDays(SteadyAccount.DAYS);

  /** The conditions of so many partitions: the first one takes rows without a date. */
  private static List<String> partitions(int count) {
    List<LocalDate> bounds = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      bounds.add(FIRST_DAY.plusDays((long) SteadyAccount.DAYS * i / count));
    }
    List<String> partitions = new ArrayList<>();
    partitions.add("\"created_at\" < '" + bounds.get(0) + " 00:00:00' or \"created_at\" is null");
    for (int i = 1; i < bounds.size(); i++) {
      partitions.add(
          "\"created_at\" >= '%s 00:00:00' AND \"created_at\" < '%s 00:00:00'"
              .formatted(bounds.get(i - 1), bounds.get(i)));
    }
    partitions.add("\"created_at\" >= '" + bounds.get(bounds.size() - 1) + " 00:00:00'");
    return partitions;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void allTogetherTakeLittleMoreThanOneReading(int count) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(ROWS)) {
      List<String> ids = new ArrayList<>();
      int requests = 0;
      for (String partition : partitions(count)) {
        ids.addAll(api.column("SELECT \"id\" FROM conversations WHERE " + partition));
        requests += api.requests().size();
      }

      assertThat(ids.stream().sorted())
          .containsExactlyElementsOf(ROWS.stream().map(Conversation::id).sorted().toList());
      assertThat(requests).isLessThanOrEqualTo(ROWS.size() / 100 + 12);
    }
  }

  @Test
  void rowsWithoutADateAreInTheFirstOne() throws SQLException {
    List<Conversation> rows = new ArrayList<>(ROWS);
    rows.add(TestRows.row("undated", null, "api", null));
    try (ConnectedApi api = new ConnectedApi(rows)) {
      List<String> ids = new ArrayList<>();
      for (String partition : partitions(4)) {
        ids.addAll(api.column("SELECT \"id\" FROM conversations WHERE " + partition));
      }

      assertThat(ids.stream().sorted())
          .containsExactlyElementsOf(rows.stream().map(Conversation::id).sorted().toList());
    }
  }
}
