package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.ListEvidence.DateTo;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What it takes to see that a server narrows by what it is sent, and what shows that it doesn't.
 */
class FilterProofTest {
  private static final ConversationFilter NONE = ConversationFilter.NONE;
  private static final ConversationFilter TESTS = NONE.withType("test");
  private static final ConversationFilter OF_SUPPORT = NONE.withAssistant(TestRows.SUPPORT);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

  /** Sixty rows, ten on a page. */
  private final SimulatedApi server = new SimulatedApi(TestRows.twiceADay(30));

  private final ServerNotes notes = new ServerNotes(System::nanoTime);
  private Execution execution = new Execution(server, 10, notes);

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static LocalDate day(int number) {
    return FIRST_DAY.plusDays(number - 1);
  }

  private static ConversationFilter days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return NONE.withDays(from, to);
  }

  private ListSample first(ConversationFilter filter) {
    return execution.sampler.first(filter);
  }

  private boolean isHonoured(ConversationFilter filter) {
    return execution.proof.isHonoured(first(filter));
  }

  private void executeAgain() {
    execution = new Execution(server, 10, notes);
    server.clearRequests();
  }

  private static String query(String filter) {
    return (filter.isEmpty() ? "" : filter + "&") + "per_page=10&page=1";
  }

  /** Widgets all but the first ones, which are tests. */
  private static List<Conversation> withFewTests(int tests) {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                TestRows.row(
                    "c" + i,
                    "7",
                    i >= 60 - tests ? "test" : "widget",
                    FIRST_DAY.plusDays(i / 2).atStartOfDay()))
        .toList();
  }

  // Types and assistants.

  @Test
  void aValueIsHonouredThatMakesTheTotalSmaller() {
    assertThat(isHonoured(TESTS)).isTrue();
    assertThat(server.queries()).containsExactly(query("type=test"), query(""));

    executeAgain();
    assertThat(isHonoured(TESTS)).isTrue();
    assertThat(isHonoured(NONE.withType("widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=test"), query("type=widget"));
  }

  @Test
  void eachParameterOfAFilterIsTriedByItself() {
    assertThat(isHonoured(TESTS.withAssistant(TestRows.SUPPORT))).isTrue();

    assertThat(server.queries())
        .containsExactly(
            query("type=test&assistant_id=" + TestRows.SUPPORT),
            query("assistant_id=" + TestRows.SUPPORT),
            query("type=test"));
  }

  @Test
  void aFilterIsNotHonouredOfWhichOneParameterIsNot() {
    server.ignore(FilterParameter.ASSISTANT_ID);

    assertThat(isHonoured(TESTS.withAssistant("7"))).isFalse();
  }

  @Test
  void aValueThatNarrowsTheRowsAndNotTheTotalIsNotHonoured() {
    server.takeForTotal(FilterParameter.TYPE, FilterMeaning.IGNORED);

    assertThat(isHonoured(TESTS)).isFalse();
    assertThat(notes.evidence().isHonoured(FilterParameter.TYPE, "test")).isFalse();
  }

  @Test
  void aValueThatAllRowsHaveCanNotBeSeenToBeHonoured() {
    server.rows(withFewTests(0));

    assertThat(isHonoured(NONE.withType("widget"))).isFalse();
  }

  /** The wider list is wider only because its own filter is not obeyed. */
  @Test
  void aTotalIsNotComparedWithOneOfRowsThatDisobey() {
    server.take(
        FilterParameter.TYPE,
        (value, row) -> value.equals(row.type()) || "7".equals(row.assistantId()));

    assertThat(isHonoured(TESTS.withAssistant(TestRows.SUPPORT))).isFalse();
    assertThat(notes.evidence().isHonoured(FilterParameter.ASSISTANT_ID, TestRows.SUPPORT))
        .isFalse();
  }

  @Test
  void noTotalIsNotLess() {
    server.write(JsonForm.NO_TOTALS);

    assertThat(isHonoured(TESTS)).isFalse();
  }

  /** A server that takes beginnings of values, or any case, would give the rows of both. */
  @Test
  void aValueIsNotBelievedThatIsLikeAnotherOne() {
    server.rows(withFewTests(20)).takeAnyType();
    assertThat(isHonoured(TESTS)).isTrue();
    List<Conversation> rows = new ArrayList<>(withFewTests(20));
    rows.set(0, TestRows.row("c0", "7", "Testing", FIRST_DAY.atStartOfDay()));
    server.rows(rows);
    executeAgain();
    first(NONE);

    assertThat(isHonoured(TESTS)).isFalse();
    assertThat(server.queries()).containsExactly(query(""), query("type=test"));
  }

  @Test
  void aTotalThatIsHardlyLessIsDoubtfulUntilItIsCountedAgain() {
    server.rows(withFewTests(5));
    ConversationFilter widgets = NONE.withType("widget");
    ListSample sample = first(widgets);

    assertThat(execution.proof.isHonoured(sample)).isTrue();
    assertThat(execution.proof.isDoubtful(sample)).isTrue();
    assertThat(execution.proof.isStillLess(sample)).isTrue();
    assertThat(notes.evidence().areHonoured(widgets)).isTrue();

    // Five rows came between the two answers, which had the same total in truth.
    ListSample newer = new ListSample(widgets, sample.choice(), first(NONE).page());
    assertThat(execution.proof.isStillLess(newer)).isFalse();
    assertThat(notes.evidence().areHonoured(widgets)).isFalse();
  }

  @Test
  void aTotalThatIsATenthLessIsNotDoubtful() {
    server.rows(withFewTests(6));
    ListSample sample = first(NONE.withType("widget"));

    assertThat(execution.proof.isHonoured(sample)).isTrue();
    assertThat(execution.proof.isDoubtful(sample)).isFalse();
    assertThat(execution.proof.isStillLess(sample)).isTrue();
  }

  @Test
  void aDoubtfulTotalThatIsNoLongerSaidIsNotLess() {
    server.rows(withFewTests(5));
    ConversationFilter widgets = NONE.withType("widget");
    execution.proof.isHonoured(first(widgets));
    server.write(JsonForm.NO_TOTALS);

    assertThat(execution.proof.isStillLess(new Execution(server, 10, notes).sampler.first(widgets)))
        .isFalse();
  }

  /** The total of a minute ago may have been of more rows: it serves if the difference is clear. */
  @Test
  void anOldTotalOfTheWiderListServesIfTheDifferenceIsClear() {
    first(NONE);
    executeAgain();
    assertThat(isHonoured(TESTS)).isTrue();
    assertThat(server.queries()).containsExactly(query("type=test"));

    server.rows(withFewTests(5));
    executeAgain();
    assertThat(isHonoured(NONE.withType("widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=widget"), query(""));

    executeAgain();
    assertThat(isHonoured(NONE.withType("widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=widget"));
  }

  @Test
  void aFirstDayIsBelievedThoughTheLastOneIsNot() {
    server.ignore(FilterParameter.DATE_TO);

    assertThat(isHonoured(days(day(5), null))).isTrue();
    assertThat(isHonoured(days(null, day(25)))).isFalse();
  }

  // Rows that were not asked for.

  @ParameterizedTest
  @EnumSource
  void rowsThatDisobeyTakeBackWhatWasKnownAndWarn(FilterParameter parameter) {
    ConversationFilter all = new ConversationFilter("test", TestRows.SUPPORT, day(10), day(20));
    for (FilterParameter other : FilterParameter.values()) {
      notes.evidence().honoured(other, all.values().get(other));
    }
    server.ignore(parameter);

    assertThat(execution.proof.areObeyed(first(all))).isFalse();

    for (FilterParameter other : FilterParameter.values()) {
      assertThat(notes.evidence().isHonoured(other, all.values().get(other)))
          .isEqualTo(other != parameter);
    }
    assertThat(execution.warnings)
        .containsExactly(
            "the API does not narrow by "
                + parameter.parameterName()
                + "="
                + all.values().get(parameter)
                + " as the driver understands it: it gave other rows, which are left out, and its"
                + " totals are not used for it");
  }

  @Test
  void rowsThatObeyTakeNothingBack() {
    notes.evidence().honoured(FilterParameter.TYPE, "test");

    assertThat(execution.proof.areObeyed(first(TESTS))).isTrue();
    assertThat(notes.evidence().areHonoured(TESTS)).isTrue();
    assertThat(execution.warnings).isEmpty();
  }

  @Test
  void anAssistantWithoutRowsIsBelievedOnlyOfAServerThatHonoursIt() {
    server.compareAssistantIdLoosely();
    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isFalse();

    notes.evidence().honoured(FilterParameter.ASSISTANT_ID, TestRows.SUPPORT);
    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isTrue();
    assertThat(execution.proof.isWholeBelieved(first(NONE.withType("api")))).isTrue();
    assertThat(execution.proof.isWholeBelieved(first(NONE.withAssistant("7").withType("test"))))
        .isFalse();
  }

  @Test
  void anAssistantWithRowsOnOnePageIsBelieved() {
    server.rows(TestRows.twiceADay(4));

    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isTrue();
  }

  // Dates.

  @Test
  void theLastDayIsIncludedIfARowOfItsNoonComes() {
    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);

    assertThat(server.queries())
        .containsExactly(
            query(""),
            query("date_from=" + day(28)),
            query("date_from=" + day(28) + "&date_to=" + day(28)));
    assertThat(isHonoured(days(day(5), day(25)))).isTrue();
    executeAgain();
    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void theLastDayEndsAtItsMidnightIfTheNoonOfTheDayBeforeComes() {
    server.endDateToAtMidnight();

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.MIDNIGHT);

    assertThat(server.queries())
        .endsWith(
            query("date_from=" + day(28) + "&date_to=" + day(28)),
            query("date_from=" + day(28) + "&date_to=" + day(29)))
        .hasSize(4);
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_TO, "")).isTrue();
  }

  @Test
  void theLastDayMayEndBeforeItsMidnight() {
    server.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT);

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.MIDNIGHT);
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatIsIgnoredIsNotHonoured(FilterParameter parameter) {
    server.ignore(parameter);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_TO, "")).isFalse();
    assertThat(execution.proof.isDateFromHonoured())
        .isEqualTo(parameter != FilterParameter.DATE_FROM);
    assertThat(isHonoured(days(day(5), day(25)))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatNarrowsTheRowsAndNotTheTotalIsNotHonoured(FilterParameter parameter) {
    server.takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(execution.proof.dateTo()).isNull();
  }

  /** Each day is longer than a page, which therefore does not contradict the total. */
  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void aDateThatDoesNotNarrowTheTotalOfLongDaysIsNotHonoured(FilterParameter parameter) {
    server
        .rows(
            IntStream.range(0, 60)
                .mapToObj(
                    i -> TestRows.row("c" + i, "7", "api", day(1 + i % 5).atTime(1 + i / 5, 0)))
                .toList())
        .takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(notes.evidence().isHonoured(parameter, "")).isFalse();
  }

  /** Like the midnight of the day, but like no midnight at all on the day after. */
  @Test
  void aLastDayThatBringsNothingProvesNothing() {
    server.take(FilterParameter.DATE_TO, FilterMeaning.NOTHING);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_TO, "")).isFalse();
  }

  /** At that hour the rows of a noon come with the next day, and with it come those of its own. */
  @Test
  void aLastDayThatEndsInTheMorningAndOnceInTheEveningProvesNothing() {
    LocalDate tried = day(28);
    server.take(
        FilterParameter.DATE_TO,
        (value, row) ->
            LocalDate.parse(value).equals(tried)
                ? FilterMeaning.UP_TO_MIDNIGHT.selects(value, row)
                : FilterMeaning.documented(FilterParameter.DATE_TO).selects(value, row));

    assertThat(execution.proof.dateTo()).isNull();
  }

  @Test
  void aLastDayThatEndsTheNextMorningIsNotHonoured() {
    server.take(
        FilterParameter.DATE_TO,
        FilterMeaning.inZone(FilterParameter.DATE_TO, Duration.ofHours(-6)));

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(execution.warnings).singleElement().asString().contains("date_to=" + day(28));
  }

  @Test
  void datesAreTriedOnceInAnExecution() {
    server.ignore(FilterParameter.DATE_FROM);
    execution.proof.dateTo();
    execution.sampler.end(NONE, 60);
    server.clearRequests();

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(execution.proof.isDateFromHonoured()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void datesAreTriedOnRowsAtHand() {
    first(NONE);

    assertThat(isHonoured(days(day(3), null))).isTrue();
    assertThat(server.queries())
        .containsExactly(
            query(""),
            query("date_from=" + day(3)),
            query("date_from=" + day(28)),
            query("date_from=" + day(28) + "&date_to=" + day(28)));
  }

  /** What connecting asked for told the total, but no row is at hand. */
  @Test
  void rowsOfTheFirstPageServeWhereNoneAreAtHand() {
    first(NONE);
    executeAgain();

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void rowsOfTheEndServeWhereAPageHoldsOneDay() {
    server.rows(
        IntStream.range(0, 60)
            .mapToObj(i -> TestRows.row("c" + i, "7", "api", day(5 - i / 12).atTime(i % 12, 5)))
            .toList());

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);
    assertThat(server.queries())
        .containsExactly(
            query(""),
            "per_page=9&page=7",
            query("date_from=" + day(5)),
            query("date_to=" + day(1)));
  }

  /** Since one of the oldest days, nearly all rows were created. */
  @ParameterizedTest
  @EnumSource(DateTo.class)
  void theOldestDaysServe(DateTo meaning) {
    server.rows(ListOrder.OLDEST_FIRST.sort(TestRows.twiceADay(30)));
    if (meaning == DateTo.MIDNIGHT) {
      server.endDateToAtMidnight();
    }

    assertThat(execution.proof.dateTo()).isEqualTo(meaning);
    assertThat(notes.evidence().areHonoured(days(day(1), day(1)))).isTrue();
    assertThat(server.queries())
        .startsWith(
            query(""),
            query("date_from=" + day(3)),
            query("date_to=" + day(3)),
            query("date_from=" + day(3) + "&date_to=" + day(3)));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void theOldestDaysShowADateThatIsIgnored(FilterParameter parameter) {
    server.rows(ListOrder.OLDEST_FIRST.sort(TestRows.twiceADay(30)));
    server.takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_FROM, "")).isFalse();
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_TO, "")).isFalse();
  }

  /** A range of two old days is at hand, and the oldest rows are the end of the list. */
  @Test
  void oldDaysServeWithNoneBetween() {
    first(NONE);
    executeAgain();
    first(days(day(2), day(3)));

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);
    assertThat(server.queries()).hasSize(5);
  }

  @Test
  void twoDaysServeIfThereIsNoneBetween() {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(TestRows.row("c" + i, "7", "widget", day(1 + i / 4 % 2 * 5).atTime(i, 0)));
    }
    server.rows(rows);

    assertThat(execution.proof.dateTo()).isEqualTo(DateTo.WHOLE_DAY);
    assertThat(server.queries())
        .containsExactly(
            query(""),
            "per_page=8&page=3",
            query("date_from=" + day(6)),
            query("date_to=" + day(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATE_FROM", "DATE_TO"})
  void twoDaysShowADateThatIsIgnored(FilterParameter parameter) {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(TestRows.row("c" + i, "7", "widget", day(1 + i / 4 % 2 * 5).atTime(i, 0)));
    }
    server.rows(rows).ignore(parameter);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(execution.proof.isDateFromHonoured())
        .isEqualTo(parameter != FilterParameter.DATE_FROM);
  }

  @Test
  void oneDayShowsNothing() {
    server.rows(
        IntStream.range(0, 20)
            .mapToObj(i -> TestRows.row("c" + i, "7", "widget", day(1).atTime(i, 0)))
            .toList());

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(server.queries()).containsExactly(query(""), "per_page=8&page=3");
  }

  @Test
  void rowsWithoutDatesShowNothing() {
    server.rows(
        IntStream.range(0, 20).mapToObj(i -> TestRows.row("c" + i, "7", null, null)).toList());

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void datesAreNotTriedWithoutATotal() {
    server.write(JsonForm.NO_TOTALS);

    assertThat(execution.proof.dateTo()).isNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aLastDayIsContradictedByARowOfItsNoon() {
    notes.evidence().dateTo(DateTo.MIDNIGHT);
    notes.evidence().honoured(FilterParameter.DATE_TO, "");
    assertThat(execution.proof.isDateToContradicted(first(days(null, day(2).minusDays(5)))))
        .isFalse();
    assertThat(execution.proof.isDateToContradicted(first(days(day(3), null)))).isFalse();

    assertThat(execution.proof.isDateToContradicted(first(days(null, day(2))))).isTrue();

    assertThat(notes.evidence().dateTo()).isNull();
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_TO, "")).isFalse();
  }

  @Test
  void aLastDayThatIsIncludedIsNotContradictedByItsNoon() {
    notes.evidence().dateTo(DateTo.WHOLE_DAY);

    assertThat(execution.proof.isDateToContradicted(first(days(null, day(2))))).isFalse();
    assertThat(notes.evidence().dateTo()).isEqualTo(DateTo.WHOLE_DAY);
  }

  @Test
  void aFirstDayIsNotedThatCutsOffAClearPart() {
    ListSample recent = first(days(day(20), null));

    execution.proof.noteDateFrom(recent, 22);
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_FROM, "")).isFalse();

    execution.proof.noteDateFrom(recent, 60);
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_FROM, "")).isTrue();
  }

  @Test
  void aFirstDayIsNotNotedThatBringsNothingOrOthers() {
    execution.proof.noteDateFrom(first(days(day(40), null)), 60);
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_FROM, "")).isFalse();

    server.ignore(FilterParameter.DATE_FROM).total(TotalRule.constant(11));
    execution.proof.noteDateFrom(first(days(day(30), null)), 60);
    assertThat(notes.evidence().isHonoured(FilterParameter.DATE_FROM, "")).isFalse();
  }
}
