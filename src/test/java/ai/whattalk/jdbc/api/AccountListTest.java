package ai.whattalk.jdbc.api;

import static ai.whattalk.jdbc.api.resource.MadeUpLists.CODES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Lists that have no times, or no parameters, are read and counted like any other. */
class AccountListTest {
  private static final ListParameter STATE = TICKETS.equal(2);
  private static final ListFilter OPEN = ListFilter.all(TICKETS).with(STATE, "open");

  @AutoClose private final SimulatedApi server = new SimulatedApi(List.of());
  private final List<String> warnings = new ArrayList<>();

  private AccountList list(ListDescription list) {
    return new AccountApi(server.settings(100)).list(list, new RequestScope(warnings::add));
  }

  private static List<ListRow> all(RowSource source) {
    return Stream.generate(source::next).takeWhile(row -> row != null).toList();
  }

  /** Answers pages of rows, of which each is an object's fields. */
  private void serve(IntFunction<String> fields, int rows, boolean totals) {
    server.answer(
        request -> {
          HttpUrl url = request.getUrl();
          int size = Integer.parseInt(url.queryParameter("per_page"));
          int page = Integer.parseInt(url.queryParameter("page"));
          String state = url.queryParameter("state");
          List<String> selected =
              IntStream.rangeClosed(1, rows)
                  .mapToObj(i -> "{\"id\": %d, \"number\": %1$d, %s}".formatted(i, fields.apply(i)))
                  .filter(row -> state == null || row.contains('"' + state + '"'))
                  .toList();
          List<String> data = selected.stream().skip((page - 1L) * size).limit(size).toList();
          String body =
              "{\"data\": %s, \"current_page\": %d, \"per_page\": %d, %s}"
                  .formatted(
                      data,
                      page,
                      size,
                      totals
                          ? "\"total\": " + selected.size()
                          : "\"next_page_url\": "
                              + (page * size < selected.size() ? "\"http://x.example\"" : null));
          return new MockResponse.Builder().body(body).build();
        });
  }

  private static String ticket(int number) {
    return "\"owner\": \"ann\", \"state\": \"%s\"".formatted(number % 3 == 0 ? "open" : "closed");
  }

  @Test
  void readsRowsWithNumbersForIdsInPagesOfTheListsSize() {
    serve(i -> "\"label\": \"c" + i + "\"", 8, true);

    List<ListRow> rows =
        all(list(CODES).read(new ReadRequest(ListFilter.all(CODES), ReadRequest.ALL)));

    assertThat(rows)
        .extracting(ListRow::id)
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(rows.get(7)).isEqualTo(new ListRow(CODES, new Object[] {8, "c8"}));
    assertThat(server.queries())
        .containsExactly(
            "codes?per_page=3&page=1", "codes?per_page=3&page=2", "codes?per_page=3&page=3");
    assertThat(warnings).isEmpty();
  }

  @Test
  void readsAListOfWhichNoTotalIsSaid() {
    serve(i -> "\"label\": null", 8, false);
    AccountList list = list(CODES);

    assertThat(all(list.read(new ReadRequest(ListFilter.all(CODES), ReadRequest.ALL)))).hasSize(8);
    assertThat(list.rowsOfSeveralPages(ListFilter.all(CODES))).isNull();
    assertThat(list.count(ListFilter.all(CODES), 0)).isNull();
  }

  @Test
  void countsByAParameterOfAListWithoutTimes() {
    serve(AccountListTest::ticket, 300, true);
    AccountList list = list(TICKETS);

    assertThat(list.count(OPEN, 0)).isEqualTo(100L);
    assertThat(list.hasOnlyDated(OPEN)).isFalse();
    assertThat(list.sampledDays(OPEN, 100)).isNull();
    assertThat(list.rowsPerDay(OPEN)).isZero();
    assertThat(list.values(STATE)).containsExactly("closed", "open");
    assertThat(all(list.read(new ReadRequest(OPEN, ReadRequest.ALL)))).hasSize(100);
    assertThat(warnings).isEmpty();
  }

  @Test
  void learnsTheValuesOfAParameter() {
    serve(i -> "\"owner\": \"o%d\", \"state\": \"lost\"".formatted(i % 2), 3, true);
    AccountList list = list(TICKETS);
    ListParameter owner = TICKETS.equal(1);
    assertThat(list.values(owner)).isEmpty();

    all(list.read(new ReadRequest(ListFilter.all(TICKETS), ReadRequest.ALL)));

    assertThat(list.values(owner)).isEqualTo(Set.of("o0", "o1"));
    assertThat(list.values(STATE)).isEqualTo(Set.of("open", "closed", "lost"));
    list.noteOthers(STATE);
    assertThat(list.values(STATE)).isNull();
    assertThat(list.values(owner)).isNotNull();
  }

  @Test
  void showsTheFirstRequest() {
    assertThat(list(TICKETS).firstRequest(new ReadRequest(OPEN, ReadRequest.ALL)))
        .isEqualTo("GET /api/user/tickets?state=open&per_page=100&page=1");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void knowsNothingOfOneListByAnother() {
    serve(AccountListTest::ticket, 300, true);
    AccountApi api = new AccountApi(server.settings(100));
    RequestScope scope = new RequestScope(warnings::add);

    assertThat(api.list(TICKETS, scope).count(OPEN, 0)).isEqualTo(100L);
    assertThat(api.list(AccountLists.CONVERSATIONS, scope).values(type()))
        .doesNotContain("open", "closed");
    // A limit is one of the key, whatever is asked for.
    assertThat(api.facts())
        .filteredOn(fact -> !fact.fact().text().equals("rate limit"))
        .allMatch(fact -> fact.seenIn() == null);
  }

  private static ListParameter type() {
    return AccountLists.CONVERSATIONS.parameters().get(0);
  }
}
