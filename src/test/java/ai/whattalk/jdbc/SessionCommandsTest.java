package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that there is nothing to do for: taken, and without a result. */
class SessionCommandsTest {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(3));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin transaction;",
        "/* tool */ COMMIT; -- done",
        "ROLLBACK",
        "ROLLBACK TO SAVEPOINT a",
        "END",
        "ABORT",
        "START TRANSACTION READ ONLY",
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET extra_float_digits = 3",
        "SET application_name TO 'tool'",
        "SET TIME ZONE 'UTC'",
        "SAVEPOINT a",
        "RELEASE SAVEPOINT a",
        "DISCARD ALL",
        "RESET search_path",
      })
  void theyDoNothing(String sql) throws SQLException {
    try (Statement statement = api.connection().createStatement();
        PreparedStatement prepared = api.connection().prepareStatement(sql)) {
      assertThat(statement.execute("SELECT 1")).isTrue();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.execute(sql)).isFalse();
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.executeUpdate(sql)).isZero();
      assertThatThrownBy(() -> statement.executeQuery(sql))
          .isInstanceOfSatisfying(
              SQLException.class, failure -> assertThat(failure.getSQLState()).isEqualTo("07005"));

      assertThat(prepared.getMetaData()).isNull();
      assertThat(prepared.execute()).isFalse();
      assertThat(prepared.getUpdateCount()).isZero();
      assertThat(prepared.executeUpdate()).isZero();
    }
    assertThat(api.requests()).isEmpty();
    assertThat(api.column("SELECT COUNT(*) FROM conversations")).containsExactly("3");
  }

  @Test
  void oneAtATime() {
    for (String sql : new String[] {"BEGIN; SELECT 1", "COMMIT; BEGIN", "SHOW search_path; END"}) {
      assertThatThrownBy(() -> api.column(sql)).hasMessageContaining("one statement at a time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET", "START", "SAVEPOINT", "DISCARD;"})
  void halfOfOneIsASyntaxError(String sql) {
    assertThatThrownBy(() -> api.column(sql))
        .isInstanceOfSatisfying(
            SQLException.class, failure -> assertThat(failure.getSQLState()).isEqualTo("42601"));
  }
}
