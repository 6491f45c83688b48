package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters of which the statement does not say the type, and long lists of them. */
final class OpenParametersIT {
  private static final LocalDateTime NOON = LocalDateTime.parse("2025-01-02T12:00");

  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(250));

  private record Bound(String expression, Object value, Object... parameters) {
    @Override
    public String toString() {
      return expression + " " + List.of(parameters);
    }
  }

  private static Stream<Bound> expressions() {
    return Stream.of(
        new Bound("?", 5, 5),
        new Bound("?", "abc", "abc"),
        new Bound("?", new BigDecimal("2.5"), new BigDecimal("2.50")),
        new Bound("?", NOON, NOON),
        new Bound("?", true, true),
        new Bound("CASE WHEN 1 = 1 THEN ? ELSE ? END", 7, 7, 8),
        new Bound("CASE WHEN 1 = 1 THEN ? ELSE 'x' END", "longer", "longer"),
        new Bound(
            "CASE WHEN 1 = 0 THEN DATE '2025-01-01' ELSE ? END = ?",
            true,
            Date.valueOf("2025-01-02"),
            Date.valueOf("2025-01-02")),
        new Bound("COALESCE(?, ?)", "b", "b", "c"),
        new Bound("COALESCE(?, 3)", 4, 4),
        new Bound("UPPER(?)", "AB", "ab"),
        new Bound("POWER(2, ?)", 8.0, 3),
        new Bound("? + 1", new BigDecimal("3.5"), new BigDecimal("2.5")),
        new Bound("? + 1", 3L, 2),
        new Bound("ABS(?)", new BigDecimal("4.5"), new BigDecimal("-4.5")),
        new Bound("LEFT('abc', ?)", "ab", 2L),
        new Bound("? + ?", 5, 2, 3),
        new Bound("? = ?", true, 1, 1),
        new Bound("? = ?", false, "a", "b"),
        new Bound("? BETWEEN ? AND ?", true, 2, 1, 3),
        new Bound("? IN (?, ?)", true, 2, 1, 2),
        new Bound("? || 'x'", "yx", "y"),
        new Bound("NULLIF(?, ?)", 4, 4, 5),
        new Bound("(SELECT x FROM (SELECT ? AS x) t WHERE x > ?)", 4, 4, 3));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void aParameterHasTheTypeOfItsValue(Bound bound) throws SQLException {
    try (PreparedStatement statement =
        api.connection().prepareStatement("SELECT " + bound.expression)) {
      assertThat(statement.getParameterMetaData().getParameterCount())
          .isEqualTo(bound.parameters.length);
      assertThat(statement.getMetaData().getColumnCount()).isOne();
      for (int i = 0; i < bound.parameters.length; i++) {
        statement.setObject(i + 1, bound.parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        Object value = rows.getObject(1, bound.value.getClass());
        assertThat(value).isEqualTo(bound.value);
      }
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void theSameStatementTakesOneTypeAfterAnother() throws SQLException {
    try (PreparedStatement statement = api.connection().prepareStatement("SELECT ? AS x")) {
      assertThat(statement.getParameterMetaData().getParameterType(1)).isEqualTo(Types.VARCHAR);
      assertThat(statement.getMetaData().getColumnType(1)).isEqualTo(Types.VARCHAR);
      for (Object value : List.of(1, "a", new BigDecimal("1.5"), 2L)) {
        statement.setObject(1, value);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          assertThat(rows.getObject(1)).isEqualTo(value);
        }
      }
      statement.setNull(1, Types.INTEGER);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getObject(1)).isNull();
      }
    }
  }

  @Test
  void parameterBehindNullsTakesItsOwnType() throws SQLException {
    try (PreparedStatement statement =
        api.connection().prepareStatement("SELECT ? AS x, ? AS y, CAST(? AS DATE) AS z")) {
      statement.setNull(1, Types.INTEGER);
      statement.setObject(2, new BigDecimal("1.50"));
      statement.setString(3, "2026-11-29");
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getObject(1)).isNull();
        assertThat(rows.getObject(2)).isEqualTo(new BigDecimal("1.5"));
        assertThat(rows.getString(3)).isEqualTo("2026-11-29");
      }
    }
  }

  @Test
  void whatIsWrongApartFromTheParameterIsSaid() {
    assertThatThrownBy(() -> api.column("SELECT ?, nocolumn FROM conversations", 1))
        .hasMessageContaining("column 'nocolumn' not found");
  }

  @Test
  void aConditionWithParametersStillNarrows() throws SQLException {
    api.column(
        "SELECT id FROM conversations WHERE (? IS NULL OR type = ?) AND created_at >= ?",
        "widget",
        "widget",
        NOON);
    assertThat(api.requests()).allMatch(query -> query.contains("date_from=2025-01-01"));
  }

  @Test
  void aLimitIsALong() throws SQLException {
    assertThat(api.column("SELECT id FROM conversations LIMIT ?", 3_000_000_000L)).hasSize(250);
    assertThat(api.column("SELECT id FROM conversations LIMIT ? OFFSET ?", 2, 249L)).hasSize(1);
    api.requests();
  }

  private static String in(int count) {
    return "IN (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  @Test
  void twoThousandParametersInOneList() throws SQLException {
    List<String> ids = api.column("SELECT id FROM conversations ORDER BY id LIMIT 100");
    Object[] texts =
        IntStream.range(0, 2000).mapToObj(i -> i < 100 ? ids.get(i) : "none" + i).toArray();
    assertThat(
            api.column("SELECT id FROM conversations WHERE id " + in(2000) + " ORDER BY id", texts))
        .isEqualTo(ids);
    Object[] numbers = IntStream.range(0, 2000).mapToObj(i -> (Object) i).toArray();
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversations WHERE message_count " + in(2000), numbers))
        .isEqualTo(
            api.column(
                "SELECT COUNT(*) FROM conversations WHERE message_count BETWEEN 0 AND 1999"));
  }

  @Test
  void nullInALongList() throws SQLException {
    Object[] values = IntStream.range(0, 30).mapToObj(i -> (Object) ("none" + i)).toArray();
    String count = "SELECT COUNT(*) FROM conversations WHERE id NOT " + in(30);
    assertThat(api.column(count, values)).containsExactly("250");
    values[7] = null;
    assertThat(api.column(count, values)).containsExactly("0");
    assertThat(
            api.column(
                "SELECT COUNT(*) FROM conversations WHERE (id " + in(30) + ") IS NULL", values))
        .containsExactly("250");
  }

  @Test
  void whatIsTooLargeIsSaidSo() {
    String columns =
        String.join(
            ", ", IntStream.range(0, 2500).mapToObj(i -> "UPPER(type || '" + i + "')").toList());
    assertThatThrownBy(() -> api.column("SELECT " + columns + " FROM conversations"))
        .isInstanceOfSatisfying(
            SQLException.class, failure -> assertThat(failure.getSQLState()).isEqualTo("42000"))
        .hasMessageContaining("the driver takes no more than 1,000 columns of one SELECT");
  }
}
