package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Generates one query of the kinds that may be answered from totals and from few pages. */
final class TotalsQueryGenerator {
  private static final String FROM = " FROM conversations";

  private final RandomSource random;
  private final NarrowingGenerator condition;
  private boolean ordered;
  private @Nullable RowSlice slice;

  TotalsQueryGenerator(RandomSource random) {
    this.random = random;
    condition = new NarrowingGenerator(random);
  }

  /** Whether the rows of the query come in one order only. */
  boolean isOrdered() {
    return ordered;
  }

  /** The part of the rows that is wanted, if that leaves open which ones. */
  @Nullable RowSlice slice() {
    return slice;
  }

  String query() {
    return switch (random.number(0, 23)) {
      case 0, 1, 2 -> "SELECT COUNT(*) AS n" + FROM + condition.where("");
      case 3, 4 -> "SELECT " + aggregates() + FROM + condition.where("");
      case 5, 6, 7, 8 -> groups();
      case 9 -> distinct();
      case 10, 11 -> exists();
      case 12, 13 -> scalars();
      case 14, 15 -> extremes();
      case 16, 17, 18 -> newest();
      case 19 -> unsorted();
      case 20, 21 -> joins();
      case 22 -> unions();
      default -> derived();
    };
  }

  private String aggregates() {
    return IntStream.rangeClosed(1, random.number(1, 3))
        .mapToObj(i -> aggregate() + " AS x" + i)
        .collect(Collectors.joining(", "));
  }

  private String aggregate() {
    return random.oneOf(
        () -> "COUNT(*)",
        () -> "COUNT(*)",
        () -> "COUNT(*) FILTER (WHERE " + condition.condition("") + ")",
        () -> "COUNT(" + random.pick("id", "type", "assistant_id", "created_at", "1") + ")",
        () -> "COUNT(DISTINCT " + random.pick("type", "assistant_id", day("")) + ")",
        () -> "SUM(CASE WHEN " + condition.condition("") + " THEN 1 ELSE 0 END)",
        () -> random.pick("SUM(1)", "SUM(2)", "MAX(1)"),
        () -> "SUM(CASE type WHEN 'api' THEN 0.25 WHEN 'test' THEN 3 END)",
        () -> "COUNT(CASE WHEN " + condition.condition("") + " THEN 1 END)",
        () -> random.pick("MIN(", "MAX(") + random.pick("created_at", day("")) + ")",
        () -> "MAX(created_at) FILTER (WHERE " + condition.condition("") + ")",
        () -> random.pick("SUM(total_cost)", "SUM(message_count)", "MAX(updated_at)", "MIN(type)"),
        () -> "2 * COUNT(*) + 1",
        () -> "COUNT(*) > " + random.number(0, 40));
  }

  private static String day(String a) {
    return "CAST(" + a + "created_at AS DATE)";
  }

  private String key(String a) {
    return random.oneOf(
        () -> a + "type",
        () -> a + "type",
        () -> a + "assistant_id",
        () -> day(a),
        () -> day(a),
        () ->
            "DATE_TRUNC('"
                + random.pick("day", "week", "month", "year")
                + "', "
                + a
                + "created_at)",
        () ->
            "EXTRACT("
                + random.pick("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DOW", "HOUR")
                + (" FROM " + a + "created_at)"),
        () -> "CASE WHEN " + a + "type = 'widget' THEN 'web' ELSE 'other' END");
  }

  private List<String> keys(String a) {
    List<String> keys = new ArrayList<>();
    int count = random.pick(1, 1, 2, 2, 3);
    while (keys.size() < count) {
      keys.add(key(a));
    }
    return keys.stream().distinct().toList();
  }

  private static String aliased(List<String> keys) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + " AS k" + (i + 1))
        .collect(Collectors.joining(", "));
  }

  private String order(String first, int keys) {
    ordered = true;
    String order =
        IntStream.rangeClosed(1, keys)
            .mapToObj(i -> "k" + i + random.pick("", " DESC", " NULLS FIRST"))
            .collect(Collectors.joining(", "));
    return " ORDER BY " + first + order + random.pick("", " LIMIT " + random.number(1, 8));
  }

  private String groups() {
    List<String> keys = keys("");
    String having =
        random.oneOf(
            () -> "",
            () -> "",
            () -> " HAVING COUNT(*) " + random.pick("> ", "= ", "< ") + random.number(1, 60),
            () -> " HAVING COUNT(*) BETWEEN 2 AND 9 AND MAX(created_at) IS NOT NULL");
    String query =
        "SELECT %s, COUNT(*) AS n%s%s%s GROUP BY %s%s"
            .formatted(
                aliased(keys),
                random.oneIn(2) ? "" : ", " + aggregates(),
                FROM,
                condition.where(""),
                String.join(", ", keys),
                having);
    return random.oneOf(
        () -> query,
        () -> query,
        () -> query + order("", keys.size()),
        () -> query + order(random.pick("n, ", "n DESC, "), keys.size()));
  }

  private String distinct() {
    List<String> keys = keys("");
    String query = "SELECT DISTINCT " + aliased(keys) + FROM + condition.where("");
    return random.oneOf(
        () -> query,
        () -> query + order("", keys.size()),
        () -> "SELECT COUNT(*) AS n FROM (" + query + ") d");
  }

  private String exists() {
    String not = random.pick("", "", "NOT ");
    return random.oneOf(
        () ->
            "SELECT t.type FROM conversation_types t WHERE %sEXISTS (SELECT 1%s c WHERE c.type = t.type AND (%s))"
                .formatted(not, FROM, condition.condition("c.")),
        () ->
            "SELECT t.type FROM conversation_types t WHERE %sEXISTS (SELECT 1%s%s)"
                .formatted(not, FROM, condition.where("")),
        () -> "SELECT EXISTS (SELECT 1" + FROM + condition.where("") + ") AS e",
        () -> "SELECT 1 AS one" + FROM + condition.where("") + " LIMIT 1",
        () ->
            "SELECT t.type FROM conversation_types t WHERE t.type %sIN (SELECT type%s%s)"
                .formatted(not, FROM, condition.where("")),
        () ->
            "SELECT COUNT(*) AS n%s WHERE assistant_id %sIN (SELECT assistant_id%s WHERE %s)"
                .formatted(FROM, not, FROM, condition.exact("")));
  }

  private String scalars() {
    return random.oneOf(
        () ->
            "SELECT (SELECT COUNT(*)%1$s%2$s) AS a, (SELECT MIN(created_at)%1$s%3$s) AS b"
                .formatted(FROM, condition.where(""), condition.where("")),
        () ->
            "SELECT t.type, (SELECT COUNT(*)%s c WHERE c.type = t.type AND (%s)) AS n FROM conversation_types t"
                .formatted(FROM, condition.condition("c.")),
        () ->
            "SELECT id%1$s WHERE created_at %2$s (SELECT MAX(created_at)%1$s%3$s)"
                .formatted(FROM, random.pick("=", ">="), condition.where("")),
        () ->
            "SELECT type, COUNT(*) AS n%1$s WHERE %2$s GROUP BY type HAVING COUNT(*) >= (SELECT COUNT(*)%1$s WHERE %3$s)"
                .formatted(FROM, condition.condition(""), condition.exact("")));
  }

  private String extremes() {
    String extremes =
        random.pick(
            "MIN(created_at) AS a",
            "MAX(created_at) AS a",
            "MIN(created_at) AS a, MAX(created_at) AS b",
            "MIN(created_at) AS a, MAX(created_at) AS b, COUNT(*) AS n",
            "COUNT(*) AS n, COUNT(created_at) AS d, MAX(created_at) AS b, COUNT(DISTINCT type) AS t",
            "MIN(created_at) AS a, COUNT(*) FILTER (WHERE type = 'api') AS n, SUM(1) AS s",
            "MAX(CAST(created_at AS DATE)) AS a");
    return random.oneOf(
        () -> "SELECT " + extremes + FROM + condition.where(""),
        () -> "SELECT " + extremes + FROM + condition.where(""),
        () -> "SELECT type, " + extremes + FROM + condition.where("") + " GROUP BY type",
        () -> "SELECT assistant_id, " + extremes + FROM + condition.where("") + " GROUP BY 1");
  }

  private String newest() {
    String direction = random.pick("", " ASC", " DESC", " DESC", " DESC");
    direction += random.pick("", "", " NULLS FIRST", " NULLS LAST");
    int limit = random.pick(1, 1, 5, 10, 10, 50, random.number(0, 120));
    int offset = random.pick(0, 0, 0, 5, random.number(0, 200));
    String part = " LIMIT " + limit + random.pick("", " OFFSET " + offset);
    String head =
        "SELECT created_at, id, type" + FROM + condition.where("") + " ORDER BY created_at";
    if (random.oneIn(2)) {
      slice = new RowSlice(limit, offset, 1);
      return head + direction;
    }
    ordered = true;
    return head + direction + random.pick(", id", ", id DESC", ", type, id") + part;
  }

  private String unsorted() {
    slice = new RowSlice(random.number(0, 60), random.pick(0, random.number(1, 300)), 0);
    return "SELECT " + random.pick("*", "id", "type, id") + FROM + condition.where("");
  }

  private String joins() {
    String join = random.pick("JOIN", "LEFT JOIN", "RIGHT JOIN");
    return random.oneOf(
        () ->
            "SELECT t.type, COUNT(c.id) AS n FROM conversation_types t %s conversations c ON c.type = t.type AND %s GROUP BY t.type"
                .formatted(join, condition.exact("c.")),
        () ->
            "SELECT COUNT(*) AS n%s c %s conversation_types t ON c.type = t.type%s"
                .formatted(FROM, join, condition.where("c.")),
        () ->
            "SELECT c.type, COUNT(*) AS n%1$s c JOIN (SELECT DISTINCT assistant_id%1$s WHERE %2$s) s ON c.assistant_id = s.assistant_id%3$s GROUP BY c.type"
                .formatted(FROM, condition.exact(""), condition.where("c.")),
        () ->
            "SELECT c.id, t.type%s c JOIN conversation_types t ON c.type = t.type WHERE t.type %s AND (%s)"
                .formatted(FROM, random.pick("= 'api'", "< 'u'"), condition.condition("c.")));
  }

  private String unions() {
    return IntStream.rangeClosed(1, random.number(2, 3))
        .mapToObj(
            i ->
                "SELECT 'q%d' AS k, %s AS n%s%s"
                    .formatted(
                        i, random.pick("COUNT(*)", "COUNT(type)"), FROM, condition.where("")))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private String derived() {
    return random.oneOf(
        () ->
            "WITH g AS (SELECT %s AS k, COUNT(*) AS n%s%s GROUP BY %1$s) SELECT COUNT(*) AS groups, SUM(n) AS n, MAX(n) AS most FROM g"
                .formatted(random.pick("type", "assistant_id", day("")), FROM, condition.where("")),
        () ->
            "WITH r AS (SELECT *%s WHERE %s) SELECT type, COUNT(*) AS n FROM r%s GROUP BY type"
                .formatted(FROM, condition.exact(""), condition.where("")),
        () ->
            "SELECT d, COUNT(*) AS n FROM (SELECT %s AS d%s%s) r GROUP BY d"
                .formatted(key(""), FROM, condition.where("")),
        () ->
            "SELECT k, n, SUM(n) OVER () AS whole FROM (SELECT type AS k, COUNT(*) AS n%s%s GROUP BY type) g"
                .formatted(FROM, condition.where("")),
        () ->
            "SELECT COUNT(*) AS n FROM (SELECT id, created_at%s%s ORDER BY created_at DESC, id LIMIT %d) r"
                .formatted(FROM, condition.where(""), random.number(1, 60)));
  }
}
