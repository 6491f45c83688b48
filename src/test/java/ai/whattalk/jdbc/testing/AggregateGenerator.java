package ai.whattalk.jdbc.testing;

import java.util.List;

/** Generates aggregates and windows of a wanted type. */
final class AggregateGenerator {
  private final QueryParts parts;
  private final RandomSource random;

  AggregateGenerator(QueryParts parts) {
    this.parts = parts;
    random = parts.random;
  }

  /** An aggregate of the columns of a query itself. */
  String aggregate(String type, List<TypedColumn> columns) {
    String call = call(type, columns);
    String filter =
        parts.oneOrNone(4, () -> " FILTER (WHERE " + parts.open("boolean", columns) + ")");
    return call + filter;
  }

  private String call(String type, List<TypedColumn> columns) {
    return switch (type) {
      case "bigint" ->
          random.oneOf(
              () -> "count(*)",
              () -> "count(" + distinct() + parts.column(parts.types(1, 1).get(0), columns) + ")",
              () -> "sum(" + distinct() + parts.open("integer", columns) + ")");
      case "decimal" ->
          random.oneOf(
              () -> "sum(" + distinct() + parts.open("decimal", columns) + ")",
              () -> "sum(" + parts.open("bigint", columns) + ")",
              () -> "avg(" + parts.open("integer", columns) + ")",
              () -> "avg(" + parts.column("decimal", columns) + ")",
              () -> extreme(type, columns));
      case "double" ->
          random.oneOf(
              () -> extreme(type, columns),
              () ->
                  "percentile_cont(0.5) WITHIN GROUP (ORDER BY "
                      + parts.open("integer", columns)
                      + ")");
      case "text" -> random.oneOf(() -> extreme(type, columns), () -> stringAggregate(columns));
      case "boolean" ->
          random.pick("bool_and(", "bool_or(", "every(") + parts.open(type, columns) + ")";
      default -> extreme(type, columns);
    };
  }

  private String extreme(String type, List<TypedColumn> columns) {
    return random.pick("min(", "max(") + parts.open(type, columns) + ")";
  }

  /** Ordered by what is put together, so that there is one result. */
  private String stringAggregate(List<TypedColumn> columns) {
    String text = parts.typed("text", columns);
    return "string_agg(%s%s, ',' ORDER BY %s%s)"
        .formatted(distinct(), text, text, parts.direction());
  }

  private String distinct() {
    return parts.oneOrNone(5, () -> "DISTINCT ");
  }

  /** Whether there are windows of a type over columns. */
  static boolean hasWindows(String type, List<TypedColumn> columns) {
    // differs: a window over a constant can't be carried out
    return columns.stream().anyMatch(column -> column.type().equals(type));
  }

  /**
   * A window over the columns of a query. Its order is by all of them, so that rows of one place
   * are the same.
   */
  String window(String type, List<TypedColumn> columns) {
    List<TypedColumn> order = parts.shuffled(columns);
    StringBuilder by = new StringBuilder();
    for (TypedColumn column : order) {
      by.append(by.isEmpty() ? "ORDER BY " : ", ").append(column.name()).append(parts.direction());
    }
    String partition =
        parts.oneOrNone(2, () -> "PARTITION BY " + random.pick(columns).name() + " ");
    String frame =
        random.pick(
            "",
            "",
            " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
            " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 FOLLOWING",
            " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            " ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
            " ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
            " ROWS UNBOUNDED PRECEDING",
            " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
    String call = windowed(type, columns);
    String filter =
        call.matches("(count|sum|avg|min|max)\\(.*\\)")
            ? parts.oneOrNone(3, () -> " FILTER (WHERE " + parts.open("boolean", columns) + ")")
            : "";
    return call + filter + " OVER (" + partition + by + frame + ")";
  }

  private String windowed(String type, List<TypedColumn> columns) {
    String value = parts.typed(type, columns);
    return switch (type) {
      case "bigint" ->
          random.pick(
              "row_number()",
              "rank()",
              "dense_rank()",
              "count(*)",
              "count(" + value + ")",
              "sum(" + parts.typed("integer", columns) + ")");
      case "integer" -> random.pick("ntile(3)", "min(" + value + ")", navigated(value));
      case "decimal" -> random.pick("sum(" + value + ")", "avg(" + value + ")", navigated(value));
      case "boolean" -> navigated(value);
      case "double" -> random.pick("percent_rank()", "cume_dist()", navigated(value));
      default -> random.pick("min(" + value + ")", "max(" + value + ")", navigated(value));
    };
  }

  private String navigated(String value) {
    return random.pick(
        "lag(" + value + ")",
        "lead(" + value + ", 2)",
        "first_value(" + value + ")",
        "last_value(" + value + ")",
        "nth_value(" + value + ", 2)");
  }
}
