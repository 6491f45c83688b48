package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates one query, of one of the kinds that analysts write. */
final class QueryGenerator {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "assistant_id",
          "assistant_name",
          "type",
          "message_count",
          "total_cost",
          "ai_enabled",
          "created_at",
          "updated_at");

  private final RandomSource random;
  private final ConditionGenerator condition;
  private final ExpressionGenerator expression;
  private boolean ordered;

  QueryGenerator(RandomSource random) {
    this.random = random;
    condition = new ConditionGenerator(random, new ValueGenerator(random));
    expression = new ExpressionGenerator(random, condition);
  }

  /** Whether the rows of the query come in one order only. */
  boolean isOrdered() {
    return ordered;
  }

  String query() {
    return switch (random.number(0, 19)) {
      case 0, 1, 2, 3, 4 -> rows();
      case 5, 6 -> aggregates();
      case 7, 8, 9 -> groups();
      case 10 -> distinct();
      case 11, 12 -> windows();
      case 13, 14 -> join();
      case 15, 16 -> setOperation();
      case 17 -> derivedTable();
      case 18 -> correlated();
      default -> scalarSubquery();
    };
  }

  private String rows() {
    String select = random.oneIn(5) ? "*" : named(1, 4, () -> expression.any("")) + ", id";
    return "SELECT " + select + " FROM conversations" + condition.where("") + order("", "id");
  }

  private String aggregates() {
    return "SELECT "
        + named(1, 4, () -> expression.aggregate(""))
        + " FROM conversations"
        + condition.where("");
  }

  private String groups() {
    List<String> keys = keys(random.number(1, 3));
    String aggregates = named(1, 3, () -> expression.aggregate(""));
    String having =
        random.oneIn(3)
            ? " HAVING "
                + random.oneOf(
                    () -> "COUNT(*) > " + random.number(1, 40),
                    () -> "SUM(message_count) >= " + random.number(1, 900),
                    () -> "MAX(total_cost) < 100",
                    () -> "COUNT(DISTINCT type) = 4 OR MIN(created_at) IS NULL")
            : "";
    String by =
        random.oneIn(3)
            ? IntStream.rangeClosed(1, keys.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "))
            : String.join(", ", keys);
    String query =
        "SELECT %s, %s FROM conversations%s GROUP BY %s%s"
            .formatted(aliased("k", keys), aggregates, condition.where(""), by, having);
    if (random.oneIn(3)) {
      ordered = true;
      query +=
          " ORDER BY "
              + IntStream.rangeClosed(1, keys.size())
                  .mapToObj(i -> "k" + i + direction())
                  .collect(Collectors.joining(", "))
              + limit();
    }
    return query;
  }

  private String distinct() {
    List<String> keys = keys(random.number(1, 3));
    String query =
        "SELECT DISTINCT %s FROM conversations%s"
            .formatted(aliased("k", keys), condition.where(""));
    if (random.oneIn(2)) {
      ordered = true;
      query +=
          " ORDER BY "
              + IntStream.rangeClosed(1, keys.size())
                  .mapToObj(i -> i + direction())
                  .collect(Collectors.joining(", "))
              + limit();
    }
    return query;
  }

  private String windows() {
    String windows = named(1, 2, this::window);
    return "SELECT id, " + windows + " FROM conversations" + condition.where("") + order("", "id");
  }

  private String window() {
    String partition =
        random.oneIn(4) ? "" : "PARTITION BY " + random.pick("type", "assistant_id", "ai_enabled");
    String order =
        " ORDER BY "
            + random.pick("created_at", "message_count", "total_cost", "type")
            + direction()
            + ", id"
            + random.pick("", " DESC");
    String over = " OVER (" + partition + order + ")";
    return random.oneOf(
        () -> "ROW_NUMBER()" + over,
        () -> random.pick("RANK()", "DENSE_RANK()") + over,
        () ->
            random.pick("RANK()", "DENSE_RANK()")
                + (" OVER (" + partition + " ORDER BY message_count" + direction() + ")"),
        () -> "SUM(" + random.pick("message_count", "total_cost") + ")" + over,
        () -> "SUM(total_cost) OVER (" + partition + ")",
        () -> "COUNT(*)" + over,
        () -> "COUNT(total_cost) OVER (" + partition + ")",
        () ->
            random.pick("LAG(", "LEAD(") + random.pick("message_count", "created_at") + ")" + over,
        () -> "LAG(id, 2, 'none')" + over,
        () -> random.pick("FIRST_VALUE(", "MAX(", "MIN(") + random.pick("type", "id") + ")" + over,
        () ->
            "SUM(message_count) OVER ("
                + partition
                + order
                + " ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)",
        () -> random.approximate("AVG(message_count) OVER (" + partition + ")"));
  }

  private String join() {
    String kind = random.pick("JOIN", "LEFT JOIN", "INNER JOIN", "RIGHT JOIN");
    return random.oneOf(
        () ->
            "SELECT a.id, b.id AS b_id, %s FROM conversations a %s conversations b ON a.id = b.id%s%s"
                .formatted(
                    named(1, 2, () -> expression.any("b.")),
                    random.pick("JOIN", "LEFT JOIN"),
                    random.oneIn(2) ? " AND " + condition.condition("b.") : "",
                    condition.where("a.")),
        () ->
            ("SELECT a.id, b.id AS b_id, b.total_cost FROM conversations a %s conversations b ON"
                    + " a.assistant_id = b.assistant_id AND %s WHERE %s")
                .formatted(
                    random.pick("JOIN", "LEFT JOIN"),
                    condition.narrow("b."),
                    condition.narrow("a.")),
        () ->
            "SELECT t.type, COUNT(c.id) AS n, %s FROM conversation_types t %s conversations c ON"
                    .formatted(named(1, 1, () -> expression.aggregate("c.")), kind)
                + " t.type = c.type"
                + (random.oneIn(2) ? " AND " + condition.condition("c.") : "")
                + " GROUP BY t.type",
        () ->
            "SELECT c.id, t.type FROM conversations c %s conversation_types t ON c.type = t.type%s"
                .formatted(kind, condition.where("c.")),
        () ->
            "SELECT COUNT(*) AS n FROM conversations a, conversations b WHERE "
                + "a.total_cost = b.total_cost AND a.id < b.id AND "
                + condition.narrow("a.")
                + " AND "
                + condition.condition("b."),
        () ->
            "SELECT COUNT(*) AS n FROM conversations a JOIN conversations b ON a.message_count <"
                + " b.message_count AND a.type = b.type WHERE "
                + condition.narrow("a.")
                + " AND "
                + condition.narrow("b."));
  }

  private String setOperation() {
    String columns = String.join(", ", random.some(1, 3, COLUMNS.subList(1, COLUMNS.size())));
    String left = "SELECT " + columns + " FROM conversations" + condition.where("");
    String right = "SELECT " + columns + " FROM conversations" + condition.where("");
    String operator = random.pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT");
    String query = left + " " + operator + " " + right;
    return random.oneIn(3) ? "SELECT COUNT(*) AS n FROM (" + query + ") u" : query;
  }

  private String derivedTable() {
    return random.oneOf(
        () ->
            "SELECT k, COUNT(*) AS n, SUM(message_count) AS m FROM (SELECT "
                + expression.group("")
                + " AS k, message_count FROM conversations"
                + condition.where("")
                + ") d GROUP BY k",
        () ->
            "WITH w AS (SELECT id, type, message_count, created_at FROM conversations"
                + condition.where("")
                + ") SELECT w.type, MAX(w.message_count) AS m, COUNT(*) AS n FROM w WHERE"
                + " w.created_at >= TIMESTAMP '2025-01-01 00:00:00' GROUP BY w.type",
        () ->
            "SELECT id FROM (SELECT id, created_at FROM conversations"
                + condition.where("")
                + " ORDER BY created_at DESC, id LIMIT "
                + random.number(1, 150)
                + ") d WHERE "
                + "created_at < TIMESTAMP '2025-06-15 00:00:00'",
        () ->
            "SELECT * FROM (SELECT id, type, ROW_NUMBER() OVER (PARTITION BY type ORDER BY"
                + " created_at DESC, id) AS n FROM conversations"
                + condition.where("")
                + ") d WHERE n <= 3");
  }

  private String correlated() {
    String negation = random.pick("", "NOT ");
    return random.oneOf(
        () ->
            "SELECT a.id FROM conversations a WHERE %sEXISTS (SELECT 1 FROM conversations b WHERE"
                    .formatted(negation)
                + " b.assistant_id = a.assistant_id AND b.message_count > a.message_count AND "
                + condition.narrow("b.")
                + ")",
        () ->
            "SELECT a.id, a.message_count FROM conversations a WHERE a.message_count = (SELECT"
                + " MAX(b.message_count) FROM conversations b WHERE b.type = a.type) AND "
                + condition.condition("a."),
        () ->
            "SELECT t.type, (SELECT COUNT(*) FROM conversations c WHERE c.type = t.type AND "
                + condition.condition("c.")
                + ") AS n FROM conversation_types t",
        () ->
            "SELECT id FROM conversations WHERE assistant_id "
                + negation
                + "IN (SELECT assistant_id FROM conversations WHERE assistant_id IS NOT NULL AND "
                + condition.narrow("")
                + ")");
  }

  private String scalarSubquery() {
    return random.oneOf(
        () ->
            "SELECT id FROM conversations WHERE total_cost > (SELECT AVG(total_cost) FROM"
                + " conversations"
                + condition.where("")
                + ") AND "
                + condition.condition(""),
        () ->
            "SELECT (SELECT COUNT(*) FROM conversations"
                + condition.where("")
                + ") AS a, (SELECT MAX(created_at) FROM conversations"
                + condition.where("")
                + ") AS b",
        () ->
            "SELECT id FROM conversations WHERE created_at >= (SELECT MAX(created_at) FROM"
                + " conversations"
                + condition.where("")
                + ")",
        () ->
            "SELECT id FROM conversations WHERE message_count "
                + random.pick("> ALL", "<= ANY", "= SOME")
                + " (SELECT message_count FROM conversations WHERE message_count IS NOT NULL AND "
                + condition.narrow("")
                + ")");
  }

  /** {@code ORDER BY}, always to the last row, with a limit or without one. */
  private String order(String alias, String unique) {
    if (random.oneIn(2)) {
      return "";
    }
    ordered = true;
    String keys =
        random.some(0, 2, COLUMNS.subList(1, COLUMNS.size())).stream()
            .map(key -> alias + key + direction() + ", ")
            .collect(Collectors.joining());
    return " ORDER BY " + keys + alias + unique + random.pick("", " DESC") + limit();
  }

  private String limit() {
    return switch (random.number(0, 6)) {
      case 0, 1 -> " LIMIT " + random.number(0, 130);
      case 2 -> " LIMIT " + random.number(1, 50) + " OFFSET " + random.number(0, 300);
      case 3 -> " OFFSET " + random.number(0, 1300);
      case 4 -> " FETCH FIRST " + random.number(1, 20) + " ROWS ONLY";
      default -> "";
    };
  }

  private String direction() {
    return random.pick("", "", " ASC", " DESC", " DESC", " NULLS FIRST", " DESC NULLS LAST");
  }

  private List<String> keys(int count) {
    List<String> keys = new ArrayList<>();
    while (keys.size() < count) {
      keys.add(expression.group(""));
    }
    return keys.stream().distinct().toList();
  }

  private String named(int least, int most, Supplier<String> element) {
    List<String> elements = new ArrayList<>();
    int count = random.number(least, most);
    while (elements.size() < count) {
      elements.add(element.get());
    }
    return aliased("x", elements);
  }

  private static String aliased(String prefix, List<String> elements) {
    return IntStream.range(0, elements.size())
        .mapToObj(i -> elements.get(i) + " AS " + prefix + (i + 1))
        .collect(Collectors.joining(", "));
  }
}
