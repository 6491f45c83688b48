package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The days of sampled rows, and the one among them on which dates are tried. */
class SampledDaysTest {
  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2025, 3, 1, 0, 0);

  private final SampledDays days = new SampledDays();

  private void add(LocalDateTime... created) {
    days.add(
        Arrays.stream(created)
            .map(time -> ConversationList.row(TestRows.row("a", null, null, time)))
            .toList());
  }

  private static LocalDate day(int dayOfMonth) {
    return LocalDate.of(2025, 3, dayOfMonth);
  }

  @Test
  void hasNoneOfRowsWithoutADate() {
    days.add(List.of(ConversationList.row(TestRows.row("a", null, null, null))));

    assertThat(days.first()).isNull();
    assertThat(days.last()).isNull();
    assertThat(days.between()).isNull();
  }

  @Test
  void hasTheFirstAndTheLastWhateverTheOrder() {
    add(MIDNIGHT.plusDays(1), MIDNIGHT, MIDNIGHT.plusDays(2).minusSeconds(1));

    assertThat(days.first()).isEqualTo(day(1));
    assertThat(days.last()).isEqualTo(day(2));
  }

  @Test
  void noDayIsBetweenTwo() {
    add(MIDNIGHT.plusHours(1), MIDNIGHT.plusDays(1).plusHours(1));

    assertThat(days.between()).isNull();
  }

  @Test
  void aDayWithRowsAtMidnightAloneTellsNothingOfItsHours() {
    add(MIDNIGHT.plusHours(1), MIDNIGHT.plusDays(1), MIDNIGHT.plusDays(2).plusHours(1));
    assertThat(days.between()).isNull();

    add(MIDNIGHT.plusDays(1).plusNanos(1_000_000));
    add(MIDNIGHT.plusDays(1));
    assertThat(days.between()).isEqualTo(day(2));
  }

  @Test
  void theMiddleOneOfSeveralIsTaken() {
    add(MIDNIGHT, MIDNIGHT.plusDays(9));
    for (int i : List.of(2, 3, 7)) {
      add(MIDNIGHT.plusDays(i).plusHours(1));
    }

    assertThat(days.between()).isEqualTo(day(4));
  }
}
