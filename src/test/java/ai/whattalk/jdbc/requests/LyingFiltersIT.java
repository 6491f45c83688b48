package ai.whattalk.jdbc.requests;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.Interrogation;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MixedAccount;
import ai.whattalk.jdbc.testing.Question;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers whose filters and pages are not what a shortcut may take them for: the answers are right.
 */
final class LyingFiltersIT {

  @Test
  void nothingIsWrong() throws SQLException {
    isRight(api -> {});
  }

  @ParameterizedTest
  @EnumSource
  void filterIsIgnored(FilterParameter parameter) throws SQLException {
    isRight(api -> api.ignore(parameter));
  }

  @Test
  void allFiltersAreIgnored() throws SQLException {
    isRight(SimulatedApi::ignoreAllFilters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "widget", "fax"})
  void oneTypeIsIgnored(String type) throws SQLException {
    isRight(
        api ->
            api.takeAnyType()
                .take(FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, type)));
  }

  @ParameterizedTest
  @ValueSource(strings = {TestRows.SUPPORT, "42"})
  void oneAssistantIsIgnored(String assistantId) throws SQLException {
    isRight(
        api ->
            api.take(
                FilterParameter.ASSISTANT_ID,
                FilterMeaning.ignoring(FilterParameter.ASSISTANT_ID, assistantId)));
  }

  @Test
  void typeBringsNothing() throws SQLException {
    isRight(api -> api.take(FilterParameter.TYPE, FilterMeaning.NOTHING));
  }

  @Test
  void typeIsTakenForAPrefix() throws SQLException {
    isRight(
        api ->
            api.takeAnyType()
                .take(FilterParameter.TYPE, FilterMeaning.prefix(FilterParameter.TYPE)));
  }

  @Test
  void typeIsComparedInAnyCase() throws SQLException {
    isRight(
        api ->
            api.takeAnyType()
                .take(FilterParameter.TYPE, FilterMeaning.anyCase(FilterParameter.TYPE)));
  }

  /**
   * Where a date bounds what is asked for, rows near its midnight may be missing: see
   * docs/pushdown.md.
   */
  @ParameterizedTest
  @ValueSource(longs = {3, -5})
  void datesAreOfAnotherZone(long hoursAhead) throws SQLException {
    Duration ahead = Duration.ofHours(hoursAhead);
    isRight(
        api ->
            api.take(
                    FilterParameter.DATE_FROM,
                    FilterMeaning.inZone(FilterParameter.DATE_FROM, ahead))
                .take(
                    FilterParameter.DATE_TO, FilterMeaning.inZone(FilterParameter.DATE_TO, ahead)),
        MixedAccount.UNDATED);
  }

  @Test
  void dateToEndsAtItsMidnight() throws SQLException {
    isRight(SimulatedApi::endDateToAtMidnight);
  }

  @Test
  void dateToEndsBeforeItsMidnight() throws SQLException {
    isRight(api -> api.take(FilterParameter.DATE_TO, FilterMeaning.BEFORE_MIDNIGHT));
  }

  @Test
  void assistantIsRefused() throws SQLException {
    isRight(SimulatedApi::refuseAssistantId);
  }

  @Test
  void assistantIsComparedAsAnInteger() throws SQLException {
    isRight(SimulatedApi::compareAssistantIdLoosely);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "api", "widget"})
  void oneTypeIsRefused(String type) throws SQLException {
    isRight(api -> api.refuse(FilterParameter.TYPE, type::equals));
  }

  @ParameterizedTest
  @EnumSource
  void filterIsRefused(FilterParameter parameter) throws SQLException {
    isRight(api -> api.refuse(parameter, value -> true));
  }

  @ParameterizedTest
  @EnumSource
  void listHasAnotherOrder(ListOrder order) throws SQLException {
    isRight(api -> api.rows(order.sort(MixedAccount.ROWS)));
  }

  @Test
  void pagesAreSmallerThanAskedFor() throws SQLException {
    isRight(api -> api.clampPerPage(7));
  }

  @Test
  void pagesAreLargerThanAskedFor() throws SQLException {
    isRight(api -> api.fixPerPage(30));
  }

  @Test
  void noTotals() throws SQLException {
    isRight(api -> api.write(JsonForm.NO_TOTALS));
  }

  @Test
  void noLastPage() throws SQLException {
    isRight(api -> api.write(JsonForm.NO_LAST_PAGE));
  }

  @Test
  void cursors() throws SQLException {
    isRight(api -> api.paginateByCursor(Comparator.comparing(Conversation::id)));
  }

  private static void isRight(Consumer<SimulatedApi> lie) throws SQLException {
    isRight(lie, MixedAccount.questions());
  }

  private static void isRight(Consumer<SimulatedApi> lie, List<Question> questions)
      throws SQLException {
    try (Interrogation interrogation = new Interrogation(LyingFiltersIT.class)) {
      interrogation.ask(lie, questions);
    }
  }
}
