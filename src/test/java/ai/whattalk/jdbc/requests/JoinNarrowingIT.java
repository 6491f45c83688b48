package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of one side of a join narrow what is read for the other side. */
final class JoinNarrowingIT {
  private static final List<Conversation> CONVERSATIONS = TestRows.conversations(900, 11);
  private static final LocalDateTime JUNE = LocalDate.of(2025, 6, 1).atStartOfDay();
  private static final String OF_API =
      "(SELECT t.type FROM conversation_types t WHERE t.description LIKE '%API')";

  /** The filters of a query about assistant 7, with the list that says its number. */
  private static final String NUMBERS = "assistants/get?";

  private static final String OF_7 = "assistant_id=1004";

  @AutoClose private final ConnectedApi api = new ConnectedApi(CONVERSATIONS);

  private static List<String> ids(Predicate<Conversation> condition) {
    return CONVERSATIONS.stream().filter(condition).map(Conversation::id).toList();
  }

  private List<String> filters() {
    return api.requests().stream()
        .map(query -> query.replaceFirst("&?per_page=\\d+&page=\\d+$", ""))
        .distinct()
        .toList();
  }

  private record Narrowed(String sql, Predicate<Conversation> rows, String... filters) {
    @Override
    public String toString() {
      return sql;
    }
  }

  private static Stream<Narrowed> narrowed() {
    Predicate<Conversation> ofApi = row -> "api".equals(row.type());
    Predicate<Conversation> of7 = row -> "7".equals(row.assistantId());
    Predicate<Conversation> inJune =
        row -> row.createdAt() != null && !row.createdAt().isBefore(JUNE);
    return Stream.of(
        new Narrowed("SELECT id FROM conversations WHERE type IN " + OF_API, ofApi, "type=api"),
        new Narrowed("SELECT id FROM conversations WHERE type = " + OF_API, ofApi, "type=api"),
        new Narrowed(
            "SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM conversation_types t"
                + " WHERE t.type = c.type AND t.description LIKE '%API')",
            ofApi, "type=api"),
        new Narrowed(
            "SELECT id FROM conversations c JOIN conversation_types t ON c.type = t.type"
                + " WHERE t.description LIKE '%API'",
            ofApi, "type=api"),
        new Narrowed(
            "SELECT id FROM conversation_types t JOIN conversations c USING (type)"
                + " WHERE t.description LIKE '%API' AND c.created_at >= '2025-06-01'",
            ofApi.and(inJune), "type=api&date_from=2025-05-31"),
        new Narrowed(
            "SELECT c.id FROM " + OF_API + " t LEFT JOIN conversations c ON c.type = t.type",
            ofApi,
            "type=api"),
        new Narrowed(
            "SELECT c.id FROM conversations c RIGHT JOIN " + OF_API + " t ON c.type = t.type",
            ofApi,
            "type=api"),
        new Narrowed(
            "SELECT id FROM conversations c JOIN (VALUES ('7', 1)) AS v (aid, n)"
                + " ON v.aid = c.assistant_id",
            of7,
            NUMBERS,
            OF_7),
        new Narrowed(
            "SELECT id FROM conversations WHERE assistant_id IN"
                + " (SELECT * FROM (VALUES ('7'), (NULL), ('7')) AS v (aid))",
            of7,
            NUMBERS,
            OF_7),
        new Narrowed(
            "SELECT c.id FROM conversations c JOIN (VALUES ('7')) AS v (aid) ON v.aid ="
                + " c.assistant_id JOIN conversation_types t ON t.type = c.type"
                + " WHERE t.description LIKE '%API'",
            of7.and(ofApi), NUMBERS, "type=api&" + OF_7),
        new Narrowed(
            "SELECT id FROM conversations WHERE (type, assistant_id) IN"
                + " (SELECT t.type, '7' FROM "
                + OF_API
                + " t)",
            of7.and(ofApi),
            NUMBERS,
            "type=api&" + OF_7),
        new Narrowed(
            "SELECT MIN(id) FROM conversations c WHERE type IN " + OF_API + " GROUP BY id",
            ofApi,
            "type=api"),
        // A window counts rows that have no match.
        new Narrowed(
            "SELECT s.id FROM (SELECT id, type, COUNT(*) OVER () AS n FROM conversations) s"
                + " WHERE s.n = 900 AND s.type IN "
                + OF_API,
            ofApi,
            ""),
        new Narrowed(
            "SELECT s.id FROM (SELECT id, type FROM conversations ORDER BY id LIMIT 900) s"
                + " WHERE s.type IN "
                + OF_API,
            ofApi,
            ""),
        new Narrowed(
            "SELECT id FROM conversations WHERE type NOT IN " + OF_API,
            row -> row.type() != null && !ofApi.test(row),
            ""),
        new Narrowed(
            "SELECT id FROM conversations c WHERE NOT EXISTS (SELECT 1 FROM conversation_types t"
                + " WHERE t.type = c.type AND t.description LIKE '%API')",
            ofApi.negate(), ""),
        new Narrowed(
            "SELECT c.id FROM conversations c LEFT JOIN " + OF_API + " t ON c.type = t.type",
            row -> true,
            ""),
        new Narrowed(
            "SELECT c.id FROM conversations c FULL JOIN " + OF_API + " t ON c.type = t.type",
            row -> true,
            ""),
        new Narrowed(
            "SELECT c.id FROM conversations c JOIN conversation_types t"
                + " ON c.type IS NOT DISTINCT FROM t.type WHERE t.type = 'api'",
            ofApi,
            ""),
        // Rows that other joins keep are kept.
        new Narrowed(
            "SELECT c.id FROM conversations c LEFT JOIN conversation_types t ON c.type = t.type"
                + " WHERE c.type IN "
                + OF_API,
            ofApi,
            "type=api"),
        new Narrowed(
            "SELECT c.id FROM conversations c FULL JOIN (VALUES ('7')) AS v (aid)"
                + " ON v.aid = c.assistant_id WHERE COALESCE(c.type, 'api') IN "
                + OF_API,
            row -> row.type() == null || ofApi.test(row),
            ""),
        // All types are on the other side.
        new Narrowed(
            "SELECT c.id FROM conversations c JOIN conversation_types t ON c.type = t.type",
            row -> row.type() != null,
            ""));
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void keysNarrow(Narrowed query) throws SQLException {
    assertThat(api.column(query.sql)).containsExactlyInAnyOrderElementsOf(ids(query.rows));
    assertThat(filters()).containsExactly(query.filters);
  }

  /** How many requests it took, a page of 100 rows each. */
  private int requests(String sql, List<String> expected) throws SQLException {
    assertThat(api.column(sql)).containsExactlyInAnyOrderElementsOf(expected);
    return api.requests().size();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM conversations WHERE type IN"
            + " (SELECT type FROM conversation_types WHERE type = 'none')",
        "SELECT id FROM conversations c JOIN conversation_types t ON c.type = t.type"
            + " WHERE t.description = 'none'",
        "SELECT id FROM conversations WHERE assistant_id IN"
            + " (SELECT * FROM (VALUES (CAST(NULL AS VARCHAR))) AS v (aid))",
        "SELECT id FROM conversations WHERE type IN"
            + " (SELECT t.type FROM conversation_types t LIMIT 0) LIMIT 5"
      })
  void whereNothingMatchesNothingIsRead(String sql) throws SQLException {
    assertThat(requests(sql, List.of())).isZero();
  }

  /** The rows of the other side are read once, whichever side wants them first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM conversations WHERE assistant_id IN (SELECT assistant_id FROM conversations"
            + " WHERE id = 'one')",
        "SELECT c.id FROM conversations c JOIN (SELECT assistant_id, MAX(total_cost) FROM"
            + " conversations WHERE id = 'one' GROUP BY assistant_id) s"
            + " ON s.assistant_id = c.assistant_id",
        "SELECT c.id FROM conversations c JOIN (SELECT assistant_id FROM conversations"
            + " WHERE id = 'one' LIMIT 1) s ON s.assistant_id = c.assistant_id",
        "SELECT id FROM conversations WHERE assistant_id ="
            + " (SELECT MAX(assistant_id) FROM conversations WHERE id = 'one')"
      })
  void whatIsReadForKeysIsReadOnce(String sql) throws SQLException {
    List<Conversation> rows = new ArrayList<>(CONVERSATIONS);
    rows.add(TestRows.row("one", "7", "other", JUNE));
    api.server().rows(rows);
    List<String> of7 =
        rows.stream().filter(row -> "7".equals(row.assistantId())).map(Conversation::id).toList();

    assertThat(api.column(sql)).containsExactlyInAnyOrderElementsOf(of7);
    List<String> requests = api.requests();
    assertThat(requests.stream().filter(query -> query.startsWith(OF_7)))
        .hasSize(pages(of7.size()));
    assertThat(requests).hasSizeLessThanOrEqualTo(pages(rows.size()) + 1 + pages(of7.size()));
  }

  private static int pages(int rows) {
    return (rows + 99) / 100;
  }

  @Test
  void aLimitEndsTheReading() throws SQLException {
    List<String> first =
        api.column("SELECT id FROM conversations WHERE type IN " + OF_API + " LIMIT 5");

    assertThat(first).hasSize(5).isSubsetOf(ids(row -> "api".equals(row.type())));
    assertThat(api.requests()).hasSize(1);
  }

  /** A join of two lists with a LIMIT may end long before one of them is read as a whole. */
  @Test
  void aLongSideIsNotReadFirst() throws SQLException {
    api.column(
        "SELECT a.id FROM conversations a JOIN conversations b ON a.assistant_id = b.assistant_id"
            + " WHERE a.type = 'api' AND a.ai_enabled AND a.message_count = 3 LIMIT 3");

    assertThat(filters()).containsExactly("type=api", "");
  }

  @Test
  void aFewRowsAreReadFirst() throws SQLException {
    api.server().rows(List.of(TestRows.row("one", "7", "other", JUNE)));
    api.column(
        "SELECT a.id FROM conversations a LEFT JOIN conversations b"
            + " ON a.assistant_id = b.assistant_id LIMIT 3");

    assertThat(filters()).containsExactly("", NUMBERS, "assistant_id=1001");
  }

  @Test
  void manyKeysNarrowNothing() throws SQLException {
    String values =
        IntStream.range(0, 21).mapToObj(i -> "('" + i + "')").collect(Collectors.joining(","));

    assertThat(
            api.column(
                "SELECT id FROM conversations c JOIN (VALUES "
                    + values
                    + ") AS v (aid) ON v.aid = c.assistant_id"))
        .containsExactlyInAnyOrderElementsOf(ids(row -> "7".equals(row.assistantId())));
    assertThat(filters()).containsExactly("");
  }

  @Test
  void severalKeysAreSeveralLists() throws SQLException {
    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE type IN"
                    + " (SELECT type FROM conversation_types WHERE type < 'w')"))
        .containsExactlyInAnyOrderElementsOf(
            ids(row -> "api".equals(row.type()) || "test".equals(row.type())));
    assertThat(filters()).containsExactly("type=api", "type=test");
  }

  @Test
  void everyExecutionHasItsOwnKeys() throws SQLException {
    try (PreparedStatement statement =
        api.connection()
            .prepareStatement(
                "SELECT id FROM conversations c JOIN conversation_types t ON c.type = t.type"
                    + " WHERE t.type LIKE ?")) {
      for (String type : List.of("api", "test", "none")) {
        statement.setString(1, type);

        assertThat(ConnectedApi.column(statement.executeQuery()))
            .containsExactlyInAnyOrderElementsOf(ids(row -> type.equals(row.type())));
        assertThat(filters()).isEqualTo(type.equals("none") ? List.of() : List.of("type=" + type));
      }
    }
  }

  /** A server that ignores the parameter, and one that compares texts without a look at case. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keysAreCheckedByTheJoin(boolean ignored) throws SQLException {
    if (ignored) {
      api.server().ignoreAllFilters();
    } else {
      api.server().compareAssistantIdLoosely();
    }

    assertThat(
            api.column(
                "SELECT id FROM conversations WHERE assistant_id IN"
                    + " (SELECT * FROM (VALUES ('7')) AS v (aid))"))
        .containsExactlyInAnyOrderElementsOf(ids(row -> "7".equals(row.assistantId())));
  }

  /** What is read again for each row of another input has other keys each time. */
  @Test
  void correlatedJoinsAreRight() throws SQLException {
    String sql =
        "SELECT t.type || ':' || (SELECT COUNT(*) FROM conversations c JOIN (VALUES ('7'), ('8'))"
            + " AS v (aid) ON c.assistant_id = v.aid AND c.type >= t.type) FROM conversation_types"
            + " t ORDER BY 1";

    List<String> expected =
        Stream.of("api", "test", "whatsapp", "widget")
            .map(
                type ->
                    type
                        + ":"
                        + ids(row ->
                                "7".equals(row.assistantId())
                                    && row.type() != null
                                    && row.type().compareTo(type) >= 0)
                            .size())
            .toList();
    assertThat(api.column(sql)).isEqualTo(expected);
  }

  @Test
  void aRecursionHasItsOwnKeysInEachRound() throws SQLException {
    assertThat(
            api.column(
                "WITH RECURSIVE walk (type, n) AS (SELECT 'api', 1 UNION ALL SELECT CASE n WHEN 1"
                    + " THEN 'test' ELSE 'widget' END, n + 1 FROM walk JOIN (SELECT DISTINCT type"
                    + " AS used FROM conversations) c ON c.used = walk.type WHERE n < 4) SELECT"
                    + " type FROM walk ORDER BY n"))
        .containsExactly("api", "test", "widget", "widget");
  }

  @Test
  void explainSaysIt() throws SQLException {
    String ofNewest = "(SELECT assistant_id FROM conversations ORDER BY created_at DESC LIMIT 3)";

    assertThat(api.column("EXPLAIN SELECT id FROM conversations WHERE assistant_id IN " + ofNewest))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "conversations: pages as read; narrowed further by the assistant_id to join"
                            + " with"));
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void explainNamesKeysThatCostNoRequest() throws SQLException {
    assertThat(
            String.join(
                "\n", api.column("EXPLAIN SELECT id FROM conversations WHERE type IN " + OF_API)))
        .contains("?type=api&per_page=100&page=1")
        .doesNotContain("narrowed further");
    assertThat(api.requests()).isEmpty();
  }
}
