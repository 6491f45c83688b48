package ai.whattalk.jdbc.testing;

import static ai.whattalk.jdbc.testing.FilterParameter.DATE_FROM;
import static ai.whattalk.jdbc.testing.FilterParameter.DATE_TO;
import static ai.whattalk.jdbc.testing.FilterParameter.TYPE;

import ai.whattalk.jdbc.demo.Conversation;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kinds of servers that totals are asked of: what they make of filters, totals and pages. */
public enum ServerKind {
  HONEST(api -> api),
  ALL_FILTERS_IGNORED(SimulatedApi::ignoreAllFilters),
  DATES_IGNORED(api -> api.ignore(FilterParameter.DATE_FROM, FilterParameter.DATE_TO)),
  ONE_TYPE_IGNORED(
      api -> api.take(FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, "test"))),
  DATE_TO_AT_MIDNIGHT(SimulatedApi::endDateToAtMidnight),
  ASSISTANT_REFUSED(SimulatedApi::refuseAssistantId),
  RANDOM_ORDER(api -> api, ListOrder.RANDOM),
  PAGES_CLAMPED(api -> api.clampPerPage(13)),
  SIMPLE_PAGINATOR(api -> api.write(JsonForm.NO_TOTALS)),
  CURSOR_PAGINATOR(api -> api.paginateByCursor(Comparator.comparing(Conversation::id))),
  ONE_ROW_COMES(api -> api),
  ONE_ROW_COMES_IN_RANDOM_ORDER(api -> api, ListOrder.RANDOM),
  ONE_ROW_GOES(api -> api),
  TAKES_ANY_TYPE(SimulatedApi::takeAnyType),
  DATE_TO_IGNORED(api -> api.ignore(FilterParameter.DATE_TO)),
  DATE_TO_BEFORE_MIDNIGHT(api -> api.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT)),
  ASSISTANT_COMPARED_LOOSELY(SimulatedApi::compareAssistantIdLoosely),
  OLDEST_FIRST(api -> api, ListOrder.OLDEST_FIRST),
  BY_UPDATE(api -> api, ListOrder.BY_UPDATE),
  PAGES_OF_A_FIXED_SIZE(api -> api.fixPerPage(15)),
  UNDATED_LAST(OtherRows.UNDATED, ListOrder.NEWEST_FIRST, api -> api),
  UNDATED_FIRST(OtherRows.UNDATED, ListOrder.OLDEST_FIRST, api -> api),
  LOOK_ALIKE_ASSISTANTS(OtherRows.LOOK_ALIKE, ListOrder.NEWEST_FIRST, api -> api),
  LOOK_ALIKE_ASSISTANTS_CAST(
      OtherRows.LOOK_ALIKE,
      ListOrder.RANDOM,
      api -> {
        api.assistants().castTexts();
        return api;
      }),
  LOOK_ALIKE_ASSISTANTS_IN_ANY_CASE(
      OtherRows.LOOK_ALIKE,
      ListOrder.BY_UPDATE,
      api ->
          api.take(
              FilterParameter.ASSISTANT_ID, FilterMeaning.anyCase(FilterParameter.ASSISTANT_ID))),
  SHIFTED_CLOCK((api, random) -> pick(shifted(), random).of(api)),
  SHIFTED_CLOCK_OF_WHOLE_DAYS(
      (api, random) -> DateMeaning.wholeDays(pick(List.of(FilterClock.values()), random)).of(api)),
  EMPTY_PAGE_ONCE(ListFault.EMPTY_ONCE, 95),
  SHORT_PAGE_ONCE(ListFault.SHORT_ONCE, 90),
  OTHER_LAST_PAGE(ListFault.OTHER_LAST_PAGE, 97),
  OTHER_PER_PAGE(ListFault.OTHER_PER_PAGE, 50),
  OTHER_TO(ListFault.OTHER_TO, 97),
  ALWAYS_GOES_ON(ListFault.ALWAYS_GOES_ON, 97),
  NEVER_GOES_ON(ListFault.NEVER_GOES_ON, 97),
  EMPTY_PAGE_ALWAYS(ListFault.EMPTY_ALWAYS, 20),
  SHORT_PAGES_ALWAYS(ListFault.SHORT_ALWAYS, 50),
  /** Counted, and taken out of the pages. */
  HIDDEN_ROWS(ListFault.HIDDEN, 20),
  /** Counted, and on no page. */
  UNLISTED_ROWS(ListFault.UNLISTED, 20),
  /** Counted twice, too. */
  REPEATED_ROWS(ListFault.REPEATED, 20),
  /** Counted once. */
  REPEATED_UNCOUNTED_ROWS(ListFault.REPEATED, 20),
  ROWS_IN_PLACE_OF_OTHERS(ListFault.DOUBLED, 60),
  TYPE_IN_ANY_CASE(api -> api.takeAnyType().take(TYPE, FilterMeaning.anyCase(TYPE))),
  TYPE_AS_A_PREFIX(api -> api.takeAnyType().take(TYPE, FilterMeaning.prefix(TYPE))),
  TYPE_IGNORED_WITH_DATES(api -> api.read(ParameterReading.TYPE_IGNORED_WITH_DATES)),
  ASSISTANT_IGNORED_WITH_DATES(api -> api.read(ParameterReading.ASSISTANT_IGNORED_WITH_DATES)),
  DATE_FROM_IGNORED_ALONE(api -> api.read(ParameterReading.DATE_FROM_IGNORED_ALONE)),
  DATE_TO_IGNORED_ALONE(api -> api.read(ParameterReading.DATE_TO_IGNORED_ALONE)),
  DATES_SWAPPED(api -> api.read(ParameterReading.DATES_SWAPPED)),
  NOTHING_FOR_BOTH_DATES(api -> api.read(ParameterReading.NOTHING_FOR_BOTH_DATES)),
  DATES_OF_UPDATE(
      OtherRows.UPDATED_LATER,
      (api, random) ->
          api.take(DATE_FROM, FilterMeaning.ofUpdate(DATE_FROM))
              .take(DATE_TO, FilterMeaning.ofUpdate(DATE_TO))),
  /** By clocks that are further apart than any two are. */
  DATES_OF_OTHER_DAYS(
      OtherRows.NONE,
      (api, random) -> {
        Duration ahead = Duration.ofDays(random.nextInt(2, 20) * (random.nextBoolean() ? 1 : -1));
        return api.take(DATE_FROM, FilterMeaning.inZone(DATE_FROM, ahead))
            .take(DATE_TO, FilterMeaning.inZone(DATE_TO, ahead));
      });

  private static final int HONEST_PERCENT = 97;
  private static final int FEWEST_CHOSEN = 3;
  private static final int MOST_CHOSEN = 40;
  private static final int ONE_IN_CLAMPED = 4;
  private static final String HIDDEN_ID = "hidden-";

  private final BiFunction<SimulatedApi, SplittableRandom, SimulatedApi> switches;
  private final ListOrder order;
  private final OtherRows otherRows;
  private final ListFault fault;
  private final int leastPercent;

  ServerKind(UnaryOperator<SimulatedApi> switches) {
    this(switches, ListOrder.NEWEST_FIRST);
  }

  ServerKind(UnaryOperator<SimulatedApi> switches, ListOrder order) {
    this(OtherRows.NONE, order, switches);
  }

  ServerKind(OtherRows otherRows, ListOrder order, UnaryOperator<SimulatedApi> switches) {
    this(otherRows, order, (api, random) -> switches.apply(api), ListFault.NONE, HONEST_PERCENT);
  }

  ServerKind(BiFunction<SimulatedApi, SplittableRandom, SimulatedApi> switches) {
    this(OtherRows.NONE, ListOrder.NEWEST_FIRST, switches, ListFault.NONE, HONEST_PERCENT);
  }

  /** Dates that are about something else: half of the answers may be wrong until that shows. */
  ServerKind(
      OtherRows otherRows, BiFunction<SimulatedApi, SplittableRandom, SimulatedApi> switches) {
    this(otherRows, ListOrder.NEWEST_FIRST, switches, ListFault.NONE, 50);
  }

  ServerKind(ListFault fault, int leastPercent) {
    this(OtherRows.NONE, ListOrder.NEWEST_FIRST, (api, random) -> api, fault, leastPercent);
  }

  ServerKind(
      OtherRows otherRows,
      ListOrder order,
      BiFunction<SimulatedApi, SplittableRandom, SimulatedApi> switches,
      ListFault fault,
      int leastPercent) {
    this.otherRows = otherRows;
    this.order = order;
    this.switches = switches;
    this.fault = fault;
    this.leastPercent = leastPercent;
  }

  /**
   * Of a hundred queries, those that have to be right, without a warning where rows are missing.
   */
  public int leastPercent() {
    // Days without rows are believed with a warning until both dates have brought rows.
    return this == DATES_SWAPPED || this == NOTHING_FOR_BOTH_DATES ? 85 : leastPercent;
  }

  /** Whether pages contradict each other, or what is said of them. */
  public boolean contradictsItself() {
    return fault != ListFault.NONE;
  }

  /** Whether its dates are such as they are taken to be until rows show the contrary. */
  public boolean hasDatesOfCreation() {
    return this != DATES_OF_UPDATE && this != DATES_OF_OTHER_DAYS;
  }

  /** Whether no row that it gives lies outside the dates, and these leave out no other rows. */
  public boolean takesDates() {
    return hasDatesOfCreation()
        && !EnumSet.of(
                ALL_FILTERS_IGNORED,
                DATES_IGNORED,
                DATE_TO_IGNORED,
                DATE_FROM_IGNORED_ALONE,
                DATE_TO_IGNORED_ALONE,
                DATES_SWAPPED,
                NOTHING_FOR_BOTH_DATES)
            .contains(this);
  }

  /** Whether its totals count rows that nobody can get, or some twice. */
  public boolean mayMiscount() {
    return EnumSet.of(HIDDEN_ROWS, UNLISTED_ROWS, REPEATED_ROWS).contains(this);
  }

  /** The rows of an account, as who asks for them has to get them; in the order of the server. */
  public List<Conversation> rows(SampleAccount account) {
    return order.sort(otherRows.of(account));
  }

  /** These rows in any order: the same list for all kinds that have the same. */
  public List<Conversation> oracleRows(SampleAccount account) {
    return otherRows.of(account);
  }

  /** A server of the kind; one that contradicts itself lists in any order, in pages of any size. */
  public SimulatedApi start(SampleAccount account, SplittableRandom random) {
    if (!contradictsItself()) {
      SimulatedApi api = switches.apply(new SimulatedApi(rows(account)), random);
      otherRows.list(api.assistants());
      return api;
    }
    int oneIn = random.nextInt(FEWEST_CHOSEN, MOST_CHOSEN);
    Predicate<String> chosen = id -> Math.floorMod(id.hashCode() * 0x9E3779B9 >>> 8, oneIn) == 0;
    List<Conversation> rows = pick(List.of(ListOrder.values()), random).sort(account.rows());
    Predicate<String> faulty = chosen;
    if (fault == ListFault.HIDDEN || fault == ListFault.UNLISTED) {
      rows = rows.stream().flatMap(row -> withHidden(row, chosen)).toList();
      faulty = id -> id.startsWith(HIDDEN_ID);
    } else if (this == REPEATED_ROWS) {
      rows = fault.list(rows, 0, 0, row -> chosen.test(row.id()));
      faulty = id -> false;
    }
    SimulatedApi api = new SimulatedApi(rows);
    if (random.nextInt(ONE_IN_CLAMPED) == 0) {
      api.clampPerPage(random.nextInt(2, account.pageSize() + 1));
    }
    return api.faults(new FaultyPages(fault, faulty, random));
  }

  private static Stream<Conversation> withHidden(Conversation row, Predicate<String> chosen) {
    return chosen.test(row.id())
        ? Stream.of(
            row, OtherRows.with(row, HIDDEN_ID + row.id(), row.assistantId(), row.createdAt()))
        : Stream.of(row);
  }

  private static List<DateMeaning> shifted() {
    return Stream.of(FilterClock.values())
        .flatMap(clock -> DateMeaning.all(clock).stream())
        .toList();
  }

  private static <T> T pick(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  /** The rows after what happens during a query; null if nothing does. */
  public @Nullable List<Conversation> rowsAfter(SampleAccount account, SplittableRandom random) {
    List<Conversation> rows = new ArrayList<>(account.rows());
    switch (this) {
      case ONE_ROW_COMES, ONE_ROW_COMES_IN_RANDOM_ORDER -> rows.add(newRow(account, random));
      case ONE_ROW_GOES -> {
        if (!rows.isEmpty()) {
          rows.remove(random.nextInt(rows.size()));
        }
      }
      default -> {
        return null;
      }
    }
    return order.sort(rows);
  }

  private static Conversation newRow(SampleAccount account, SplittableRandom random) {
    Conversation like = account.sample().get(random.nextInt(account.sample().size()));
    LocalDateTime newest = TestRows.LAST_DAY.plusDays(1).atTime(9, 0);
    return switch (random.nextInt(4)) {
      case 0 -> TestRows.row("new", like.assistantId(), like.type(), null);
      case 1 -> TestRows.row("new", like.assistantId(), like.type(), like.createdAt());
      case 2 -> TestRows.row("new", TestRows.SUPPORT, "email", newest);
      default -> TestRows.row("new", TestRows.SUPPORT, "widget", newest);
    };
  }
}
