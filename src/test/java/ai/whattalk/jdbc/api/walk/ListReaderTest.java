package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageSizes;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lazy walk: rows, and the requests that brought them. */
class ListReaderTest {
  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.numbered(25));
  private final RequestScope scope = new RequestScope(warning -> {});

  private RowSource reader(int pageSize, long rowsWanted) {
    return new AccountApi(server.settings(pageSize))
        .list(AccountLists.CONVERSATIONS, scope)
        .read(new ReadRequest(ConversationList.ALL, rowsWanted));
  }

  private static List<Conversation> take(RowSource reader, int rows) {
    return Stream.generate(reader::next).limit(rows).map(ConversationList::conversation).toList();
  }

  private static List<Conversation> all(RowSource reader) {
    return Stream.generate(reader::next)
        .takeWhile(Objects::nonNull)
        .map(ConversationList::conversation)
        .toList();
  }

  @Test
  void makesNoRequestBeforeTheFirstRowIsAskedFor() {
    reader(10, ReadRequest.ALL);

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void asksForAPageWhenItsFirstRowIsAskedFor() {
    RowSource reader = reader(10, ReadRequest.ALL);

    take(reader, 10);
    assertThat(server.queries()).containsExactly("per_page=10&page=1");

    take(reader, 1);
    assertThat(server.queries()).containsExactly("per_page=10&page=1", "per_page=10&page=2");
  }

  @Test
  void readsAllPages() {
    assertThat(all(reader(10, ReadRequest.ALL))).isEqualTo(TestRows.numbered(25));
    assertThat(server.queries())
        .containsExactly("per_page=10&page=1", "per_page=10&page=2", "per_page=10&page=3");
  }

  @Test
  void makesNoRequestAfterClose() {
    RowSource reader = reader(10, ReadRequest.ALL);
    take(reader, 3);

    reader.close();

    assertThat(reader.next()).isNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void staysAtTheEnd() {
    RowSource reader = reader(100, ReadRequest.ALL);
    all(reader);

    assertThat(reader.next()).isNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void endsByTotalWhereThereIsNoLastPage() {
    server.write(JsonForm.NO_LAST_PAGE);

    assertThat(all(reader(5, ReadRequest.ALL))).hasSize(25);
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void endsAtAnEmptyPageWhereNothingElseTells() {
    server.answer(
        request -> {
          int page = Integer.parseInt(request.getUrl().queryParameter("page"));
          String rows = page <= 3 ? "{\"id\": " + page + "}" : "";
          return new MockResponse.Builder().body("{\"data\": [%s]}".formatted(rows)).build();
        });

    // The empty page is asked for twice, and the one behind it; the last request looks for rows
    // that were changed, and jumped to the head, meanwhile.
    assertThat(all(reader(1, ReadRequest.ALL))).hasSize(3);
    assertThat(server.requests()).hasSize(7);
  }

  /** It fails where it can't tell a short page from a smaller size, and loses nothing. */
  @ParameterizedTest
  @CsvSource({"100, 7, 2", "100, 40, 3", "60, 7, 3", "60, 50, 2"})
  void losesNoRowOfAListThatTellsNothingWherePagesBecomeSmaller(int before, int later, int pages) {
    AtomicInteger answers = new AtomicInteger();
    List<String> rows = IntStream.range(0, 400).mapToObj("{\"id\": %d}"::formatted).toList();
    server.answer(
        request -> {
          HttpUrl url = request.getUrl();
          int most = answers.incrementAndGet() > pages ? later : before;
          int size = Math.min(most, Integer.parseInt(url.queryParameter("per_page")));
          int start = (Integer.parseInt(url.queryParameter("page")) - 1) * size;
          List<String> page = rows.stream().skip(start).limit(size).toList();
          return new MockResponse.Builder().body("{\"data\": %s}".formatted(page)).build();
        });

    try {
      assertThat(all(reader(100, ReadRequest.ALL))).hasSize(400);
    } catch (ApiException e) {
      assertThat(e.failure()).isIn(ApiFailure.NOT_THE_API, ApiFailure.INCOMPLETE);
    }
  }

  @Test
  void believesASimplePaginatorThatItsLastPageIsOfAnotherSizeThanAskedFor() {
    server.rows(TestRows.numbered(20)).fixPerPage(15).write(JsonForm.NO_TOTALS);

    assertThat(all(reader(100, ReadRequest.ALL))).isEqualTo(TestRows.numbered(20));
  }

  @Test
  void joinsPagesOfASimplePaginatorByARow() {
    server.write(JsonForm.NO_TOTALS);

    assertThat(all(reader(10, ReadRequest.ALL))).isEqualTo(TestRows.numbered(25));
    assertThat(server.queries())
        .containsExactly(
            "per_page=10&page=1", "per_page=9&page=2", "per_page=8&page=3", "per_page=10&page=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"last_page\": 3, \"total\": 2", "\"last_page\": \"3\"", "\"total\": \"3\""})
  void goesOnAfterAnEmptyPageIfTheAnswerSaysThatThereIsMore(String paginator) {
    server.answer(
        request -> {
          String page = request.getUrl().queryParameter("page");
          String rows = page.equals("1") || page.equals("3") ? "{\"id\": " + page + "}" : "";
          return new MockResponse.Builder()
              .body("{\"data\": [%s], %s}".formatted(rows, paginator))
              .build();
        });

    assertThat(all(reader(10, ReadRequest.ALL)))
        .extracting(Conversation::id)
        .containsExactly("1", "3");
  }

  @Test
  void readsOnPastALastPageThatTheTotalContradicts() {
    server.answer(
        request -> {
          int page = Integer.parseInt(request.getUrl().queryParameter("page"));
          String rows =
              IntStream.range(0, page <= 2 ? 10 : 5)
                  .mapToObj(i -> "{\"id\": \"" + page + "-" + i + "\"}")
                  .collect(Collectors.joining(","));
          return new MockResponse.Builder()
              .body("{\"data\": [%s], \"last_page\": 1, \"total\": 25}".formatted(rows))
              .build();
        });

    assertThat(all(reader(10, ReadRequest.ALL))).hasSize(25);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void endsAtAnEmptyPageWhereTheTotalIsNeverReached() {
    server.answer(
        request ->
            new MockResponse.Builder()
                .body(
                    request.getUrl().queryParameter("page").equals("1")
                        ? "{\"data\": [{\"id\": 1}], \"last_page\": 1, \"total\": 9}"
                        : "{\"data\": [], \"last_page\": 1, \"total\": 9}")
                .build());

    // Twice, to see whether the rows that are counted turn up.
    assertThat(all(reader(10, ReadRequest.ALL))).hasSize(1);
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "2, 12", "19, 12", "20, 12", "100, 25", "900, 40"})
  void believesThePagesWhereTheTotalIsTooHigh(int tooMany, int requests) {
    server.rows(TestRows.numbered(60)).total(TotalRule.off(tooMany));

    assertThat(all(reader(20, ReadRequest.ALL))).isEqualTo(TestRows.numbered(60));
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 4", "19, 4", "39, 4", "41, 4", "59, 4"})
  void goesOnWhereAPageHasMoreRowsThanAreCounted(int total, int requests) {
    server.rows(TestRows.numbered(60)).total(TotalRule.constant(total));

    assertThat(all(reader(20, ReadRequest.ALL))).isEqualTo(TestRows.numbered(60));
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(requests);
  }

  @Test
  void followsAServerThatGivesSmallerPages() {
    server.clampPerPage(7);

    assertThat(all(reader(10, ReadRequest.ALL))).isEqualTo(TestRows.numbered(25));
    assertThat(server.queries())
        .containsExactly(
            "per_page=10&page=1", "per_page=7&page=2", "per_page=7&page=3", "per_page=7&page=4");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "10,10", "100,100", "101,51", "150,75", "250,84", "5000000000,100"})
  void makesPagesNoLargerThanTheRowsWantedNeed(long rowsWanted, int perPage) {
    reader(100, rowsWanted).next();

    assertThat(server.queries()).containsExactly("per_page=" + perPage + "&page=1");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "10", "30", "75", "97"})
  void growsPagesWhereTheReaderGoesOnPastTheRowsWanted(int rowsWanted) {
    server.rows(TestRows.numbered(700));

    assertThat(all(reader(100, rowsWanted))).isEqualTo(TestRows.numbered(700));
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void goesOnWithThePageThatReachesFurthest() {
    server.rows(TestRows.numbered(250));

    assertThat(all(reader(100, 60))).isEqualTo(TestRows.numbered(250));
    assertThat(server.queries())
        .containsExactly(
            "per_page=60&page=1",
            "per_page=60&page=2",
            "per_page=100&page=2",
            "per_page=100&page=3");
  }

  @ParameterizedTest
  @CsvSource({"15,true", "15,false", "20,true", "30,false", "39,true", "5,true", "1,false"})
  void losesAndRepeatsNothingWhereAServerDoesNotGrantTheGrownSize(int clamp, boolean tells) {
    server.rows(TestRows.numbered(200)).clampPerPage(clamp);
    if (!tells) {
      server.write(JsonForm.NO_PER_PAGE, JsonForm.NO_TOTALS);
    }

    assertThat(all(reader(100, 10))).isEqualTo(TestRows.numbered(200));
  }

  @Test
  void staysAtTheSizeThatIsGrantedWhereALargerOneIsNot() {
    server.rows(TestRows.numbered(50)).clampPerPage(15);

    assertThat(all(reader(100, 10))).isEqualTo(TestRows.numbered(50));
    assertThat(server.queries())
        .containsExactly(
            "per_page=10&page=1",
            "per_page=100&page=1",
            "per_page=15&page=2",
            "per_page=15&page=3",
            "per_page=15&page=4");
  }

  @Test
  void pagesAdjoinWhileTheRowsWantedAreNotThere() {
    for (int most = 1; most <= 100; most++) {
      for (int rowsWanted = 1; rowsWanted <= 1000; rowsWanted++) {
        PageSizes sizes = new PageSizes(rowsWanted, new GrantedSize(most));
        PageChoice first = sizes.choose(0, 0);
        for (PageChoice page = first; page.end() < rowsWanted; ) {
          PageChoice next = sizes.choose(page.end(), 0);
          assertThat(next.size()).isEqualTo(first.size());
          assertThat(next.start()).isEqualTo(page.end());
          page = next;
        }
      }
    }
  }

  @Test
  void refusesAnotherPageThanTheOneAskedFor() {
    server.answer(
        request ->
            new MockResponse.Builder()
                .body("{\"data\": [{\"id\": 1}], \"current_page\": 1, \"last_page\": 3}")
                .build());
    RowSource reader = reader(1, ReadRequest.ALL);
    take(reader, 1);

    ApiException failure = catchThrowableOfType(ApiException.class, reader::next);

    assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
    assertThat(failure)
        .hasMessage(
            "GET /api/user/conversations?per_page=1&page=2 answered 200, but asked for page 2, got"
                + " page 1");
  }

  /** Without a total, a page that is full is not the last, whatever {@code last_page} says. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsOnBehindAFullPageWhereTheLastOneIsSaidToBeBefore(int tooFew) {
    server.answer(
        request -> {
          int size = Integer.parseInt(request.getUrl().queryParameter("per_page"));
          int page = Integer.parseInt(request.getUrl().queryParameter("page"));
          int pages = Math.max(1, (25 + size - 1) / size - tooFew);
          String rows =
              IntStream.range((page - 1) * size, Math.min(25, page * size))
                  .mapToObj(id -> "{\"id\": \"" + id + "\"}")
                  .collect(Collectors.joining(", "));
          return new MockResponse.Builder()
              .body(
                  "{\"data\": [%s], \"current_page\": %d, \"per_page\": %d, \"last_page\": %d}"
                      .formatted(rows, page, size, pages))
              .build();
        });

    assertThat(all(reader(5, ReadRequest.ALL))).hasSize(25);
  }

  @Test
  void refusesAServerThatRepeatsItsFirstPageForEver() {
    server.answer(request -> new MockResponse.Builder().body("{\"data\": [{\"id\": 1}]}").build());
    RowSource reader = reader(1, ReadRequest.ALL);
    take(reader, 1);

    ApiException failure = catchThrowableOfType(ApiException.class, reader::next);

    assertThat(failure).hasMessageEndingWith(" answered 200, but page 6 begins as page 1 does");
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void givesEveryRowBeforeAFailureAndAsksNotAgainAfterIt() {
    server.failPage(3, 500);
    RowSource reader = reader(10, ReadRequest.ALL);
    assertThat(take(reader, 20)).isEqualTo(TestRows.numbered(20));

    ApiException first = catchThrowableOfType(ApiException.class, reader::next);
    ApiException second = catchThrowableOfType(ApiException.class, reader::next);

    assertThat(first)
        .hasMessage("GET /api/user/conversations?per_page=10&page=3 answered 500: Server Error")
        .isSameAs(second);
    assertThat(first.failure()).isEqualTo(ApiFailure.SERVER_ERROR);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void endsAListOfEmptyPagesWithAWarningIfThatIsWanted() {
    server.answer(
        request ->
            new MockResponse.Builder()
                .body("{\"data\": [], \"total\": 5000000, \"last_page\": 50000}")
                .build());
    List<String> warnings = new ArrayList<>();
    ApiSettings settings = server.settings(100);
    RowSource reader =
        new AccountApi(
                new ApiSettings(
                    settings.baseUrl(),
                    settings.key(),
                    new ScanSettings(100, 0, false),
                    settings.connectTimeout(),
                    settings.readTimeout()))
            .list(AccountLists.CONVERSATIONS, new RequestScope(warnings::add))
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));

    assertThat(all(reader)).isEmpty();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(500);
    assertThat(warnings).isNotEmpty().hasSizeLessThanOrEqualTo(3);
  }
}
