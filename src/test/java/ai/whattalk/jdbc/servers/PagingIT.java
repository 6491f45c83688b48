package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages a query asks for, and when. */
final class PagingIT {
  private static final int ROWS = 3_000;
  private static final List<Conversation> CONVERSATIONS = TestRows.conversations(ROWS, 7);

  @AutoClose private final ConnectedApi api = new ConnectedApi(CONVERSATIONS);

  @Test
  void readsEveryRowExactlyInFullPages() throws SQLException {
    List<Conversation> read = new ArrayList<>();

    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM conversations")) {
      while (rows.next()) {
        read.add(conversation(rows));
      }
    }

    assertThat(read).isEqualTo(CONVERSATIONS.stream().map(PagingIT::normal).toList());
    assertThat(api.requests())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 30).mapToObj(page -> "per_page=100&page=" + page).toList());
  }

  private static Conversation conversation(ResultSet rows) throws SQLException {
    return new Conversation(
        rows.getString("id"),
        rows.getString("assistant_id"),
        rows.getString("assistant_name"),
        rows.getString("type"),
        rows.getObject("message_count", Integer.class),
        rows.getBigDecimal("total_cost"),
        rows.getObject("ai_enabled", Boolean.class),
        rows.getObject("created_at", LocalDateTime.class),
        rows.getObject("updated_at", LocalDateTime.class));
  }

  /** Decimals come without trailing zeros. */
  private static Conversation normal(Conversation row) {
    BigDecimal cost = row.totalCost();
    BigDecimal stripped = cost == null ? null : cost.stripTrailingZeros();
    return new Conversation(
        row.id(),
        row.assistantId(),
        row.assistantName(),
        row.type(),
        row.messageCount(),
        stripped == null || stripped.scale() >= 0 ? stripped : stripped.setScale(0),
        row.aiEnabled(),
        row.createdAt(),
        row.updatedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM conversations",
        "SELECT id, total_cost * 2 FROM conversations",
        "SELECT id FROM conversations WHERE message_count IS NOT NULL",
        "SELECT id FROM conversations UNION ALL SELECT id FROM conversations"
      })
  void readsOneRowForAtMostTwoRequestsAndClosesForNone(String sql) throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      ResultSet rows = statement.executeQuery(sql);
      assertThat(rows.next()).isTrue();
      assertThat(api.requests()).hasSizeBetween(1, 2);

      rows.close();
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void asksForOnePageMoreThanWhatIsReadAtFirst() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM conversations")) {
      for (int i = 0; i < 200; i++) {
        rows.next();
      }
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM conversations LIMIT 10 | 10 | per_page=10&page=1",
        "SELECT * FROM conversations LIMIT 100 | 100 | per_page=100&page=1",
        "SELECT id FROM conversations FETCH FIRST 7 ROWS ONLY | 7 | per_page=7&page=1",
        "SELECT id FROM conversations LIMIT 5 OFFSET 20 | 5 | per_page=25&page=1",
        "SELECT id FROM (SELECT id FROM conversations LIMIT 10) d | 10 | per_page=10&page=1",
        "SELECT id FROM conversations WHERE type = 'api' LIMIT 20 | 20 |"
            + " type=api&per_page=20&page=1",
        "SELECT UPPER(id) FROM conversations LIMIT 1 | 1 | per_page=1&page=1"
      })
  void limitMakesOneRequestNoLargerThanNeeded(String sql, int rows, String request)
      throws SQLException {
    assertThat(api.column(sql)).hasSize(rows);
    assertThat(api.requests()).containsExactly(request);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM conversations LIMIT 50 OFFSET 1000 | 1000 | 50 | per_page=50&page=21",
        "SELECT id FROM conversations LIMIT 7 OFFSET 1005 | 1005 | 7 | per_page=11&page=92",
        "SELECT id FROM conversations OFFSET 2990 | 2990 | 10 | per_page=96&page=32",
        "SELECT id FROM conversations OFFSET 2999 ROWS FETCH NEXT 5 ROWS ONLY | 2999 | 1 |"
            + " per_page=9&page=334",
        "SELECT id FROM conversations OFFSET 3000 | 3000 | 0 | per_page=100&page=31",
        "SELECT id FROM conversations LIMIT 10 OFFSET 1234567890 | 3000 | 0 |"
            + " per_page=10&page=123456790",
        "SELECT d.id FROM (SELECT id FROM conversations LIMIT 50 OFFSET 1000) d"
            + " WHERE d.id <> '' | 1000 | 50 | per_page=50&page=21"
      })
  void offsetGoesToThePageThatHoldsIt(String sql, int first, int rows, String request)
      throws SQLException {
    assertThat(api.column(sql)).isEqualTo(ids(first, rows));
    assertThat(api.requests()).containsExactly(request);
  }

  private static List<String> ids(int first, int rows) {
    return CONVERSATIONS.subList(first, first + rows).stream().map(Conversation::id).toList();
  }

  @Test
  void offsetIsSentThroughAParameter() throws SQLException {
    assertThat(api.column("SELECT id FROM conversations LIMIT ? OFFSET ?", 50, 1000))
        .isEqualTo(ids(1000, 50));
    assertThat(api.requests()).containsExactly("per_page=50&page=21");

    assertThat(api.column("SELECT id FROM conversations OFFSET ?", 2990)).isEqualTo(ids(2990, 10));
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void maxRowsAfterAnOffset() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      statement.setMaxRows(50);

      assertThat(
              ConnectedApi.column(
                  statement.executeQuery("SELECT id FROM conversations OFFSET 1000")))
          .isEqualTo(ids(1000, 50));
    }
    assertThat(api.requests()).containsExactly("per_page=50&page=21");
  }

  @Test
  void offsetOverConditionsCountsTheRowsThatMeetThem() throws SQLException {
    List<String> expected =
        CONVERSATIONS.stream()
            .filter(row -> "widget".equals(row.type()))
            .map(Conversation::id)
            .skip(400)
            .limit(50)
            .toList();
    String sql = "SELECT id FROM conversations WHERE type = 'widget' LIMIT 50 OFFSET 400";

    assertThat(api.column(sql)).isEqualTo(expected);
    api.server().ignoreAllFilters();
    assertThat(api.column(sql)).isEqualTo(expected);
  }

  @Test
  void offsetInANestedLoopIsSkippedOnce() throws SQLException {
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM (SELECT * FROM conversations OFFSET 2990) a JOIN (SELECT *"
                    + " FROM conversations OFFSET 2980) b ON a.id <> b.id"))
        .containsExactly("190");
    assertThat(api.requests()).hasSize(2);
  }

  @Test
  void limitIsSentThroughAParameter() throws SQLException {
    assertThat(api.column("SELECT id FROM conversations LIMIT ?", 10)).hasSize(10);
    assertThat(api.requests()).containsExactly("per_page=10&page=1");
  }

  @Test
  void maxRowsOfAStatementMakesOneRequest() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      statement.setMaxRows(10);

      assertThat(ConnectedApi.column(statement.executeQuery("SELECT id FROM conversations")))
          .hasSize(10);
    }
    assertThat(api.requests()).containsExactly("per_page=10&page=1");
  }

  @Test
  void maxRowsOfAPreparedStatementMakesOneRequest() throws SQLException {
    try (PreparedStatement statement =
        api.connection().prepareStatement("SELECT id FROM conversations WHERE type = ?")) {
      statement.setString(1, "api");
      statement.setMaxRows(10);
      assertThat(ConnectedApi.column(statement.executeQuery())).hasSize(10);
      assertThat(api.requests()).containsExactly("type=api&per_page=10&page=1");

      statement.setMaxRows(0);
      assertThat(ConnectedApi.column(statement.executeQuery())).hasSizeGreaterThan(500);
    }
  }

  @Test
  void limitUnderALocalConditionCountsTheRowsThatMeetIt() throws SQLException {
    List<String> expected =
        CONVERSATIONS.stream()
            .filter(row -> row.messageCount() != null && row.messageCount() > 55)
            .map(Conversation::id)
            .limit(20)
            .toList();

    assertThat(api.column("SELECT id FROM conversations WHERE message_count > 55 LIMIT 20"))
        .isEqualTo(expected);
    assertThat(api.requests()).hasSizeBetween(2, 12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 = 0",
        "FALSE",
        "NULL",
        "type = NULL",
        "type = 'widget' AND type = 'api'",
        "type IN ('widget', 'test') AND type = 'api'",
        "assistant_id = '7' AND assistant_id = '8'",
        "created_at < DATE '2025-01-01' AND created_at >= DATE '2025-01-01'",
        "created_at BETWEEN TIMESTAMP '2025-02-01 00:00:00' AND TIMESTAMP '2025-01-01 00:00:00'",
        "CAST(created_at AS DATE) = DATE '2025-01-01' AND created_at >= DATE '2025-01-02'",
        "NOT (type = 'api' OR type <> 'api')"
      })
  void whatNoRowCanMeetMakesNoRequest(String condition) throws SQLException {
    assertThat(api.column("SELECT id FROM conversations WHERE " + condition)).isEmpty();
    assertThat(api.column("SELECT COUNT(*) FROM conversations WHERE " + condition))
        .containsExactly("0");
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM conversations LIMIT 0",
        "SELECT id FROM conversations WHERE type = 'api' ORDER BY id LIMIT 0",
        "SELECT type FROM conversation_types",
        "VALUES (1)"
      })
  void whatNeedsNoRowMakesNoRequest(String sql) throws SQLException {
    api.column(sql);

    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM conversations a JOIN conversations b ON a.message_count <"
            + " b.message_count WHERE a.total_cost = 100 AND b.total_cost = 12",
        "SELECT COUNT(*) FROM conversations a, conversations b WHERE a.message_count = 59 AND"
            + " b.created_at > a.updated_at"
      })
  void nestedLoopReadsEachPageOnceForEachSide(String sql) throws SQLException {
    api.column(sql);

    assertThat(api.requests()).hasSizeLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT t.type, (SELECT COUNT(*) FROM conversations c WHERE c.type = t.type) FROM"
            + " conversation_types t",
        "SELECT COUNT(*) FROM conversation_types t WHERE EXISTS (SELECT 1 FROM conversations c"
            + " WHERE c.message_count > CHAR_LENGTH(t.type) AND c.type <> t.type)",
        "SELECT COUNT(*) FROM conversation_types t, LATERAL (SELECT id FROM conversations c WHERE"
            + " c.type >= t.type ORDER BY id LIMIT 3) l"
      })
  void correlatedSubqueryReadsEachPageOnce(String sql) throws SQLException {
    api.column(sql);

    // Totals come first, if of rows without a documented type nothing is known yet.
    assertThat(api.requests()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(30 + 1 + 4);
    api.column(sql);
    assertThat(api.requests()).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void failureInTheMiddleComesFromNextAfterTheRowsBeforeIt() throws SQLException {
    api.server().failPage(3, 500);
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM conversations")) {
      for (int i = 0; i < 200; i++) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(CONVERSATIONS.get(i).id());
      }

      assertThatThrownBy(rows::next)
          .isInstanceOf(SQLTransientException.class)
          .hasMessageContaining("GET /api/user/conversations?per_page=100&page=3 answered 500")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("58000");
    }
  }

  @Test
  void closedStatementMakesNoFurtherRequest() throws SQLException {
    Statement statement = api.connection().createStatement();
    ResultSet rows = statement.executeQuery("SELECT id FROM conversations");
    rows.next();
    api.requests();

    statement.close();

    assertThat(rows.isClosed()).isTrue();
    assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void closedConnectionMakesNoFurtherRequest() throws SQLException {
    Statement statement = api.connection().createStatement();
    ResultSet rows = statement.executeQuery("SELECT id FROM conversations");
    rows.next();
    api.requests();

    api.connection().close();

    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void newExecutionEndsTheOneBefore() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      ResultSet first = statement.executeQuery("SELECT id FROM conversations");
      first.next();

      statement.executeQuery("SELECT id FROM conversations LIMIT 1").next();

      assertThat(first.isClosed()).isTrue();
      assertThat(api.requests()).hasSize(2);
    }
  }
}
