package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates the query of a seed, which nests what PostgreSQL lets be nested. */
public final class NestedQueryGenerator {
  private static final int DEPTH = 2;

  private static final ExpressionGrammar GRAMMAR = new ExpressionGrammar();

  private final long seed;
  private final QueryParts parts;
  private final RandomSource random;
  private final RelationGenerator relations;
  private final AggregateGenerator aggregates;

  public NestedQueryGenerator(long seed) {
    this.seed = seed;
    random = new RandomSource(seed, List.of());
    parts = new QueryParts(GRAMMAR, random);
    relations = new RelationGenerator(parts, this);
    aggregates = new AggregateGenerator(parts);
  }

  /** The query. */
  public RandomQuery query() {
    List<String> types = parts.types(1, 4);
    String query = query(types, random.number(0, DEPTH), List.of());
    if (random.oneIn(2)) {
      return new RandomQuery(seed, query, List.of());
    }
    List<Integer> order = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT * FROM (").append(query).append(") q ORDER BY ");
    boolean limited = random.oneIn(2);
    int keys = limited ? types.size() : random.number(1, types.size());
    for (int i = 0; i < keys; i++) {
      order.add(i);
      sql.append(i == 0 ? "" : ", ").append(i + 1).append(parts.direction());
    }
    return new RandomQuery(seed, sql + (limited ? parts.limit() : ""), order);
  }

  /**
   * A query with columns x1, x2, … of the types.
   *
   * @param outer the columns of the queries around, which it may name
   */
  String query(List<String> types, int depth, List<TypedColumn> outer) {
    return switch (random.number(0, depth > 0 ? 13 : 6)) {
      case 0, 1 -> select("", types, depth, outer);
      case 2 -> select("DISTINCT ", types, depth, outer);
      case 3, 4, 5 -> groups(types, depth, outer);
      case 6 -> windows(types, depth, outer);
      case 7, 8, 9 -> setOperation(types, depth, outer);
      case 10, 11 -> with(types, depth, outer);
      case 12 -> distinctOn(types, depth, outer);
      default -> ordered(types, depth, outer);
    };
  }

  private String select(String quantifier, List<String> types, int depth, List<TypedColumn> outer) {
    Relation from = relations.relation(depth, outer);
    List<TypedColumn> columns = visible(from, outer);
    List<String> items = types.stream().map(type -> item(type, depth, columns)).toList();
    return "SELECT "
        + quantifier
        + QueryParts.named(items)
        + " FROM "
        + from.sql()
        + where(depth, from, outer);
  }

  /** The columns of a relation, and sometimes those around it. */
  private List<TypedColumn> visible(Relation from, List<TypedColumn> outer) {
    return random.oneIn(3) ? QueryParts.both(from.columns(), outer) : from.columns();
  }

  private String item(String type, int depth, List<TypedColumn> columns) {
    if (depth > 0 && random.oneIn(6)) {
      return scalar(type, depth, columns);
    }
    return random.oneIn(2) ? parts.column(type, columns) : parts.open(type, columns);
  }

  /** A subquery of one value. */
  private String scalar(String type, int depth, List<TypedColumn> outer) {
    if (random.oneIn(2)) {
      return "(" + query(List.of(type), depth - 1, outer) + " ORDER BY 1 LIMIT 1)";
    }
    Relation from = relations.relation(depth - 1, outer);
    return "(SELECT %s FROM %s%s)"
        .formatted(
            aggregates.aggregate(type, from.columns()), from.sql(), where(depth, from, outer));
  }

  private String where(int depth, Relation from, List<TypedColumn> outer) {
    List<String> conditions = new ArrayList<>();
    String correlation = relations.equality(from.columns(), outer);
    if (!correlation.isEmpty() && !random.oneIn(3)) {
      conditions.add(correlation);
    }
    if (random.oneIn(2)) {
      conditions.add(condition(depth, visible(from, outer)));
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private String condition(int depth, List<TypedColumn> columns) {
    if (depth == 0 || random.oneIn(3)) {
      return random.oneIn(8) ? "FALSE" : parts.closed("boolean", columns);
    }
    List<String> types = parts.types(1, 1);
    String type = types.get(0);
    String value = parts.column(type, columns);
    return random.oneOf(
        () ->
            random.pick("EXISTS (", "NOT EXISTS (")
                + query(parts.types(1, 2), depth - 1, columns)
                + ")",
        () -> value + random.pick(" IN (", " NOT IN (") + query(types, depth - 1, columns) + ")",
        () ->
            value
                + random.pick(" = ANY (", " <> ALL (", " < ANY (", " >= ALL (")
                + query(types, depth - 1, columns)
                + ")",
        () -> value + random.pick(" = ", " < ", " <> ") + scalar(type, depth, columns),
        () ->
            parts.column(random.pick("integer", "decimal", "bigint"), columns)
                + random.pick(" = ", " < ", " >= ", " <> ")
                + scalar("decimal", depth, columns),
        () ->
            "(%s, %s)%s((%s, %s), (%s, %s))"
                .formatted(
                    value,
                    parts.column("text", columns),
                    random.pick(" IN ", " NOT IN "),
                    parts.column(type, columns),
                    parts.column("text", columns),
                    parts.column(type, columns),
                    parts.closed("text", columns)),
        () ->
            "(%s, %s)%s(%s)"
                .formatted(
                    value,
                    parts.column("text", columns),
                    random.pick(" IN ", " NOT IN "),
                    query(List.of(type, "text"), depth - 1, columns)));
  }

  private String groups(List<String> types, int depth, List<TypedColumn> outer) {
    Relation from = relations.relation(depth, outer);
    List<TypedColumn> keys =
        random.oneIn(5)
            ? List.of()
            : parts.shuffled(from.columns()).stream().limit(random.number(1, 3)).toList();
    List<String> items = types.stream().map(type -> groupItem(type, depth, keys, from)).toList();
    return "SELECT "
        + QueryParts.named(items)
        + " FROM "
        + from.sql()
        + where(depth, from, outer)
        + groupBy(keys)
        + parts.oneOrNone(
            4,
            () ->
                " HAVING "
                    + (depth > 0 && random.oneIn(2)
                        ? condition(depth, keys)
                        : aggregates.aggregate("bigint", from.columns())
                            + random.pick(" > 1", " IS NOT NULL", " < 3")));
  }

  private String groupItem(String type, int depth, List<TypedColumn> keys, Relation from) {
    if (depth > 0 && random.oneIn(8)) {
      return scalar(type, depth, keys);
    }
    List<TypedColumn> typed = keys.stream().filter(key -> key.type().equals(type)).toList();
    if (!typed.isEmpty() && !random.oneIn(3)) {
      return random.pick(typed).name();
    }
    if (type.equals("integer") && !keys.isEmpty() && random.oneIn(4)) {
      return "GROUPING(" + random.pick(keys).name() + ")";
    }
    return random.oneIn(4) && !keys.isEmpty()
        ? parts.open(type, keys)
        : aggregates.aggregate(type, from.columns());
  }

  private String groupBy(List<TypedColumn> keys) {
    if (keys.isEmpty()) {
      return random.pick("", "", " GROUP BY ()");
    }
    String list = keys.stream().map(TypedColumn::name).collect(Collectors.joining(", "));
    String sets =
        IntStream.range(0, random.number(0, keys.size()))
            .mapToObj(
                i ->
                    keys.subList(i, random.number(i, keys.size())).stream()
                        .map(TypedColumn::name)
                        .collect(Collectors.joining(", ", ", (", ")")))
            .collect(Collectors.joining());
    return " GROUP BY "
        + random.oneOf(
            () -> list,
            () -> list,
            () -> "ROLLUP (" + list + ")",
            () -> "CUBE (" + list + ")",
            () -> "GROUPING SETS ((" + list + ")" + sets + ")");
  }

  private String windows(List<String> types, int depth, List<TypedColumn> outer) {
    Relation from = relations.relation(depth, outer);
    List<String> items = new ArrayList<>();
    boolean windowed = false;
    for (String type : types) {
      // Of two windows, each could put rows that are the same in another order.
      boolean window = !windowed && AggregateGenerator.hasWindows(type, from.columns());
      windowed |= window;
      items.add(
          window ? aggregates.window(type, from.columns()) : parts.column(type, from.columns()));
    }
    return "SELECT " + QueryParts.named(items) + " FROM " + from.sql() + where(depth, from, outer);
  }

  private String setOperation(List<String> types, int depth, List<TypedColumn> outer) {
    int count = random.number(2, 3);
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String operator =
          random.pick(
              "UNION", "UNION ALL", "INTERSECT", "EXCEPT", "UNION", "EXCEPT ALL", "INTERSECT ALL");
      sql.append(i == 0 ? "" : " " + operator + " ").append(branch(types, depth - 1, outer));
    }
    return sql
        + parts.oneOrNone(
            4, () -> parts.orderByAll(types.size()) + parts.oneOrNone(2, parts::limit));
  }

  private String branch(List<String> types, int depth, List<TypedColumn> outer) {
    return random.oneIn(4)
        ? "(" + query(types, depth, outer) + ")"
        : random.oneIn(4)
            ? "(" + limited(types, depth, outer) + ")"
            : select("", types, depth, outer);
  }

  /** A query with an order and a limit. */
  private String limited(List<String> types, int depth, List<TypedColumn> outer) {
    return select("", types, depth, outer) + parts.orderByAll(types.size()) + parts.limit();
  }

  private String with(List<String> types, int depth, List<TypedColumn> outer) {
    int count = random.number(1, 2);
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = parts.name("w");
      List<String> its = parts.types(1, 3);
      boolean renamed = random.oneIn(2);
      String query = query(its, depth - 1, outer);
      List<TypedColumn> columns =
          IntStream.range(0, its.size())
              .mapToObj(c -> new TypedColumn((renamed ? "u" : "x") + (c + 1), its.get(c)))
              .toList();
      String list =
          renamed
              ? columns.stream().map(TypedColumn::name).collect(Collectors.joining(", ", "(", ")"))
              : "";
      queries.add(name + list + " AS (" + query + ")");
      relations.add(name, columns);
    }
    String body = query(types, depth - 1, outer);
    relations.forget(count);
    return "WITH " + String.join(", ", queries) + " " + inBody(body);
  }

  /** A query that begins with WITH can't follow another WITH. */
  private static String inBody(String query) {
    return query.startsWith("WITH ") ? "SELECT * FROM (" + query + ") b" : query;
  }

  private String distinctOn(List<String> types, int depth, List<TypedColumn> outer) {
    String alias = parts.name("d");
    String rest =
        IntStream.rangeClosed(2, types.size())
            .mapToObj(i -> ", " + alias + ".x" + i + parts.direction())
            .collect(Collectors.joining());
    return "SELECT DISTINCT ON (%s.x1) %s.* FROM (%s) %s ORDER BY %s.x1%s%s"
        .formatted(
            alias, alias, query(types, depth - 1, outer), alias, alias, parts.direction(), rest);
  }

  /** The order of a derived table, where something shows it. */
  private String ordered(List<String> types, int depth, List<TypedColumn> outer) {
    String alias = parts.name("o");
    String derived =
        "(SELECT * FROM ("
            + query(types, depth - 1, outer)
            + ") "
            + parts.name("o")
            + parts.orderByAll(types.size())
            + ") "
            + alias;
    int text = types.indexOf("text");
    if (text >= 0 && types.size() == 1 && random.oneIn(2)) {
      return "SELECT string_agg(" + alias + ".x1, ',') AS x1 FROM " + derived;
    }
    if (types.get(0).equals("bigint")) {
      String others =
          IntStream.rangeClosed(2, types.size())
              .mapToObj(i -> ", " + alias + ".x" + i)
              .collect(Collectors.joining());
      return "SELECT row_number() OVER () AS x1" + others + " FROM " + derived;
    }
    return "SELECT * FROM " + derived + random.pick(" LIMIT 3", " LIMIT 2 OFFSET 1", " LIMIT 1");
  }
}
