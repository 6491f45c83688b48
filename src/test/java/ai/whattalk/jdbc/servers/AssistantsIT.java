package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of assistants: its rows, and the requests that they cost. */
class AssistantsIT {
  private static final String PATH = "/api/user/assistants/get";
  private static final List<Conversation> CONVERSATIONS = TestRows.conversations(900, 11);

  @AutoClose private final ConnectedApi api = new ConnectedApi(CONVERSATIONS);

  private List<Assistant> list(int count) {
    List<Assistant> rows =
        IntStream.rangeClosed(1, count).mapToObj(i -> TestRows.assistant(i, "uuid-" + i)).toList();
    api.server().assistants().rows(rows);
    return rows;
  }

  /** Path and query of the requests so far, which are then forgotten. */
  private List<String> requests() {
    List<String> lines =
        api.server().requests().stream()
            .map(request -> request.path().replace("/api/user/", "") + "?" + request.query())
            .toList();
    api.server().clearRequests();
    return lines;
  }

  private static String page(int perPage, int page) {
    return "assistants/get?per_page=" + perPage + "&page=" + page;
  }

  private static List<String> ids(List<Assistant> rows) {
    return rows.stream().map(row -> Integer.toString(row.number())).toList();
  }

  @Test
  void hasTheDocumentedColumns() throws SQLException {
    Assistant row = list(7).get(4);
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM assistants WHERE id = 5")) {
      assertThat(rows.next()).isTrue();
      List<Object> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        Object value = rows.getObject(i);
        values.add(value instanceof java.sql.Timestamp time ? time.toLocalDateTime() : value);
      }
      assertThat(values)
          .isEqualTo(
              Arrays.asList(
                  row.number(),
                  row.uuid(),
                  row.name(),
                  row.type(),
                  row.status(),
                  row.mode(),
                  row.language(),
                  row.timezone(),
                  row.llmModelId(),
                  row.knowledgebaseId(),
                  row.maxDuration(),
                  row.record(),
                  row.createdAt(),
                  row.updatedAt(),
                  row.deletedAt()));
      assertThat(rows.getString("created_at")).isEqualTo("2025-06-25 05:15:30");
      assertThat(rows.next()).isFalse();
    }
    assertThat(requests()).containsExactly(page(100, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM assistants | 250 | 100/1 100/2 100/3",
        "SELECT id FROM assistants LIMIT 5 | 5 | 5/1",
        "SELECT id FROM assistants LIMIT 250 | 250 | 84/1 84/2 84/3",
        "SELECT id FROM assistants LIMIT 0 | 0 | ''",
        "SELECT id FROM assistants OFFSET 200 LIMIT 10 | 10 | 10/21",
        "SELECT id FROM assistants WHERE status = 'inactive' LIMIT 3 | 3 | 100/1",
        "SELECT id FROM assistants ORDER BY id DESC LIMIT 2 | 2 | 100/1 100/2 100/3",
        "SELECT id FROM assistants ORDER BY created_at LIMIT 2 | 2 | 100/1 100/2 100/3",
        "SELECT MAX(created_at) FROM assistants | 1 | 100/1 100/2 100/3",
        "SELECT status FROM assistants GROUP BY status | 2 | 100/1 100/2 100/3",
        "SELECT 1 FROM conversation_types WHERE EXISTS (SELECT 1 FROM assistants) | 4 | 1/1",
      })
  void readsNoMoreThanItNeeds(String sql, int rows, String pages) throws SQLException {
    list(250);

    assertThat(api.column(sql)).hasSize(rows);
    // Pages that are fetched ahead arrive in any order.
    assertThat(requests())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(pages.split(" "))
                .filter(page -> !page.isEmpty())
                .map(page -> "assistants/get?per_page=" + page.replace("/", "&page="))
                .toList());
  }

  @Test
  void maxRowsAreNotReadBeyond() throws SQLException {
    list(250);
    try (Statement statement = api.connection().createStatement()) {
      statement.setMaxRows(7);
      assertThat(ConnectedApi.column(statement.executeQuery("SELECT id FROM assistants")))
          .hasSize(7);
    }
    assertThat(requests()).containsExactly(page(7, 1));
  }

  @Test
  void offsetJumpsToItsPage() throws SQLException {
    List<Assistant> rows = list(950);

    assertThat(api.column("SELECT id FROM assistants OFFSET 915"))
        .isEqualTo(ids(rows).subList(915, 950));
    assertThat(requests()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 101, 1_050})
  void countsFromTheTotal(int count) throws SQLException {
    list(count);

    assertThat(api.column("SELECT COUNT(*) FROM assistants"))
        .containsExactly(Integer.toString(count));
    assertThat(requests()).hasSizeLessThanOrEqualTo(2);
    assertThat(api.column("SELECT COUNT(id) FROM assistants"))
        .containsExactly(Integer.toString(count));
    assertThat(requests()).hasSizeLessThanOrEqualTo(2);
    long inactive =
        api.server().assistants().rows().stream()
            .filter(row -> row.status().equals("inactive"))
            .count();
    assertThat(api.column("SELECT COUNT(*) FROM assistants WHERE status = 'inactive'"))
        .containsExactly(Long.toString(inactive));
    assertThat(requests()).hasSize(Math.max(1, (count + 99) / 100));
  }

  @Test
  void countsOfConversationsProveNothingOfAssistants() throws SQLException {
    api.column("SELECT COUNT(*) FROM conversations");
    requests();
    list(230);

    assertThat(api.column("SELECT COUNT(*) FROM assistants")).containsExactly("230");
    assertThat(requests()).first().isEqualTo(page(100, 1));
    // That list is short: the other one keeps what is known of its own pages and totals.
    api.server().assistants().clampPerPage(10);
    assertThat(api.column("SELECT id FROM assistants")).hasSize(230);
    requests();
    assertThat(api.column("SELECT id FROM conversations")).hasSize(900);
    assertThat(requests()).hasSize(9).allMatch(line -> line.contains("per_page=100"));
  }

  @Test
  void rowsThatMoveWhileTheyAreReadComeOnce() throws SQLException {
    List<Assistant> rows = list(330);
    AtomicInteger answered = new AtomicInteger();
    api.server()
        .answer(
            request -> {
              if (answered.incrementAndGet() == 2) {
                api.server().assistants().rows(rows.subList(3, 330));
              }
              return null;
            });

    assertThat(api.column("SELECT id FROM assistants"))
        .doesNotHaveDuplicates()
        .containsAll(ids(rows.subList(3, 330)));
  }

  @Test
  void explainNamesTheRequestWithoutMakingIt() throws SQLException {
    assertThat(api.column("EXPLAIN PLAN FOR SELECT name FROM assistants"))
        .containsExactly(
            "assistants: pages as read", "  GET /api/user/assistants/get?per_page=100&page=1");
    assertThat(api.column("EXPLAIN SELECT name FROM assistants LIMIT 5"))
        .contains("  GET /api/user/assistants/get?per_page=5&page=1");
    assertThat(requests()).isEmpty();
  }

  @Test
  void requestsAreLoggedWithTheirPath() throws SQLException {
    list(3);
    api.column("SELECT id FROM assistants");

    assertThat(
            api.column(
                "SELECT path || ' ' || status || ' ' || row_count FROM requests"
                    + " ORDER BY id DESC LIMIT 1"))
        .containsExactly(PATH + " 200 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT c.id FROM conversations c JOIN assistants a ON c.assistant_id = a.uuid"
            + " WHERE a.status = 'inactive'",
        "SELECT c.id FROM assistants a JOIN conversations c ON c.assistant_id = a.uuid"
            + " WHERE a.status = 'inactive'",
        "SELECT id FROM conversations WHERE assistant_id IN"
            + " (SELECT uuid FROM assistants WHERE status = 'inactive')",
        "SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM assistants a"
            + " WHERE a.uuid = c.assistant_id AND a.status = 'inactive')",
      })
  void joinsReadTheConversationsOfTheirAssistantsAlone(String sql) throws SQLException {
    String inactive =
        CONVERSATIONS.stream()
            .map(Conversation::assistantId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    api.server()
        .assistants()
        .rows(
            List.of(
                TestRows.assistant(1, "nobody"),
                TestRows.assistant(5, inactive),
                TestRows.assistant(7, TestRows.SUPPORT + "x")));

    assertThat(api.column(sql))
        .containsExactlyInAnyOrderElementsOf(
            CONVERSATIONS.stream()
                .filter(row -> inactive.equals(row.assistantId()))
                .map(Conversation::id)
                .toList());
    List<String> requests = requests();
    // Once for the rows of the table, and once for the numbers that are remembered.
    assertThat(requests).startsWith(page(100, 1), page(100, 1));
    assertThat(requests.subList(2, requests.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("conversations?assistant_id=5&"));
  }

  @Test
  void anAssistantWithoutConversationsCostsNoMoreThanItsList() throws SQLException {
    list(4);

    assertThat(
            api.column(
                "SELECT a.name FROM assistants a LEFT JOIN conversations c"
                    + " ON c.assistant_id = a.uuid WHERE c.id IS NULL ORDER BY 1"))
        .containsExactly("Assistant 1", "Assistant 2", "Assistant 3", "Assistant 4");
  }

  @Test
  void groupsByTheNamesOfAssistants() throws SQLException {
    List<String> expected =
        api.server().assistants().rows().stream()
            .map(
                row ->
                    row.name()
                        + " "
                        + CONVERSATIONS.stream()
                            .filter(one -> row.uuid().equals(one.assistantId()))
                            .count())
            .sorted(Comparator.naturalOrder())
            .toList();

    assertThat(
            api.column(
                "SELECT a.name || ' ' || COUNT(*) FROM conversations c JOIN assistants a"
                    + " ON c.assistant_id = a.uuid GROUP BY a.id, a.name"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "404, 08P01",
    "403, 42501",
    "401, 28000",
    "422, 22023",
  })
  void failuresNameTheRequest(int status, String state) {
    api.server().assistants().fail(status, "{\"message\": \"No.\"}");

    assertThatThrownBy(() -> api.column("SELECT id FROM assistants"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("GET " + PATH + "?per_page=100&page=1 answered " + status)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>Log in</html> | HTML",
        "{\"data\": [{\"id\": 3, \"max_duration\": \"long\", \"system_prompt\": \"hush\"}]}"
            + " | row 3 has max_duration \"long\", not a whole number up to 2147483647",
        "{\"data\": [{\"system_prompt\": \"hush\", \"id\": \"x\"}]} | row x has id \"x\"",
        "{\"data\": [{\"system_prompt\": \"hush\"}]} | row 1 has no id",
      })
  void wrongAnswersAreNamed(String body, String message) {
    api.server().assistants().fail(200, body);

    assertThatThrownBy(() -> api.column("SELECT * FROM assistants"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hush")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08P01"));
  }

  @Test
  void promptsAreNowhere() throws SQLException {
    list(12);
    api.column("SELECT id FROM assistants");
    List<String> said = new ArrayList<>(api.warnings());
    for (String sql :
        List.of(
            "SELECT * FROM assistants",
            "SELECT * FROM requests",
            "EXPLAIN SELECT * FROM" + " assistants")) {
      try (Statement statement = api.connection().createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            said.add(rows.getString(i));
          }
        }
      }
    }

    assertThat(said).isNotEmpty();
    assertThat(String.join("\n", said.stream().filter(Objects::nonNull).toList()))
        .doesNotContain("blue elephant", "You work for", "hooks.example", "look_up_order");
  }
}
