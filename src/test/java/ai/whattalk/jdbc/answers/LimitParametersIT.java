package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
  void takeNumbers(String limit) throws SQLException {
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

  /** A call of a setter, for both engines. */
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @Nested
  final class InPostgres {
    @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

    @ParameterizedTest
    @ValueSource(
        strings = {
          "LIMIT ?",
          "OFFSET ?",
          "OFFSET ? ROWS FETCH FIRST 3 ROWS ONLY",
          "FETCH NEXT ? ROWS ONLY",
          "LIMIT ? OFFSET 2"
        })
    void areRoundedAsPostgresRoundsThem(String clause) throws SQLException {
      String values =
          IntStream.rangeClosed(1, 12)
              .mapToObj(i -> "(" + i + ")")
              .collect(Collectors.joining(", "));
      String sql = "SELECT x FROM (VALUES " + values + ") t(x) ORDER BY x " + clause;
      try (Connection connection = DriverManager.getConnection("jdbc:whattalk:demo=true");
          PreparedStatement actual = connection.prepareStatement(sql);
          PreparedStatement expected = POSTGRES.connection().prepareStatement(sql)) {
        for (Map.Entry<String, Binding> binding : bindings(new Random(7)).entrySet()) {
          assertThat(outcome(actual, binding.getValue()))
              .as(binding.getKey())
              .isEqualTo(outcome(expected, binding.getValue()));
        }
      }
    }
  }

  private static Map<String, Binding> bindings(Random random) {
    Map<String, Binding> bindings = new LinkedHashMap<>();
    for (int i = -8; i < 40; i++) {
      BigDecimal quarter = new BigDecimal(i).divide(new BigDecimal(4));
      BigDecimal some = BigDecimal.valueOf(random.nextInt(-100, 1300), random.nextInt(1, 4));
      bindings.put("decimal " + quarter, statement -> statement.setBigDecimal(1, quarter));
      bindings.put("decimal " + some, statement -> statement.setBigDecimal(1, some));
      bindings.put("object " + some, statement -> statement.setObject(1, some));
      bindings.put("numeric " + some, statement -> statement.setObject(1, some, Types.NUMERIC, 1));
      bindings.put("double " + quarter, s -> s.setDouble(1, quarter.doubleValue()));
      bindings.put("float " + quarter, s -> s.setFloat(1, quarter.floatValue()));
      short whole = (short) i;
      bindings.put("short " + whole, statement -> statement.setShort(1, whole));
      bindings.put("long " + whole, statement -> statement.setLong(1, whole));
    }
    for (String huge : List.of("1e19", "-1e19", "9223372036854775807.4", "0.00001", "1e-30")) {
      bindings.put("decimal " + huge, s -> s.setBigDecimal(1, new BigDecimal(huge)));
      bindings.put("double " + huge, s -> s.setDouble(1, Double.parseDouble(huge)));
    }
    bindings.put("boolean", statement -> statement.setBoolean(1, true));
    bindings.put("date", statement -> statement.setObject(1, LocalDate.of(2025, 1, 2)));
    bindings.put("nan", statement -> statement.setDouble(1, Double.NaN));
    bindings.put("infinity", statement -> statement.setFloat(1, Float.POSITIVE_INFINITY));
    bindings.put("null", statement -> statement.setNull(1, Types.NUMERIC));
    return bindings;
  }

  private static Object outcome(PreparedStatement statement, Binding binding) {
    List<Integer> rows = new ArrayList<>();
    try {
      binding.bind(statement);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(result.getInt(1));
        }
      }
    } catch (SQLException e) {
      return "error";
    }
    return rows;
  }

  @Test
  void ofScansAreRoundedBeforeTheyAreAskedFor() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(TestRows.numbered(250))) {
      String sql = "SELECT id FROM conversations LIMIT ? OFFSET ?";
      assertThat(api.column(sql, new BigDecimal("99.5"), 0.5)).hasSize(100);
      assertThat(api.requests()).hasSize(1);
      assertThat(api.column(sql, "5", "1")).hasSize(5);
      assertThatThrownBy(() -> api.column(sql, "1.5", 0))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
      // Where it is no count, a fraction is still no whole number.
      assertThatThrownBy(
              () ->
                  api.column(
                      "SELECT id FROM conversations WHERE message_count = ? LIMIT ?", 1.5, 1.5))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
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
