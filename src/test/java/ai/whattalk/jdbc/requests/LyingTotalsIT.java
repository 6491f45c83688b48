package ai.whattalk.jdbc.requests;

import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.Interrogation;
import ai.whattalk.jdbc.testing.Interrogation.Leniency;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.MixedAccount;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TotalRule;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose totals are not those of the rows: an answer is never wrong because of them. */
final class LyingTotalsIT {

  @Test
  void totalIsText() throws SQLException {
    try (Interrogation interrogation = new Interrogation(LyingTotalsIT.class)) {
      interrogation.ask(api -> api.total(TotalRule.TEXT));
    }
  }

  @Test
  void totalIsThatOfTheRequestBefore() throws SQLException {
    askAtFirst(api -> api.total(TotalRule.ofRequestBefore()), Leniency.NONE);
  }

  @Test
  void totalIsOfTheUnfilteredList() throws SQLException {
    askAtFirst(api -> api.total(TotalRule.UNFILTERED), Leniency.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void filterNarrowsTheRowsAndNotTheTotal(FilterParameter parameter) throws SQLException {
    askAtFirst(api -> api.takeForTotal(parameter, FilterMeaning.IGNORED), Leniency.NONE);
  }

  /** What was seen of one type says nothing of another. */
  @Test
  void oneTypeNarrowsTheRowsAndNotTheTotal() throws SQLException {
    Consumer<SimulatedApi> lie =
        api ->
            api.takeForTotal(
                FilterParameter.TYPE, FilterMeaning.ignoring(FilterParameter.TYPE, "test"));
    askAtFirst(lie, Leniency.NONE);
    try (Interrogation interrogation = new Interrogation(LyingTotalsIT.class)) {
      interrogation.askLaterOn(lie, api -> {}, MixedAccount.questions(), Leniency.FAILURE);
    }
  }

  /** As many too many as make no page more, some more. */
  @ParameterizedTest
  @ValueSource(longs = {1, 30, 150})
  void totalIsTooHigh(long rows) throws SQLException {
    askAtFirst(api -> api.total(TotalRule.off(rows)), Leniency.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {480, 500})
  void totalIsAConstantOfManyRows(long total) throws SQLException {
    askAtFirst(api -> api.total(TotalRule.constant(total)), Leniency.NONE);
  }

  /** So many empty pages follow that the list is not taken to have ended. */
  @Test
  void totalIsFarTooHigh() throws SQLException {
    askAtFirst(api -> api.total(TotalRule.off(2_000)), Leniency.FAILURE);
    askAtFirst(api -> api.total(TotalRule.constant(2_000)), Leniency.FAILURE);
  }

  @Test
  void pagesAreEmptyAndTheTotalIsNot() throws SQLException {
    try (Interrogation interrogation = new Interrogation(LyingTotalsIT.class, List.of())) {
      interrogation.askAtFirst(
          api ->
              api.total(TotalRule.constant(500)).write(JsonForm.NO_PER_PAGE, JsonForm.NO_LAST_PAGE),
          MixedAccount.questions(),
          Leniency.FAILURE);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -3, -100})
  void totalIsTooLow(long rows) throws SQLException {
    askAtFirst(api -> api.total(TotalRule.off(rows)), Leniency.AS_READ);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 300})
  void totalIsCapped(long most) throws SQLException {
    askAtFirst(api -> api.total(TotalRule.cappedAt(most)), Leniency.AS_READ);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 25, 200})
  void totalIsAConstantOfFewRows(long total) throws SQLException {
    askAtFirst(api -> api.total(TotalRule.constant(total)), Leniency.AS_READ);
  }

  @ParameterizedTest
  @EnumSource
  void filterNarrowsTheTotalAndNotTheRows(FilterParameter parameter) throws SQLException {
    askAtFirst(
        api -> api.ignore(parameter).takeForTotal(parameter, FilterMeaning.documented(parameter)),
        Leniency.AS_READ);
  }

  private static void askAtFirst(Consumer<SimulatedApi> lie, Leniency leniency)
      throws SQLException {
    try (Interrogation interrogation = new Interrogation(LyingTotalsIT.class)) {
      interrogation.askAtFirst(lie, MixedAccount.questions(), leniency);
    }
  }
}
