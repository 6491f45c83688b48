package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of LIMIT and its like: whole numbers of any class, however wrapped; null is none. */
final class LimitParametersIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIMIT ?",
        "LIMIT (?)",
        "LIMIT ?::int",
        "LIMIT CAST(? AS bigint)",
        "FETCH FIRST ? ROWS ONLY"
      })
  void takeNumbers(String limit) throws IOException, SQLException {
    try (SimulatedApi api = new SimulatedApi(TestRows.withEdgeCases(50, 7));
        Connection connection =
            DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
        PreparedStatement statement =
            connection.prepareStatement("SELECT id FROM conversations ORDER BY id " + limit)) {
      statement.setBigDecimal(1, new BigDecimal("3.00"));
      assertThat(rows(statement)).isEqualTo(3);
      statement.setDouble(1, 2.0);
      assertThat(rows(statement)).isEqualTo(2);
      statement.setLong(1, 7);
      assertThat(rows(statement)).isEqualTo(7);
      statement.setNull(1, Types.BIGINT);
      assertThat(rows(statement)).isGreaterThan(50);
      statement.setBigDecimal(1, new BigDecimal("-1"));
      assertThatThrownBy(() -> rows(statement)).isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> {
                statement.setString(1, "many");
                rows(statement);
              })
          .isInstanceOf(SQLException.class);
    }
  }

  private static int rows(PreparedStatement statement) throws SQLException {
    int rows = 0;
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }
}
