package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RowSlice;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many requests a query takes of a server that is as documented: newest first, the day of
 * {@code date_to} included, no row without a date, 100 rows a page.
 */
final class RequestCountIT {
  private static final List<Conversation> SMALL = SteadyAccount.rows(3_000);
  private static final List<Conversation> LARGE = SteadyAccount.rows(300_000);

  /** By how much a large account may cost more. */
  private static final int MORE_IF_LARGE = 3;

  /** Requests after which the server refuses, so that nothing reads 3,000 pages before it fails. */
  private static final int FAR_TOO_MANY = 200;

  private static final LocalDate LAST_DAY = SteadyAccount.LAST_DAY;
  private static final String COUNT = "SELECT COUNT(*) FROM conversations";
  private static final String OF_FIRST_DAY =
      "created_at < DATE '" + LAST_DAY.minusDays(SteadyAccount.DAYS - 2) + "'";
  private static final String OF_LAST_DAY = since(LAST_DAY);
  private static final String RECENT = since(LAST_DAY.minusDays(1));
  private static final String OF_A_MONTH =
      " WHERE created_at >= DATE '2025-11-01' AND created_at < DATE '2025-12-01'";
  private static final String OF_A_WEEK =
      "created_at >= DATE '2025-11-03' AND created_at < DATE '2025-11-10'";

  @AutoClose private static OracleDatabase small;
  @AutoClose private static OracleDatabase large;

  /**
   * A query with the most requests that it may take.
   *
   * @param atFirst if nothing is known of the server
   * @param then if the same was asked before
   * @param read conditions of lists that are read: their pages are added
   * @param held conditions of days that hold the answer: their pages are added in a large account
   * @param orPages whether no more than the pages of these days are to be read, if that is fewer
   * @param dated whether the days are those of a filter whose clock is not known
   */
  private record Line(
      ComparedQuery query,
      int atFirst,
      int then,
      List<String> read,
      List<String> held,
      boolean orPages,
      boolean dated) {

    /** Requests that the filter's clock may cost: at first, and once it is known. */
    private static final int CLOCK_AT_FIRST = 6;

    private static final int CLOCK_THEN = 2;

    static Line of(ComparedQuery query, int atFirst, int then) {
      return new Line(query, atFirst, then, List.of(), List.of(), false, false);
    }

    static Line of(String sql, int atFirst, int then) {
      return of(ComparedQuery.unordered(sql), atFirst, then);
    }

    static Line heldBy(List<String> days, ComparedQuery query, int most) {
      return new Line(query, most, most, List.of(), days, false, true);
    }

    static Line reading(List<String> lists, String sql, int more) {
      return new Line(ComparedQuery.unordered(sql), more, more, lists, List.of(), false, false);
    }

    /** This line, its days being those of a filter whose clock is not known. */
    Line ofDays() {
      return new Line(query, atFirst, then, read, held, orPages, true);
    }

    int mostAtFirst(OracleDatabase oracle, boolean isLarge) throws SQLException {
      return most(atFirst, oracle, isLarge) + (dated ? CLOCK_AT_FIRST : 0);
    }

    int mostThen(OracleDatabase oracle, boolean isLarge) throws SQLException {
      return most(then, oracle, isLarge) + (dated ? CLOCK_THEN : 0);
    }

    private int most(int figure, OracleDatabase oracle, boolean isLarge) throws SQLException {
      if (orPages) {
        return Math.min(figure + (isLarge ? MORE_IF_LARGE : 0), pages(held, oracle));
      }
      return figure + pages(read, oracle) + (isLarge ? MORE_IF_LARGE + pages(held, oracle) : 0);
    }

    private static int pages(List<String> conditions, OracleDatabase oracle) throws SQLException {
      int pages = 0;
      for (String condition : conditions) {
        ComparedQuery count = ComparedQuery.unordered(COUNT + " WHERE " + condition);
        int rows = ((BigDecimal) oracle.read(count).rows().get(0).get(0)).intValueExact();
        pages += (rows + 99) / 100;
      }
      return pages;
    }

    @Override
    public String toString() {
      return query.toString();
    }
  }

  private static String since(LocalDate day) {
    return "created_at >= DATE '" + day + "'";
  }

  private static Stream<Line> table() {
    return Stream.concat(
        linesOfAnySize(),
        Stream.of(
            Line.reading(
                List.of("type = 'api'", "type = 'test'"),
                "SELECT id FROM conversations WHERE type IN ('api', 'test')",
                2),
            Line.reading(
                    List.of("type = 'test'", RECENT),
                    "SELECT id FROM conversations WHERE type = 'test' OR " + RECENT,
                    3)
                .ofDays()));
  }

  /** The lines that are not themselves about pages. */
  private static Stream<Line> linesOfAnySize() {
    String ofAType = COUNT + " WHERE type = 'widget'";
    String byType = "SELECT type, COUNT(*) FROM conversations";
    String byDay = "SELECT CAST(created_at AS DATE), COUNT(*) FROM conversations WHERE ";
    String byAge = "SELECT id FROM conversations ORDER BY created_at";
    return Stream.of(
        Line.of(COUNT, 2, 1),
        Line.of(ofAType, 5, 2),
        Line.of(ofAType + " AND assistant_id = '" + SteadyAccount.ASSISTANT + "'", 6, 3),
        Line.of(COUNT + OF_A_MONTH, 6, 3).ofDays(),
        Line.of(byType + " GROUP BY type", 8, 8),
        Line.of(byType + OF_A_MONTH + " GROUP BY type", 8, 8).ofDays(),
        new Line(
            ComparedQuery.unordered(byDay + OF_A_WEEK + " GROUP BY CAST(created_at AS DATE)"),
            10,
            10,
            List.of(),
            List.of(OF_A_WEEK),
            true,
            true),
        Line.heldBy(List.of(OF_LAST_DAY), ComparedQuery.ordered(byAge + " DESC LIMIT 10"), 6),
        Line.heldBy(List.of(OF_FIRST_DAY), ComparedQuery.ordered(byAge + " LIMIT 10"), 10),
        // More than a page has, at the end that the list does not begin with.
        Line.heldBy(List.of(OF_FIRST_DAY), ComparedQuery.ordered(byAge + " LIMIT 150"), 10),
        Line.heldBy(
            List.of(OF_FIRST_DAY, OF_LAST_DAY),
            ComparedQuery.unordered("SELECT MIN(created_at), MAX(created_at) FROM conversations"),
            24),
        Line.heldBy(
            List.of(OF_FIRST_DAY, OF_LAST_DAY),
            ComparedQuery.unordered(
                "SELECT COUNT(*), MIN(created_at), MAX(created_at) FROM conversations"),
            12),
        Line.heldBy(
            List.of(OF_LAST_DAY),
            ComparedQuery.unordered(
                "SELECT COUNT(*), COUNT(created_at), SUM(2), MAX(created_at) FROM conversations"),
            8),
        Line.of("SELECT COUNT(created_at) FROM conversations", 8, 8),
        Line.of("SELECT SUM(1) FROM conversations", 2, 1),
        Line.of("SELECT DISTINCT type FROM conversations", 8, 8),
        Line.of("SELECT COUNT(DISTINCT type), COUNT(*) FROM conversations", 8, 8),
        Line.of(byType + " WHERE type LIKE 'w%' GROUP BY type", 8, 8),
        Line.of(byType + " WHERE LOWER(type) = 'widget' GROUP BY type", 8, 8),
        Line.of(
            "SELECT SUM(CASE type WHEN 'api' THEN 1 ELSE 3 END), COUNT(type) FROM conversations",
            8,
            8),
        Line.heldBy(
            List.of(OF_LAST_DAY),
            ComparedQuery.unordered(
                "SELECT MAX(created_at) FILTER (WHERE type = 'widget') FROM conversations"),
            6),
        Line.of(
            ComparedQuery.sliced("SELECT id FROM conversations", new RowSlice(50, 1_000, 0)), 2, 2),
        Line.of("SELECT 1 FROM conversations LIMIT 1", 1, 1),
        Line.of("SELECT EXISTS (SELECT 1 FROM conversations)", 1, 1));
  }

  @BeforeAll
  static void fillOracles() throws SQLException {
    small = new OracleDatabase(SMALL);
    large = new OracleDatabase(LARGE);
  }

  @ParameterizedTest
  @MethodSource("table")
  void ofThreeThousandRows(Line line) throws SQLException {
    takesNoMore(line, SMALL, small);
  }

  @ParameterizedTest
  @MethodSource("linesOfAnySize")
  void ofThreeHundredThousandRows(Line line) throws SQLException {
    takesNoMore(line, LARGE, large);
  }

  private static void takesNoMore(Line line, List<Conversation> rows, OracleDatabase oracle)
      throws SQLException {
    QueryOutcome expected = new QueryOutcome(oracle.read(line.query), null);
    boolean isLarge = rows.size() > SMALL.size();
    try (SimulatedApi api = new SimulatedApi(rows)) {
      api.answer(
          request ->
              api.requests().size() > FAR_TOO_MANY
                  ? new MockResponse.Builder().code(403).build()
                  : null);
      try (Connection connection =
          DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key())) {
        int atFirst = line.mostAtFirst(oracle, isLarge);
        int then = line.mostThen(oracle, isLarge);
        for (int most : new int[] {atFirst, then}) {
          api.clearRequests();
          QueryOutcome got = QueryOutcome.of(() -> line.query.read(connection));

          assertThat(api.queries()).hasSizeLessThanOrEqualTo(most);
          assertThat(got.difference(expected, line.query)).isNull();
        }
      }
    }
  }
}
