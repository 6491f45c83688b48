package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One end of a list: its rows are among those that are read, and few others. */
class EndReaderTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final int PAGES = 20;

  /** Two thousand rows of a thousand days. */
  private static final List<Conversation> ROWS = TestRows.twiceADay(1_000);

  private static final ListEnd NEWEST = new ListEnd(true, 10, false);
  private static final ListEnd OLDEST = new ListEnd(false, 10, false);

  private static final List<ListEnd> ENDS =
      Stream.of(1, 10, 300)
          .flatMap(count -> Stream.of(true, false).map(newest -> new ListEnd(newest, count, false)))
          .toList();

  /** Of the ends of a list, and of those of a server that lies, one in so many is read. */
  private static final int SHARE = RandomCases.oneIn("ends.share", 4);

  @AutoClose private final SimulatedApi server = new SimulatedApi(ROWS);

  private RowSource end(ListFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    return new Execution(
            server, 100, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime))
        .lists.readEnds(filter, List.of(end), accepts);
  }

  /** The rows that must be among those that are read. */
  private static List<String> wanted(
      List<Conversation> rows, ListFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    Comparator<Conversation> oldestFirst =
        Comparator.comparing(
            Conversation::createdAt, Comparator.nullsLast(Comparator.naturalOrder()));
    return rows.stream()
        .filter(row -> FilterMeaning.isAskedFor(filter, row))
        .filter(row -> accepts.test(ConversationList.row(row)))
        .filter(row -> row.createdAt() != null || end.undatedFirst())
        .sorted(end.newest() ? oldestFirst.reversed() : oldestFirst)
        .limit(end.rows())
        .map(Conversation::id)
        .toList();
  }

  private int requestsFor(
      List<Conversation> rows, ListFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    server.clearRequests();
    assertThat(Execution.ids(end(filter, end, accepts)))
        .doesNotHaveDuplicates()
        .containsAll(wanted(rows, filter, end, accepts));
    return server.requests().size();
  }

  private static String days(int from) {
    return "date_from=" + FIRST_DAY.plusDays(from - 1) + "&per_page=100&page=1";
  }

  @Test
  void cutsOffTheNewestDaysOfAListThatIsNewestFirst() {
    assertThat(requestsFor(ROWS, NONE, NEWEST, row -> true)).isEqualTo(2);
    assertThat(server.queries()).containsExactly("per_page=100&page=1", days(995));
  }

  /** Its end tells of the days. */
  @Test
  void cutsOffTheOldestDaysOfAListThatIsNewestFirst() {
    assertThat(requestsFor(ROWS, NONE, OLDEST, row -> true)).isEqualTo(3);
    assertThat(server.queries()).last().isEqualTo("date_to=2025-03-07&per_page=100&page=1");
  }

  @ParameterizedTest
  @EnumSource
  void readsAFewPagesInAnyOrder(ListOrder order) {
    server.rows(order.sort(ROWS));

    assertThat(requestsFor(ROWS, NONE, NEWEST, row -> true)).isLessThan(PAGES / 3);
    assertThat(requestsFor(ROWS, NONE, OLDEST, row -> true)).isLessThan(PAGES / 3);
    assertThat(requestsFor(ROWS, NONE, new ListEnd(true, 300, false), row -> true))
        .isLessThan(PAGES / 2);
    assertThat(requestsFor(ROWS, NONE, new ListEnd(false, 300, false), row -> true))
        .isLessThan(PAGES / 2);
  }

  /** Some write the first or the last year there is where they know none. */
  @ParameterizedTest
  @EnumSource
  void rowsThatAreFarFromAllOthersCostLittle(ListOrder order) {
    List<Conversation> rows = new ArrayList<>(ROWS);
    rows.add(row("first", LocalDate.of(1, 1, 1)));
    rows.add(row("last", LocalDate.of(9999, 12, 31)));
    server.rows(order.sort(rows));

    for (ListEnd end : RandomCases.some(ENDS, SHARE, order.ordinal())) {
      assertThat(requestsFor(rows, NONE, end, row -> true)).isLessThan(PAGES + 10);
      assertThat(requestsFor(rows, NONE, end, row -> row.id().length() % 2 == 0))
          .isLessThan(PAGES + 10);
      // Since 1970 there are fewer rows than there are: some may have no date.
      assertThat(requestsFor(rows, NONE, end, row -> false)).isLessThan(2 * PAGES + 10);
      assertThat(server.queries()).noneMatch(query -> query.matches(".*date_\\w+=(?!\\d{4}-).*"));
    }
  }

  private static Conversation row(String id, LocalDate day) {
    return TestRows.row(id, TestRows.SUPPORT, "test", day.atTime(12, 0));
  }

  @ParameterizedTest
  @EnumSource
  void findsFewRowsThatAreAcceptedAmongMany(ListOrder order) {
    server.rows(order.sort(ROWS));
    for (int every : new int[] {7, 50, 450}) {
      Predicate<ListRow> accepts =
          row -> Integer.parseInt(row.id().substring(1)) % every == every / 2;

      assertThat(requestsFor(ROWS, NONE, NEWEST, accepts)).isLessThan(3 * PAGES);
      assertThat(requestsFor(ROWS, NONE, OLDEST, accepts)).isLessThan(3 * PAGES);
    }
  }

  @Test
  void readsOnWhereTheRowsOfTheEndAreNotAccepted() {
    Predicate<ListRow> accepts = row -> row.createdAt().toLocalDate().getYear() < 2027;

    assertThat(requestsFor(ROWS, NONE, NEWEST, accepts)).isLessThan(2 * PAGES);
    assertThat(requestsFor(ROWS, NONE, OLDEST, row -> !accepts.test(row))).isLessThan(2 * PAGES);
  }

  @ParameterizedTest
  @EnumSource
  void staysWithinTheDaysOfTheFilter(ListOrder order) {
    server.rows(order.sort(ROWS));
    ListFilter filter =
        ConversationList.filter("test", null, FIRST_DAY.plusDays(100), FIRST_DAY.plusDays(699));
    Predicate<ListRow> rare = row -> Integer.parseInt(row.id().substring(1)) % 120 == 0;

    for (ListEnd end : List.of(NEWEST, OLDEST)) {
      assertThat(requestsFor(ROWS, filter, end, row -> true)).isLessThan(8);
      assertThat(requestsFor(ROWS, filter, end, rare)).isLessThan(16);
      assertThat(server.requests())
          .allMatch(
              request ->
                  request.parameter("date_from").compareTo("2025-06-09") >= 0
                      && request.parameter("date_to").compareTo("2027-01-29") <= 0);
    }
  }

  private static final List<Consumer<SimulatedApi>> LIES =
      List.of(
          server -> server.ignoreAllFilters(),
          server -> server.ignore(FilterParameter.DATE_FROM),
          server -> server.ignore(FilterParameter.DATE_TO),
          server -> server.endDateToAtMidnight(),
          server -> server.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT),
          server -> server.takeForTotal(FilterParameter.DATE_FROM, FilterMeaning.IGNORED),
          server -> server.takeForTotal(FilterParameter.DATE_TO, FilterMeaning.IGNORED),
          server -> server.total(TotalRule.TEXT),
          server -> server.write(JsonForm.NO_TOTALS),
          server -> server.refuse(FilterParameter.DATE_FROM, value -> true),
          server -> server.refuse(FilterParameter.DATE_TO, value -> true),
          server -> server.clampPerPage(30),
          server -> server.paginateByCursor(Comparator.comparing(Conversation::createdAt)));

  record Lie(int number, ListOrder order, ListEnd end) {}

  /** Each lie of each list; in a build with one of its ends, of the orders in turn. */
  static Stream<Lie> lies() {
    return IntStream.range(0, LIES.size())
        .boxed()
        .flatMap(
            number ->
                RandomCases.some(
                    Stream.of(ListOrder.NEWEST_FIRST, ListOrder.OLDEST_FIRST)
                        .flatMap(
                            order ->
                                Stream.of(NEWEST, OLDEST).map(end -> new Lie(number, order, end)))
                        .toList(),
                    SHARE,
                    number)
                    .stream());
  }

  @ParameterizedTest
  @MethodSource("lies")
  void losesNoRowOnAServerThatIsNotAsDocumented(Lie lie) {
    LIES.get(lie.number).accept(server);
    server.rows(lie.order.sort(ROWS));
    requestsFor(ROWS, NONE, lie.end, row -> true);
    requestsFor(ROWS, NONE, lie.end, row -> "test".equals(row.text(ConversationList.TYPE)));
  }

  /** Of each order, the page that comes first and the one that comes last. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  void readsRowsWithoutADateWhereTheyComeFirst(int undated) {
    List<Conversation> rows = new ArrayList<>(ROWS);
    for (int i = 0; i < undated; i++) {
      rows.add(TestRows.row("n" + i, "7", "test", null));
    }
    server.rows(rows);

    int requests = requestsFor(rows, NONE, new ListEnd(true, 10, true), row -> true);

    assertThat(requests).isBetween(2, undated == 0 ? 8 : 3 * PAGES);
  }

  @Test
  void readsAShortListAsItIs() {
    server.rows(TestRows.twiceADay(100));

    assertThat(requestsFor(TestRows.twiceADay(100), NONE, NEWEST, row -> true)).isEqualTo(2);
    assertThat(server.queries()).containsExactly("per_page=100&page=1", "per_page=100&page=2");
  }

  /** Midnights and noons of the day that is cut off. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void cutsBetweenDays(int rows) {
    assertThat(requestsFor(ROWS, NONE, new ListEnd(true, rows, false), row -> true)).isEqualTo(2);
    assertThat(requestsFor(ROWS, NONE, new ListEnd(false, rows, false), row -> true)).isEqualTo(3);
    server.endDateToAtMidnight();
    requestsFor(ROWS, NONE, new ListEnd(false, rows, false), row -> true);
  }

  @Test
  void givesSeveralEndsInTurn() {
    RowSource ends =
        new Execution(server, 100, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime))
            .lists.readEnds(NONE, List.of(NEWEST, OLDEST), row -> true);

    assertThat(Execution.ids(ends))
        .containsAll(wanted(ROWS, NONE, NEWEST, row -> true))
        .containsAll(wanted(ROWS, NONE, OLDEST, row -> true));
    assertThat(ends.next()).isNull();
    assertThat(server.requests()).hasSizeLessThan(7);
  }

  @Test
  void makesNoRequestAfterClose() {
    RowSource unread = end(NONE, NEWEST, row -> true);
    unread.close();
    assertThat(unread.next()).isNull();
    assertThat(server.requests()).isEmpty();

    RowSource read = end(NONE, new ListEnd(true, 300, false), row -> true);
    read.next();
    int requests = server.requests().size();
    read.close();
    assertThat(read.next()).isNull();
    assertThat(server.requests()).hasSize(requests);
  }

  @Test
  void aListWhoseRowsAllHaveOneDayIsReadOnce() {
    List<Conversation> rows =
        IntStream.range(0, 500)
            .mapToObj(i -> TestRows.row("c" + i, "7", "api", FIRST_DAY.atTime(9, i / 60, i % 60)))
            .toList();
    server.rows(rows);

    assertThat(requestsFor(rows, NONE, NEWEST, row -> true)).isLessThan(9);
    assertThat(requestsFor(rows, NONE, OLDEST, row -> true)).isLessThan(9);
  }
}
