package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the generators of one nested query share: choices, names, expressions over columns. */
final class QueryParts {
  /** Those that rows mostly have are here several times. */
  private static final List<String> TYPES =
      List.of(
          "integer",
          "integer",
          "integer",
          "text",
          "text",
          "text",
          "decimal",
          "boolean",
          "bigint",
          "date",
          "timestamp",
          "double",
          "time");

  private static final int EXPRESSION_DEPTH = 2;

  final RandomSource random;
  private final TypedExpressions expressions;
  private int names;

  QueryParts(ExpressionGrammar grammar, RandomSource random) {
    this.random = random;
    expressions = new TypedExpressions(grammar, random, false);
  }

  /** A name that the query does not have yet. */
  String name(String prefix) {
    return prefix + ++names;
  }

  /** Types of columns. */
  List<String> types(int least, int most) {
    return IntStream.range(0, random.number(least, most))
        .mapToObj(i -> random.pick(TYPES))
        .toList();
  }

  /** An expression that needs no parentheses. */
  String closed(String type, List<TypedColumn> columns) {
    return expressions.expression(
        type, ExpressionGrammar.CLOSEST, random.number(0, EXPRESSION_DEPTH), columns);
  }

  /** Any expression. */
  String open(String type, List<TypedColumn> columns) {
    return expressions.expression(
        type, ExpressionGrammar.LOOSEST, random.number(0, EXPRESSION_DEPTH), columns);
  }

  /** A column of a type, or an expression if there is none. */
  String column(String type, List<TypedColumn> columns) {
    List<TypedColumn> typed =
        columns.stream().filter(column -> column.type().equals(type)).toList();
    return typed.isEmpty() ? closed(type, columns) : random.pick(typed).name();
  }

  /**
   * A column of a type, or something else of which PostgreSQL, too, knows that it is of the type.
   */
  String typed(String type, List<TypedColumn> columns) {
    String sqlType =
        switch (type) {
          case "decimal" -> "numeric";
          case "double" -> "double precision";
          default -> type;
        };
    return columns.stream().anyMatch(column -> column.type().equals(type))
        ? column(type, columns)
        : "CAST(" + closed(type, columns) + " AS " + sqlType + ")";
  }

  /** Columns of both. */
  static List<TypedColumn> both(List<TypedColumn> some, List<TypedColumn> others) {
    List<TypedColumn> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** The columns in any order. */
  List<TypedColumn> shuffled(List<TypedColumn> columns) {
    List<TypedColumn> shuffled = new ArrayList<>(columns);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.number(0, i));
    }
    return shuffled;
  }

  String direction() {
    return random.pick("", "", "", " ASC", " DESC", " DESC", " NULLS FIRST", " DESC NULLS LAST");
  }

  /** An order by all of so many columns, by their positions. */
  String orderByAll(int columns) {
    List<TypedColumn> positions =
        IntStream.rangeClosed(1, columns)
            .mapToObj(i -> new TypedColumn(Integer.toString(i), ""))
            .toList();
    return " ORDER BY "
        + shuffled(positions).stream()
            .map(position -> position.name() + direction())
            .collect(Collectors.joining(", "));
  }

  String limit() {
    int rows = random.number(0, 6);
    return random.oneOf(
        () -> " LIMIT " + rows,
        () -> " LIMIT " + rows + " OFFSET " + random.number(0, 3),
        () -> " OFFSET " + random.number(0, 3),
        () -> " OFFSET 1 ROWS FETCH NEXT " + random.number(1, 4) + " ROWS ONLY");
  }

  /** A list of what is made for each type, named x1, x2, and so on. */
  static String named(List<String> items) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> items.get(i) + " AS x" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  String oneOrNone(int chance, Supplier<String> text) {
    return random.oneIn(chance) ? text.get() : "";
  }
}
