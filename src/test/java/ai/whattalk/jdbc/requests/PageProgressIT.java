package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement tells of the pages that it reads, without a request for that. */
final class PageProgressIT {
  private static final int ROWS = 950;

  @AutoClose private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(ROWS), "readAhead=0");
  }

  /** The pages read and known once that many rows have come. */
  private static String after(int rows, Statement statement, ResultSet result) throws SQLException {
    for (int i = 0; i < rows; i++) {
      result.next();
    }
    ApiStatement asked = statement.unwrap(ApiStatement.class);
    return asked.getPagesRead() + " of " + asked.getPagesKnown();
  }

  @Test
  void growsPageByPage() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      assertThat(after(0, statement, statement.executeQuery("SELECT 1"))).isEqualTo("0 of 0");
      ResultSet rows = statement.executeQuery("SELECT id FROM conversations");

      assertThat(after(1, statement, rows)).isEqualTo("1 of 10");
      assertThat(after(100, statement, rows)).isEqualTo("2 of 10");
      assertThat(after(850, statement, rows)).isEqualTo("10 of 10");
      assertThat(statement.unwrap(ApiStatement.class).getRequestCount()).isEqualTo(10);
    }
  }

  @Test
  void knowsWhatALimitLeaves() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      ResultSet rows =
          statement.executeQuery("SELECT id FROM conversations WHERE type = 'widget' LIMIT 250");

      assertThat(after(1, statement, rows)).isEqualTo("1 of 3");
      assertThat(after(249, statement, rows)).isEqualTo("3 of 3");
    }
  }

  @Test
  void forgetsAListThatIsLeft() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      ResultSet rows = statement.executeQuery("SELECT id FROM conversations");
      assertThat(after(1, statement, rows)).isEqualTo("1 of 10");
      rows.close();

      assertThat(after(0, statement, rows)).isEqualTo("1 of 1");
    }
  }

  @Test
  void addsUpBothListsOfAUnion() throws SQLException {
    try (Statement statement = api.connection().createStatement()) {
      ResultSet rows =
          statement.executeQuery(
              "SELECT id, message_count AS n FROM conversations UNION ALL"
                  + " SELECT id, message_count + 1 FROM conversations");

      assertThat(after(ROWS, statement, rows)).isEqualTo("10 of 10");
      assertThat(after(ROWS, statement, rows)).isEqualTo("20 of 20");
    }
  }

  @Test
  void knowsNoMoreThanTheServerSays() throws SQLException {
    api.server().write(JsonForm.NO_TOTALS);
    try (Statement statement = api.connection().createStatement()) {
      ResultSet rows = statement.executeQuery("SELECT id FROM conversations");

      assertThat(after(1, statement, rows)).matches("1 of (1|10)");
    }
  }
}
