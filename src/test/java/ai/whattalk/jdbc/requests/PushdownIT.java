package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a WHERE clause travels to the API. */
final class PushdownIT {
  private static final List<Conversation> CONVERSATIONS = TestRows.conversations(900, 11);
  private static final LocalDateTime JANUARY = LocalDate.of(2025, 1, 1).atStartOfDay();
  private static final LocalDateTime FEBRUARY = LocalDate.of(2025, 2, 1).atStartOfDay();

  @AutoClose private final ConnectedApi api = new ConnectedApi(CONVERSATIONS);

  private static List<String> ids(Predicate<Conversation> condition) {
    return CONVERSATIONS.stream().filter(condition).map(Conversation::id).toList();
  }

  private static boolean isInJanuary(Conversation row) {
    return row.createdAt() != null
        && !row.createdAt().isBefore(JANUARY)
        && row.createdAt().isBefore(FEBRUARY);
  }

  private List<String> where(String condition, Object... parameters) throws SQLException {
    return api.column("SELECT id FROM conversations WHERE " + condition, parameters);
  }

  /** What requests sent, without the page. */
  private List<String> filters() {
    return api.requests().stream()
        .map(query -> query.replaceFirst("&?per_page=\\d+&page=\\d+$", ""))
        .distinct()
        .toList();
  }

  /** The one filter that every request sent, without the page. */
  private String filter() {
    List<String> filters = filters();
    assertThat(filters).hasSize(1);
    return filters.get(0);
  }

  private record Bound(String condition, Object... values) {
    @Override
    public String toString() {
      return condition + " " + List.of(values);
    }
  }

  private static Stream<Bound> january() {
    return Stream.of(
        new Bound(
            "created_at >= TIMESTAMP '2025-01-01 00:00:00' AND created_at <"
                + " TIMESTAMP '2025-02-01 00:00:00'"),
        new Bound("created_at >= '2025-01-01' AND created_at < '2025-02-01'"),
        new Bound("CAST(created_at AS DATE) BETWEEN DATE '2025-01-01' AND DATE '2025-01-31'"),
        new Bound("CAST(created_at AS DATE) BETWEEN '2025-01-01' AND '2025-01-31'"),
        new Bound("(created_at::date) >= '2025-01-01' AND (created_at::date) <= '2025-01-31'"),
        new Bound("created_at >= DATE '2025-01-01' AND created_at < DATE '2025-02-01'"),
        new Bound("DATE_TRUNC('month', created_at) = TIMESTAMP '2025-01-01 00:00:00'"),
        new Bound("DATE_TRUNC('month', created_at) = DATE '2025-01-01'"),
        new Bound("CAST(DATE_TRUNC('month', created_at) AS DATE) = DATE '2025-01-01'"),
        new Bound("DATE_TRUNC('month', CAST(created_at AS DATE)) = DATE '2025-01-01'"),
        new Bound("DATE_TRUNC('day', created_at) BETWEEN DATE '2025-01-01' AND DATE '2025-01-31'"),
        new Bound("DATE(created_at) BETWEEN DATE '2025-01-01' AND DATE '2025-01-31'"),
        new Bound(
            "CAST(created_at AS DATE) < DATE '2025-01-31' + 1 AND DATE(created_at) > DATE"
                + " '2025-01-01' - 1"),
        new Bound(
            "created_at - INTERVAL '1' DAY >= DATE '2024-12-31' AND created_at + INTERVAL '1' DAY <"
                + " DATE '2025-02-02'"),
        new Bound("EXTRACT(YEAR FROM created_at) = 2025 AND created_at < DATE '2025-02-01'"),
        new Bound(
            "DATE_PART('year', created_at) >= 2025 AND YEAR(created_at) <= 2025 AND created_at <"
                + " DATE '2025-02-01'"),
        new Bound("YEAR(created_at) = 2025 AND {fn MONTH(created_at)} = 1"),
        new Bound(
            "EXTRACT(YEAR FROM created_at) = ? AND EXTRACT(MONTH FROM created_at) = ?", 2025, 1),
        new Bound("TO_CHAR(created_at, 'YYYY-MM') = '2025-01'"),
        new Bound(
            "created_at >= '2025-01-01' AND DATE '2025-02-01' - created_at::date BETWEEN 1 AND 99"),
        new Bound("DATE '2025-01-01' <= created_at AND DATE '2025-02-01' > created_at"),
        new Bound("NOT (created_at < DATE '2025-01-01' OR created_at >= DATE '2025-02-01')"),
        new Bound(
            "created_at BETWEEN TIMESTAMP '2025-01-01 00:00:00' AND"
                + " TIMESTAMP '2025-01-31 23:59:59.999'"),
        new Bound(
            "(created_at, id) > (DATE '2025-01-01', '') AND"
                + " (created_at, id) < (TIMESTAMP '2025-01-31 23:59:59.999', '~')"),
        new Bound(
            "created_at >= DATE '2025-01-01' AND"
                + " created_at < DATE '2025-01-01' + INTERVAL '1' MONTH"),
        new Bound("created_at >= '2025-01-01 00:00:00.0' AND created_at < '2025-02-01 00:00:00.0'"),
        new Bound("\"created_at\" >= {ts '2025-01-01 00:00:00'} AND created_at < {D '2025-02-01'}"),
        new Bound("created_at >= TIMESTAMP '2025-01-01T00:00' AND created_at < DATE '2025-2-1'"),
        new Bound("CAST(created_at AS DATE) BETWEEN {d '2025-01-01'} AND {d '2025-01-31'}"),
        new Bound("date(created_at) >= DATE '2025-01-01' AND created_at::date <= '2025-01-31'"),
        new Bound(
            "created_at >= DATE '2025-01-01' AND"
                + " created_at < DATE '2025-01-01' + INTERVAL '1 month'"),
        new Bound(
            "created_at >= TIMESTAMP '2025-02-01 00:00:00' - INTERVAL '31 days' AND"
                + " created_at < TIMESTAMP '2024-12-31 00:00:00' + INTERVAL '1 month 1 day'"),
        new Bound(
            "created_at >= ? AND created_at < ?",
            Timestamp.valueOf(JANUARY),
            Timestamp.valueOf(FEBRUARY)),
        new Bound("created_at >= ? AND created_at < ?", JANUARY, FEBRUARY),
        new Bound("created_at >= ? AND created_at < ?", "2025-01-01", "2025-02-01"),
        new Bound(
            "created_at >= ? AND created_at < ?", "2025-01-01 00:00:00", "2025-02-01 00:00:00"),
        new Bound(
            "created_at >= ? AND created_at < ?",
            JANUARY.toLocalDate(),
            Date.valueOf(FEBRUARY.toLocalDate())),
        new Bound(
            "CAST(created_at AS DATE) BETWEEN ? AND ?",
            JANUARY.toLocalDate(),
            Date.valueOf("2025-01-31")));
  }

  @ParameterizedTest
  @MethodSource("january")
  void aMonthIsSentHoweverItIsWritten(Bound bound) throws SQLException {
    assertThat(where(bound.condition, bound.values))
        .isEqualTo(ids(PushdownIT::isInJanuary))
        .isNotEmpty();
    assertThat(filter()).isEqualTo("date_from=2024-12-31&date_to=2025-02-02");
  }

  @ParameterizedTest
  @MethodSource("january")
  void aMonthIsWholeWhereDateToEndsAtMidnight(Bound bound) throws SQLException {
    api.server().endDateToAtMidnight().clampPerPage(10);

    assertThat(where(bound.condition, bound.values)).isEqualTo(ids(PushdownIT::isInJanuary));
    assertThat(filter()).isEqualTo("date_from=2024-12-31&date_to=2025-02-02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "created_at = TIMESTAMP '2025-01-25 14:30:00' | date_from=2025-01-25&date_to=2025-01-27",
        "TIMESTAMP '2025-01-25 14:30:00' = created_at | date_from=2025-01-25&date_to=2025-01-27",
        "created_at > TIMESTAMP '2025-01-25 14:30:00' | date_from=2025-01-25",
        "TIMESTAMP '2025-01-25 14:30:00' < created_at | date_from=2025-01-25",
        "created_at >= DATE '2025-01-25' | date_from=2025-01-24",
        "DATE '2025-01-25' <= created_at | date_from=2025-01-24",
        "created_at < DATE '2025-01-25' | date_to=2025-01-26",
        "DATE '2025-01-25' > created_at | date_to=2025-01-26",
        "created_at <= DATE '2025-01-25' | date_to=2025-01-26",
        "DATE '2025-01-25' >= created_at | date_to=2025-01-26",
        "CAST(created_at AS DATE) = DATE '2025-01-25' | date_from=2025-01-24&date_to=2025-01-27",
        "CAST(created_at AS DATE) <= '2025-01-25' | date_to=2025-01-27",
        "CAST(created_at AS DATE) > '2025-01-25' | date_from=2025-01-25",
        "type = 'api' | type=api",
        "'api' = type | type=api",
        "type IN ('api') | type=api",
        "(type = 'api' AND total_cost > 1) OR (type = 'api' AND message_count > 3) | type=api",
        "(type = 'api' OR type = 'test') AND type IN ('api', 'widget') | type=api",
        "type = 'api' IS TRUE | type=api",
        "type LIKE 'api' | type=api",
        "NOT (type <> 'api') | type=api"
      })
  void narrowsByWhatTheConditionSays(String condition, String filter) throws SQLException {
    where(condition);

    assertThat(filter()).isEqualTo(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "assistant_id = '7' | assistant_id=1004",
        "type = 'api' AND assistant_id = '7' AND created_at >= DATE '2025-01-25' AND"
            + " message_count > 3 | type=api&assistant_id=1004&date_from=2025-01-24"
      })
  void narrowsByTheNumberOfAnAssistant(String condition, String filter) throws SQLException {
    where(condition);

    assertThat(filters()).containsExactly("assistants/get?", filter);
    where(condition);
    assertThat(filter()).isEqualTo(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"api | type=api", "API | type=API", "ap% | ''", "_pi | ''", "\\api | ''"})
  void narrowsByAPatternThatIsOneText(String pattern, String filter) throws SQLException {
    assertThat(where("type LIKE ?", pattern))
        .isEqualTo(ids(row -> "api".equals(row.type()) && !pattern.equals("API")));

    assertThat(filters()).contains(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "created_at IN ('2025-01-25', '2025-01-20') |"
            + " date_from=2025-01-19&date_to=2025-01-21 date_from=2025-01-24&date_to=2025-01-26",
        "type IN ('widget', 'api') | type=api type=widget",
        "type = 'api' AND assistant_id IN ('7', 'c3d4e5f6-aaaa-4bbb-8ccc-ddd') |"
            + " assistants/get? type=api&assistant_id=1004 type=api&assistant_id=1002",
        // The list does not tell whether conversations have what it lacks.
        "type = 'api' AND assistant_id IN ('7', '9') |"
            + " assistants/get? type=api&assistant_id=1004 type=api&assistant_id=9 type=api",
        "type = 'api' OR created_at < DATE '2024-06-01' | type=api date_to=2024-06-02"
      })
  void readsSeveralListsEachRowOnce(String condition, String filters) throws SQLException {
    List<String> rows = where(condition);

    assertThat(filters()).containsExactlyInAnyOrder(filters.split(" "));
    api.server().ignoreAllFilters();
    assertThat(where(condition)).containsExactlyInAnyOrderElementsOf(rows);
  }

  /** As Spark's first partition has it. */
  @Test
  void narrowsByDaysOrNoDateWhereEachRowHasADate() throws SQLException {
    List<Conversation> dated =
        TestRows.conversations(2_000, 11).stream().filter(row -> row.createdAt() != null).toList();
    api.server().rows(dated);
    String condition = "(created_at < DATE '2024-06-01' OR created_at IS NULL)";

    assertThat(where(condition + " AND message_count >= 0"))
        .containsExactlyInAnyOrderElementsOf(
            dated.stream()
                .filter(row -> row.createdAt().isBefore(LocalDate.of(2024, 6, 1).atStartOfDay()))
                .filter(row -> row.messageCount() != null && row.messageCount() >= 0)
                .map(Conversation::id)
                .toList());
    assertThat(api.requests())
        .contains("per_page=100&page=1")
        .anyMatch(query -> query.matches("date_to=2024-06-0[12]&per_page=100&page=1"))
        .doesNotContain("per_page=100&page=2");
    assertThat(where("created_at IS NULL")).isEmpty();
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void readsAllForDaysOrNoDateWhereSomeRowsHaveNone() throws SQLException {
    String condition = "created_at >= DATE '2025-01-25' OR created_at IS NULL";
    List<String> rows = where(condition);

    assertThat(api.requests()).contains("per_page=100&page=2");
    api.server().ignoreAllFilters();
    assertThat(where(condition)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type = 'widget' OR message_count > 40",
        "type <> 'widget'",
        "type IS NULL",
        "type IS NOT DISTINCT FROM NULL OR type = 'api'",
        "COALESCE(type, 'api') = 'api'",
        "UPPER(type) = 'API'",
        "NOT (type = 'api' AND created_at >= DATE '2025-01-25')",
        "updated_at >= DATE '2025-01-25'",
        "type = assistant_id"
      })
  void narrowsByNothingElse(String condition) throws SQLException {
    List<String> rows = where(condition);

    assertThat(filter()).isEmpty();
    api.server().ignoreAllFilters();
    assertThat(where(condition)).isEqualTo(rows);
  }

  @Test
  void orWithAnotherColumnIsRight() throws SQLException {
    assertThat(where("type = 'widget' OR message_count > 40"))
        .isEqualTo(
            ids(
                row ->
                    "widget".equals(row.type())
                        || (row.messageCount() != null && row.messageCount() > 40)));
  }

  @Test
  void everyExecutionSendsItsOwnValue() throws SQLException {
    try (PreparedStatement statement =
        api.connection().prepareStatement("SELECT id FROM conversations WHERE type = ?")) {
      for (String type : List.of("test", "widget", "whatsapp", "api")) {
        statement.setString(1, type);

        assertThat(ConnectedApi.column(statement.executeQuery()))
            .isEqualTo(ids(row -> type.equals(row.type())));
        assertThat(filter()).isEqualTo("type=" + type);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT SUM(1) FROM (SELECT * FROM conversations) \"Custom SQL Query\""
            + " WHERE \"Custom SQL Query\".\"type\" = 'widget' | type=widget",
        "SELECT \"id\" FROM (SELECT * FROM whattalk.conversations) SPARK_GEN_SUBQ_0"
            + " WHERE (\"created_at\" IS NOT NULL) AND (\"type\" IS NOT NULL)"
            + " AND (\"created_at\" >= '2025-01-01 00:00:00.0') AND (\"type\" = 'widget')"
            + " | type=widget&date_from=2024-12-31",
        "select \"_\".\"type\", count(1) as \"a0\" from (select \"id\", \"type\" from"
            + " \"whattalk\".\"conversations\" where \"type\" = 'api') \"_\" group by"
            + " \"_\".\"type\" | type=api",
        "WITH c AS (SELECT * FROM conversations) SELECT COUNT(*) FROM c WHERE type = 'test'"
            + " | type=test",
        "SELECT id FROM conversations WHERE created_at BETWEEN {d '2025-01-01'} AND"
            + " {D '2025-01-31'} | date_from=2024-12-31&date_to=2025-02-01",
      })
  void narrowsWhatToolsWrapAndQuote(String sql, String expected) throws SQLException {
    api.column(sql);

    assertThat(filter()).isEqualTo(expected);
  }

  @Test
  void narrowsByToday() throws SQLException {
    LocalDate before = LocalDate.now(ZoneId.systemDefault());
    // Days without rows are believed once the type has brought some.
    where("type = 'api'");
    filter();
    where("created_at >= CURRENT_DATE - INTERVAL '30' DAY AND type = 'api'");
    String sinceDay = filter();
    where("created_at >= CURRENT_DATE - INTERVAL '30 days' AND type = 'api'");
    assertThat(filter()).isEqualTo(sinceDay);
    where("created_at < CURRENT_TIMESTAMP - INTERVAL '1' MONTH");
    String untilMonth = filter();
    where("CAST(created_at AS DATE) = CURRENT_DATE");
    String today = filter();
    LocalDate after = LocalDate.now(ZoneId.systemDefault());

    assertThat(sinceDay)
        .isIn(
            "type=api&date_from=" + before.minusDays(31),
            "type=api&date_from=" + after.minusDays(31));
    assertThat(untilMonth)
        .isIn(
            "date_to=" + before.minusMonths(1).plusDays(1),
            "date_to=" + before.minusMonths(1).plusDays(2),
            "date_to=" + after.minusMonths(1).plusDays(1));
    assertThat(today)
        .isIn(
            "date_from=" + before.minusDays(1) + "&date_to=" + before.plusDays(2),
            "date_from=" + after.minusDays(1) + "&date_to=" + after.plusDays(2));
  }

  /** Laravel trims text, takes empty text for none, and bounds what is stored. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " api", "api ", "api\t", "\u00a0api", "api\u200b", "\ufeffapi", "a\nb"})
  void textThatAServerMightChangeIsNotSent(String text) throws SQLException {
    List<Conversation> odd =
        List.of(
            TestRows.row("odd", text, text, JANUARY), TestRows.row("trim", "7", "api", JANUARY));
    api.server().rows(odd);

    assertThat(where("type = ?", text)).containsExactly("odd");
    assertThat(filter()).isEmpty();
    assertThat(where("assistant_id = ?", text)).containsExactly("odd");
    assertThat(filter()).isEmpty();
  }

  @Test
  void textIsSentEncoded() throws SQLException {
    String text = "a&b=c d+é%客";
    api.server().rows(List.of(TestRows.row("odd", null, text, JANUARY)));

    assertThat(where("type = ?", text)).containsExactly("odd");
    assertThat(api.server().requests().get(0).parameter("type")).isEqualTo(text);
    assertThat(api.server().requests().get(0).parameters()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "9999-12-31T00:00,>=,false,date_from=9999-12-30",
    "9999-12-31T00:00,<=,true,''",
    "+10000-01-01T00:00,<,true,''",
    "-0001-01-01T00:00,>=,true,''",
    "0001-01-01T00:00,>=,true,date_from=0000-12-31"
  })
  void daysWithoutFourDigitsAreNotSent(
      LocalDateTime day, String operator, boolean matches, String filter) throws SQLException {
    assertThat(where("created_at " + operator + " ?", day))
        .isEqualTo(ids(row -> matches && row.createdAt() != null));
    assertThat(filter()).isEqualTo(filter);
  }

  /** The API writes four digits. */
  @ParameterizedTest
  @CsvSource({"<,-0001-01-01T00:00", "<,0000-01-01T00:00", ">=,+10000-01-01T00:00"})
  void nothingIsAskedForOutsideTheYearsThatThereAre(String operator, LocalDateTime day)
      throws SQLException {
    assertThat(where("created_at " + operator + " ?", day)).isEmpty();
    assertThat(api.requests()).isEmpty();
  }
}
