package ai.whattalk.jdbc.testing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result in a form in which those of two databases can be compared: numbers as
 * BigDecimal, timestamps as LocalDateTime, dates as LocalDate, times as LocalTime, the rest as
 * text.
 *
 * @param rows a value for each column
 */
public record ResultRows(List<List<@Nullable Object>> rows) {
  private static final MathContext SORTED_DIGITS = new MathContext(9);

  /** Of numbers that are compared as numbers: the largest double has 309. */
  private static final int MOST_DIGITS = 1_000;

  /** H2 gives averages ten digits more than what is averaged has. */
  private static final BigDecimal TOLERANCE = new BigDecimal("6E-11");

  /** PostgreSQL's name of TIMESTAMP WITH TIME ZONE, which it calls a TIMESTAMP otherwise. */
  private static final String POSTGRES_INSTANT = "timestamptz";

  /** The names of a result's columns. */
  public static List<String> labels(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  /** Reads a result to its end, and closes it. */
  public static ResultRows of(ResultSet result) throws SQLException {
    try (result) {
      ResultSetMetaData columns = result.getMetaData();
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.add(value(result, i, columns));
        }
        rows.add(row);
      }
      return new ResultRows(rows);
    }
  }

  /** These rows with some of their columns only, by indexes from 0 on. */
  public ResultRows columns(List<Integer> indexes) {
    return new ResultRows(
        rows.stream()
            .map(
                row -> {
                  List<@Nullable Object> part = new ArrayList<>();
                  indexes.forEach(index -> part.add(row.get(index)));
                  return part;
                })
            .toList());
  }

  /**
   * What tells these rows from others, or null if they are the same.
   *
   * @param ordered whether their order counts
   * @param approximate whether the last digits of numbers are open
   */
  public @Nullable String difference(ResultRows expected, boolean ordered, boolean approximate) {
    if (rows.size() != expected.rows.size()) {
      return "expected %d rows, got %d%s"
          .formatted(expected.rows.size(), rows.size(), examples(expected));
    }
    List<List<@Nullable Object>> wanted = ordered ? expected.rows : sorted(expected.rows);
    List<List<@Nullable Object>> got = ordered ? rows : sorted(rows);
    for (int i = 0; i < wanted.size(); i++) {
      if (!equal(wanted.get(i), got.get(i), approximate)) {
        return "expected %s, got %s as row %d of %d"
            .formatted(wanted.get(i), got.get(i), i + 1, wanted.size());
      }
    }
    return null;
  }

  private String examples(ResultRows expected) {
    List<List<@Nullable Object>> missing = new ArrayList<>(expected.rows);
    missing.removeAll(rows);
    List<List<@Nullable Object>> added = new ArrayList<>(rows);
    added.removeAll(expected.rows);
    return ", without %s, and with %s"
        .formatted(
            missing.subList(0, Math.min(2, missing.size())),
            added.subList(0, Math.min(2, added.size())));
  }

  private static @Nullable Object value(ResultSet result, int column, ResultSetMetaData columns)
      throws SQLException {
    return switch (columns.getColumnType(column)) {
      case Types.TIMESTAMP ->
          columns.getColumnTypeName(column).equals(POSTGRES_INSTANT)
              ? wallClock(result.getTimestamp(column))
              : result.getObject(column, LocalDateTime.class);
      case Types.TIME -> result.getObject(column, LocalTime.class);
      case Types.DATE -> result.getObject(column, LocalDate.class);
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          number(result.getBigDecimal(column));
      case Types.BOOLEAN, Types.BIT -> result.getObject(column);
      default -> result.getString(column);
    };
  }

  /** An instant in the zone of the JVM, which is PostgreSQL's session's too. */
  private static @Nullable LocalDateTime wallClock(@Nullable Timestamp instant) {
    return instant == null ? null : instant.toLocalDateTime();
  }

  private static @Nullable Object number(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    if (number.precision() <= MOST_DIGITS) {
      return normal(number);
    }
    // Such a number takes long to lose its zeros, unless they are those of a text.
    String text = withoutZeros(number);
    return text.length() > MOST_DIGITS ? text : normal(new BigDecimal(text));
  }

  private static String withoutZeros(BigDecimal number) {
    String plain = number.toPlainString();
    int end = plain.length();
    while (plain.contains(".") && plain.charAt(end - 1) == '0') {
      end--;
    }
    return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static BigDecimal normal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(ResultRows::sortKey).thenComparing(List::toString))
        .toList();
  }

  private static String sortKey(List<@Nullable Object> row) {
    return row.stream()
        .map(
            value ->
                value instanceof BigDecimal number
                    ? normal(number.round(SORTED_DIGITS)).toPlainString()
                    : String.valueOf(value))
        .collect(Collectors.joining("\u0000"));
  }

  private static boolean equal(
      List<@Nullable Object> expected, List<@Nullable Object> got, boolean approximate) {
    if (expected.equals(got)) {
      return true;
    }
    if (!approximate || expected.size() != got.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      Object a = expected.get(i);
      Object b = got.get(i);
      boolean same =
          a instanceof BigDecimal x && b instanceof BigDecimal y
              ? isClose(x, y)
              : Objects.equals(a, b);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClose(BigDecimal expected, BigDecimal got) {
    BigDecimal magnitude = expected.abs().max(BigDecimal.ONE);
    return expected.subtract(got).abs().compareTo(magnitude.multiply(TOLERANCE)) <= 0;
  }
}
