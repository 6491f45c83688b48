package ai.whattalk.jdbc.sql.pushdown.bound;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterGenerator;
import ai.whattalk.jdbc.testing.RandomCases;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every row that a filter accepts is within its bounds, and bounds that are said to be exact have
 * no other rows. A failure names its seed; to replay seeds: {@code -Dbounds.seed=<first>
 * -Dbounds.filters=<how many>}.
 */
class FilterBoundsTest {
  /** Of the seeds up to 600, those with the most forms of conditions between them. */
  private static final List<Long> SEEDS =
      List.of(
          5L, 28L, 32L, 38L, 40L, 45L, 48L, 50L, 53L, 61L, 73L, 78L, 81L, 84L, 85L, 100L, 119L,
          121L, 141L, 150L, 154L, 172L, 176L, 186L, 190L, 199L, 201L, 208L, 215L, 227L, 239L, 245L,
          252L, 257L, 260L, 264L, 267L, 271L, 288L, 295L, 296L, 303L, 308L, 310L, 322L, 335L, 336L,
          400L, 422L, 423L, 436L, 465L, 472L, 483L, 539L, 545L, 546L, 549L, 575L, 599L);

  private static final @Nullable Long FIRST_SEED = Long.getLong("bounds.seed");
  private static final int FILTERS = RandomCases.count("bounds.filters", SEEDS.size());
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 6, 15, 12, 0);
  private static final List<@Nullable Object[]> ROWS = FilterRows.all();

  private final List<String> wrong = new ArrayList<>();
  private int exact;
  private int narrow;
  private long accepted;
  private long bounded;

  @Test
  void boundsHoldWhatFiltersAccept() {
    for (long seed : seeds()) {
      String condition = new FilterGenerator(seed).condition();
      check(PlannedFilter.of(condition, NOW, ROWS), seed + ": " + condition);
    }

    assertThat(wrong).isEmpty();
    assertThat(exact).isGreaterThan(FILTERS * 3 / 10);
    assertThat(narrow).isGreaterThan(FILTERS * 3 / 4);
    assertThat(accepted).isGreaterThan(bounded * 7 / 10);
  }

  private static List<Long> seeds() {
    if (FIRST_SEED == null && FILTERS == SEEDS.size()) {
      return SEEDS;
    }
    long first = FIRST_SEED == null ? 1 : FIRST_SEED;
    return LongStream.range(first, first + FILTERS).boxed().toList();
  }

  private void check(PlannedFilter filter, String name) {
    Set<@Nullable Object> ids = new HashSet<>(filter.accepted());
    ScanBounds bounds = filter.bounds();
    List<ScanBox> apart = bounds.disjoint().boxes();
    int within = 0;
    for (@Nullable Object[] row : ROWS) {
      List<ScanBox> boxes = bounds.boxes().stream().filter(box -> contains(box, row)).toList();
      List<ScanBox> disjoint = apart.stream().filter(box -> contains(box, row)).toList();
      boolean isAccepted = ids.contains(row[0]);
      boolean right =
          (isAccepted ? !boxes.isEmpty() : boxes.stream().noneMatch(ScanBox::exact))
              && disjoint.size() == Math.min(boxes.size(), 1);
      if (!right) {
        wrong.add("%s%n  %s%n  %s".formatted(name, Arrays.toString(row), bounds));
        return;
      }
      within += boxes.isEmpty() ? 0 : 1;
    }
    exact += bounds.isExact() ? 1 : 0;
    narrow += within < ROWS.size() ? 1 : 0;
    accepted += ids.size();
    bounded += within;
  }

  private static boolean contains(ScanBox box, @Nullable Object[] row) {
    return box.texts(ConversationList.TYPE).contains((String) row[3])
        && box.texts(ConversationList.ASSISTANT_ID).contains((String) row[1])
        && box.created().contains((Long) row[7]);
  }
}
