package ai.whattalk.jdbc.sql.pushdown.count;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeFunctions;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.pushdown.bound.CreatedSet;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.testing.ClockAccount;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.DateMeaning;
import ai.whattalk.jdbc.testing.DayBound;
import ai.whattalk.jdbc.testing.FilterClock;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.ParameterReading;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import com.google.common.collect.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows stand for those that are counted, and for how many. */
final class CountedRowsTest {
  private static final int QUERIES = RandomCases.count("counted.queries", 6);
  private static final LocalDateTime NOON = SteadyAccount.LAST_DAY.minusDays(20).atTime(12, 0);
  private static final List<Conversation> ROWS = SteadyAccount.rows(20_000);

  private static final CountGrain BY_TYPE =
      new CountGrain(ImmutableBitSet.of(ConversationList.TYPE.column()), null, false);

  /** Rows of some time, of one type or of any. */
  private record Wanted(
      @Nullable String type, @Nullable LocalDateTime from, @Nullable LocalDateTime before) {
    boolean accepts(Conversation row) {
      return (type == null || type.equals(row.type()))
          && (from == null || !row.createdAt().isBefore(from))
          && (before == null || row.createdAt().isBefore(before));
    }

    ScanBounds bounds() {
      Range<Long> range = Range.all();
      if (from != null) {
        range = range.intersection(Range.atLeast(CalciteTimes.timestamp(from)));
      }
      if (before != null) {
        range = range.intersection(Range.lessThan(CalciteTimes.timestamp(before)));
      }
      ScanBounds created = ScanBounds.ofCreated(CreatedSet.of(range), true);
      return type == null
          ? created
          : created.and(ScanBounds.ofTexts(ConversationList.TYPE, ValueSet.of(Set.of(type)), true));
    }
  }

  /** The numbers of rows that can't be told apart. */
  private static Map<String, Long> count(List<Conversation> rows, Wanted wanted, CountGrain grain) {
    Map<String, Long> counts = new TreeMap<>();
    for (Conversation row : rows) {
      if (wanted.accepts(row)) {
        counts.merge(key(grain, row.type(), row.assistantId(), row.createdAt()), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<String, Long> count(List<@Nullable Object[]> rows, CountGrain grain) {
    Map<String, Long> counts = new TreeMap<>();
    for (@Nullable Object[] row : rows) {
      Long created = (Long) row[AccountLists.CONVERSATIONS.createdAt()];
      counts.merge(
          key(
              grain,
              (String) row[ConversationList.TYPE.column()],
              (String) row[ConversationList.ASSISTANT_ID.column()],
              created == null ? null : CalciteTimes.of(created)),
          (Long) row[row.length - 1],
          Long::sum);
    }
    return counts;
  }

  private static String key(
      CountGrain grain,
      @Nullable String type,
      @Nullable String assistant,
      @Nullable LocalDateTime created) {
    return (grain.texts().get(ConversationList.TYPE.column()) ? type : "")
        + " "
        + (grain.texts().get(ConversationList.ASSISTANT_ID.column()) ? assistant : "")
        + " "
        + (grain.unit() == null ? "" : DateTimeFunctions.floor(grain.unit(), created));
  }

  private static @Nullable List<@Nullable Object[]> rows(
      SimulatedApi server, Wanted wanted, CountGrain grain) {
    return rows(new AccountApi(server.settings(100)), wanted, grain);
  }

  private static @Nullable List<@Nullable Object[]> rows(
      AccountApi api, Wanted wanted, CountGrain grain) {
    RequestScope scope = new RequestScope(warning -> {});
    api.validate(scope);
    AccountList lists = api.list(AccountLists.CONVERSATIONS, scope);
    ScanBounds bounds = wanted.bounds();
    return CountedRows.of(
        lists,
        bounds,
        grain,
        FilterRequests.of(AccountLists.CONVERSATIONS, bounds, lists.clock()).wide());
  }

  /** A part of the first day is wanted. */
  @ParameterizedTest
  @CsvSource({"false, 1", "true, 4"})
  void oneRowStandsForAllOfATypeThoughSomeOfThemAreRead(boolean byType, int rowsKept) {
    Wanted wanted = new Wanted(null, NOON, null);
    CountGrain grain = byType ? BY_TYPE : CountGrain.NONE;
    try (SimulatedApi server = new SimulatedApi(ROWS)) {
      List<@Nullable Object[]> counted = rows(server, wanted, grain);

      assertThat(counted).hasSize(rowsKept);
      assertThat(count(counted, grain)).isEqualTo(count(ROWS, wanted, grain));
      // Else all pages would have been read.
      assertThat(server.requests()).hasSizeLessThan(20);
    }
  }

  /** In a build, of each clock others. */
  static Stream<DateMeaning> meanings() {
    int share = RandomCases.oneIn("counted.share", 6);
    return Stream.of(
            FilterClock.SAME,
            FilterClock.THREE_HOURS_AHEAD,
            FilterClock.KATHMANDU_AHEAD,
            FilterClock.FOURTEEN_HOURS_AHEAD,
            FilterClock.TWELVE_HOURS_BEHIND,
            FilterClock.LONDON_WRITTEN)
        .flatMap(
            clock -> RandomCases.some(DateMeaning.all(clock), share, clock.ordinal()).stream());
  }

  /** A number is right, or not there; and there where days are cut at the midnights of the rows. */
  @ParameterizedTest
  @MethodSource("meanings")
  void numbersAreRightWhereverDaysAreCut(DateMeaning meaning) {
    List<Conversation> rows =
        ListOrder.NEWEST_FIRST.sort(
            ClockAccount.sparse(meaning.clock(), 3_000, false).stream()
                .filter(row -> row.type() != null && row.assistantId() != null)
                .toList());
    SplittableRandom random = new SplittableRandom(meaning.toString().hashCode());
    int counted = 0;
    try (SimulatedApi server = meaning.of(new SimulatedApi(rows))) {
      for (int i = 0; i < QUERIES; i++) {
        Wanted wanted = wanted(random);
        CountGrain grain = grain(random);
        List<@Nullable Object[]> given = rows(server, wanted, grain);
        if (given != null) {
          counted++;
          assertThat(count(given, grain))
              .as("%s by %s", wanted, grain)
              .isEqualTo(count(rows, wanted, grain));
        }
      }
    }
    assertThat(counted).isPositive();
  }

  /** Some rows a day, up to a last time. */
  private static List<Conversation> until(LocalDateTime last, int days, int rowsPerDay) {
    List<Conversation> rows = new ArrayList<>();
    long seconds = Duration.ofDays(1).toSeconds() / rowsPerDay;
    for (int i = 0; i < days * rowsPerDay; i++) {
      rows.add(TestRows.row("c" + i, "7", "widget", last.minusSeconds(i * seconds)));
    }
    return rows;
  }

  /** Rows of today come for the days before it, which contradicts what their midnight showed. */
  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM_IGNORED_ALONE", "DATE_TO_IGNORED_ALONE"})
  void doesNotCountByOneDateThatIsIgnoredWithoutTheOther(ParameterReading reading) {
    LocalDate day = LocalDate.of(2025, 3, 10);
    boolean upTo = reading == ParameterReading.DATE_TO_IGNORED_ALONE;
    List<Conversation> rows =
        until(upTo ? day.atTime(13, 0) : day.plusDays(6).atTime(13, 0), 7, 300);
    LocalDate bound = upTo ? day : day.plusDays(1);
    Wanted wanted =
        upTo
            ? new Wanted(null, null, bound.atStartOfDay())
            : new Wanted(null, bound.atStartOfDay(), null);
    CountGrain grain = CountGrain.NONE;
    try (SimulatedApi server = new SimulatedApi(rows).read(reading)) {
      List<@Nullable Object[]> counted = rows(server, wanted, grain);

      if (counted != null) {
        assertThat(count(counted, grain)).isEqualTo(count(rows, wanted, grain));
      }
    }
  }

  /** Two midnights are seen to be cut; the one between them is not, by a row half a minute off. */
  @Test
  void doesNotInferWhatOneDayHasFromItsNeighbours() {
    LocalDateTime last = LocalDate.of(2025, 3, 20).atTime(22, 0);
    LocalDateTime midnight = LocalDate.of(2025, 3, 10).atStartOfDay();
    List<Conversation> rows = new ArrayList<>(until(last, 16, 300));
    rows.removeIf(
        row ->
            row.createdAt().toLocalTime().isAfter(LocalTime.of(23, 59))
                || row.createdAt().toLocalTime().equals(LocalTime.MIDNIGHT));
    rows.add(TestRows.row("late", "7", "widget", midnight.minusSeconds(30)));
    CountGrain grain = CountGrain.NONE;
    DateMeaning meaning =
        new DateMeaning(FilterClock.SAME, DayBound.FROM_ITS_MIDNIGHT, DayBound.TO_ITS_LAST_MINUTE);
    try (SimulatedApi server = meaning.of(new SimulatedApi(ListOrder.NEWEST_FIRST.sort(rows)))) {
      AccountApi api = new AccountApi(server.settings(100));
      api.validate(new RequestScope(warning -> {}));
      for (Wanted wanted :
          List.of(
              new Wanted(null, midnight.minusDays(1), midnight.plusDays(1)),
              new Wanted(null, midnight.minusDays(1), midnight),
              new Wanted(null, midnight, midnight.plusDays(1)))) {
        List<@Nullable Object[]> counted = rows(api, wanted, grain);
        if (counted != null) {
          assertThat(count(counted, grain)).isEqualTo(count(rows, wanted, grain));
        }
      }
    }
  }

  /** As Laravel's {@code after_or_equal:date_from} does. */
  @Test
  void asksForNoDaysThatEndBeforeTheyBegin() {
    LocalDateTime midnight = LocalDate.of(2025, 3, 10).atStartOfDay();
    List<Conversation> rows = new ArrayList<>(until(midnight.plusDays(9).minusHours(2), 16, 300));
    rows.removeIf(row -> row.createdAt().equals(midnight));
    rows.add(TestRows.row("sharp", "7", "widget", midnight));
    CountGrain grain = CountGrain.NONE;
    Wanted wanted = new Wanted(null, midnight.minusDays(6), midnight);
    DateMeaning meaning =
        new DateMeaning(
            FilterClock.SAME, DayBound.FROM_ITS_MIDNIGHT, DayBound.TO_THE_NEXT_MIDNIGHT);
    try (SimulatedApi server = meaning.of(new SimulatedApi(ListOrder.NEWEST_FIRST.sort(rows)))) {
      List<@Nullable Object[]> counted = rows(server, wanted, grain);

      assertThat(count(counted, grain)).isEqualTo(count(rows, wanted, grain));
      assertThat(server.requests())
          .allMatch(
              request -> {
                String from = request.parameters().get("date_from");
                String to = request.parameters().get("date_to");
                return from == null || to == null || from.compareTo(to) <= 0;
              });
    }
  }

  private static Wanted wanted(SplittableRandom random) {
    List<LocalDateTime> bounds = new ArrayList<>(List.of(time(random), time(random)));
    bounds.sort(null);
    String type = random.nextInt(3) == 0 ? "widget" : null;
    return switch (random.nextInt(4)) {
      case 0 -> new Wanted(type, bounds.get(0), null);
      case 1 -> new Wanted(type, null, bounds.get(1));
      default -> new Wanted(type, bounds.get(0), bounds.get(1).plusNanos(1_000_000));
    };
  }

  private static LocalDateTime time(SplittableRandom random) {
    LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(400));
    return switch (random.nextInt(4)) {
      case 0 -> day.atTime(random.nextInt(24), 15 * random.nextInt(4));
      case 1 -> day.withDayOfMonth(1).atStartOfDay();
      default -> day.atStartOfDay();
    };
  }

  private static CountGrain grain(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> BY_TYPE;
      case 1 -> new CountGrain(ImmutableBitSet.of(), DateTimeUnit.QUARTER, false);
      case 2 -> new CountGrain(ImmutableBitSet.of(), DateTimeUnit.MONTH, false);
      default -> CountGrain.NONE;
    };
  }
}
