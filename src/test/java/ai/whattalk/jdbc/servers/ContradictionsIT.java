package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a scan whose server contradicts itself: all rows, an error or a warning. */
final class ContradictionsIT {
  private static final int ROWS = 250;
  private static final List<String> IDS = IntStream.range(0, ROWS).mapToObj(i -> "c" + i).toList();
  private static final String SCAN = "SELECT id FROM conversations";

  /** What a server says beside the rows. */
  private enum Form {
    LENGTH_AWARE,
    LAST_PAGE,
    SIMPLE,
    BARE;

    String fields(Asked asked, long total, boolean next) {
      String size = ", \"per_page\": " + asked.size;
      return switch (this) {
        case LENGTH_AWARE ->
            size + ", \"total\": " + total + ", \"last_page\": " + asked.pages(total);
        case LAST_PAGE -> size + ", \"last_page\": " + asked.pages(total);
        case SIMPLE -> size + ", \"next_page_url\": " + (next ? "\"http://other\"" : "null");
        case BARE -> "";
      };
    }
  }

  /** What a request asks for. */
  private record Asked(int page, int size) {
    static Asked of(RecordedRequest request) {
      return new Asked(
          Integer.parseInt(request.getUrl().queryParameter("page")),
          Integer.parseInt(request.getUrl().queryParameter("per_page")));
    }

    List<String> rows() {
      int start = Math.min(ROWS, (page - 1) * size);
      return IDS.subList(start, Math.min(ROWS, start + size));
    }

    boolean next() {
      return page * size < ROWS;
    }

    long pages(long total) {
      return Math.max(1, (total + size - 1) / size);
    }
  }

  /** What is answered. */
  private interface Server {
    String answer(Asked asked);
  }

  @AutoClose private final ConnectedApi api = new ConnectedApi(List.of(), "maxRetries=1");

  private void answer(Server server) {
    api.server()
        .answer(
            request ->
                new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(server.answer(Asked.of(request)))
                    .build());
  }

  private static String page(List<String> rows, String fields) {
    String data =
        rows.stream().map(id -> "{\"id\": \"" + id + "\"}").collect(Collectors.joining(", "));
    return "{\"data\": [" + data + "]" + fields + "}";
  }

  private static String page(Form form, Asked asked) {
    return page(asked.rows(), form.fields(asked, ROWS, asked.next()));
  }

  private void readsAllWithoutWarning() throws SQLException {
    assertThat(api.column(SCAN)).hasSameElementsAs(IDS).doesNotHaveDuplicates();
    assertThat(api.warnings()).isEmpty();
  }

  /** A connection that has seen no page with more than rows. */
  private ConnectedApi fresh() {
    return new ConnectedApi(List.of(), "maxRetries=1;validateOnConnect=false");
  }

  @ParameterizedTest
  @EnumSource(names = {"LENGTH_AWARE", "LAST_PAGE", "SIMPLE"})
  void anEmptyPageIsAskedForAgain(Form form) throws SQLException {
    for (boolean goesOn : new boolean[] {true, false}) {
      AtomicInteger answers = new AtomicInteger();
      answer(
          asked ->
              answers.incrementAndGet() == 2
                  ? page(List.of(), form.fields(asked, ROWS, goesOn))
                  : page(form, asked));

      readsAllWithoutWarning();
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(7);
    }
  }

  @Test
  void anEmptyPageOfRowsAloneIsAskedForAgainBehindAFullOne() throws SQLException {
    try (ConnectedApi bare = fresh()) {
      AtomicInteger answers = new AtomicInteger();
      bare.server()
          .answer(
              request ->
                  new MockResponse.Builder()
                      .body(
                          answers.incrementAndGet() == 2
                              ? "{\"data\": []}"
                              : page(Form.BARE, Asked.of(request)))
                      .build());

      assertThat(bare.column(SCAN)).hasSameElementsAs(IDS);
      assertThat(bare.requests()).hasSizeLessThanOrEqualTo(6);
    }
  }

  @Test
  void aListOfRowsAloneEndsAtItsShortPage() throws SQLException {
    try (ConnectedApi bare = fresh()) {
      bare.server()
          .answer(
              request ->
                  new MockResponse.Builder().body(page(Form.BARE, Asked.of(request))).build());

      assertThat(bare.column(SCAN)).isEqualTo(IDS);
      // The head once more: nothing else would tell of a row that was changed.
      assertThat(bare.requests())
          .containsExactly(
              "per_page=100&page=1",
              "per_page=99&page=2",
              "per_page=98&page=3",
              "per_page=100&page=1");
    }
  }

  /** By a page that never comes, or only with another size. */
  @ParameterizedTest
  @EnumSource(names = {"LENGTH_AWARE", "LAST_PAGE", "SIMPLE"})
  void aPageThatIsAlwaysEmptyIsNotPassedOverInSilence(Form form) throws SQLException {
    answer(
        asked ->
            asked.page == 2
                ? page(List.of(), form.fields(asked, ROWS, asked.next()))
                : page(form, asked));

    allOrSaid();
  }

  private void allOrSaid() throws SQLException {
    try {
      Set<String> rows = new HashSet<>(api.column(SCAN));
      assertThat(rows.size() == ROWS || !api.warnings().isEmpty()).isTrue();
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isIn("40001", "08P01");
    }
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(180);
  }

  @Test
  void aCountThatIsTooHighIsDisbelievedWithAWarning() throws SQLException {
    answer(asked -> page(asked.rows(), Form.LENGTH_AWARE.fields(asked, ROWS + 30, false)));

    assertThat(api.column(SCAN)).hasSameElementsAs(IDS);
    assertThat(api.warnings())
        .singleElement()
        .asString()
        .startsWith("01000 GET /api/user/conversations?per_page=")
        .endsWith(
            ": the API counts 280 or more conversations, which is not believed: its pages hold"
                + " 250, which were read twice");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void aCountThatIsTooLowIsDisbelievedWithAWarning() throws SQLException {
    answer(asked -> page(asked.rows(), Form.LENGTH_AWARE.fields(asked, 130, false)));

    assertThat(api.column(SCAN)).hasSameElementsAs(IDS);
    assertThat(api.warnings())
        .singleElement()
        .asString()
        .contains("the API counts 130 conversations, which is not believed: its pages hold more");
  }

  private static final String COUNT = "SELECT COUNT(*) FROM conversations";

  /** Counts, once a page has told that the list is no more as it was when it was connected to. */
  private List<String> counted() throws SQLException {
    api.column("SELECT id FROM conversations LIMIT 1");
    api.requests();
    return api.column(COUNT);
  }

  /** As those of a join that has some rows twice. */
  private void answerWithRowsTwice(int fromRow) {
    List<String> twice =
        IDS.stream()
            .flatMap(id -> IDS.indexOf(id) % 50 == fromRow ? Stream.of(id, id) : Stream.of(id))
            .toList();
    answer(
        asked -> {
          int start = Math.min(twice.size(), (asked.page - 1) * asked.size);
          int end = Math.min(twice.size(), start + asked.size);
          return page(
              twice.subList(start, end),
              Form.LENGTH_AWARE.fields(asked, twice.size(), end < twice.size()));
        });
  }

  @Test
  void aTotalThatCountsRowsTwiceIsNotUsed() throws SQLException {
    answerWithRowsTwice(20);

    for (int requests : new int[] {7, 3, 3}) {
      assertThat(counted()).containsExactly("250");
      assertThat(api.warnings()).singleElement().asString().contains("255", "not believed");
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(requests);
    }
    assertThat(api.column("SELECT id FROM conversations LIMIT 1000 OFFSET 130")).hasSize(120);
  }

  @Test
  void rowsThatStandTwiceOnOnePageAreCountedOnce() throws SQLException {
    answer(
        asked ->
            page(
                asked.page == 1 ? List.of("c1", "c1", "c2") : List.of(),
                Form.LENGTH_AWARE.fields(asked, 3, false)));

    assertThat(counted()).containsExactly("2");
    assertThat(api.warnings()).singleElement().asString().contains("3", "not believed");
  }

  /** What else says how many pages there are is as likely to be right. */
  @Test
  void aTotalIsNotUsedThatTheLinksContradict() throws SQLException {
    answer(
        asked ->
            page(
                asked.rows(),
                ", \"per_page\": %d, \"total\": 250, \"last_page\": %d"
                    .formatted(asked.size, asked.pages(ROWS) - 1)));

    assertThat(counted()).containsExactly("250");
    assertThat(api.warnings()).isEmpty();
    assertThat(api.requests()).hasSize(3);
  }

  @Test
  void aTotalThatNothingContradictsIsUsed() throws SQLException {
    answer(asked -> page(Form.LENGTH_AWARE, asked));

    assertThat(counted()).containsExactly("250");
    assertThat(api.requests()).containsExactly("per_page=91&page=3");
  }

  /** The rows behind the count came only with the next full page. */
  @ParameterizedTest
  @ValueSource(ints = {100, 200})
  void aLinkThatGoesOnContradictsAnEnd(int total) throws SQLException {
    answer(
        asked ->
            page(
                asked.rows(),
                Form.LENGTH_AWARE.fields(asked, total, false)
                    + Form.SIMPLE.fields(asked, total, asked.next())));

    assertThat(api.column(SCAN)).hasSameElementsAs(IDS);
    assertThat(api.warnings()).isNotEmpty();
  }

  /** The second reading believed the first, that there were no more rows. */
  @Test
  void rowsThatOneSizeHidesComeWithAnother() throws SQLException {
    answer(
        asked ->
            page(
                asked.size == 100 && asked.page == 3 ? List.of() : asked.rows(),
                Form.LENGTH_AWARE.fields(asked, ROWS, false)));

    readsAllWithoutWarning();
  }

  /** The last page is empty, whatever its size. */
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 30})
  void whatThreeReadingsDidNotBringIsNotLookedForAgain(int fewer) throws SQLException {
    answer(
        asked -> {
          boolean isLast = asked.page > 1 && asked.page == asked.pages(ROWS - fewer);
          return page(
              isLast ? List.of() : asked.rows(),
              Form.LENGTH_AWARE.fields(asked, ROWS, asked.next()));
        });

    boolean hasFailed = false;
    for (int i = 0; i < 3; i++) {
      int requests = hasFailed ? 8 : 32;
      try {
        assertThat(api.column(SCAN)).hasSameElementsAs(IDS);
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("40001");
        hasFailed = true;
      }
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(requests);
    }
  }

  @Test
  void rowsThatComeAndGoWithTheSizeAreAnErrorOrAWarning() throws SQLException {
    Server server =
        asked -> {
          List<String> rows = new ArrayList<>(asked.rows());
          if (rows.size() > 20) {
            rows.set(10, rows.get(11));
          }
          return page(rows, Form.LENGTH_AWARE.fields(asked, ROWS, false));
        };
    answer(server);

    allOrSaid();
  }

  /** Pages of half the size that they say ended where the last page should be. */
  @Test
  void pagesThatAreShorterThanTheySayAreReadOn() throws SQLException {
    answer(
        asked -> {
          int size = (asked.size + 1) / 2;
          return page(
              new Asked(asked.page, size).rows(), Form.LENGTH_AWARE.fields(asked, ROWS, false));
        });

    readsAllWithoutWarning();
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void pagesOverlapWhereOnlyTheLastPageIsSaid() throws SQLException {
    answer(asked -> page(Form.LAST_PAGE, asked));

    readsAllWithoutWarning();
    assertThat(api.requests())
        .startsWith("per_page=100&page=1", "per_page=99&page=2", "per_page=98&page=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": false, \"error\": \"try later\"}",
        "{\"success\": false, \"data\": [], \"total\": 0}",
        "{\"data\": [], \"success\": \"0\", \"total\": 0}",
        "{\"status\": 0, \"data\": [], \"total\": 0}",
        "{\"status\": \"Error\", \"message\": \"nope\"}",
        "{\"data\": [], \"error\": \"Quota exceeded\", \"total\": 0}",
        "{\"data\": [], \"status\": false}",
        "{\"data\": []}",
        "{\"data\": [{\"id\": \"c9\"}]}"
      })
  void whatSaysThatItFailedOrLacksWhatOthersHadIsNoAnswer(String body) throws SQLException {
    for (int number = 1; number <= 3; number++) {
      int failing = number;
      AtomicInteger answers = new AtomicInteger();
      answer(asked -> answers.incrementAndGet() == failing ? body : page(Form.LENGTH_AWARE, asked));

      readsAllWithoutWarning();
      assertThat(api.requests()).hasSizeBetween(4, 6);

      answers.set(0);
      answer(asked -> answers.incrementAndGet() >= failing ? body : page(Form.LENGTH_AWARE, asked));
      SQLException failure = catchThrowableOfType(SQLException.class, () -> api.column(SCAN));

      assertThat(failure.getSQLState()).isEqualTo("08P01");
      assertThat(failure.getMessage()).contains("answered 200, but", "tried 2");
      assertThat(api.requests()).hasSizeBetween(failing + 1, failing + 4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIgnoresThePageIsKnownSoon(Form form) throws SQLException {
    answer(
        asked ->
            page(
                new Asked(1, asked.size).rows(),
                form.fields(asked, ROWS, true) + (form == Form.BARE ? ", \"total\": 250" : "")));

    SQLException failure = catchThrowableOfType(SQLException.class, () -> api.column(SCAN));

    assertThat(failure.getSQLState()).isEqualTo("08P01");
    assertThat(failure.getMessage()).contains("begins as page 1 does");
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void aServerThatSendsAllRowsOnEachPageIsKnownSoon() throws SQLException {
    answer(asked -> page(IDS, Form.LENGTH_AWARE.fields(asked, ROWS, false)));

    assertThat(api.column(SCAN)).hasSameElementsAs(IDS);
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(6);
  }
}
