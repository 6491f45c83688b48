package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.DateMeaning;
import ai.whattalk.jdbc.testing.DayBound;
import ai.whattalk.jdbc.testing.FilterClock;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What three requests tell of a midnight. */
class MidnightProbeTest {
  private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
  private static final LocalDateTime MIDNIGHT = DAY.atStartOfDay();
  private static final DateMeaning DOCUMENTED = DateMeaning.wholeDays(FilterClock.SAME);
  private static final int PAGE_SIZE = 20;

  /** Of the lists that each meaning of dates may meet, one in so many. */
  private static final int SHARE = RandomCases.oneIn("midnight.share", 6);

  @AutoClose private final SimulatedApi server = new SimulatedApi(List.of());
  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
  private final ServerClock clock = memory.evidence().clock();
  private Execution execution = new Execution(server, PAGE_SIZE, memory);

  /** A row every twenty minutes of seven days, in its middle; and some at the midnight. */
  private static List<Conversation> rows(ListOrder order, int atMidnight) {
    List<Conversation> rows = new ArrayList<>();
    for (int i = -72 * 3; i < 72 * 4; i++) {
      rows.add(TestRows.row("c" + i, "7", "api", MIDNIGHT.plusMinutes(20L * i + 10)));
    }
    for (int i = 0; i < atMidnight; i++) {
      rows.add(TestRows.row("m" + i, "7", "api", MIDNIGHT));
    }
    return order.sort(rows);
  }

  private void look() {
    execution = new Execution(server, PAGE_SIZE, memory);
    new MidnightProbe(AccountLists.CONVERSATIONS, execution.sampler, execution.proof, clock)
        .look(DAY);
  }

  /** Whether the lists up to the day before and from the day on have just the rows they should. */
  private static boolean isCut(DateMeaning meaning, List<Conversation> rows) {
    FilterMeaning from = meaning.from().by(meaning.clock());
    FilterMeaning to = meaning.to().by(meaning.clock());
    return rows.stream()
        .allMatch(
            row ->
                from.selects(DAY.toString(), row) != row.createdAt().isBefore(MIDNIGHT)
                    && to.selects(DAY.minusDays(1).toString(), row)
                        == row.createdAt().isBefore(MIDNIGHT));
  }

  record Server(DateMeaning meaning, ListOrder order, int atMidnight) {}

  static Stream<Server> servers() {
    List<Server> servers = new ArrayList<>();
    int turn = 0;
    for (FilterClock filterClock : FilterClock.values()) {
      for (DateMeaning meaning : DateMeaning.all(filterClock)) {
        List<Server> lists = new ArrayList<>();
        for (int atMidnight = 0; atMidnight < 3; atMidnight++) {
          lists.add(new Server(meaning, ListOrder.NEWEST_FIRST, atMidnight));
          lists.add(new Server(meaning, ListOrder.OLDEST_FIRST, atMidnight));
        }
        // In a build, each meaning meets one of them, and each clock all.
        servers.addAll(RandomCases.some(lists, SHARE, turn++));
      }
    }
    return servers.stream();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aMidnightIsCutJustWhereTheServersDaysMeetThere(Server look) {
    List<Conversation> rows = rows(look.order, look.atMidnight);
    look.meaning.of(server.rows(rows));

    look();

    // The end of a day that is shorter than expected is looked for once more.
    assertThat(server.requests())
        .hasSizeLessThanOrEqualTo(RequestCosts.MIDNIGHT_REQUESTS + (clock.isCut(MIDNIGHT) ? 0 : 1));
    assertThat(clock.isCut(MIDNIGHT)).isEqualTo(isCut(look.meaning, rows));
    LocalDate from = clock.dateFrom(MIDNIGHT);
    LocalDate to = clock.dateTo(MIDNIGHT);
    FilterMeaning gives = look.meaning.from().by(look.meaning.clock());
    FilterMeaning ends = look.meaning.to().by(look.meaning.clock());
    assertThat(rows)
        .allMatch(
            row ->
                row.createdAt().isBefore(MIDNIGHT)
                    ? ends.selects(to.toString(), row)
                    : gives.selects(from.toString(), row));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST_FIRST", "OLDEST_FIRST"})
  void threeRequestsDo(ListOrder order) {
    DOCUMENTED.of(server.rows(rows(order, 1)));

    look();

    assertThat(clock.isCut(MIDNIGHT)).isTrue();
    assertThat(server.requests()).hasSize(3);
    assertThat(memory.evidence().isHonoured(ConversationList.DATE_FROM, "")).isTrue();
    assertThat(memory.evidence().isHonoured(ConversationList.DATE_TO, "")).isTrue();
    server.clearRequests();
    look();
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"RANDOM", "BY_UPDATE"})
  void aListOfNoOrderTellsNothing(ListOrder order) {
    List<Conversation> rows = new ArrayList<>();
    for (Conversation row : rows(ListOrder.RANDOM, 1)) {
      rows.add(
          new Conversation(
              row.id(),
              "7",
              null,
              "api",
              1,
              null,
              true,
              row.createdAt(),
              row.createdAt().plusMinutes(Math.floorMod(row.id().hashCode() * 31, 500))));
    }
    DOCUMENTED.of(server.rows(order.sort(rows)));

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(RequestCosts.MIDNIGHT_REQUESTS);
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatIsIgnoredTellsNothing(FilterParameter parameter) {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, 0))).ignore(parameter);

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aTotalThatADateDoesNotChangeTellsNothing(FilterParameter parameter) {
    DOCUMENTED
        .of(server.rows(rows(ListOrder.NEWEST_FIRST, 0)))
        .takeForTotal(parameter, FilterMeaning.IGNORED);

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  @Test
  void withoutATotalNothingIsTold() {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, 0))).write(JsonForm.NO_TOTALS);

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void daysWithoutRowsTellNothing() {
    DOCUMENTED.of(
        server.rows(
            rows(ListOrder.NEWEST_FIRST, 1).stream()
                .filter(row -> row.createdAt().isBefore(MIDNIGHT))
                .toList()));

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }

  /** The row counts for both days, and a row that goes meanwhile makes up for it. */
  @Test
  void aTotalThatIsRightByChanceDoesNotHideARowThatBothDaysHave() {
    new DateMeaning(FilterClock.SAME, DayBound.FROM_ITS_MIDNIGHT, DayBound.TO_THE_NEXT_MIDNIGHT)
        .of(server.rows(rows(ListOrder.NEWEST_FIRST, 1)));
    server.beforeRequest(
        2,
        () ->
            server.rows(
                rows(ListOrder.NEWEST_FIRST, 1).stream()
                    .filter(row -> !row.id().equals("c-30"))
                    .toList()));

    look();

    assertThat(clock.isCut(MIDNIGHT)).isFalse();
  }
}
