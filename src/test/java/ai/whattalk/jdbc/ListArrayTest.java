package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Connection#createArrayOf} gives. */
final class ListArrayTest {
  private static final UUID ID = UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");

  @AutoClose private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true");
  }

  private static Stream<Arguments> arrays() {
    return Stream.of(
        Arguments.of("text", Types.VARCHAR, new Object[] {"a", null, 5}, strings("a", null, "5")),
        Arguments.of("VARCHAR(20)", Types.VARCHAR, new Object[] {}, strings()),
        Arguments.of(
            "character varying", Types.VARCHAR, new Object[] {null}, strings(new String[1])),
        Arguments.of("int2", Types.SMALLINT, new Object[] {(short) 1}, new Integer[] {1}),
        Arguments.of("Integer", Types.INTEGER, new Object[] {1, "2"}, new Integer[] {1, 2}),
        Arguments.of("bigint", Types.BIGINT, new Object[] {1, null}, new Long[] {1L, null}),
        Arguments.of(
            "numeric",
            Types.DECIMAL,
            new Object[] {1.5, "2.50"},
            new BigDecimal[] {new BigDecimal("1.5"), new BigDecimal("2.5")}),
        Arguments.of("float4", Types.REAL, new Object[] {1.5}, new Float[] {1.5f}),
        Arguments.of("double precision", Types.DOUBLE, new Object[] {1}, new Double[] {1.0}),
        Arguments.of("bool", Types.BOOLEAN, new Object[] {true, "f"}, new Boolean[] {true, false}),
        Arguments.of(
            "date",
            Types.DATE,
            new Object[] {LocalDate.of(2025, 1, 2), "2025-01-02"},
            new Date[] {Date.valueOf("2025-01-02"), Date.valueOf("2025-01-02")}),
        Arguments.of(
            "timestamptz",
            Types.TIMESTAMP,
            new Object[] {Timestamp.valueOf("2025-01-02 03:04:05")},
            new Timestamp[] {Timestamp.valueOf("2025-01-02 03:04:05")}),
        Arguments.of("uuid", Types.OTHER, new Object[] {ID, ID.toString()}, new UUID[] {ID, ID}));
  }

  private static String[] strings(String... texts) {
    return texts;
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void elementsAreOfTheType(String type, int number, Object[] elements, Object[] expected)
      throws SQLException {
    Array array = connection.createArrayOf(type, elements);

    assertThat(array.getBaseType()).isEqualTo(number);
    assertThat(array.getArray()).isInstanceOf(expected.getClass()).isEqualTo(expected);
    List<Object> rows = new ArrayList<>();
    try (ResultSet result = array.getResultSet()) {
      while (result.next()) {
        assertThat(result.getInt("INDEX")).isEqualTo(rows.size() + 1);
        rows.add(result.getObject("VALUE"));
      }
    }
    assertThat(rows).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, abc", "1, 0, ''", "2, 2, bc", "3, 1, c", "4, 0, ''"})
  void slicesCountFromOne(long index, int count, String expected) throws SQLException {
    Array array = connection.createArrayOf("text", new String[] {"a", "b", "c"});

    assertThat(String.join("", (String[]) array.getArray(index, count))).isEqualTo(expected);
    try (ResultSet result = array.getResultSet(index, count)) {
      assertThat(String.join("", ConnectedApi.column(result)))
          .isEqualTo("123".substring((int) index - 1, (int) index - 1 + count));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 4", "4, 1", "1, -1", "-1, 1", "3, 2147483647", "9223372036854775807, 1"})
  void slicesOutsideAreErrors(long index, int count) throws SQLException {
    Array array = connection.createArrayOf("text", new String[] {"a", "b", "c"});

    assertThatThrownBy(() -> array.getArray(index, count)).satisfies(e -> hasState(e, "HY024"));
    assertThatThrownBy(() -> array.getResultSet(index, count)).satisfies(e -> hasState(e, "HY024"));
  }

  @Test
  void rowsAreOfAnIndexAndAValue() throws SQLException {
    Array array = connection.createArrayOf("integer", new Object[] {7, null, 9});

    for (ResultSet result :
        List.of(
            array.getResultSet(2, 2),
            array.getResultSet(2, 2, null),
            array.getResultSet(2, 2, Map.of()))) {
      assertThat(result.getMetaData().getColumnCount()).isEqualTo(2);
      assertThat(result.getMetaData().getColumnType(1)).isEqualTo(Types.INTEGER);
      assertThat(result.getMetaData().getColumnType(2)).isEqualTo(Types.INTEGER);
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(2);
      assertThat(result.getInt(2)).isZero();
      assertThat(result.wasNull()).isTrue();
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(3);
      assertThat(result.getInt(2)).isEqualTo(9);
      assertThat(result.next()).isFalse();
    }
    assertThat(ConnectedApi.column(array.getResultSet(Map.of()))).containsExactly("1", "2", "3");
    assertThat(ConnectedApi.column(array.getResultSet(null))).containsExactly("1", "2", "3");
  }

  @Test
  void rowsOfTheArrayOfAResult() throws SQLException {
    String sql = "SELECT ARRAY_AGG(type ORDER BY type) FROM conversation_types";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      ResultSet elements = row.getArray(1).getResultSet(3, 2);
      assertThat(elements.next()).isTrue();
      assertThat(elements.getInt("index")).isEqualTo(3);
      assertThat(elements.getString("value")).isEqualTo("whatsapp");
      assertThat(elements.getMetaData().getColumnTypeName(2)).isEqualTo("VARCHAR");
    }
  }

  @Test
  void thereIsNoTypeForAMap() throws SQLException {
    Array array = connection.createArrayOf("text", new String[] {"a"});
    Map<String, Class<?>> map = Map.of("text", StringBuilder.class);

    assertThatThrownBy(() -> array.getArray(map)).satisfies(e -> hasState(e, "0A000"));
    assertThatThrownBy(() -> array.getArray(1, 1, map)).satisfies(e -> hasState(e, "0A000"));
    assertThatThrownBy(() -> array.getResultSet(map)).satisfies(e -> hasState(e, "0A000"));
    assertThatThrownBy(() -> array.getResultSet(1, 1, map)).satisfies(e -> hasState(e, "0A000"));
    assertThat(array.getArray(Map.of())).isEqualTo(new String[] {"a"});
    assertThat(array.getArray(1, 1, null)).isEqualTo(new String[] {"a"});
  }

  @Test
  void afterFreeThereIsNothing() throws SQLException {
    Array array = connection.createArrayOf("text", new String[] {"a"});
    array.free();
    array.free();

    assertThatThrownBy(array::getArray).satisfies(e -> hasState(e, "HY010"));
    assertThatThrownBy(array::getResultSet).satisfies(e -> hasState(e, "HY010"));
    assertThatThrownBy(array::getBaseType).satisfies(e -> hasState(e, "HY010"));
    assertThatThrownBy(array::getBaseTypeName).satisfies(e -> hasState(e, "HY010"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"integer", "json", "text[]", ""})
  void whatIsNoTypeOrNoElementIsAnError(String type) {
    Object[] elements = {new Object[] {1}};
    assertThatThrownBy(() -> connection.createArrayOf(type, elements))
        .satisfies(e -> hasState(e, type.equals("integer") ? "22018" : "HY024"));
    assertThatThrownBy(() -> connection.createArrayOf(type, null))
        .satisfies(e -> hasState(e, "HY024"));
  }

  @Test
  void aClosedConnectionMakesNone() throws SQLException {
    connection.close();
    assertThatThrownBy(() -> connection.createArrayOf("text", new String[0]))
        .satisfies(e -> hasState(e, "08003"));
  }

  private static void hasState(Throwable e, String state) {
    assertThat(e).isInstanceOf(SQLException.class);
    assertThat(((SQLException) e).getSQLState()).as("%s", e).isEqualTo(state);
  }
}
