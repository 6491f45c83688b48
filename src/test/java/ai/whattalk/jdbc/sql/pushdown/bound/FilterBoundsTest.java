package ai.whattalk.jdbc.sql.pushdown.bound;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.FilterGenerator;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every row that a filter accepts is within its bounds, and bounds that are said to be exact have
 * no other rows. A failure names its seed; to replay seeds: {@code -Dbounds.seed=<first>
 * -Dbounds.filters=<how many>}.
 */
class FilterBoundsTest {
  private static final long FIRST_SEED = Long.getLong("bounds.seed", 1);
  private static final int FILTERS = Integer.getInteger("bounds.filters", 600);
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 6, 15, 12, 0);
  private static final List<@Nullable Object[]> ROWS = FilterRows.all();

  private final List<String> wrong = new ArrayList<>();
  private int exact;
  private int narrow;
  private long accepted;
  private long bounded;

  @Test
  void boundsHoldWhatFiltersAccept() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + FILTERS; seed++) {
      String condition = new FilterGenerator(seed).condition();
      check(PlannedFilter.of(condition, NOW, ROWS), seed + ": " + condition);
    }

    assertThat(wrong).isEmpty();
    assertThat(exact).isGreaterThan(FILTERS * 2 / 5);
    assertThat(narrow).isGreaterThan(FILTERS * 3 / 4);
    assertThat(accepted).isGreaterThan(bounded * 7 / 10);
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
    return box.contains((String) row[3], (String) row[1], (Long) row[7]);
  }
}
