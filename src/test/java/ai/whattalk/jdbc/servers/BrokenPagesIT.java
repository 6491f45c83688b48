package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.ListedPages;
import ai.whattalk.jdbc.testing.ListedPages.Asked;
import ai.whattalk.jdbc.testing.ListedPages.Form;
import ai.whattalk.jdbc.testing.ListedPages.Row;
import ai.whattalk.jdbc.testing.RandomCases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists that stand still, whose pages are wrong each time: all rows come, or an error or a warning,
 * in few requests, and fewer the next time. One seed is replayed with {@code -Dpages.seed=N
 * -Dpages.seeds=1}.
 */
final class BrokenPagesIT {
  private static final int FIRST_SEED = Integer.getInteger("pages.seed", 0);
  private static final int SEEDS = RandomCases.count("pages.seeds", 6);
  private static final String SCAN = "SELECT id FROM conversations";
  private static final int SIZE = 100;

  @AutoClose
  private final ConnectedApi api = new ConnectedApi(List.of(), "validateOnConnect=false");

  private ListedPages pages = new ListedPages(List.of(), Form.TOTAL);

  static IntStream seeds() {
    return IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
  }

  private SplittableRandom begin(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    pages = ListedPages.ofRows(random.nextInt(310, 590), random);
    return random;
  }

  private void form(Form form) {
    pages = new ListedPages(pages.rows(), form);
  }

  /** How many pages the list takes. */
  private long pageCount() {
    return (pages.rows().size() - 1) / SIZE + 1;
  }

  private void answer(Function<Asked, String> server) {
    api.server()
        .answer(
            request ->
                request.getUrl().encodedPath().endsWith("conversations")
                    ? new MockResponse.Builder()
                        .body(server.apply(Asked.of(request.getUrl())))
                        .build()
                    : null);
  }

  private Set<String> ids() {
    return pages.rows().stream().map(Row::id).collect(Collectors.toSet());
  }

  /** All rows, each once, in no more requests than that. */
  private void readsAll(long requests) throws SQLException {
    assertThat(api.column(SCAN)).doesNotHaveDuplicates().hasSameElementsAs(ids());
    assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) requests);
  }

  private void fails(String sql, long requests, String... states) {
    SQLException failure = catchThrowableOfType(SQLException.class, () -> api.column(sql));

    assertThat(states).contains(failure.getSQLState());
    assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) requests);
  }

  private Map<String, Long> counted() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String row : api.column("SELECT type || COUNT(*) FROM conversations GROUP BY type")) {
      String type = row.replaceAll("\\d", "");
      counts.put(type, Long.valueOf(row.substring(type.length())));
    }
    return counts;
  }

  private static Map<String, Long> byType(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::type, TreeMap::new, Collectors.counting()));
  }

  /** The third page was short, and was taken for the last. */
  @ParameterizedTest
  @MethodSource("seeds")
  void rowsAloneOfWhichSomeAreTakenOutOfThePages(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    List<Row> all = pages.rows();
    int oneIn = random.nextInt(3, 12);
    Set<Row> hidden =
        all.stream().filter(row -> random.nextInt(oneIn) == 0).collect(Collectors.toSet());
    Form form = Form.values()[random.nextInt(Form.values().length)];
    form(form == Form.TOTAL ? Form.BARE : form);
    List<Row> visible = all.stream().filter(row -> !hidden.contains(row)).toList();
    answer(
        asked ->
            ListedPages.page(
                pages.given(asked).stream().filter(visible::contains).toList(),
                pages.fields(asked)));

    for (int factor : new int[] {4, 2, 2}) {
      List<String> ids = api.column(SCAN);
      assertThat(ids).hasSameElementsAs(visible.stream().map(Row::id).toList());
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(api.warnings())
          .singleElement()
          .asString()
          .contains("which is not believed: its pages hold " + visible.size());
      assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) (factor * pageCount() + 12));
    }
    assertThat(counted()).isEqualTo(byType(visible));
    assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) (2 * pageCount() + 8));
  }

  /** It looks as if a row had moved, in each reading. */
  @ParameterizedTest
  @MethodSource("seeds")
  void anIdThatComesTwiceFarApart(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    List<Row> twice = new ArrayList<>(pages.rows());
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      int place = random.nextInt(100);
      twice.set(place + random.nextInt(60, 200), twice.get(place));
    }
    pages = new ListedPages(List.copyOf(twice), Form.TOTAL);
    answer(asked -> ListedPages.page(pages.given(asked), pages.fields(asked)));

    for (int factor : new int[] {4, 3, 3}) {
      readsAll(factor * pageCount() + 4);
      assertThat(api.warnings())
          .singleElement()
          .asString()
          .contains(
              pages.rows().size() + " or more", "not believed", ids().size() + ", which were read");
    }
  }

  /** With another size, its rows are on another page. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aPageThatIsAlwaysEmpty(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    form(Form.values()[random.nextInt(3)]);
    int empty = random.nextInt(2, 5);
    answer(
        asked ->
            ListedPages.page(
                asked.page() == empty ? List.of() : pages.given(asked), pages.fields(asked)));

    for (int i = 0; i < 2; i++) {
      readsAll(2 * pageCount() + 8);
      assertThat(api.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPageThatHasTheRowsOfTheOneBefore(int seed) {
    SplittableRandom random = begin(seed);
    int repeated = random.nextInt(3, 5);
    answer(
        asked ->
            ListedPages.page(
                pages.given(asked.page() == repeated ? asked.number(repeated - 1) : asked),
                pages.fields(asked)));

    for (int i = 0; i < 2; i++) {
      fails(SCAN, 6 * pageCount() + 14, "40001", "08P01");
    }
  }

  /** Up to what no list has. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aTotalThatIsFarTooHigh(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    long total = (long) Math.pow(10, random.nextInt(3, 18));
    answer(
        asked ->
            ListedPages.page(
                pages.given(asked),
                ", \"per_page\": %d, \"total\": %d".formatted(asked.size(), total)));

    for (int factor : new int[] {4, 2, 2}) {
      readsAll(factor * pageCount() + 12);
      assertThat(api.warnings()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTotalThatGrowsWithEachAnswer(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    int growth = random.nextInt(1, 90);
    AtomicLong total = new AtomicLong(pages.rows().size());
    answer(
        asked ->
            ListedPages.page(
                pages.given(asked),
                ", \"per_page\": %d, \"total\": %d"
                    .formatted(asked.size(), total.addAndGet(growth))));

    for (int i = 0; i < 2; i++) {
      readsAll(9 * pageCount());
      assertThat(api.warnings()).isNotEmpty();
    }
  }

  /** Fewer rows than it says, on each page, and pages that are numbered by what it gives. */
  @ParameterizedTest
  @MethodSource("seeds")
  void pagesThatAreCutAndSayThatTheyAreNot(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    int most = random.nextInt(25, 95);
    answer(
        asked ->
            ListedPages.page(
                pages.given(asked.size(Math.min(asked.size(), most))), pages.fields(asked)));
    List<String> ids = pages.rows().stream().map(Row::id).toList();

    for (int i = 0; i < 8; i++) {
      int start = random.nextInt(2) == 0 ? 0 : random.nextInt(250);
      int end = start + random.nextInt(1, pages.rows().size() - start);
      if (i == 4) {
        readsAll(pages.rows().size() / most + 4);
      }
      String part = " LIMIT " + (end - start) + " OFFSET " + start;
      assertThat(api.column(SCAN + part)).as(part).isEqualTo(ids.subList(start, end));
      assertThat(api.warnings()).isEmpty();
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(end / Math.min(most, 50) + 6);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFixedSizeThatIsNotSaidWithAShortPage(int seed) {
    SplittableRandom random = begin(seed);
    int size = random.nextInt(15, 60);
    form(Form.SIMPLE);
    answer(
        asked -> {
          Asked fixed = asked.size(size);
          List<Row> given = pages.given(fixed);
          return ListedPages.page(
              asked.page() == 2 ? given.subList(0, size / 2) : given,
              pages.fields(fixed).replaceFirst(", \"per_page\": \\d+", ""));
        });

    fails(SCAN, 40, "40001", "08P01");
  }

  /** The sizes became smaller and smaller, for all requests. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aFilterThatIsRefusedForTheSizeOfThePage(int seed) throws SQLException {
    SplittableRandom random = begin(seed);
    api.server()
        .answer(
            request ->
                request.getUrl().queryParameter("type") == null
                    ? new MockResponse.Builder()
                        .body(
                            ListedPages.page(
                                pages.given(Asked.of(request.getUrl())),
                                pages.fields(Asked.of(request.getUrl()))))
                        .build()
                    : new MockResponse.Builder()
                        .code(422)
                        .body("{\"message\": \"No.\", \"errors\": {\"per_page\": [\"No.\"]}}")
                        .build());
    String type = ListedPages.TYPES.get(random.nextInt(ListedPages.TYPES.size()));

    fails(SCAN + " WHERE type = '" + type + "'", 9, "22023");
    readsAll(pageCount());
    assertThat(counted()).isEqualTo(byType(pages.rows()));
    assertThat(api.requests()).hasSizeLessThanOrEqualTo((int) pageCount() + 12);
  }
}
