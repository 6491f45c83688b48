package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading of a list ends with the rows whose ids are asked for. */
final class RowByKeyIT {
  private static final List<Conversation> ROWS = SteadyAccount.rows(2000);

  @AutoClose private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    // Nothing is fetched ahead where requests are bounded, so that each one is counted.
    api = new ConnectedApi(ROWS, "maxRequests=1000");
  }

  private static String id(int place) {
    return ROWS.get(place).id();
  }

  private static int pageOf(int place) {
    return place / 100 + 1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noPageIsReadBehindTheRow(long seed) throws SQLException {
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      int place = random.nextInt(ROWS.size());
      String id = id(place);

      assertThat(api.column("SELECT id FROM conversations WHERE id = ?", id)).containsExactly(id);
      assertThat(api.requests()).hasSize(pageOf(place));
      assertThat(
              api.column(
                  "SELECT id FROM conversations WHERE '" + id + "' = id AND message_count >= 0"))
          .containsExactly(id);
      assertThat(api.requests()).hasSize(pageOf(place));
      assertThat(api.column("SELECT COUNT(*) FROM conversations WHERE id = '" + id + "'"))
          .containsExactly("1");
      assertThat(api.requests()).hasSize(pageOf(place));
      assertThat(api.column("SELECT MAX(created_at) FROM conversations WHERE id = ?", id))
          .hasSize(1)
          .doesNotContainNull();
      assertThat(api.requests()).hasSize(pageOf(place));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noPageIsReadBehindTheLastOfSeveralRows(long seed) throws SQLException {
    Random random = new Random(seed);
    List<Integer> places =
        random.ints(0, ROWS.size()).distinct().limit(4).boxed().collect(Collectors.toList());
    List<String> ids = places.stream().map(RowByKeyIT::id).toList();
    int last = places.stream().mapToInt(RowByKeyIT::pageOf).max().orElseThrow();
    String list = "('" + String.join("', '", ids) + "')";
    for (String condition :
        List.of(
            "id IN " + list,
            "id = '" + ids.get(0) + "' OR id IN " + list,
            "id IN (SELECT v.k FROM (VALUES "
                + ids.stream().map(id -> "('" + id + "')").collect(Collectors.joining(", "))
                + ") AS v (k))")) {
      assertThat(api.column("SELECT id FROM conversations WHERE " + condition))
          .containsExactlyInAnyOrderElementsOf(ids);
      assertThat(api.requests()).as(condition).hasSize(last);
    }
  }

  /** A row that the rest of the filter does not accept is met all the same. */
  @Test
  void theRowIsMetWhereItIsNotAccepted() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE id = '" + id(250) + "' AND message_count < 0"))
        .isEmpty();
    assertThat(api.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id = 'none' | 0",
        "id <> 'c7' AND id < 'c1' | 1",
        "NOT (id = 'c7') AND id = 'c8' OR message_count = -1 | 1",
        "id IN ('c8', 'none') | 1",
        "COALESCE(id, 'x') = 'c8' OR id IS NULL | 1"
      })
  void withoutAListOfIdsOrWithOneThatIsNotThereAllIsRead(String condition, int rows)
      throws SQLException {
    assertThat(api.column("SELECT id FROM conversations WHERE " + condition))
        .hasSize(
            condition.contains("<>") ? (int) ROWS.stream().filter(this::isBelow).count() : rows);
    assertThat(api.requests()).hasSize(20);
  }

  private boolean isBelow(Conversation row) {
    return row.id().compareTo("c1") < 0;
  }

  @Test
  void idsThatContradictEachOtherAreNotLookedFor() throws SQLException {
    assertThat(api.column("SELECT id FROM conversations WHERE id = ? AND id = ?", id(5), id(6)))
        .isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  /** While rows come at the head, the wanted one slips to later pages. */
  @ParameterizedTest
  @ValueSource(ints = {99, 199, 555, 1999})
  void theRowIsFoundThoughItMoves(int place) throws SQLException {
    List<Conversation> moved = new ArrayList<>(ROWS);
    moved.addAll(0, SteadyAccount.rows(2400).subList(0, 60));
    List<Conversation> sparse =
        moved.stream()
            .collect(Collectors.toMap(Conversation::id, row -> row, (first, again) -> first))
            .values()
            .stream()
            .sorted((first, second) -> second.createdAt().compareTo(first.createdAt()))
            .toList();
    api.server().beforeRequest(1, () -> api.server().rows(sparse));

    assertThat(api.column("SELECT id FROM conversations WHERE id = ?", id(place)))
        .containsExactly(id(place));
  }

  @Test
  void explainSaysIt() throws SQLException {
    assertThat(String.join("\n", api.column("EXPLAIN SELECT * FROM conversations WHERE id = 'c7'")))
        .contains("conversations: pages as read, until the row is met");
    assertThat(
            String.join(
                "\n", api.column("EXPLAIN SELECT * FROM conversations WHERE id IN ('c7', 'c8')")))
        .contains("conversations: pages as read, until the rows are met");
  }
}
