package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that once were answered wrongly. */
final class WrongAnswersIT {
  private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(10));
  }

  @AfterEach
  void disconnect() throws SQLException {
    api.close();
  }

  @Test
  void ntileSpreadItsLargerBucketsAmongTheOthers() throws SQLException {
    assertThat(
            api.column(
                "SELECT NTILE(4) OVER (ORDER BY message_count) AS bucket FROM conversations"))
        .isEqualTo(List.of("1", "1", "1", "2", "2", "2", "3", "3", "4", "4"));
  }

  @Test
  void ntileOfMoreBucketsThanRowsGivesEachRowItsOwn() throws SQLException {
    assertThat(
            api.column(
                "SELECT NTILE(99) OVER (ORDER BY message_count) AS bucket FROM conversations"))
        .isEqualTo(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
  }

  @Test
  void eachGetterComputedTheRowAnew() throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT RAND() AS number FROM conversations")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getDouble(1)).isEqualTo(result.getDouble(1));
    }
  }

  @Test
  void aPlainStatementTookItsParametersForNull() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT id FROM conversations WHERE id = ?"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07001"));
    }
    assertThat(api.server().requests()).isEmpty();
  }

  @Test
  void aNegativeLimitReadAPageBeforeItWasRefused() {
    assertThatThrownBy(() -> api.column("SELECT id FROM conversations LIMIT ?", -1))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
    assertThat(api.server().requests()).isEmpty();
  }
}
