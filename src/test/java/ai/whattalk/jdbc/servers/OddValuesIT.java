package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that fit no form of their column: an error for who reads the column, and nobody else. */
final class OddValuesIT {
  private static final String KEY = "a-key-that-a-server-echoes";

  /** The second of three rows has a value that is none in each column but its id. */
  private static final String ROWS =
      """
      {"id": "r1", "type": "api", "message_count": 1, "total_cost": 1, "ai_enabled": true,
       "created_at": "2026-11-01 10:00:00", "updated_at": "2026-11-01 11:00:00"},
      {"id": "r2", "type": {"a": 1}, "assistant_id": [], "assistant_name": true,
       "message_count": "many", "total_cost": "%s", "ai_enabled": "maybe",
       "created_at": "soon", "updated_at": "later"},
      {"id": "r3", "type": "api", "message_count": 3, "total_cost": 3, "ai_enabled": false,
       "created_at": "2026-11-03 10:00:00", "updated_at": "2026-11-03 11:00:00"}
      """
          .formatted(KEY);

  private static final List<String> COLUMNS =
      List.of(
          "assistant_id",
          "assistant_name",
          "type",
          "message_count",
          "total_cost",
          "ai_enabled",
          "created_at",
          "updated_at");

  private final MockWebServer server = new MockWebServer();
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body(
                    "{\"current_page\": 1, \"last_page\": 1, \"per_page\": 100, \"total\": 3,"
                        + " \"data\": ["
                        + ROWS
                        + "]}")
                .build();
          }
        });
    server.start();
    connection =
        DriverManager.getConnection(
            "jdbc:whattalk:baseUrl=http://127.0.0.1:" + server.getPort() + "/api;apiKey=" + KEY);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    server.close();
  }

  private List<String> column(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }

  private Throwable failure(String sql) {
    return catchThrowableOfType(SQLException.class, () -> column(sql));
  }

  @Test
  void columnsThatFitAreRead() throws SQLException {
    assertThat(column("SELECT id FROM conversations")).containsExactly("r1", "r2", "r3");
    assertThat(column("SELECT count(*) FROM conversations")).containsExactly("3");
    assertThat(column("SELECT id FROM conversations WHERE id = 'r2'")).containsExactly("r2");
  }

  @Test
  void aColumnThatDoesNotFitNamesRowColumnAndValue() {
    assertThat(failure("SELECT message_count FROM conversations"))
        .hasMessageContaining("GET /api/user/conversations")
        .hasMessageContaining("row r2 has message_count \"many\", not a whole number")
        .extracting(failure -> ((SQLException) failure).getSQLState())
        .isEqualTo("08P01");
  }

  @Test
  void aKeyThatStandsThereIsNotShown() {
    assertThat(failure("SELECT sum(total_cost) FROM conversations"))
        .hasMessageContaining("row r2 has total_cost \"***\"")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void rowsThatComeBeforeAreGiven() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT created_at FROM conversations")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("2026-11-01 10:00:00");
      assertThat((Throwable) catchThrowableOfType(SQLException.class, rows::next))
          .hasMessageContaining("row r2 has created_at \"soon\", not a timestamp");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM conversations WHERE %s IS NULL",
        "SELECT id FROM conversations WHERE %s IS NOT NULL",
        "SELECT count(%s) FROM conversations",
        "SELECT %s, count(*) FROM conversations GROUP BY 1",
        "SELECT count(DISTINCT %s) FROM conversations",
        "SELECT max(cast(%s AS varchar)) FROM conversations",
        "SELECT id FROM conversations ORDER BY %s",
        "SELECT id FROM conversations ORDER BY %s DESC LIMIT 2",
        "SELECT id FROM conversations ORDER BY %s LIMIT 2",
        "SELECT a.id FROM conversations a JOIN conversations b ON a.%1$s = b.%1$s",
        "SELECT row_number() OVER (ORDER BY %s) FROM conversations",
        "SELECT (SELECT count(%s) FROM conversations) FROM conversation_types",
      })
  void noStatementThatReadsAColumnMissesIt(String sql) {
    for (String column : COLUMNS) {
      assertThat(failure(sql.formatted(column)))
          .as(column)
          .isNotNull()
          .hasMessageContaining("row r2 has " + column + " ")
          .extracting(failure -> ((SQLException) failure).getSQLState())
          .isEqualTo("08P01");
    }
  }

  @Test
  void onlyTheColumnsThatAreReadMatter() throws SQLException {
    Random random = new Random(16);
    for (int i = 0; i < 60; i++) {
      List<String> columns = new ArrayList<>(List.of("id"));
      COLUMNS.stream().filter(column -> random.nextInt(6) == 0).forEach(columns::add);
      String sql = "SELECT " + String.join(", ", columns) + " FROM conversations";
      if (columns.size() == 1) {
        assertThat(column(sql)).hasSize(3);
      } else {
        assertThat(failure(sql)).as(sql).hasMessageContaining("row r2 has " + columns.get(1) + " ");
      }
    }
  }

  @Test
  void aConditionThatNeedsNoSuchRowIsStillRight() throws SQLException {
    assertThat(column("SELECT id FROM conversations LIMIT 1")).containsExactly("r1");
    assertThat(column("SELECT created_at FROM conversations LIMIT 1"))
        .containsExactly("2026-11-01 10:00:00");
  }
}
