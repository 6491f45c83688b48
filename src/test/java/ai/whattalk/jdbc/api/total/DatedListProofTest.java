package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.DateMeaning;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When it is shown that each row of a list has a date. */
class DatedListProofTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final LocalDateTime FIRST = LocalDate.of(2025, 5, 1).atStartOfDay();
  private static final DateMeaning DOCUMENTED = DateMeaning.wholeDays(FilterClock.SAME);

  /** Two for the list and its ends, three for its parts. */
  private static final int REQUESTS = 5;

  @AutoClose private final SimulatedApi server = new SimulatedApi(List.of());
  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);

  /** Six rows a day for sixty days, one at midnight, and others without a date. */
  private static List<Conversation> rows(ListOrder order, int undated) {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < 360; i++) {
      rows.add(TestRows.row("c" + i, "7", i % 3 == 0 ? "test" : "api", FIRST.plusHours(4L * i)));
    }
    rows = new ArrayList<>(order.sort(rows));
    for (int i = 0; i < undated; i++) {
      // Neither on the first page nor on the last.
      rows.add(150 + i, TestRows.row("u" + i, "7", "api", null));
    }
    return rows;
  }

  private boolean hasOnlyDated(ListFilter filter) {
    Execution execution = new Execution(server, 20, memory);
    return new DatedListProof(execution.sampler, execution.proof, memory.evidence().clock())
        .hasOnlyDated(filter, null);
  }

  /** In a build, of each clock others. */
  static Stream<DateMeaning> meanings() {
    int share = RandomCases.oneIn("dated.share", 3);
    return Stream.of(FilterClock.values())
        .flatMap(
            clock -> RandomCases.some(DateMeaning.all(clock), share, clock.ordinal()).stream());
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void twoPartsThatOverlapHaveAllDatedRowsWhateverTheirDaysAre(DateMeaning meaning) {
    meaning.of(server.rows(rows(ListOrder.NEWEST_FIRST, 0)));

    assertThat(hasOnlyDated(NONE)).isTrue();
    assertThat(server.requests()).hasSize(REQUESTS);
    server.clearRequests();
    assertThat(hasOnlyDated(NONE)).isTrue();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void aRowWithoutADateIsInNeitherPart(DateMeaning meaning) {
    meaning.of(server.rows(rows(ListOrder.NEWEST_FIRST, 1)));

    assertThat(hasOnlyDated(NONE)).isFalse();
    assertThat(hasOnlyDated(NONE)).isFalse();
  }

  /** As many as have no date, so that the sum is the total of before. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void rowsThatComeOrGoDoNotHideOneWithoutADate(int request) {
    List<Conversation> rows = rows(ListOrder.NEWEST_FIRST, 1);
    List<Conversation> fewer = rows.stream().filter(row -> !row.id().equals("c100")).toList();
    List<Conversation> more = new ArrayList<>(rows);
    more.add(0, TestRows.row("new", "7", "api", FIRST.plusDays(60)));

    for (List<Conversation> after : List.of(fewer, more)) {
      DOCUMENTED.of(server.rows(rows)).clearActions().clearRequests();
      server.beforeRequest(request, () -> server.rows(after));
      assertThat(hasOnlyDated(NONE)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(ListOrder.class)
  void theOrderOfTheListDoesNotMatter(ListOrder order) {
    DOCUMENTED.of(server.rows(rows(order, 0)));
    assertThat(hasOnlyDated(NONE)).isTrue();

    server.rows(rows(order, 3));
    assertThat(hasOnlyDated(NONE)).isFalse();
  }

  @Test
  void typesAreCountedByThemselves() {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, 1)));

    assertThat(hasOnlyDated(NONE.with(ConversationList.TYPE, "test"))).isTrue();
    assertThat(hasOnlyDated(NONE.with(ConversationList.TYPE, "api"))).isFalse();
  }

  @Test
  void aRowWithoutADateThatIsSeenEndsTheMatter() {
    List<Conversation> rows = rows(ListOrder.NEWEST_FIRST, 0);
    rows.add(3, TestRows.row("u", "7", "api", null));
    DOCUMENTED.of(server.rows(rows));

    assertThat(hasOnlyDated(NONE)).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"DATE_FROM, 0", "DATE_FROM, 2", "DATE_TO, 0", "DATE_TO, 2"})
  void aDateThatIsIgnoredShowsNothing(FilterParameter parameter, int undated) {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, undated))).ignore(parameter);

    assertThat(hasOnlyDated(NONE)).isFalse();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
  }

  @ParameterizedTest
  @CsvSource({"DATE_FROM, 0", "DATE_FROM, 2", "DATE_TO, 0", "DATE_TO, 2"})
  void aDateThatDoesNotChangeTheTotalShowsNothing(FilterParameter parameter, int undated) {
    DOCUMENTED
        .of(server.rows(rows(ListOrder.NEWEST_FIRST, undated)))
        .takeForTotal(parameter, FilterMeaning.IGNORED);

    assertThat(hasOnlyDated(NONE)).isFalse();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
  }

  /** Servers take a date before all rows for none. */
  @ParameterizedTest
  @CsvSource({"0, true", "2, false"})
  void noDateIsAskedForThatIsFarBeforeAllRows(int undated, boolean dated) {
    String before = FIRST.toLocalDate().toString();
    DOCUMENTED
        .of(server.rows(rows(ListOrder.NEWEST_FIRST, undated)))
        .take(
            FilterParameter.DATE_FROM,
            (value, row) ->
                value.compareTo(before) < 0
                    || FilterMeaning.documented(FilterParameter.DATE_FROM).selects(value, row));

    assertThat(hasOnlyDated(NONE)).isEqualTo(dated);
  }

  @Test
  void aListOnOnePageIsSeenWhole() {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, 0).subList(0, 20)));

    assertThat(hasOnlyDated(NONE)).isTrue();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aListThatIsBoundedByDaysHasNoOthers() {
    assertThat(hasOnlyDated(NONE.withDays(FIRST.toLocalDate(), null))).isTrue();
    assertThat(hasOnlyDated(NONE.withDays(null, FIRST.toLocalDate()))).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void withoutATotalNothingIsShown() {
    DOCUMENTED.of(server.rows(rows(ListOrder.NEWEST_FIRST, 0))).write(JsonForm.NO_TOTALS);

    assertThat(hasOnlyDated(NONE)).isFalse();
    assertThat(server.requests()).hasSize(1);
  }
}
