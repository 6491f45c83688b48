package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Into which days a count is cut. */
final class TallyDaysTest {

  private static CreatedSet from(int year, int untilYear) {
    return CreatedSet.of(Range.closedOpen(midnight(year), midnight(untilYear)));
  }

  private static long midnight(int year) {
    return WallClocks.timestamp(LocalDate.of(year, 1, 1).atStartOfDay());
  }

  @Test
  void aRangeIsCutIntoUnits() {
    assertThat(TallyDays.of(from(2024, 2026), DateTimeUnit.YEAR, null).windows())
        .containsExactly(
            new TallyDays.Window(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)),
            new TallyDays.Window(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)));
  }

  @Test
  void aRangeOfMillionsOfDaysIsNotCut() {
    assertThat(TallyDays.of(from(2, 9998), DateTimeUnit.DAY, null)).isNull();
    assertThat(TallyDays.of(from(2, 9998), DateTimeUnit.YEAR, null)).isNull();
    assertThat(TallyDays.of(from(2, 9998), null, null)).isNotNull();
  }
}
