package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.ParameterReading;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers whose dates are not the days of {@code created_at}: once that shows, none is sent, and
 * what was read by them is read again.
 */
final class OtherDatesIT {
  private static final LocalDateTime NEWEST = TestRows.LAST_DAY.atTime(9, 0);
  private static final int DAYS = 150;

  @AutoClose private final ConnectedApi api = new ConnectedApi(List.of());
  private List<Conversation> rows = List.of();

  /** Rows of some months, of which one in eight was changed long after it was created. */
  private void fill(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Conversation> made = new ArrayList<>();
    for (int i = 0; i < 437; i++) {
      LocalDateTime createdAt = NEWEST.minusMinutes(random.nextInt(DAYS * 24 * 60));
      boolean changed = random.nextInt(8) == 0;
      made.add(
          new Conversation(
              "c" + i,
              "7",
              null,
              random.nextBoolean() ? "api" : "widget",
              1,
              BigDecimal.ONE,
              true,
              createdAt,
              changed ? NEWEST.plusDays(1) : createdAt));
    }
    rows = ListOrder.NEWEST_FIRST.sort(made);
    api.server().rows(rows);
  }

  private void filterByUpdate() {
    for (FilterParameter date : List.of(FilterParameter.DATE_FROM, FilterParameter.DATE_TO)) {
      api.server().take(date, FilterMeaning.ofUpdate(date));
    }
  }

  private List<String> ids(Predicate<Conversation> condition) {
    return rows.stream().filter(condition).map(Conversation::id).toList();
  }

  private static Predicate<Conversation> between(LocalDate from, LocalDate before) {
    return row ->
        !row.createdAt().isBefore(from.atStartOfDay())
            && row.createdAt().isBefore(before.atStartOfDay());
  }

  private List<String> read(LocalDate from, LocalDate before) throws SQLException {
    return api.column(
        "SELECT id FROM conversations WHERE created_at >= ? AND created_at < ?", from, before);
  }

  private void assertWarned() {
    assertThat(api.warnings()).anyMatch(warning -> warning.contains("no date is sent"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noDateIsTrustedOnceOneBroughtOtherRows(long seed) throws SQLException {
    fill(seed);
    filterByUpdate();
    LocalDate day = NEWEST.toLocalDate().minusDays(20 + seed * 10);
    List<String> until = ids(row -> row.createdAt().isBefore(day.atStartOfDay()));

    assertThat(api.column("SELECT MAX(created_at) FROM conversations"))
        .containsExactly(rows.get(0).createdAt().toString().replace('T', ' ') + ":00");
    assertWarned();
    api.requests();

    assertThat(api.column("SELECT COUNT(*) FROM conversations WHERE created_at < ?", day))
        .containsExactly(Integer.toString(until.size()));
    assertWarned();
    assertThat(api.column("SELECT id FROM conversations WHERE created_at < ?", day))
        .containsExactlyElementsOf(until);
    assertThat(read(day, day.plusDays(9)))
        .containsExactlyElementsOf(ids(between(day, day.plusDays(9))));
    assertWarned();
    assertThat(api.requests()).noneMatch(query -> query.contains("date_"));
  }

  /** Not by the days of the rows that came, but by those that are missing among them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anEndIsReadAgainThatLacksRowsOfAPageThatWasSeen(long seed) throws SQLException {
    fill(seed);
    filterByUpdate();

    assertThat(api.column("SELECT id FROM conversations ORDER BY created_at, id LIMIT 40"))
        .containsExactlyElementsOf(
            ListOrder.OLDEST_FIRST.sort(rows).stream().map(Conversation::id).limit(40).toList());
    assertWarned();
  }

  @ParameterizedTest
  @CsvSource({
    "DATES_SWAPPED, 1",
    "DATES_SWAPPED, 2",
    "DATES_SWAPPED, 3",
    "DATES_SWAPPED, 4",
    "NOTHING_FOR_BOTH_DATES, 5",
    "NOTHING_FOR_BOTH_DATES, 6",
    "NOTHING_FOR_BOTH_DATES, 7"
  })
  void bothDatesAreComparedWithDaysThatHaveRows(ParameterReading reading, long seed)
      throws SQLException {
    fill(seed);
    api.server().read(reading);
    // A row that the driver has seen, as it has where the account is not new.
    api.column("SELECT id FROM conversations LIMIT 1");
    LocalDate day = rows.get((int) (seed * 50)).createdAt().toLocalDate();

    assertThat(read(day, day.plusDays(7))).isEmpty();
    assertThat(api.warnings()).singleElement().asString().contains("rows may be missing");
    LocalDate later = NEWEST.toLocalDate().plusDays(3);
    for (LocalDate from : List.of(NEWEST.toLocalDate().minusDays(9), day)) {
      assertThat(read(from, later)).containsExactlyElementsOf(ids(between(from, later)));
      assertWarned();
      assertThat(
              api.column(
                  "SELECT COUNT(*) FROM conversations WHERE created_at >= ? AND created_at < ?",
                  from,
                  later))
          .containsExactly(Integer.toString(ids(between(from, later)).size()));
    }
  }

  /**
   * Until then, that there are no rows is believed with a warning: asking for others takes a
   * request.
   */
  @Test
  void thatAnHonestServerTakesBothDatesIsSeenWithTheFirstRowsOfBoth() throws SQLException {
    fill(9);
    api.column("SELECT id FROM conversations LIMIT 1");
    api.requests();
    LocalDate future = NEWEST.toLocalDate().plusDays(100);

    assertThat(read(future, future.plusDays(1))).isEmpty();
    assertThat(api.warnings())
        .containsExactly(
            "01000 no row came for date_from=%s and date_to=%s, and the API was not seen yet to take"
                    .formatted(future.minusDays(1), future.plusDays(2))
                + " both dates together: rows may be missing");
    assertThat(api.requests()).hasSize(1);
    assertThat(read(NEWEST.toLocalDate().minusDays(9), future)).isNotEmpty();
    api.requests();
    assertThat(read(future, future.plusDays(1))).isEmpty();
    assertThat(api.warnings()).isEmpty();
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void anHonestServerIsNotAskedWhereBothDatesHaveBroughtRows() throws SQLException {
    fill(9);
    LocalDate day = NEWEST.toLocalDate().minusDays(3);
    assertThat(read(day, day.plusDays(2))).isNotEmpty();
    api.requests();

    assertThat(read(day.plusDays(100), day.plusDays(101))).isEmpty();

    assertThat(api.requests()).hasSize(1);
    assertThat(api.warnings()).isEmpty();
  }

  @Test
  void noMoreIsAskedThanIsAllowed() throws SQLException {
    fill(9);
    api.server().read(ParameterReading.NOTHING_FOR_BOTH_DATES);
    api.column("SELECT id FROM conversations LIMIT 1");
    api.requests();

    try (Connection connection = api.connect("maxRequests=1");
        Statement statement = connection.createStatement()) {
      String sql = "SELECT id FROM conversations WHERE created_at BETWEEN '%s' AND '%s'";
      LocalDate last = NEWEST.toLocalDate();
      assertThat(
              ConnectedApi.column(
                  statement.executeQuery(sql.formatted(last.minusDays(9), last.plusDays(9)))))
          .isEmpty();
      assertThat(statement.getWarnings().getMessage()).contains("maxRequests allows no request");
    }
    assertThat(api.requests()).hasSize(1);
  }

  /** Nothing is lost where all rows come whatever the date is, so that no page is read again. */
  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aListIsNotReadAgainIfItsTotalIsThatOfAllRows(FilterParameter ignored) throws SQLException {
    fill(10);
    api.server().ignore(ignored);
    api.column("SELECT id FROM conversations LIMIT 1");
    api.requests();
    LocalDate day = NEWEST.toLocalDate().minusDays(50);
    boolean first = ignored == FilterParameter.DATE_FROM;

    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE created_at " + (first ? ">=" : "<") + " ?",
                day))
        .containsExactlyElementsOf(
            ids(row -> row.createdAt().isBefore(day.atStartOfDay()) != first));
    assertWarned();
    assertThat(api.requests()).hasSize(5);
  }

  /** What is in no list cannot be read; that it is somewhere is said by each query from then on. */
  @Test
  void aPartThatHasMoreRowsThanTheWholeIsSaid() throws SQLException {
    fill(11);
    api.server().read(ParameterReading.RECENT_UNLESS_DATED);
    String count = "SELECT COUNT(*) FROM conversations";
    LocalDate day = NEWEST.toLocalDate().minusDays(120);
    int all =
        ids(between(NEWEST.toLocalDate().minusDays(60), NEWEST.toLocalDate().plusDays(1))).size();
    assertThat(api.column(count)).containsExactly(Integer.toString(all));
    assertThat(api.warnings()).isEmpty();

    List<String> since = ids(row -> !row.createdAt().isBefore(day.atStartOfDay()));
    assertThat(api.column("SELECT id FROM conversations WHERE created_at >= ?", day))
        .containsExactlyElementsOf(since);
    assertThat(api.warnings())
        .singleElement()
        .asString()
        .matches(
            "01000 the API contradicts itself: its lists by date_from have \\d+ conversations, and"
                + " its list without that has "
                + all
                + "; rows may be missing, and no total is used for ten minutes");

    api.column(count);
    assertThat(api.warnings()).singleElement().asString().contains("contradicts itself");
  }
}
