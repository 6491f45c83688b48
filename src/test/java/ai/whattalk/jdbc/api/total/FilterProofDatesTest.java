package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.DayBound;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes to see that a server narrows by dates, whatever its clock. */
class FilterProofDatesTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

  /** One row a day on sixty days, ten on a page. */
  @AutoClose
  private final SimulatedApi server = new SimulatedApi(rows(60, i -> day(60 - i).atTime(15, 0)));

  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
  private Execution execution = new Execution(server, 10, memory);

  private static List<Conversation> rows(int count, IntFunction<@Nullable LocalDateTime> created) {
    return IntStream.range(0, count)
        .mapToObj(i -> TestRows.row("c" + i, "7", "widget", created.apply(i)))
        .toList();
  }

  private static LocalDate day(int number) {
    return FIRST_DAY.plusDays(number - 1);
  }

  private static ListFilter days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return NONE.withDays(from, to);
  }

  private ListSample first(ListFilter filter) {
    return execution.sampler.first(filter);
  }

  /** Whether the dates of a filter are, of which no row has come. */
  private boolean areHonoured(ListFilter filter) {
    Page page = new Page(List.of(), Paginator.LENGTH_AWARE, null, null, null, null, false, null);
    return execution.proof.isHonoured(
        new ListSample(NumberedFilter.ofText(filter), new PageChoice(10, 1, 0, 10), page, true));
  }

  private boolean areBothHonoured() {
    return areHonoured(days(day(5), day(25)));
  }

  private boolean isNoted(FilterParameter parameter) {
    return memory.evidence().isHonoured(parameter.described(), "");
  }

  private void executeAgain() {
    execution = new Execution(server, 10, memory);
    server.clearRequests();
  }

  private static String query(String filter) {
    return (filter.isEmpty() ? "" : filter + "&") + "per_page=10&page=1";
  }

  private static String query(@Nullable Integer from, @Nullable Integer to) {
    String first = from == null ? "" : "date_from=" + day(from);
    String last = to == null ? "" : "date_to=" + day(to);
    return query(first + (from == null || to == null ? "" : "&") + last);
  }

  @Test
  void datesAreHonouredThatMakeTheTotalSmaller() {
    assertThat(areBothHonoured()).isTrue();

    assertThat(server.queries()).containsExactly(query(""), query(55, null), query(55, 58));
    executeAgain();
    assertThat(areBothHonoured()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  /** Nothing is known of the first one's clock; the last one's count whole. */
  @Test
  void fewerDaysServeOnceMoreIsKnownOfThem() {
    first(days(day(3), day(4)));
    server.clearRequests();
    first(NONE);

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.queries()).containsExactly(query(""), query(54, null), query(54, 56));
  }

  @ParameterizedTest
  @EnumSource(names = {"TO_ITS_MIDNIGHT", "BEFORE_ITS_MIDNIGHT", "TO_THE_NEXT_MIDNIGHT"})
  void theLastDayNeedNotCountWhole(DayBound bound) {
    server.take(FilterParameter.DATE_TO, bound.by(UnaryOperator.identity()));

    assertThat(areBothHonoured()).isTrue();
  }

  @Test
  void theFirstDayMayLeaveOutItsMidnight() {
    server
        .rows(rows(60, i -> day(60 - i).atStartOfDay().plusNanos(i % 2 * 1_000_000)))
        .take(FilterParameter.DATE_FROM, DayBound.AFTER_ITS_MIDNIGHT.by(UnaryOperator.identity()));

    assertThat(areBothHonoured()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-14, -6, 6, 14})
  void daysOfAnotherClockAreHonoured(int hours) {
    Duration ahead = Duration.ofHours(hours);
    for (FilterParameter date : List.of(FilterParameter.DATE_FROM, FilterParameter.DATE_TO)) {
      server.take(date, FilterMeaning.inZone(date, ahead));
    }

    assertThat(areBothHonoured()).isTrue();
    assertThat(execution.warnings).isEmpty();
  }

  @Test
  void aLastDayThatEndsDaysLaterIsNotHonoured() {
    server.take(
        FilterParameter.DATE_TO,
        FilterMeaning.inZone(FilterParameter.DATE_TO, Duration.ofHours(-30)));

    assertThat(areBothHonoured()).isFalse();
    assertThat(execution.warnings).singleElement().asString().contains("date_to=" + day(58));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatIsIgnoredIsNotHonoured(FilterParameter parameter) {
    server.ignore(parameter);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
    assertThat(isNoted(FilterParameter.DATE_TO)).isFalse();
    assertThat(areHonoured(days(day(5), null))).isFalse();
    assertThat(areHonoured(days(null, day(25)))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatNarrowsTheRowsAndNotTheTotalIsNotHonoured(FilterParameter parameter) {
    server.takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(parameter)).isFalse();
  }

  /** Each day is longer than a page, which therefore does not contradict the total. */
  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatDoesNotNarrowTheTotalOfLongDaysIsNotHonoured(FilterParameter parameter) {
    server.rows(rows(120, i -> day(1 + i % 10).atTime(1 + i / 10, 0)));
    assertThat(areBothHonoured()).isTrue();
    memory.evidence().noteContradicted(ConversationList.DATE_FROM, "");
    memory.evidence().noteContradicted(ConversationList.DATE_TO, "");
    executeAgain();
    server.takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(parameter)).isFalse();
  }

  @Test
  void aLastDayThatBringsNothingProvesNothing() {
    server.take(FilterParameter.DATE_TO, FilterMeaning.NOTHING);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(FilterParameter.DATE_TO)).isFalse();
  }

  @Test
  void datesAreTriedOnceInAnExecution() {
    server.ignore(FilterParameter.DATE_FROM);
    areBothHonoured();
    execution.sampler.end(NONE, 60);
    server.clearRequests();

    assertThat(areBothHonoured()).isFalse();
    assertThat(areHonoured(days(day(5), null))).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void datesAreTriedOnRowsAtHand() {
    first(NONE);

    assertThat(execution.proof.isHonoured(first(days(day(3), null)))).isTrue();
    assertThat(server.queries())
        .containsExactly(query(""), query(3, null), query(55, null), query(55, 58));
  }

  /** What connecting asked for told the total, but no row is at hand. */
  @Test
  void rowsOfTheFirstPageServeWhereNoneAreAtHand() {
    first(NONE);
    executeAgain();

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void rowsOfTheEndServeWhereAPageHoldsOneDay() {
    server.rows(rows(60, i -> day(5 - i / 12).atTime(i % 12, 5)));

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.queries())
        .containsExactly(query(""), "per_page=9&page=7", query(4, null), query(null, 3));
  }

  /** Since one of the oldest days, nearly all rows were created. */
  @ParameterizedTest
  @EnumSource(names = {"TO_ITS_END", "TO_ITS_MIDNIGHT"})
  void theOldestDaysServe(DayBound bound) {
    server
        .rows(ListOrder.OLDEST_FIRST.sort(rows(60, i -> day(60 - i).atTime(15, 0))))
        .take(FilterParameter.DATE_TO, bound.by(UnaryOperator.identity()));

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.queries())
        .containsExactly(query(""), query(5, null), query(null, 8), query(5, 8));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void theOldestDaysShowADateThatIsIgnored(FilterParameter parameter) {
    server
        .rows(ListOrder.OLDEST_FIRST.sort(rows(60, i -> day(60 - i).atTime(15, 0))))
        .takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
    assertThat(isNoted(parameter)).isFalse();
  }

  /** A range of two old days is at hand, and the oldest rows are the end of the list. */
  @Test
  void oldDaysServeWithNoneBetween() {
    first(NONE);
    executeAgain();
    first(days(day(2), day(3)));

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.queries())
        .containsExactly(
            query(2, 3), "per_page=9&page=7", query(3, null), query(null, 5), query(3, 5));
  }

  @Test
  void twoDaysServeIfThereIsNoneBetween() {
    server.rows(rows(20, i -> day(1 + i / 4 % 2 * 5).atTime(i, 0)));

    assertThat(areBothHonoured()).isTrue();
    assertThat(server.queries())
        .containsExactly(query(""), "per_page=8&page=3", query(5, null), query(null, 3));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void twoDaysShowADateThatIsIgnored(FilterParameter parameter) {
    server.rows(rows(20, i -> day(1 + i / 4 % 2 * 5).atTime(i, 0))).ignore(parameter);

    assertThat(areBothHonoured()).isFalse();
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
    assertThat(isNoted(FilterParameter.DATE_TO)).isFalse();
  }

  @Test
  void oneDayShowsNothing() {
    server.rows(rows(20, i -> day(1).atTime(i, 0)));

    assertThat(areBothHonoured()).isFalse();
    assertThat(server.queries()).containsExactly(query(""), "per_page=8&page=3");
  }

  @Test
  void rowsWithoutDatesShowNothing() {
    server.rows(rows(20, i -> null));

    assertThat(areBothHonoured()).isFalse();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void datesAreNotTriedWithoutATotal() {
    server.write(JsonForm.NO_TOTALS);

    assertThat(areBothHonoured()).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFirstDayIsNotBelievedWhereTheLastOneIsIgnored() {
    server.ignore(FilterParameter.DATE_TO);

    assertThat(areHonoured(days(day(5), null))).isFalse();
    assertThat(areHonoured(days(null, day(25)))).isFalse();
  }

  @Test
  void aFirstDayIsNotedThatCutsOffAClearPart() {
    ListSample recent = first(days(day(40), null));

    execution.proof.noteDateFrom(recent, 23);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();

    execution.proof.noteDateFrom(recent, 60);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isTrue();
  }

  @Test
  void aFirstDayIsNotNotedThatBringsNothingOrOthers() {
    execution.proof.noteDateFrom(first(days(day(70), null)), 60);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();

    server.ignore(FilterParameter.DATE_FROM).total(TotalRule.constant(11));
    execution.proof.noteDateFrom(first(days(day(60), null)), 60);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
  }

  @Test
  void threeTotalsShowBothDatesAsFarAsTheyDifferClearly() {
    execution.proof.noteDates(10, 10, 10);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
    assertThat(isNoted(FilterParameter.DATE_TO)).isFalse();

    execution.proof.noteDates(9, 91, 100);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isFalse();
    assertThat(isNoted(FilterParameter.DATE_TO)).isTrue();

    execution.proof.noteDates(50, 50, 100);
    assertThat(isNoted(FilterParameter.DATE_FROM)).isTrue();
  }
}
