package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Array;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that are bound to a parameter after ANY, SOME or ALL. */
final class ArrayParametersIT {
  private static final List<Conversation> ROWS = TestRows.withEdgeCases(250, 13);

  /** Of the elements of a long array, one in so many is there. */
  private static final int SHARE = RandomCases.oneIn("arrays.share", 3);

  @AutoClose private final ConnectedApi api = new ConnectedApi(ROWS);

  private static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of("type %s", List.of("widget")),
        Arguments.of("type %s", List.of("widget", "api")),
        Arguments.of("type %s", List.of("widget", "api", "test")),
        Arguments.of("type %s", Arrays.asList("widget", null, "widget")),
        Arguments.of("type %s", texts("type", 30)),
        Arguments.of("NOT (type %s)", List.of("widget", "api", "test")),
        Arguments.of("assistant_id %s AND type = 'api'", List.of("7", "9", "7")),
        Arguments.of("assistant_id %s", texts("a", 5)),
        Arguments.of("id %s", List.of("c8")),
        Arguments.of("id %s", List.of("c8", "c9", "none")),
        Arguments.of("id %s", texts("c", 17)),
        Arguments.of("id %s", texts("c", 60)),
        Arguments.of(
            "created_at %s",
            List.of(
                Timestamp.valueOf("2025-01-25 00:00:00"),
                Timestamp.valueOf("2025-01-20 00:00:00"))),
        Arguments.of("message_count %s", List.of(1, 2, 3)));
  }

  private static List<Object> texts(String begin, int count) {
    return IntStream.range(0, count).mapToObj(i -> (Object) (begin + i)).toList();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void anArrayIsAskedForAsAListIs(String condition, List<?> values) throws SQLException {
    String select = "SELECT id FROM conversations WHERE ";
    String list = "IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    List<String> rows = api.column(select + condition.formatted(list), values.toArray());
    List<String> requests = api.requests();

    // Another server, of which nothing is learned yet.
    try (ConnectedApi again = new ConnectedApi(ROWS)) {
      assertThat(again.column(select + condition.formatted("= ANY(?)"), array(values)))
          .isEqualTo(rows);
      assertThat(again.requests()).containsExactlyInAnyOrderElementsOf(requests);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT ? = ANY(?) | b; [a,b] | true",
        "SELECT ? = ANY(?) | 3; [1,2] | false",
        "SELECT ? = ALL(?) | b; [] | true",
        "SELECT CONCAT(?, 'x') = ANY(?) AND ? = 5 | a; [ax]; 5 | true",
        "SELECT ? < ANY(?) AND 1 = ANY(?) AND 2 <> ALL(?) | 1; [0,2]; [1]; [] | true",
        "SELECT CASE WHEN 2 = ANY(?) THEN ? ELSE ? END | [1,2,3]; yes; no | yes",
        "SELECT count(*) FROM conversation_types WHERE type = ANY(?) LIMIT ? | [api,test]; 1 | 2",
        "SELECT count(*) FROM conversation_types a JOIN conversation_types b ON a.type = b.type"
            + " AND b.type = ANY(?) | [api,test] | 2",
        "SELECT type FROM conversation_types GROUP BY type HAVING count(*) = ANY(?)"
            + " AND type > SOME(?) ORDER BY 1 | [1]; [test,widget] | whatsapp",
        "WITH t AS (SELECT type FROM conversation_types WHERE type = ANY(?)) SELECT (SELECT"
            + " count(*) FROM t) + (SELECT count(*) FROM t WHERE type <> ALL(?)) | [api,test];"
            + " [api] | 3",
      })
  void arraysStandBesideOtherParameters(String sql, String parameters, String expected)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    for (String parameter : parameters.split("; ")) {
      values.add(value(parameter));
    }

    assertThat(api.column(sql, values.toArray()).get(0)).isEqualTo(expected);
  }

  private Object value(String text) throws SQLException {
    if (text.startsWith("[")) {
      String elements = text.substring(1, text.length() - 1);
      String type = elements.matches("[0-9,]+") ? "integer" : "text";
      return api.connection()
          .createArrayOf(type, elements.isEmpty() ? new Object[0] : elements.split(","));
    }
    return text.matches("[0-9]+") ? Integer.valueOf(text) : text;
  }

  @Test
  void explainShowsTheRequestsOfAnArray() throws SQLException {
    assertThat(
            String.join(
                "\n",
                api.column(
                    "EXPLAIN SELECT * FROM conversations WHERE type = ANY(?)",
                    array(List.of("api", "test")))))
        .contains("type=api", "type=test");
  }

  @Test
  void everyExecutionTakesAnotherArray() throws SQLException {
    try (PreparedStatement statement =
        api.connection()
            .prepareStatement("SELECT COUNT(*) FROM conversations WHERE type = ANY(?)")) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isOne();
      assertThat(parameters.getParameterType(1)).isEqualTo(Types.ARRAY);
      assertThat(parameters.getParameterTypeName(1)).isEqualTo("ARRAY");
      assertThat(parameters.getParameterClassName(1)).isEqualTo("java.sql.Array");

      List<String> types = new ArrayList<>();
      for (int length = 0; length <= 25; length++) {
        statement.setArray(1, api.connection().createArrayOf("varchar", types.toArray()));
        assertThat(ConnectedApi.column(statement.executeQuery()))
            .containsExactly(
                Long.toString(ROWS.stream().filter(row -> types.contains(row.type())).count()));
        types.add(length % 2 == 0 ? "x" + length : ROWS.get(length).type());
      }
      statement.setObject(1, new String[] {"api", "api"});
      String ofType = Long.toString(ROWS.stream().filter(row -> "api".equals(row.type())).count());
      assertThat(ConnectedApi.column(statement.executeQuery())).containsExactly(ofType);
      statement.setMaxRows(1);
      statement.setObject(1, array(List.of("api")), Types.ARRAY);
      assertThat(ConnectedApi.column(statement.executeQuery())).containsExactly(ofType);
      statement.setNull(1, Types.ARRAY, "text");
      assertThat(ConnectedApi.column(statement.executeQuery())).containsExactly("0");
      statement.clearParameters();
      assertThatThrownBy(statement::executeQuery)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07001"));
    }
  }

  @Test
  void arraysOfResultsAreTaken() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT ARRAY_AGG(type) FROM conversation_types")) {
      assertThat(rows.next()).isTrue();
      assertThat(
              api.column(
                  "SELECT COUNT(*) FROM conversation_types WHERE type = ANY(?)", rows.getArray(1)))
          .containsExactly("4");
    }
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversation_types WHERE 2 = ANY(?)", new int[] {1, 2}))
        .containsExactly("4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "message_count = ANY(?) | text | 1;x | 22018",
        "message_count = ANY(?) | numeric | 1.5 | 22018",
        "message_count = ANY(?) | bigint | 30000000000 | 22003",
        "created_at = ANY(?) | text | 2025-01-01;yesterdayish | 22007",
        "CAST(created_at AS date) = ANY(?) | text | 28.11.2026 | 22007",
        "ai_enabled = ANY(?) | text | maybe | 22018",
        "message_count = ANY(?) | integer | x | 22018",
        "created_at = ANY(?) | timestamp | x | 22007",
        "type = ANY(?) | uuid | x | 22018",
        "type = ANY(?) | point | x | HY024",
        "type = ANY(?) |  | x | HY024",
        "(type, id) = ANY(?) | text | x | 42000",
        "type LIKE ANY(?) | text | x | 42601",
        "type = ? | text | x | 22018",
        "type IN (?) | text | x | 22018",
      })
  void whatCannotBeReadIsAnError(String condition, String type, String elements, String state) {
    assertThatThrownBy(
            () ->
                api.column(
                    "SELECT id FROM conversations WHERE " + condition,
                    api.connection().createArrayOf(type, elements.split(";"))))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as("%s", e).isEqualTo(state));
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{api,test}", "api"})
  void aTextIsNoArray(String text) {
    assertThatThrownBy(() -> api.column("SELECT id FROM conversations WHERE type = ANY(?)", text))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"))
        .hasMessage("parameter 1 (VARCHAR): takes an array of that type, and no java.lang.String");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id = ANY(?) | 20000 | 40000",
        "id <> ALL(?) | 20000 | 40000",
        "message_count = ANY(?) | 40000 | 40000",
        "id < ANY(?) | 900 | 1000",
        "message_count >= ALL(?) | 1000 | 1000",
      })
  void longArraysAreTakenUpToABound(String condition, int taken, int most) throws SQLException {
    String sql = "SELECT COUNT(*) FROM conversations WHERE " + condition;
    assertThat(api.column(sql, (Object) numbers(taken / SHARE))).hasSize(1);
    assertThatThrownBy(() -> api.column(sql, (Object) numbers(most + 1)))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42000"))
        .hasMessageContaining(": the driver takes no more than ");
  }

  private static int[] numbers(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static Stream<Arguments> longLists() {
    List<Object> ids = new ArrayList<>(ROWS.stream().limit(60).map(row -> row.id()).toList());
    List<Object> others = new ArrayList<>(texts("other", 25));
    List<Object> types = new ArrayList<>(texts("other", 20));
    types.add("api");
    List<@Nullable Object> withNull = new ArrayList<>(types);
    withNull.add(null);
    return Stream.of(
        Arguments.of("id = ANY(?)", ids, "id IN (%s)"),
        Arguments.of("id = ANY(?)", others, "id IN (%s)"),
        Arguments.of("id <> ALL(?)", ids, "id NOT IN (%s)"),
        Arguments.of("type = ANY(?)", types, "type IN (%s)"),
        Arguments.of("type = ANY(?)", withNull, "type IN (%s)"),
        Arguments.of("type <> ALL(?)", withNull, "type NOT IN (%s)"),
        Arguments.of("NOT (type = ANY(?))", types, "NOT (type IN (%s))"),
        Arguments.of("(type = ANY(?)) IS NULL", withNull, "(type IN (%s)) IS NULL"),
        Arguments.of("(type = ANY(?)) IS NOT TRUE", withNull, "(type IN (%s)) IS NOT TRUE"),
        Arguments.of("assistant_id = ANY(?)", types, "assistant_id IN (%s)"));
  }

  /** Of which the scan knows the values, too, though they are not compared one by one. */
  @ParameterizedTest
  @MethodSource("longLists")
  void aLongArrayNarrowsAsLiteralsDo(String condition, List<?> values, String list)
      throws SQLException {
    String select = "SELECT id FROM conversations WHERE ";
    String literals =
        values.stream()
            .map(value -> value == null ? "NULL" : "'" + value + "'")
            .collect(Collectors.joining(", "));
    List<String> rows = api.column(select + list.formatted(literals));
    List<String> requests = api.requests();

    try (ConnectedApi again = new ConnectedApi(ROWS)) {
      assertThat(again.column(select + condition, array(values))).isEqualTo(rows);
      assertThat(again.requests()).containsExactlyInAnyOrderElementsOf(requests);
    }
  }

  private Array array(List<?> values) throws SQLException {
    Object first = values.get(0);
    String type =
        first instanceof Timestamp ? "timestamp" : first instanceof Integer ? "integer" : "text";
    return api.connection().createArrayOf(type, values.toArray());
  }
}
