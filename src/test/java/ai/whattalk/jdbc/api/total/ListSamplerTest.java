package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.time.LocalDate;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages are fetched to look at a list, and what a walk is spared by them. */
class ListSamplerTest {
  private static final ListFilter TESTS = ConversationList.filter("test", null, null, null);

  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.twiceADay(125));
  private final Execution execution =
      new Execution(server, 100, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime));
  private final ListSampler sampler = execution.sampler;

  @Test
  void fetchesTheFirstPageOfEachListOnce() {
    assertThat(sampler.first(TESTS)).isSameAs(sampler.first(TESTS));
    assertThat(sampler.first(ConversationList.ALL).total()).isEqualTo(250L);

    assertThat(server.queries())
        .containsExactly("type=test&per_page=100&page=1", "per_page=100&page=1");
  }

  @Test
  void givesAFirstPageAwayToTheRequestThatItAnswersOnce() {
    Page page = sampler.first(TESTS).page();

    assertThat(sampler.takeFirst(new PageRequest(ConversationList.ALL, 100, 1))).isNull();
    assertThat(sampler.takeFirst(new PageRequest(TESTS, 99, 1))).isNull();
    assertThat(sampler.takeFirst(new PageRequest(TESTS, 100, 2))).isNull();
    assertThat(sampler.takeFirst(new PageRequest(NumberedFilter.ofText(TESTS), 100, 1, "cursor")))
        .isNull();
    assertThat(sampler.takeFirst(new PageRequest(TESTS, 100, 1))).isSameAs(page);
    assertThat(sampler.takeFirst(new PageRequest(TESTS, 100, 1))).isNull();
  }

  @Test
  void whoReadsTheListBeginsWithItsSample() {
    execution.lists.rowsOfSeveralPages(ConversationList.ALL);

    assertThat(
            Execution.ids(
                execution.lists.read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL))))
        .hasSize(250);
    assertThat(server.queries())
        .containsExactly("per_page=100&page=1", "per_page=100&page=2", "per_page=100&page=3");
  }

  @Test
  void samplesNoListThatTheServerDoesNotTake() {
    server.refuse(FilterParameter.TYPE, "test"::equals);

    assertThat(sampler.first(TESTS)).isNull();
    assertThat(sampler.end(TESTS, 200)).isNull();
    assertThat(sampler.first(TESTS)).isNull();

    assertThat(server.requests()).hasSize(1);
    assertThat(execution.warnings).singleElement().asString().startsWith("the API refused type=");
  }

  @Test
  void asksForFewerRowsWhereSoManyAreRefused() {
    server.answer(
        request ->
            Integer.parseInt(Objects.requireNonNull(request.getUrl().queryParameter("per_page")))
                    > 40
                ? new MockResponse.Builder()
                    .code(422)
                    .body("{\"message\": \"No.\", \"errors\": {\"per_page\": [\"No.\"]}}")
                    .build()
                : null);

    assertThat(sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(sampler.first(ConversationList.ALL).rows()).hasSize(25);

    assertThat(server.queries())
        .containsExactly(
            "per_page=91&page=3",
            "per_page=100&page=3",
            "per_page=50&page=1",
            "per_page=25&page=1");
  }

  /** There is room to grow behind the end, so that a list may move a little. */
  @Test
  void findsTheEndWithMostOfAPage() {
    ListSample end = sampler.end(ConversationList.ALL, 250);

    assertThat(end.showsEnd()).isTrue();
    assertThat(end.rows()).hasSize(68);
    assertThat(sampler.knownEnd(ConversationList.ALL)).isSameAs(end);
    assertThat(sampler.knownEnd(TESTS)).isNull();
    assertThat(server.queries()).containsExactly("per_page=91&page=3");
  }

  @Test
  void looksForTheEndWhereTheTotalSaysThatItIsNow() {
    ListSample end = sampler.end(ConversationList.ALL, 120);

    assertThat(end.showsEnd()).isTrue();
    assertThat(server.queries()).containsExactly("per_page=69&page=2", "per_page=91&page=3");
  }

  @Test
  void findsTheEndOfPagesWhoseSizeTheServerChooses() {
    server.fixPerPage(40);

    ListSample end = sampler.end(ConversationList.ALL, 250);

    assertThat(end.rows()).hasSize(10);
    assertThat(server.queries()).containsExactly("per_page=91&page=3", "per_page=40&page=7");
  }

  /** The lie is in the rows: what is said to be there does not come, or more. */
  @ParameterizedTest
  @CsvSource({"1", "-1", "-100", "100"})
  void findsNoEndWhereTheTotalIsWrong(long off) {
    server.total(TotalRule.off(off));

    assertThat(sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(sampler.knownEnd(ConversationList.ALL)).isNull();
    assertThat(server.queries()).hasSize(1);
  }

  /** The page behind the place where the lie begins is empty, and so contradicts nothing. */
  @Test
  void findsNoEndOnAPageWithoutRows() {
    server.take(FilterParameter.TYPE, FilterMeaning.NOTHING);

    assertThat(sampler.end(TESTS, 250)).isNull();
    assertThat(server.queries()).hasSize(1);
  }

  @Test
  void findsNoEndWithoutATotal() {
    server.write(JsonForm.NO_TOTALS);

    assertThat(sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(server.queries()).hasSize(1);
  }

  @Test
  void findsNoEndOfPagesThatDoNotSayTheirSize() {
    server.write(JsonForm.NO_PER_PAGE);

    assertThat(sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(server.queries()).hasSize(1);
  }

  @Test
  void findsTheEndOfLargerPagesThanWereAskedFor() {
    server.fixPerPage(15);
    Execution small =
        new Execution(server, 10, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime));

    assertThat(small.sampler.end(ConversationList.ALL, 250).rows()).hasSize(10);
    assertThat(server.queries()).containsExactly("per_page=9&page=28", "per_page=15&page=17");
  }

  @Test
  void looksForNoEndOfNothing() {
    assertThat(sampler.end(ConversationList.ALL, 0)).isNull();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void pagesOfOneRowShowNoEnd() {
    Execution single =
        new Execution(server, 1, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime));

    assertThat(single.sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void givesUpAnEndThatRunsAway() {
    for (int i = 1; i <= 5; i++) {
      int days = 125 + 100 * i;
      server.beforeRequest(i, () -> server.rows(TestRows.twiceADay(days)));
    }

    assertThat(sampler.end(ConversationList.ALL, 250)).isNull();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void remembersTheDaysOfAllSamples() {
    sampler.first(ConversationList.ALL);
    sampler.end(ConversationList.ALL, 250);

    assertThat(sampler.days().first()).isEqualTo(LocalDate.of(2025, 3, 1));
    assertThat(sampler.days().last()).isEqualTo(LocalDate.of(2025, 3, 1).plusDays(124));
  }

  @Test
  void keepsThePagesOfTheNewestOfManyLists() {
    for (int day = 0; day < 300; day++) {
      sampler.first(since(day));
    }
    server.clearRequests();

    sampler.first(since(299));
    assertThat(server.requests()).isEmpty();

    sampler.first(since(0));
    assertThat(server.requests()).hasSize(1);
  }

  private static ListFilter since(int day) {
    return ConversationList.ALL.withDays(TestRows.LAST_DAY.minusDays(day), null);
  }
}
