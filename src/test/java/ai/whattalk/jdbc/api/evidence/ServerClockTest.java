package ai.whattalk.jdbc.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.total.MidnightProbe;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.DayBound;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which days are asked for so that a server gives all rows of a time, by what its rows have shown.
 */
class ServerClockTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final LocalDate DAY = LocalDate.of(2025, 3, 12);
  private static final LocalDateTime MIDNIGHT = DAY.atStartOfDay();
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final List<DayBound> FROM =
      List.of(DayBound.FROM_ITS_MIDNIGHT, DayBound.AFTER_ITS_MIDNIGHT);
  private static final List<DayBound> TO =
      List.of(
          DayBound.TO_ITS_END,
          DayBound.TO_ITS_MIDNIGHT,
          DayBound.BEFORE_ITS_MIDNIGHT,
          DayBound.TO_THE_NEXT_MIDNIGHT,
          DayBound.TO_ITS_LAST_MINUTE);

  private final AtomicLong nanoTime = new AtomicLong();
  private final ServerClock clock = new ServerClock(nanoTime::get);

  private static ListFilter from(LocalDate day) {
    return NONE.withDays(day, null);
  }

  private static ListFilter to(LocalDate day) {
    return NONE.withDays(null, day);
  }

  private void saw(ListFilter sent, LocalDateTime... created) {
    clock.note(sent, Stream.of(created).map(ServerClockTest::row).toList());
  }

  private static ListRow row(@Nullable LocalDateTime created) {
    return ConversationList.row(TestRows.row("c", "7", "api", created));
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  // What is known of nothing.

  @ParameterizedTest
  @CsvSource({
    // The day may begin 14 hours late, and its beginning be left out; and end at once, and as
    // early.
    "2025-03-12T00:00,           2025-03-11, 2025-03-13",
    "2025-03-12T09:59:59,        2025-03-11, 2025-03-13",
    "2025-03-12T10:00,           2025-03-11, 2025-03-13",
    "2025-03-12T10:00:00.001,    2025-03-11, 2025-03-14",
    "2025-03-12T14:00,           2025-03-11, 2025-03-14",
    "2025-03-12T14:00:00.001,    2025-03-12, 2025-03-14",
    "2025-03-12T23:59:59.999,    2025-03-12, 2025-03-14"
  })
  void knowsNothing(LocalDateTime time, LocalDate from, LocalDate to) {
    assertThat(clock.dateFrom(time)).isEqualTo(from);
    assertThat(clock.dateTo(time)).isEqualTo(to);
    assertThat(clock.isCut(time)).isFalse();
    assertThat(clock.givesFrom(from, time)).isTrue();
    assertThat(clock.givesFrom(from.plusDays(1), time)).isFalse();
    assertThat(clock.givesBefore(to, time)).isTrue();
    assertThat(clock.givesBefore(to.minusDays(1), time)).isFalse();
    assertThat(clock.difference(from(DAY))).isNull();
  }

  // What one row shows.

  @ParameterizedTest
  @CsvSource({
    "00:00,        00:00",
    "00:00:00.001, 00:00",
    "00:14:59.999, 00:00",
    "00:15,        00:15",
    "00:29,        00:15",
    "00:30,        00:30",
    "00:45:01,     00:45",
    "13:59,        13:45",
    "14:00,        14:00",
    "14:30,        14:00",
    "23:59,        14:00"
  })
  void aRowShowsThatTheDayBeganAQuarterOfAnHourBeforeItAtTheLatest(String row, String start) {
    saw(from(DAY), time("2025-03-12T" + row));

    assertThat(clock.start(DAY)).isEqualTo(time("2025-03-12T" + start));
    assertThat(clock.start(DAY.plusDays(1))).isEqualTo(DAY.plusDays(1).atTime(14, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-11T10:00:00.001, 2025-03-11T10:15",
    "2025-03-11T23:59,        2025-03-12T00:00",
    "2025-03-12T00:00,        2025-03-12T00:00",
    "2025-03-12T00:00:00.001, 2025-03-12T00:15",
    "2025-03-12T13:59,        2025-03-12T14:00",
    "2025-03-12T14:00,        2025-03-12T14:00",
    "2025-03-12T14:00:01,     2025-03-12T14:15",
    "2025-03-12T23:44:59,     2025-03-12T23:45",
    "2025-03-12T23:45,        2025-03-12T23:45",
    "2025-03-12T23:45:00.001, 2025-03-13T00:00"
  })
  void aRowShowsThatTheDayEndedAQuarterOfAnHourBehindItAtTheEarliestIfDaysMeet(
      LocalDateTime row, LocalDateTime end) {
    saw(to(DAY), row);
    clock.noteMeeting(DAY, false);
    clock.noteMeeting(DAY.plusDays(2), false);
    // Its day may end at 23:59.
    assertThat(clock.end(DAY)).isEqualTo(row);

    clock.noteMeeting(DAY.plusDays(1), false);
    assertThat(clock.end(DAY)).isEqualTo(end);
  }

  /** Later than any clock is behind, so that it can't be one of the beginning of the day. */
  @ParameterizedTest
  @CsvSource({"14:00, false", "14:00:00.001, true", "23:59, true"})
  void aRowLateInItsLastDayShowsThatAllDaysCountWhole(String row, boolean shown) {
    saw(to(DAY), time("2025-03-12T" + row));

    LocalDate other = DAY.plusDays(100);
    assertThat(clock.end(other))
        .isEqualTo(shown ? other.atTime(10, 0) : other.atStartOfDay().minusHours(14));
    assertThat(clock.dateTo(LocalDateTime.parse("2026-02-01T00:00")))
        .isEqualTo(shown ? "2026-02-01" : "2026-02-02");
  }

  @Test
  void theFirstAndTheLastRowOfAPageAreThoseThatTell() {
    saw(
        NONE.withDays(DAY, DAY.plusDays(2)),
        DAY.atTime(12, 0),
        DAY.plusDays(2).atTime(20, 0),
        DAY.atTime(2, 0),
        DAY.plusDays(1).atTime(2, 0));

    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(2, 0));
    assertThat(clock.end(DAY.plusDays(2))).isEqualTo(DAY.plusDays(2).atTime(20, 0));
  }

  @Test
  void aRowThatShowsLessChangesNothing() {
    saw(from(DAY), DAY.atTime(1, 0));
    saw(from(DAY), DAY.atTime(5, 0));
    saw(to(DAY), DAY.atTime(23, 0));
    saw(to(DAY), DAY.atTime(15, 0));

    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(1, 0));
    assertThat(clock.end(DAY)).isEqualTo(DAY.atTime(23, 0));
  }

  /** Such a server does not take its dates for days of any clock. */
  @Test
  void rowsOutsideOfAllClocksShowNothing() {
    saw(NONE.withDays(DAY, DAY), DAY.atStartOfDay(), DAY.plusDays(1).atTime(14, 0, 1));
    saw(
        NONE.withDays(DAY, DAY),
        DAY.atStartOfDay().minusHours(14).minusNanos(1),
        DAY.atTime(23, 0));

    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(14, 0));
    assertThat(clock.end(DAY)).isEqualTo(DAY.atStartOfDay().minusHours(14));
  }

  @Test
  void rowsWithoutADateShowNothing() {
    clock.note(from(DAY), List.of(row(null)));
    clock.note(from(DAY), List.of());
    clock.note(from(DAY), List.of(row(null), row(DAY.atTime(1, 0))));

    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(14, 0));
  }

  @Test
  void rowsOfAListWithoutDatesShowNothing() {
    saw(NONE, MIDNIGHT);

    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(14, 0));
  }

  /** More nanoseconds than a long has; tools ask for years like these where they know none. */
  @Test
  void rowsThatAreThousandsOfYearsFromTheDayShowNothing() {
    LocalDate first = LocalDate.of(1, 1, 1);
    LocalDate last = LocalDate.of(9999, 12, 31);
    saw(NONE.withDays(first, last), MIDNIGHT);

    assertThat(clock.start(first)).isEqualTo(first.atTime(14, 0));
    assertThat(clock.end(last)).isEqualTo(last.atStartOfDay().minusHours(14));
    assertThat(clock.difference(NONE.withDays(first, last))).isNull();
  }

  // Clocks that differ, of servers that count whole days.

  /** A row just behind the beginning of the server's day, and one just before its end. */
  @ParameterizedTest
  @CsvSource({
    // The server's day begins at, 2025-03-12 00:00 and 12:00 are in its days, and the hours
    // between.
    "0,    2025-03-12T00:00, 2025-03-12, 2025-03-11, 2025-03-12, 2025-03-12, ",
    "180,  2025-03-11T21:00, 2025-03-12, 2025-03-12, 2025-03-12, 2025-03-12, PT3H",
    "-300, 2025-03-12T05:00, 2025-03-11, 2025-03-11, 2025-03-12, 2025-03-12, PT-5H",
    "345,  2025-03-11T18:15, 2025-03-12, 2025-03-12, 2025-03-12, 2025-03-12, PT5H45M",
    "840,  2025-03-11T10:00, 2025-03-12, 2025-03-12, 2025-03-13, 2025-03-13, PT14H",
    "-720, 2025-03-12T12:00, 2025-03-11, 2025-03-11, 2025-03-11, 2025-03-11, PT-12H"
  })
  void rowsNearMidnightsShowTheDifference(
      long minutes,
      LocalDateTime begin,
      LocalDate fromAtMidnight,
      LocalDate toAtMidnight,
      LocalDate fromAtNoon,
      LocalDate toAtNoon,
      @Nullable Duration difference) {
    for (LocalDate day = DAY.minusDays(2); day.isBefore(DAY.plusDays(3)); day = day.plusDays(1)) {
      LocalDateTime start = day.atStartOfDay().minusMinutes(minutes);
      saw(NONE.withDays(day, day), start.plusMinutes(3), start.plusDays(1).minusMinutes(3));
      clock.noteMeeting(day, false);
    }

    assertThat(clock.start(DAY)).isEqualTo(begin).isEqualTo(clock.end(DAY.minusDays(1)));
    assertThat(clock.dateFrom(MIDNIGHT)).isEqualTo(fromAtMidnight);
    assertThat(clock.dateTo(MIDNIGHT)).isEqualTo(toAtMidnight);
    assertThat(clock.dateFrom(DAY.atTime(12, 0))).isEqualTo(fromAtNoon);
    assertThat(clock.dateTo(DAY.atTime(12, 0))).isEqualTo(toAtNoon);
    assertThat(clock.isCut(MIDNIGHT)).isEqualTo(minutes == 0);
    assertThat(clock.difference(NONE.withDays(DAY, DAY))).isEqualTo(difference);
  }

  @ParameterizedTest
  @CsvSource({
    // Rows hours behind the midnight of the first day, and of the last one; the difference.
    " 0,     24,    ",
    " 1,     23,    ",
    "-1,     20,    PT1H",
    "-2.6,   20,    PT3H",
    "-2.6,   21.1,  PT2H45M",
    "-5.7,   18.2,  PT5H45M",
    "-14,    10,    PT14H",
    " 5.1,   28.9,  PT-5H",
    " 5.1,   28,    PT-4H",
    " 12,    35.9,  PT-12H",
    " 13,    38,    PT-14H",
    // Not shown to count whole days: it may be one midnight just as well as the other.
    " 0,     13,    ",
    "-3,     -4,    PT3H",
  })
  void theDifferenceIsWhatRowsShowInWholeHoursIfThatCanBe(
      double first, double last, @Nullable Duration difference) {
    saw(
        NONE.withDays(DAY, DAY.plusDays(10)),
        MIDNIGHT.plusMinutes(Math.round(first * 60)),
        DAY.plusDays(10).atStartOfDay().plusMinutes(Math.round(last * 60)));

    assertThat(clock.difference(NONE.withDays(DAY, DAY.plusDays(10)))).isEqualTo(difference);
  }

  // Midnights.

  @Test
  void theMidnightIsKnownToBeOfTheDayIfItsRowComesAndTheDayBeforeEndsThere() {
    saw(from(DAY), MIDNIGHT);
    assertThat(clock.dateFrom(MIDNIGHT)).isEqualTo(DAY.minusDays(1));

    saw(to(DAY.minusDays(1)), MIDNIGHT);
    saw(from(DAY), MIDNIGHT);
    assertThat(clock.dateFrom(MIDNIGHT)).isEqualTo(DAY);
    assertThat(clock.dateTo(MIDNIGHT)).isEqualTo(DAY.minusDays(1));
    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  /** The row may be in its day by an hour, and the beginning still be left out. */
  @Test
  void theMidnightIsNotKnownToBeOfTheDayWhereTheServersBeginsEarlier() {
    saw(to(DAY.minusDays(1)), MIDNIGHT.minusHours(1));
    saw(from(DAY), MIDNIGHT);

    assertThat(clock.givesFrom(DAY, MIDNIGHT)).isFalse();
    assertThat(clock.givesFrom(DAY, MIDNIGHT.plusNanos(1))).isTrue();
  }

  @Test
  void whatHoldsForOneMidnightHoldsForAllBeginnings() {
    saw(to(DAY.minusDays(1)), MIDNIGHT);
    saw(from(DAY), MIDNIGHT);
    LocalDate other = DAY.plusDays(100);
    saw(from(other), other.atTime(0, 3));

    assertThat(clock.dateFrom(other.atStartOfDay())).isEqualTo(other);
  }

  @Test
  void aCleanMidnightIsCutWhereBothSidesComeClose() {
    clock.noteMeeting(DAY, false);
    assertThat(clock.isCut(MIDNIGHT)).isFalse();

    saw(to(DAY.minusDays(1)), MIDNIGHT.minusMinutes(3));
    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    saw(from(DAY), MIDNIGHT.plusMinutes(3));
    assertThat(clock.isCut(MIDNIGHT)).isTrue();
    assertThat(clock.isCut(MIDNIGHT.plusDays(1))).isFalse();
    assertThat(clock.isCut(MIDNIGHT.plusNanos(1))).isFalse();
  }

  @Test
  void aMidnightWithRowsIsCutWhereBothSidesComeCloseAndSoAreOthers() {
    saw(to(DAY.minusDays(1)), MIDNIGHT.minusMinutes(3));
    saw(from(DAY), MIDNIGHT);
    assertThat(clock.isCut(MIDNIGHT)).isFalse();

    clock.noteMeeting(DAY, true);
    assertThat(clock.isCut(MIDNIGHT)).isTrue();
    LocalDate other = DAY.plusDays(100);
    assertThat(clock.isCut(other.atStartOfDay())).isFalse();
    saw(to(other.minusDays(1)), other.atStartOfDay().minusMinutes(3));
    saw(from(other), other.atTime(0, 3));
    assertThat(clock.isCut(other.atStartOfDay())).isFalse();
    clock.noteMeeting(other, true);
    assertThat(clock.isCut(other.atStartOfDay())).isTrue();
  }

  /** Whatever rows it has: on which side of the cut they are does not matter then. */
  @Test
  void aMidnightIsNotCutWhereItsRowsAreFarFromTheEdges() {
    saw(to(DAY.minusDays(1)), MIDNIGHT.minusHours(3).minusMinutes(2));
    saw(from(DAY), MIDNIGHT.minusHours(2));
    clock.noteMeeting(DAY, true);
    clock.noteMeeting(DAY, false);

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    assertThat(clock.dateFrom(MIDNIGHT)).isEqualTo(DAY);
    assertThat(clock.dateTo(MIDNIGHT)).isEqualTo(DAY);
  }

  @Test
  void aMidnightIsLookedAtOnceInTenMinutes() {
    assertThat(clock.isFirstLook(DAY)).isTrue();
    assertThat(clock.isFirstLook(DAY)).isFalse();
    assertThat(clock.isFirstLook(DAY.plusDays(1))).isTrue();

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(clock.isFirstLook(DAY)).isTrue();
  }

  // Midnights between.

  private void isCut(LocalDate day) {
    saw(to(day.minusDays(1)), day.atStartOfDay().minusMinutes(3));
    saw(from(day), day.atTime(0, 3));
    clock.noteMeeting(day, false);
    assertThat(clock.isCut(day.atStartOfDay())).isTrue();
  }

  @Test
  void aMidnightIsProbablyCutBetweenTwoThatAre() {
    isCut(DAY.minusDays(1));
    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    isCut(DAY.plusDays(1));

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    assertThat(clock.isProbablyCut(MIDNIGHT)).isTrue();
    assertThat(clock.isProbablyCut(MIDNIGHT.plusDays(2))).isFalse();
    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(14, 0));
  }

  /** Israel changes its clocks on a Friday, and Europe on the Sunday after it. */
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1", "3, 4"})
  void cutsThatAreFurtherAwaySayNothingOfTheMidnightsBetween(int before, int behind) {
    isCut(DAY.minusDays(before));
    isCut(DAY.plusDays(behind));

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  // Until when.

  @Test
  void allIsForgottenAfterTenMinutes() {
    saw(NONE.withDays(DAY, DAY), DAY.atTime(1, 0), DAY.atTime(23, 0));
    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(1, 0));

    nanoTime.incrementAndGet();
    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(14, 0));
    assertThat(clock.end(DAY)).isEqualTo(DAY.atStartOfDay().minusHours(14));
  }

  @Test
  void aRowThatShowsLessDoesNotProlongWhatIsKnown() {
    saw(NONE.withDays(DAY, DAY), DAY.atTime(1, 0), DAY.atTime(23, 0));
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    saw(NONE.withDays(DAY, DAY), DAY.atTime(2, 0), DAY.atTime(22, 0));
    assertThat(clock.start(DAY)).isEqualTo(DAY.atTime(1, 0));

    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(clock.start(DAY)).isAfterOrEqualTo(DAY.atTime(2, 0));
    assertThat(clock.end(DAY)).isBeforeOrEqualTo(DAY.atTime(22, 0));
  }

  @Test
  void allIsTakenBackByAContradiction() {
    saw(NONE.withDays(DAY.minusDays(1), DAY.minusDays(1)), MIDNIGHT.minusMinutes(3));
    saw(from(DAY), MIDNIGHT);
    clock.noteMeeting(DAY, true);
    clock.isFirstLook(DAY);
    assertThat(clock.isCut(MIDNIGHT)).isTrue();

    clock.forget();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    assertThat(clock.dateFrom(MIDNIGHT)).isEqualTo(DAY.minusDays(1));
    assertThat(clock.dateTo(MIDNIGHT)).isEqualTo(DAY.plusDays(1));
    assertThat(clock.isFirstLook(DAY)).isTrue();
    saw(from(DAY), MIDNIGHT.plusMinutes(1));
    saw(to(DAY.minusDays(1)), MIDNIGHT.minusMinutes(1));
    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  // Any server.

  /** A server over some rows, with one clock for both dates. */
  private static final class Server {
    private final List<LocalDateTime> rows;
    private final FilterMeaning from;
    private final FilterMeaning to;
    private final Map<ListFilter, Set<LocalDateTime>> lists = new HashMap<>();

    Server(
        List<LocalDateTime> rows, UnaryOperator<LocalDateTime> clock, DayBound from, DayBound to) {
      this.rows = rows;
      this.from = from.by(clock);
      this.to = to.by(clock);
    }

    Set<LocalDateTime> list(ListFilter filter) {
      return lists.computeIfAbsent(
          filter,
          sent -> rows.stream().filter(row -> gives(sent, row)).collect(Collectors.toSet()));
    }

    private boolean gives(ListFilter sent, LocalDateTime created) {
      Conversation row = TestRows.row("c", "7", "api", created);
      return (sent.dateFrom() == null || from.selects(sent.dateFrom().toString(), row))
          && (sent.dateTo() == null || to.selects(sent.dateTo().toString(), row));
    }

    List<LocalDateTime> missing(ListFilter sent, Predicate<LocalDateTime> wanted) {
      return rows.stream().filter(wanted).filter(row -> !list(sent).contains(row)).toList();
    }

    List<LocalDateTime> besides(ListFilter sent, Predicate<LocalDateTime> wanted) {
      return list(sent).stream().filter(wanted.negate()).toList();
    }
  }

  /** Rows at random, half of them near midnights of either clock, within a month. */
  private static List<LocalDateTime> rows(SplittableRandom random, Duration ahead) {
    List<LocalDateTime> rows = new ArrayList<>();
    int count = 1 + random.nextInt(200);
    for (int i = 0; i < count; i++) {
      LocalDateTime midnight = MIDNIGHT.plusDays(random.nextInt(30));
      rows.add(
          switch (random.nextInt(9)) {
            case 0 -> midnight;
            case 1 -> midnight.minus(ahead);
            case 2 -> midnight.plus(STEP.multipliedBy(random.nextInt(-4, 5)));
            case 3 -> midnight.minus(ahead).plusSeconds(random.nextInt(-1_000, 1_000));
            case 5 -> midnight.minus(ahead).plusSeconds(random.nextInt(-100, 10));
            case 4 -> midnight.plus(random.nextInt(-2, 3), ChronoUnit.MILLIS);
            default -> midnight.plusSeconds(random.nextInt(86_400));
          });
    }
    return rows.stream().distinct().toList();
  }

  /** The filter's clock, which is set forwards or back by an hour on one day if so wanted. */
  private static UnaryOperator<LocalDateTime> clock(
      SplittableRandom random, Duration ahead, boolean changed) {
    if (!changed) {
      return created -> created.plus(ahead);
    }
    // As clocks do, at an hour of the night that is no midnight.
    LocalDateTime moment =
        MIDNIGHT.plusDays(random.nextInt(3, 27)).plusHours(random.nextInt(2, 5)).minus(ahead);
    boolean forwards = ahead.isNegative() || (ahead.toHours() < 13 && random.nextBoolean());
    Duration then = ahead.plusHours(forwards ? 1 : -1);
    return created -> created.plus(created.isBefore(moment) ? ahead : then);
  }

  static Stream<Arguments> servers() {
    return IntStream.range(0, RandomCases.count("clock.seeds", 12))
        .mapToObj(seed -> arguments(seed, seed % 3 == 0));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theDaysThatAreAskedForHaveAllRowsOfATimeOnAnyServer(int seed, boolean changed) {
    SplittableRandom random = new SplittableRandom(seed);
    Duration ahead =
        random.nextInt(3) == 0 ? Duration.ZERO : STEP.multipliedBy(random.nextInt(-56, 57));
    Server server =
        new Server(
            rows(random, ahead),
            clock(random, ahead, changed),
            FROM.get(random.nextInt(FROM.size())),
            TO.get(random.nextInt(TO.size())));
    for (int i = 0; i < 60; i++) {
      learn(random, server);
      for (int j = 0; j < 10; j++) {
        LocalDateTime near = server.rows.get(random.nextInt(server.rows.size()));
        check(
            server,
            switch (random.nextInt(4)) {
              case 0 -> near;
              case 1 -> near.plusNanos(1_000_000);
              case 2 -> near.toLocalDate().atStartOfDay();
              default -> MIDNIGHT.plusMinutes(random.nextInt(30 * 24 * 60));
            });
      }
    }
  }

  private void learn(SplittableRandom random, Server server) {
    LocalDate day = DAY.plusDays(random.nextInt(-1, 31));
    switch (random.nextInt(4)) {
      case 0 -> sawPage(random, server, from(day));
      case 1 -> sawPage(random, server, to(day));
      case 2 -> sawPage(random, server, NONE.withDays(day, day.plusDays(random.nextInt(4))));
      default -> look(server, day);
    }
  }

  /** A page of a list comes, or the whole list. */
  private void sawPage(SplittableRandom random, Server server, ListFilter sent) {
    List<LocalDateTime> rows = server.list(sent).stream().sorted().toList();
    int begin = random.nextInt(rows.size() + 1);
    int end = begin + random.nextInt(rows.size() - begin + 1);
    List<LocalDateTime> page = random.nextBoolean() ? rows : rows.subList(begin, end);
    saw(sent, page.toArray(LocalDateTime[]::new));
  }

  /** As {@link MidnightProbe} does on ordered lists. */
  private void look(Server server, LocalDate day) {
    ListFilter before = NONE.withDays(day.minusDays(1), day.minusDays(1));
    ListFilter behind = NONE.withDays(day, day);
    Set<LocalDateTime> rowsBefore = server.list(before);
    Set<LocalDateTime> rowsBehind = server.list(behind);
    if (rowsBefore.isEmpty() || rowsBehind.isEmpty()) {
      return;
    }
    LocalDateTime newest = Collections.max(rowsBefore);
    LocalDateTime oldest = Collections.min(rowsBehind);
    saw(before, newest);
    saw(behind, oldest);
    int both = server.list(NONE.withDays(day.minusDays(1), day)).size();
    if (rowsBefore.size() + rowsBehind.size() == both && newest.isBefore(day.atStartOfDay())) {
      clock.noteMeeting(day, rowsBehind.contains(day.atStartOfDay()));
    }
  }

  private void check(Server server, LocalDateTime time) {
    ListFilter from = from(clock.dateFrom(time));
    assertThat(server.missing(from, row -> !row.isBefore(time)))
        .as("lacking from %s for %s", from, time)
        .isEmpty();
    ListFilter to = to(clock.dateTo(time));
    assertThat(server.missing(to, row -> row.isBefore(time)))
        .as("lacking from %s for %s", to, time)
        .isEmpty();
    if (clock.isCut(time)) {
      LocalDate day = time.toLocalDate();
      assertThat(server.besides(from(day), row -> !row.isBefore(time)))
          .as("from %s on", day)
          .isEmpty();
      assertThat(server.besides(to(day.minusDays(1)), row -> row.isBefore(time)))
          .as("before %s", day)
          .isEmpty();
    }
  }
}
