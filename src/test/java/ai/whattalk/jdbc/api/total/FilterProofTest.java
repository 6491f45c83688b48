package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What it takes to see that a server narrows by what it is sent, and what shows that it doesn't.
 */
class FilterProofTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final ListFilter TESTS = NONE.with(ConversationList.TYPE, "test");
  private static final ListFilter OF_SUPPORT =
      NONE.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

  /** Sixty rows, ten on a page. */
  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.twiceADay(30));

  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
  private Execution execution = new Execution(server, 10, memory);

  private static LocalDate day(int number) {
    return FIRST_DAY.plusDays(number - 1);
  }

  private ListSample first(ListFilter filter) {
    return execution.sampler.first(filter);
  }

  private boolean isHonoured(ListFilter filter) {
    return execution.proof.isHonoured(first(filter));
  }

  private void executeAgain() {
    execution = new Execution(server, 10, memory);
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
    assertThat(isHonoured(NONE.with(ConversationList.TYPE, "widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=test"), query("type=widget"));
  }

  @Test
  void eachParameterOfAFilterIsTriedByItself() {
    assertThat(isHonoured(TESTS.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT))).isTrue();

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            query("type=test&assistant_id=1002"),
            query("assistant_id=1002"),
            query("type=test"));
  }

  @Test
  void aFilterIsNotHonouredOfWhichOneParameterIsNot() {
    server.ignore(FilterParameter.ASSISTANT_ID);

    assertThat(isHonoured(TESTS.with(ConversationList.ASSISTANT_ID, "7"))).isFalse();
  }

  @Test
  void aValueThatNarrowsTheRowsAndNotTheTotalIsNotHonoured() {
    server.takeForTotal(FilterParameter.TYPE, FilterMeaning.IGNORED);

    assertThat(isHonoured(TESTS)).isFalse();
    assertThat(memory.evidence().isHonoured(ConversationList.TYPE, "test")).isFalse();
  }

  @Test
  void aValueThatAllRowsHaveCanNotBeSeenToBeHonoured() {
    server.rows(withFewTests(0));

    assertThat(isHonoured(NONE.with(ConversationList.TYPE, "widget"))).isFalse();
  }

  /** The wider list is wider only because its own filter is not obeyed. */
  @Test
  void aTotalIsNotComparedWithOneOfRowsThatDisobey() {
    server.take(
        FilterParameter.TYPE,
        (value, row) -> value.equals(row.type()) || "7".equals(row.assistantId()));

    assertThat(isHonoured(TESTS.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT))).isFalse();
    assertThat(memory.evidence().isHonoured(ConversationList.ASSISTANT_ID, TestRows.SUPPORT))
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
    ListFilter widgets = NONE.with(ConversationList.TYPE, "widget");
    ListSample sample = first(widgets);

    assertThat(execution.proof.isHonoured(sample)).isTrue();
    assertThat(execution.proof.isDoubtful(sample)).isTrue();
    assertThat(execution.proof.isStillLess(sample)).isTrue();
    assertThat(memory.evidence().areHonoured(NumberedFilter.ofText(widgets))).isTrue();

    // Five rows came between the two answers, which had the same total in truth.
    ListSample newer =
        new ListSample(NumberedFilter.ofText(widgets), sample.choice(), first(NONE).page(), true);
    assertThat(execution.proof.isStillLess(newer)).isFalse();
    assertThat(memory.evidence().areHonoured(NumberedFilter.ofText(widgets))).isFalse();
  }

  @Test
  void aTotalThatIsATenthLessIsNotDoubtful() {
    server.rows(withFewTests(6));
    ListSample sample = first(NONE.with(ConversationList.TYPE, "widget"));

    assertThat(execution.proof.isHonoured(sample)).isTrue();
    assertThat(execution.proof.isDoubtful(sample)).isFalse();
    assertThat(execution.proof.isStillLess(sample)).isTrue();
  }

  @Test
  void aDoubtfulTotalThatIsNoLongerSaidIsNotLess() {
    server.rows(withFewTests(5));
    ListFilter widgets = NONE.with(ConversationList.TYPE, "widget");
    execution.proof.isHonoured(first(widgets));
    server.write(JsonForm.NO_TOTALS);

    assertThat(
            execution.proof.isStillLess(new Execution(server, 10, memory).sampler.first(widgets)))
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
    assertThat(isHonoured(NONE.with(ConversationList.TYPE, "widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=widget"), query(""));

    executeAgain();
    assertThat(isHonoured(NONE.with(ConversationList.TYPE, "widget"))).isTrue();
    assertThat(server.queries()).containsExactly(query("type=widget"));
  }

  // Rows that were not asked for.

  @ParameterizedTest
  @EnumSource
  void rowsThatDisobeyTakeBackWhatWasKnownAndWarn(FilterParameter parameter) {
    ListFilter all = ConversationList.filter("test", TestRows.SUPPORT, day(10), day(20));
    for (FilterParameter other : FilterParameter.values()) {
      memory.evidence().noteHonoured(other.described(), all.text(other.described()));
    }
    server.ignore(parameter);

    assertThat(execution.proof.areObeyed(first(all))).isFalse();

    boolean isDate = parameter.described().isDate();
    for (FilterParameter other : FilterParameter.values()) {
      assertThat(memory.evidence().isHonoured(other.described(), all.text(other.described())))
          .isEqualTo(isDate ? !other.described().isDate() : other != parameter);
    }
    assertThat(execution.warnings)
        .containsExactly(
            isDate
                ? "the API does not narrow by date_from="
                    + day(10)
                    + " and date_to="
                    + day(20)
                    + " as the driver understands it: it gave rows of other days, so that no date"
                    + " is sent for ten minutes"
                : "the API does not narrow by "
                    + parameter.parameterName()
                    + "="
                    + all.text(parameter.described())
                    + " as the driver understands it: it gave other rows, which are left out, and"
                    + " its totals are not used for it");
  }

  @Test
  void rowsThatObeyTakeNothingBack() {
    memory.evidence().noteHonoured(ConversationList.TYPE, "test");

    assertThat(execution.proof.areObeyed(first(TESTS))).isTrue();
    assertThat(memory.evidence().areHonoured(NumberedFilter.ofText(TESTS))).isTrue();
    assertThat(execution.warnings).isEmpty();
  }

  /** Only what was seen of the whole list tells whether there should be rows. */
  @Test
  void aTypeWithoutRowsIsBelievedOnceTheListIsSeen() {
    ListFilter ofApi = NONE.with(ConversationList.TYPE, "api");
    assertThat(execution.proof.isWholeBelieved(first(ofApi))).isFalse();

    first(NONE);
    assertThat(execution.proof.isWholeBelieved(first(ofApi))).isTrue();
  }

  @Test
  void anAssistantWithoutRowsIsBelievedOnlyOfAServerThatHonoursIt() {
    server.compareAssistantIdLoosely().assistants().rows(List.of());
    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isFalse();

    memory.evidence().noteHonoured(ConversationList.ASSISTANT_ID, TestRows.SUPPORT);
    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isTrue();
    assertThat(
            execution.proof.isWholeBelieved(
                first(
                    NONE.with(ConversationList.ASSISTANT_ID, "7")
                        .with(ConversationList.TYPE, "test"))))
        .isFalse();
  }

  @Test
  void anAssistantWithRowsOnOnePageIsBelieved() {
    server.rows(TestRows.twiceADay(4));

    assertThat(execution.proof.isWholeBelieved(first(OF_SUPPORT))).isTrue();
  }
}
