package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates what stands after FROM: tables, lists of values, derived tables, and joins of them. */
final class RelationGenerator {
  private static final int MOST_ROWS = 400;
  private static final int CONVERSATIONS = 80;

  private static final List<String> CONVERSATION =
      List.of(
          "id text",
          "type text",
          "assistant_id text",
          "message_count integer",
          "total_cost decimal",
          "ai_enabled boolean",
          "created_at timestamp",
          "updated_at timestamp");

  private final QueryParts parts;
  private final RandomSource random;
  private final NestedQueryGenerator queries;

  /** Those of the WITH clauses around, without their aliases. */
  private final List<Relation> named = new ArrayList<>();

  RelationGenerator(QueryParts parts, NestedQueryGenerator queries) {
    this.parts = parts;
    random = parts.random;
    this.queries = queries;
  }

  /** Makes a query known by its name; it is forgotten by {@link #forget}. */
  void add(String name, List<TypedColumn> columns) {
    named.add(new Relation(name, columns, 10));
  }

  void forget(int count) {
    named.subList(named.size() - count, named.size()).clear();
  }

  /**
   * A relation.
   *
   * @param outer the columns of the queries around
   */
  Relation relation(int depth, List<TypedColumn> outer) {
    return switch (random.number(0, 9)) {
      case 0, 1, 2 -> joined(depth, outer);
      case 3 -> chain(depth);
      case 4 -> depth > 0 ? lateral(depth, outer) : single(depth, outer, MOST_ROWS);
      default -> single(depth, outer, MOST_ROWS);
    };
  }

  private Relation single(int depth, List<TypedColumn> outer, int mostRows) {
    if (!named.isEmpty() && !random.oneIn(3)) {
      Relation query = random.pick(named);
      String name = query.sql();
      return aliased(
          random.pick(name, name.toUpperCase(Locale.ROOT)), query.columns(), query.size());
    }
    return switch (random.number(0, depth > 0 ? 8 : 4)) {
      case 0 ->
          mostRows < CONVERSATIONS ? values() : table("conversations", CONVERSATION, CONVERSATIONS);
      case 1 -> table("conversation_types", List.of("type text", "description text"), 4);
      case 2 -> table("assistants", List.of("id integer", "uuid text", "type text"), 4);
      case 3, 4 -> values();
      default -> derived(depth, List.of());
    };
  }

  private Relation table(String name, List<String> columns, int size) {
    return aliased(
        name,
        columns.stream()
            .map(column -> column.split(" "))
            .map(column -> new TypedColumn(column[0], column[1]))
            .toList(),
        size);
  }

  private Relation aliased(String sql, List<TypedColumn> columns, int size) {
    String alias = parts.name("t");
    return new Relation(
        sql + random.pick(" ", " AS ") + alias,
        columns.stream()
            .map(column -> new TypedColumn(alias + "." + column.name(), column.type()))
            .toList(),
        size);
  }

  private Relation derived(int depth, List<TypedColumn> outer) {
    List<String> types = parts.types(1, 3);
    String query = queries.query(types, depth - 1, outer);
    List<TypedColumn> columns =
        IntStream.range(0, types.size())
            .mapToObj(i -> new TypedColumn("x" + (i + 1), types.get(i)))
            .toList();
    return aliased("(" + query + ")", columns, 10);
  }

  private Relation values() {
    List<String> types = parts.types(1, 4);
    return values(parts.name("t"), names("y", types.size()), types);
  }

  private List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }

  private Relation values(String alias, List<String> names, List<String> types) {
    int size = random.number(1, 4);
    List<List<String>> columns =
        types.stream()
            .map(
                type ->
                    // Without a value, a column would be one of texts.
                    IntStream.range(0, size)
                        .mapToObj(i -> i == 0 || !random.oneIn(4) ? literal(type) : "NULL")
                        .toList())
            .toList();
    String rows =
        IntStream.range(0, size)
            .mapToObj(
                row ->
                    columns.stream()
                        .map(column -> column.get(row))
                        .collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    return new Relation(
        "(VALUES %s) %s(%s)".formatted(rows, alias, String.join(", ", names)),
        IntStream.range(0, types.size())
            .mapToObj(i -> new TypedColumn(alias + "." + names.get(i), types.get(i)))
            .toList(),
        size);
  }

  private String literal(String type) {
    return switch (type) {
      case "integer" -> random.pick("0", "1", "2", "3", "-1");
      case "bigint" -> "CAST(" + random.pick("0", "1", "2", "5000000000") + " AS bigint)";
      case "decimal" -> random.pick("0.5", "1.50", "2.0", "-0.25");
      case "double" -> "CAST(" + random.pick("0.5", "2", "-1.25") + " AS double precision)";
      case "text" -> random.pick("'a'", "'b'", "'api'", "'widget'", "''", "'B'");
      case "boolean" -> random.pick("TRUE", "FALSE");
      case "date" -> random.pick("DATE '2025-01-31'", "DATE '2025-02-01'", "DATE '2024-02-29'");
      case "timestamp" ->
          random.pick("TIMESTAMP '2025-01-31 10:20:30'", "TIMESTAMP '2025-02-01 00:00:00'");
      default -> random.pick("TIME '10:20:30'", "TIME '00:00:00'");
    };
  }

  private Relation joined(int depth, List<TypedColumn> outer) {
    Relation left = single(depth, outer, MOST_ROWS);
    int count = random.number(1, 2);
    for (int i = 0; i < count; i++) {
      Relation right = single(Math.max(0, depth - 1), outer, MOST_ROWS / Math.max(1, left.size()));
      left = join(left, right);
    }
    return left;
  }

  private Relation join(Relation left, Relation right) {
    String equality = equality(left.columns(), right.columns());
    List<TypedColumn> columns = QueryParts.both(left.columns(), right.columns());
    String on =
        equality.isEmpty()
            ? parts.open("boolean", columns)
            : equality + parts.oneOrNone(3, () -> " AND " + parts.closed("boolean", columns));
    String join =
        switch (random.number(0, 6)) {
          case 0 -> random.pick(", ", " CROSS JOIN ") + right.sql();
          case 1, 2 -> " LEFT JOIN " + right.sql() + " ON " + on;
          case 3 -> " RIGHT JOIN " + right.sql() + " ON " + on;
          // PostgreSQL's full joins are by equality only.
          case 4 ->
              equality.isEmpty()
                  ? " CROSS JOIN " + right.sql()
                  : " FULL JOIN " + right.sql() + " ON " + equality;
          default -> random.pick(" JOIN ", " INNER JOIN ") + right.sql() + " ON " + on;
        };
    // A comma binds more loosely than JOIN.
    String sql =
        join.startsWith(",") ? left.sql() + " CROSS JOIN " + right.sql() : left.sql() + join;
    return new Relation(sql, columns, left.size() * right.size());
  }

  /** An equality of a column of each of the two, or nothing. */
  String equality(List<TypedColumn> left, List<TypedColumn> right) {
    List<String> equalities =
        left.stream()
            .flatMap(
                a ->
                    right.stream()
                        .filter(b -> b.type().equals(a.type()))
                        .map(b -> a.name() + " = " + b.name()))
            .toList();
    return equalities.isEmpty() ? "" : random.pick(equalities);
  }

  private Relation lateral(int depth, List<TypedColumn> outer) {
    Relation left = single(depth - 1, outer, MOST_ROWS);
    Relation right = derived(depth, QueryParts.both(left.columns(), outer));
    String join =
        random.pick(", LATERAL %s", " CROSS JOIN LATERAL %s", " LEFT JOIN LATERAL %s ON TRUE");
    return new Relation(
        left.sql() + join.formatted(right.sql()),
        QueryParts.both(left.columns(), right.columns()),
        left.size() * right.size());
  }

  /** Lists of values joined by the columns that they share. */
  private Relation chain(int depth) {
    List<String> keys = random.oneIn(3) ? List.of("k", "l") : List.of("k");
    List<String> keyTypes =
        random.oneIn(3) ? List.of("text", "integer") : List.of("integer", "text");
    List<TypedColumn> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(new TypedColumn(keys.get(i), keyTypes.get(i)));
    }
    StringBuilder sql = new StringBuilder();
    int count = random.number(2, 4);
    for (int i = 0; i < count; i++) {
      List<String> names = new ArrayList<>(keys);
      List<String> types = new ArrayList<>(keyTypes.subList(0, keys.size()));
      String own = parts.name("z");
      String ownType = parts.types(1, 1).get(0);
      names.add(own);
      types.add(ownType);
      columns.add(new TypedColumn(own, ownType));
      Relation values = values(parts.name("t"), names, types);
      if (random.oneIn(3)) {
        columns.add(values.columns().get(0));
      }
      String kind = random.pick("", "", "LEFT ", "LEFT ", "RIGHT ", "FULL ", "INNER ");
      boolean natural = i > 0 && random.oneIn(4);
      sql.append(i == 0 ? "" : natural ? " NATURAL " + kind + "JOIN " : " " + kind + "JOIN ");
      sql.append(values.sql());
      sql.append(i == 0 || natural ? "" : " USING (" + String.join(", ", keys) + ")");
    }
    return new Relation(sql.toString(), columns, 20);
  }
}
