package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One form of an operator or function over the columns {@code a}, {@code b}, {@code c} of typed
 * rows.
 *
 * @param heading of the list in which it stands: aggregates and window functions want a query of
 *     their own
 * @param expression such as {@code LEFT(a, b)}
 * @param types of the columns, such as {@code text}
 */
public record OperatorForm(String heading, String expression, List<String> types) {
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f", "g");

  /** What {@code any} stands for. */
  private static final List<String> ANY =
      List.of("integer", "numeric", "double precision", "text", "boolean", "date", "timestamp");

  private static final List<String> UNITS =
      List.of(
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "HOUR",
          "MINUTE",
          "SECOND",
          "EPOCH",
          "DOW",
          "ISODOW",
          "DOY",
          "ISOYEAR",
          "DECADE",
          "CENTURY",
          "MILLENNIUM",
          "MILLISECONDS");

  private static final List<String> FRACTIONS = List.of("0", "0.25", "1");
  private static final List<String> COUNTS = List.of("1", "3");

  private static final List<String> UNITS_OF_TIMES = List.of("HOUR", "MINUTE", "SECOND", "EPOCH");

  private static final String OVER = " OVER (PARTITION BY n % 3 ORDER BY n)";
  private static final String ORDER = " ORDER BY n DESC)";

  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(integer|bigint|numeric|double precision|text|boolean|date|timestamptz|timestamp|time"
              + "|interval|any|unit)\\b");

  /**
   * The forms that one of the list stands for: {@code any} is each type, {@code unit} each unit.
   */
  public static List<OperatorForm> of(String heading, String form) {
    if (form.contains("unit")) {
      return (form.contains("time)") || form.contains("interval") ? UNITS_OF_TIMES : UNITS)
          .stream().map(unit -> typed(heading, form.replace("unit", unit))).toList();
    }
    if (form.contains("fraction")) {
      return FRACTIONS.stream()
          .flatMap(fraction -> of(heading, form.replace("fraction", fraction)).stream())
          .toList();
    }
    if (form.contains("count")) {
      return COUNTS.stream()
          .flatMap(count -> of(heading, form.replace("count", count)).stream())
          .toList();
    }
    // The order is that of the rows, since what is equal has none.
    String longer =
        form.replace("any, …", "any, any, any")
            .replace(" ORDER BY any)", form.contains("WITHIN") ? " ORDER BY any)" : ORDER);
    return longer.contains("any")
        ? (longer.contains("ARRAY") || form.startsWith("LAG") || form.startsWith("LEAD")
                ? List.of("integer", "text")
                : ANY)
            .stream().map(type -> typed(heading, longer.replaceAll("\\bany\\b", type))).toList()
        : List.of(typed(heading, longer));
  }

  private static OperatorForm typed(String heading, String form) {
    List<String> types = new ArrayList<>();
    Matcher matcher = TYPE.matcher(form);
    String expression =
        matcher.replaceAll(
            match -> {
              types.add(match.group());
              return COLUMNS.get(types.size() - 1);
            });
    return new OperatorForm(heading, expression, List.copyOf(types));
  }

  /** The name of the function, or the operator as it is written. */
  public String name() {
    return expression.split("\\(", 2)[0];
  }

  /** Whether it is of the groups themselves, and not of their rows. */
  public boolean isGrouping() {
    return expression.startsWith("GROUPING");
  }

  /**
   * A query of expressions over rows.
   *
   * @param expressions of one heading
   * @param rows of literals of these types
   */
  public String select(List<String> expressions, List<List<String>> rows) {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      values.append(i == 0 ? "" : ", ").append('(').append(i);
      for (int j = 0; j < types.size(); j++) {
        values.append(", CAST(").append(rows.get(i).get(j)).append(" AS ");
        values.append(types.get(j)).append(')');
      }
      values.append(')');
    }
    String columns =
        COLUMNS.stream()
            .limit(types.size())
            .map(column -> ", " + column)
            .collect(Collectors.joining());
    String from = " FROM (VALUES " + values + ") AS v (n" + columns + ")";
    String over = heading.equals("Window functions") ? OVER : "";
    String selected =
        IntStream.range(0, expressions.size())
            .mapToObj(i -> ", " + expressions.get(i) + over + " AS x" + i)
            .collect(Collectors.joining());
    if (!heading.equals("Aggregates")) {
      return "SELECT n" + selected + from + " ORDER BY n";
    }
    return isGrouping()
        ? "SELECT a AS n" + selected + from + " GROUP BY ROLLUP (a) ORDER BY 2, 1"
        : "SELECT 1 AS n"
            + selected
            + from
            + " UNION ALL SELECT 2"
            + selected
            + from
            + " WHERE n % 2 = 0 UNION ALL SELECT 3"
            + selected
            + from
            + " WHERE n < 0 ORDER BY 1";
  }

  @Override
  public String toString() {
    return expression + " of " + types;
  }
}
