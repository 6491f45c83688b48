package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ClockAccount;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.DateMeaning;
import ai.whattalk.jdbc.testing.FilterClock;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries about days cost more than their own pages, and what is said of the clocks. */
final class ClockRequestsIT {
  private static final List<Conversation> LARGE = SteadyAccount.rows(240_000);

  /** Where totals count most of the rows. */
  private static final List<Conversation> COUNTED = SteadyAccount.rows(120_000);

  private static final LocalDate FIRST_DENSE_DAY = LocalDate.of(2025, 6, 10);
  private static final List<Conversation> DENSE =
      ListOrder.NEWEST_FIRST.sort(ClockAccount.dense(FIRST_DENSE_DAY, 1_000));
  private static final LocalDate NOVEMBER = LocalDate.of(2025, 11, 1);
  private static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);
  private static final int PAGE = 100;

  /** Pages of six days with {@link #COUNTED}. */
  private static final int SIX_DAYS = 6 * COUNTED.size() / SteadyAccount.DAYS / PAGE;

  private static final String COUNT = "SELECT COUNT(*) FROM conversations";

  @Test
  void monthIsReadInItsOwnPages() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(LARGE)) {
      readsDays(api, LARGE, NOVEMBER, NOVEMBER.plusMonths(1), 1.12);
      readsDays(api, LARGE, NOVEMBER, NOVEMBER.plusMonths(1), 1.06);
      readsDays(api, LARGE, NOVEMBER.plusDays(2), NOVEMBER.plusDays(25), 1.06);
    }
  }

  /** In a build, one. */
  private static List<LocalDate> neighbours() {
    return RandomCases.some(
        List.of(NOVEMBER.plusMonths(1), NOVEMBER.minusMonths(1)),
        RandomCases.oneIn("neighbours.share", 2),
        0);
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void neighbouringMonthIsReadInItsOwnPages(LocalDate first) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(LARGE)) {
      readsDays(api, LARGE, NOVEMBER, NOVEMBER.plusMonths(1), 1.12);
      readsDays(api, LARGE, first, first.plusMonths(1), 1.12);
      readsDays(api, LARGE, first, first.plusMonths(1), 1.06);
    }
  }

  @Test
  void monthOfAnotherSeasonIsReadInItsOwnPages() throws SQLException {
    LocalDate july = LocalDate.of(2025, 7, 1);
    try (ConnectedApi api = new ConnectedApi(LARGE)) {
      readsDays(api, LARGE, NOVEMBER, NOVEMBER.plusMonths(1), 1.12);
      readsDays(api, LARGE, july, july.plusMonths(1), 1.12);
      readsDays(api, LARGE, july, july.plusMonths(1), 1.06);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10})
  void denseDayIsReadInHalfMoreThanItsPages(int day) throws SQLException {
    LocalDate first = FIRST_DENSE_DAY.plusDays(day);
    try (ConnectedApi api = new ConnectedApi(DENSE)) {
      readsDays(api, DENSE, first, first.plusDays(1), 4.0);
      readsDays(api, DENSE, first, first.plusDays(1), 1.5);
    }
  }

  @Test
  void nextDenseDayIsReadInHalfMoreThanItsPages() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(DENSE)) {
      readsDays(api, DENSE, FIRST_DENSE_DAY.plusDays(5), FIRST_DENSE_DAY.plusDays(6), 4.0);
      readsDays(api, DENSE, FIRST_DENSE_DAY.plusDays(6), FIRST_DENSE_DAY.plusDays(7), 2.0);
      readsDays(api, DENSE, FIRST_DENSE_DAY.plusDays(6), FIRST_DENSE_DAY.plusDays(7), 1.5);
    }
  }

  /** Totals tell the days inside, those at the bounds and beside them are read. */
  @ParameterizedTest
  @EnumSource(
      value = FilterClock.class,
      names = {"SAME", "THREE_HOURS_AHEAD", "LONDON_FILTERED", "LONDON_WRITTEN"})
  void monthIsCountedInThePagesOfSixDays(FilterClock clock) throws SQLException {
    String month = where(NOVEMBER, NOVEMBER.plusMonths(1));
    try (ConnectedApi api = new ConnectedApi(COUNTED)) {
      DateMeaning.wholeDays(clock).of(api.server());
      for (int i = 0; i < 2; i++) {
        assertThat(api.column(COUNT + month))
            .containsExactly("" + ids(COUNTED, NOVEMBER, NOVEMBER.plusMonths(1)).size());
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(SIX_DAYS + 8);
      }
    }
  }

  /** The rows beside one range are told apart by their type, those beside the other are not. */
  @Test
  void typeOfOneRangeIsNotCountedInTheOther() throws SQLException {
    LocalDateTime noon = NOVEMBER.plusDays(2).atTime(12, 0);
    LocalDateTime morning = NOVEMBER.plusDays(19).atTime(9, 0);
    String ranges =
        " WHERE (type = 'api' AND created_at >= '%s' AND created_at < '%s')"
            + " OR (created_at >= '%s' AND created_at < '%s')";
    long count =
        COUNTED.stream()
            .filter(
                row ->
                    ("api".equals(row.type()) && isWithin(row, noon, noon.plusDays(7)))
                        || isWithin(row, morning, morning.plusDays(5)))
            .count();
    try (ConnectedApi api = new ConnectedApi(COUNTED)) {
      for (int i = 0; i < 2; i++) {
        assertThat(
                api.column(
                    COUNT
                        + ranges.formatted(
                            Timestamp.valueOf(noon),
                            Timestamp.valueOf(noon.plusDays(7)),
                            Timestamp.valueOf(morning),
                            Timestamp.valueOf(morning.plusDays(5)))))
            .containsExactly("" + count);
      }
    }
  }

  private static boolean isWithin(Conversation row, LocalDateTime from, LocalDateTime before) {
    return !row.createdAt().isBefore(from) && row.createdAt().isBefore(before);
  }

  @Test
  void typesOfAMonthAreCountedInThePagesOfSixDays() throws SQLException {
    String types =
        "SELECT COUNT(*) FROM conversations"
            + where(NOVEMBER, NOVEMBER.plusMonths(1))
            + " GROUP BY type";
    try (ConnectedApi api = new ConnectedApi(COUNTED)) {
      for (int i = 0; i < 2; i++) {
        assertThat(api.column(types)).hasSize(4);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(SIX_DAYS + 14);
      }
    }
  }

  /** At most the pages of the days, and of those beside them. */
  @ParameterizedTest
  @EnumSource(
      value = FilterClock.class,
      names = {"SAME", "THREE_HOURS_AHEAD", "LONDON_FILTERED"})
  void daysOfAWeekCostNoMoreThanTheirPagesAndThreeDays(FilterClock clock) throws SQLException {
    int pages = 10 * COUNTED.size() / SteadyAccount.DAYS / PAGE;
    try (ConnectedApi api = new ConnectedApi(COUNTED)) {
      DateMeaning.wholeDays(clock).of(api.server());
      for (int i = 0; i < 2; i++) {
        assertThat(
                api.column(
                    "SELECT COUNT(*) FROM conversations"
                        + where(MONDAY, MONDAY.plusDays(7))
                        + " GROUP BY CAST(created_at AS DATE)"))
            .hasSize(7)
            .containsOnly("" + COUNTED.size() / SteadyAccount.DAYS);
        assertThat(api.requests()).hasSizeLessThanOrEqualTo(pages + 10);
      }
    }
  }

  /** Two weeks of summer, asked for twice: the clocks are seen to differ, and that is said. */
  @ParameterizedTest
  @EnumSource(
      value = FilterClock.class,
      names = {
        "THREE_HOURS_AHEAD",
        "FIVE_HOURS_BEHIND",
        "KATHMANDU_AHEAD",
        "FOURTEEN_HOURS_AHEAD",
        "TWELVE_HOURS_BEHIND",
        "LONDON_FILTERED",
        "ISTANBUL_WRITTEN",
        "AUCKLAND_WRITTEN"
      })
  void warnsOfClocksThatDiffer(FilterClock clock) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(DENSE)) {
      DateMeaning.wholeDays(clock).of(api.server());

      assertThat(warningsOfClocks(api))
          .hasSize(1)
          .allMatch(warning -> warning.startsWith("01000 "))
          .allMatch(warning -> warning.contains(hours(clock.ahead(FIRST_DENSE_DAY))));
    }
  }

  @Test
  void doesNotWarnOfClocksThatAreOne() throws SQLException {
    for (DateMeaning meaning : DateMeaning.all(FilterClock.SAME)) {
      try (ConnectedApi api = new ConnectedApi(DENSE)) {
        meaning.of(api.server());

        assertThat(warningsOfClocks(api)).as(meaning.toString()).isEmpty();
      }
    }
  }

  @Test
  void doesNotWarnOfClocksWhereDatesAreIgnored() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(DENSE)) {
      api.server().ignore(FilterParameter.DATE_FROM, FilterParameter.DATE_TO);

      assertThat(warningsOfClocks(api)).isEmpty();
    }
  }

  private static List<String> warningsOfClocks(ConnectedApi api) throws SQLException {
    LocalDate first = FIRST_DENSE_DAY.plusDays(4);
    for (int i = 0; i < 2; i++) {
      api.column("SELECT id FROM conversations" + where(first, first.plusDays(2)));
    }
    return api.warnings().stream().filter(warning -> warning.contains("hour")).toList();
  }

  /** Without the sign, which depends on whose clock is said to be ahead. */
  private static String hours(Duration difference) {
    return BigDecimal.valueOf(difference.abs().toMinutes())
        .divide(BigDecimal.valueOf(60))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void readsDays(
      ConnectedApi api, List<Conversation> rows, LocalDate first, LocalDate end, double most)
      throws SQLException {
    List<String> expected = ids(rows, first, end);

    assertThat(sorted(api.column("SELECT id FROM conversations" + where(first, end))))
        .isEqualTo(sorted(expected));
    int ownPages = (expected.size() + PAGE - 1) / PAGE;
    assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) (ownPages * most));
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().toList();
  }

  private static String where(LocalDate first, LocalDate end) {
    return " WHERE created_at >= '" + first + "' AND created_at < '" + end + "'";
  }

  private static List<String> ids(List<Conversation> rows, LocalDate first, LocalDate end) {
    return rows.stream()
        .filter(row -> !row.createdAt().isBefore(first.atStartOfDay()))
        .filter(row -> row.createdAt().isBefore(end.atStartOfDay()))
        .map(Conversation::id)
        .toList();
  }
}
