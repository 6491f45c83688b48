package ai.whattalk.jdbc.sql.pushdown.count;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountList.Span;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.pushdown.bound.CreatedSet;
import ai.whattalk.jdbc.sql.pushdown.count.TallyDays.Window;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Into which days a count is cut. */
final class TallyDaysTest {

  private static CreatedSet from(int year, int untilYear) {
    return between(midnight(year), midnight(untilYear));
  }

  private static CreatedSet between(LocalDateTime from, LocalDateTime before) {
    return CreatedSet.of(
        Range.closedOpen(CalciteTimes.timestamp(from), CalciteTimes.timestamp(before)));
  }

  private static LocalDateTime midnight(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay();
  }

  @Test
  void aRangeIsCutIntoUnits() {
    assertThat(TallyDays.of(from(2024, 2026), DateTimeUnit.YEAR, null).windows())
        .containsExactly(
            new Window(midnight(2024), midnight(2025)), new Window(midnight(2025), midnight(2026)));
  }

  @Test
  void theFirstAndTheLastUnitMayBeParts() {
    LocalDateTime from = LocalDateTime.of(2024, 5, 10, 12, 0);
    LocalDateTime before = LocalDateTime.of(2025, 2, 1, 0, 0, 0, 1_000_000);
    TallyDays days = TallyDays.of(between(from, before), DateTimeUnit.YEAR, null);

    assertThat(days.windows())
        .containsExactly(new Window(from, midnight(2025)), new Window(midnight(2025), before));
    assertThat(days.roots()).containsExactly(new Window(from, before));
    assertThat(days.complete()).isFalse();
    assertThat(TallyDays.of(between(from, before), null, null).windows())
        .containsExactly(new Window(from, before));
  }

  @Test
  void aRangeWithoutAnEndIsCutWhereRowsAreAndMayHaveOthers() {
    CreatedSet since = CreatedSet.of(Range.atLeast(CalciteTimes.timestamp(midnight(2024))));
    Span domain = new Span(LocalDate.of(2025, 1, 3), LocalDate.of(2025, 1, 31));

    assertThat(TallyDays.of(since, DateTimeUnit.YEAR, null)).isNull();
    TallyDays days = TallyDays.of(since, DateTimeUnit.YEAR, domain);
    assertThat(days.windows())
        .containsExactly(
            new Window(midnight(2024), midnight(2025)), new Window(midnight(2025), midnight(2026)));
    assertThat(days.complete()).isFalse();
    assertThat(days.roots()).containsExactly(new Window(midnight(2024), null));
  }

  @Test
  void aValueOfAWindowStandsForItsUnit() {
    assertThat(new Window(midnight(2024), null).example()).isEqualTo(midnight(2024));
    assertThat(new Window(null, midnight(2024)).example()).isEqualTo("2023-12-31T23:59:59.999");
    assertThat(new Window(null, null).example()).isNull();
  }

  @Test
  void aRangeOfMillionsOfDaysIsNotCut() {
    assertThat(TallyDays.of(from(2, 9998), DateTimeUnit.DAY, null)).isNull();
    assertThat(TallyDays.of(from(2, 9998), DateTimeUnit.YEAR, null)).isNull();
    assertThat(TallyDays.of(from(2, 9998), null, null)).isNotNull();
  }
}
