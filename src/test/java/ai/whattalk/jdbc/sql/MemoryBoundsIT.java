package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement may make of memory, and what is left when it makes more. */
class MemoryBoundsIT {
  private static final String LONG = "repeat(left(type, 1), 6000000)";

  private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(100), "");
  }

  @AfterEach
  void disconnect() throws Exception {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeat(type, 1000000000)",
        "lpad(type, 1000000000)",
        "rpad(type, 1000000000, 'xy')",
        LONG + " || " + LONG,
        "CONCAT(" + LONG + ", " + LONG + ")",
        "CONCAT_WS(',', " + LONG + ", " + LONG + ")",
        "replace(" + LONG + ", left(type, 1), 'xyz')",
        "regexp_replace(" + LONG + ", '(.)', '\\1\\1\\1', 'g')",
        "overlay(" + LONG + " PLACING " + LONG + " FROM 5000000)",
        LONG + " ~ '^(\\w|-)+$'",
        "regexp_replace(" + LONG + ", '(\\w|-)+', '')",
        "to_char(created_at, repeat('YYYY', 1000))"
      })
  void textsAreBounded(String expression) throws SQLException {
    assertTooLarge("SELECT " + expression + " FROM conversations");
  }

  @Test
  void aggregatesAreBounded() throws SQLException {
    assertTooLarge("SELECT string_agg(" + LONG + ", ',') FROM conversations");
    assertTooLarge(
        "SELECT array_agg(a.id) FROM conversations a, conversations b, conversations c,"
            + " conversation_types d");
  }

  @Test
  void recursionsAreBounded() throws SQLException {
    assertTooLarge(
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r");
  }

  private void assertTooLarge(String sql) throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      assertThatThrownBy(
              () -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                  while (rows.next()) {
                    rows.getString(1);
                  }
                }
              })
          .isInstanceOf(SQLException.class)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("54000"));
      assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
    }
  }
}
