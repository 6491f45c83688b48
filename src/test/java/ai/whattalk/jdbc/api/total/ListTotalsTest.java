package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a total is a count, and what it costs to know. */
class ListTotalsTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final ListFilter TESTS = NONE.with(ConversationList.TYPE, "test");
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final String END = "per_page=87&page=6";

  /** Five hundred rows, of which 167 are tests. */
  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.twiceADay(250));

  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
  private Execution execution = new Execution(server, 100, memory);

  private @Nullable Long count(ListFilter filter) {
    return execution.totals.count(filter, 0);
  }

  private void executeAgain() {
    execution = new Execution(server, 100, memory);
    server.clearRequests();
  }

  private static ListFilter days(int from, int to) {
    return NONE.withDays(FIRST_DAY.plusDays(from - 1), FIRST_DAY.plusDays(to - 1));
  }

  private static String query(String filter) {
    return (filter.isEmpty() ? "" : filter + "&") + "per_page=100&page=1";
  }

  /** The newer rows are of the types that are given in turn, the others are tests. */
  private static List<Conversation> rows(int newer, int older, String... types) {
    return IntStream.range(0, newer + older)
        .mapToObj(
            i ->
                TestRows.row(
                    "c" + i,
                    "7",
                    i < newer ? types[i % types.length] : "test",
                    FIRST_DAY.plusDays(500 - i).atTime(12, 0)))
        .toList();
  }

  /** It is seen at one end of the list only that the date is ignored. */
  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void doesNotCountByOneDateThatIsIgnoredWhereTheOtherIsNotSent(FilterParameter alone) {
    ListFilter both = days(20, 230);
    assertThat(count(both)).isEqualTo(422);
    executeAgain();
    server.ignore(alone);

    ListFilter one =
        alone == FilterParameter.DATE_FROM
            ? NONE.withDays(both.dateFrom(), null)
            : NONE.withDays(null, both.dateTo());
    assertThat(execution.totals.count(one, 500)).isNull();
  }

  /** The first page is of days that were asked for; an older row was seen at the end of all. */
  @Test
  void doesNotCountByADateThatIsSuddenlyIgnoredWhereTheListIsAsLongWithoutIt() {
    count(NONE);
    count(days(20, 230));
    executeAgain();
    server.ignore(FilterParameter.DATE_FROM);

    assertThat(count(days(20, 250))).isNull();
  }

  @Test
  void daysThatLeaveOutNoRowThatWasSeenTakeOneRequest() {
    count(NONE);
    count(days(20, 230));
    executeAgain();

    assertThat(count(days(1, 250))).isEqualTo(500);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void countsTheRowsOfAListOnOnePage() {
    server.rows(TestRows.twiceADay(50));

    assertThat(count(NONE)).isEqualTo(100);
    assertThat(count(TESTS)).isEqualTo(34);
    assertThat(server.queries()).containsExactly(query(""), query("type=test"));

    server.write(JsonForm.NO_TOTALS);
    executeAgain();
    assertThat(count(TESTS.with(ConversationList.ASSISTANT_ID, "7"))).isEqualTo(26);
    assertThat(server.queries())
        .containsExactly(SimulatedAssistants.LIST_QUERY, query("type=test&assistant_id=1001"));
  }

  @Test
  void believesATotalWhereTheListWasSeenToEnd() {
    assertThat(count(NONE)).isEqualTo(500);
    assertThat(count(NONE)).isEqualTo(500);
    assertThat(server.queries()).containsExactly(query(""), END);

    executeAgain();
    assertThat(count(NONE)).isEqualTo(500);
    assertThat(server.queries()).containsExactly(END);
  }

  @Test
  void believesShorterListsAfterThatWithoutALookAtTheirEnds() {
    count(NONE);
    executeAgain();

    assertThat(count(TESTS)).isEqualTo(167);
    assertThat(server.queries()).containsExactly(query("type=test"));
  }

  @Test
  void looksAtTheEndOfALongerListThanWasSeenToEnd() {
    count(TESTS);
    assertThat(server.queries())
        .containsExactly(query("type=test"), query(""), "type=test&per_page=96&page=2");
    server.clearRequests();

    assertThat(count(NONE)).isEqualTo(500);
    assertThat(server.queries()).containsExactly(END);
  }

  @Test
  void looksAtTheEndAtOnceOfAListOfWhichMuchIsExpected() {
    assertThat(execution.totals.count(NONE, 500)).isEqualTo(500);
    assertThat(server.queries()).containsExactly(END);
  }

  @Test
  void anEndThatIsAtHandIsNotAskedForAgain() {
    execution.sampler.end(NONE, 500);

    assertThat(execution.totals.count(NONE, 500)).isEqualTo(500);
    assertThat(server.requests()).hasSize(1);
  }

  static Stream<TotalRule> lies() {
    return Stream.of(
        TotalRule.off(1),
        TotalRule.off(30),
        TotalRule.off(-1),
        TotalRule.off(-100),
        TotalRule.cappedAt(300),
        TotalRule.constant(300),
        TotalRule.constant(600),
        TotalRule.TEXT);
  }

  @ParameterizedTest
  @MethodSource("lies")
  void believesNoTotalThatIsNotThatOfTheRows(TotalRule lie) {
    server.total(lie);

    assertThat(count(NONE)).isIn(null, 500L);
    assertThat(execution.totals.count(TESTS, 300)).isIn(null, 167L);
  }

  static Stream<Consumer<SimulatedApi>> lyingTypes() {
    return Stream.of(
        server -> server.ignore(FilterParameter.TYPE),
        server -> server.takeForTotal(FilterParameter.TYPE, FilterMeaning.IGNORED),
        server -> server.total(TotalRule.UNFILTERED),
        server ->
            server.take(FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, "test")),
        server -> server.refuse(FilterParameter.TYPE, "test"::equals));
  }

  @ParameterizedTest
  @MethodSource("lyingTypes")
  void believesNoTotalOfATypeThatIsNotHonoured(Consumer<SimulatedApi> lie) {
    lie.accept(server);
    assertThat(count(TESTS)).isNull();
    executeAgain();
    assertThat(count(TESTS)).isNull();
  }

  @ParameterizedTest
  @MethodSource("lyingTypes")
  void believesNoTotalOfATypeThatIsNoLongerHonoured(Consumer<SimulatedApi> lie) {
    count(NONE);
    assertThat(count(TESTS)).isEqualTo(167);
    executeAgain();
    lie.accept(server);

    assertThat(count(TESTS)).isNull();
  }

  /** Their end is all that is looked at, and looks as it should. */
  @Test
  void believesNoTotalOfAListThatIsSuddenlyAllRows() {
    server.rows(rows(400, 100, "widget", "test"));
    assertThat(count(TESTS)).isEqualTo(300);
    server.ignore(FilterParameter.TYPE);
    executeAgain();

    assertThat(count(TESTS)).isNull();
    assertThat(server.queries()).last().isEqualTo(query("type=test"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 326, 327, 380})
  void looksAtBothEndsOfAListThatGrewByMoreThanATwentieth(int rows) {
    server.rows(rows(0, 300));
    count(NONE);
    server.rows(rows(0, rows));
    executeAgain();

    assertThat(count(NONE)).isEqualTo(rows);
    assertThat(server.queries().contains(query(""))).isEqualTo(rows > 316);
  }

  @Test
  void believesNoTotalThatIsAnotherOneAtTheOtherEnd() {
    server.rows(rows(0, 300));
    count(NONE);
    executeAgain();
    server.rows(rows(0, 380));
    server.beforeRequest(3, () -> server.rows(rows(0, 381)));

    assertThat(count(NONE)).isNull();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void countsATotalAgainThatIsHardlyLess() {
    server.rows(rows(470, 30, "widget"));

    assertThat(count(NONE.with(ConversationList.TYPE, "widget"))).isEqualTo(470);
    assertThat(count(NONE.with(ConversationList.TYPE, "widget"))).isEqualTo(470);
    assertThat(server.queries()).startsWith(query("type=widget"), query("")).hasSize(3);
  }

  /** The type is ignored, and twenty rows come before the total that it is compared with. */
  @Test
  void believesNoTotalThatWasLessOnlyBecauseRowsCame() {
    server.rows(rows(480, 0, "widget")).ignore(FilterParameter.TYPE);
    execution.totals.count(NONE, 480);
    execution = new Execution(server, 100, memory);
    server.beforeRequest(2, () -> server.rows(rows(500, 0, "widget")));

    assertThat(count(NONE.with(ConversationList.TYPE, "widget"))).isNull();
  }

  /** Values of both are counted, and only one of them is given. */
  @Test
  void believesNoTotalOfATypeThatTurnsOutToBeLikeAnother() {
    server
        .rows(rows(400, 100, "fax", "faxes"))
        .takeAnyType()
        .takeForTotal(FilterParameter.TYPE, FilterMeaning.prefix(FilterParameter.TYPE));
    memory.evidence().noteProvenTotal(500);

    assertThat(count(NONE.with(ConversationList.TYPE, "fax"))).isNull();
  }

  @Test
  void doesNotBelieveThatAnAssistantHasNothing() {
    server.compareAssistantIdLoosely();

    assertThat(count(NONE.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT))).isNull();
    assertThat(server.queries())
        .containsExactly(SimulatedAssistants.LIST_QUERY, query("assistant_id=1002"));
  }

  @Test
  void countsWholeDays() {
    assertThat(count(days(11, 100))).isEqualTo(180);
    assertThat(count(days(11, 20))).isEqualTo(20);
    assertThat(count(NONE.withDays(FIRST_DAY.plusDays(10), null))).isEqualTo(480);
    assertThat(count(NONE.withDays(null, FIRST_DAY.plusDays(99)))).isEqualTo(200);

    executeAgain();
    count(days(11, 100));
    assertThat(server.requests()).hasSize(1);
  }

  /** Which of its days are whole, it is for others to know. */
  @Test
  void countsTheRowsThatAServerGivesWhereverItsDaysEnd() {
    server.endDateToAtMidnight();

    assertThat(count(days(11, 100))).isEqualTo(179);
    executeAgain();
    assertThat(count(days(11, 100))).isEqualTo(179);
    assertThat(server.queries())
        .containsExactly("date_from=2025-03-11&date_to=2025-06-08&per_page=100&page=2");
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void countsNoDaysOfAServerThatIgnoresADate(FilterParameter date) {
    server.ignore(date);

    assertThat(count(days(11, 100))).isNull();
    executeAgain();
    assertThat(count(days(11, 100))).isNull();
  }

  @Test
  void countsNoDaysThatBringRowsOfOthers() {
    count(days(11, 100));
    List<Conversation> rows = new ArrayList<>(TestRows.twiceADay(250));
    server.rows(rows).ignore(FilterParameter.DATE_FROM);
    executeAgain();

    assertThat(count(days(11, 100))).isNull();
  }
}
