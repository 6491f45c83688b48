package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.testing.DatedQuery.Kind;
import org.jspecify.annotations.Nullable;

/** Generates one query about days: their rows, how many, of which kinds, or the first and last. */
final class DatedQueryGenerator {
  private static final String FROM = " FROM conversations";

  private final RandomSource random;
  private final NarrowingGenerator condition;
  private boolean ordered;
  private @Nullable RowSlice slice;

  DatedQueryGenerator(RandomSource random) {
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

  String query(Kind kind) {
    return switch (kind) {
      case ROWS -> "SELECT id" + FROM + where();
      case COUNT -> "SELECT COUNT(*) AS n" + FROM + where();
      case COUNTS_WITH_FILTER ->
          "SELECT COUNT(*) FILTER (WHERE %s) AS a, COUNT(*) FILTER (WHERE %s) AS b%s%s"
              .formatted(condition.days(), condition.days(), FROM, sometimesWhere());
      case COUNT_OF_DATES -> "SELECT COUNT(created_at) AS n" + FROM + sometimesWhere();
      case GROUPS_BY_DAY -> groups(random.pick("CAST(created_at AS DATE)", truncated("day")));
      case GROUPS_BY_WEEK -> groups(truncated("week"));
      case GROUPS_BY_MONTH -> groups(random.pick(truncated("month"), extracted("MONTH")));
      case GROUPS_BY_QUARTER -> groups(random.pick(truncated("quarter"), extracted("QUARTER")));
      case GROUPS_BY_YEAR -> groups(random.pick(truncated("year"), extracted("YEAR")));
      case TYPES -> "SELECT type, COUNT(*) AS n" + FROM + where() + " GROUP BY type";
      case ENDS -> ends();
      case EXTREMES ->
          "SELECT "
              + random.pick(
                  "MIN(created_at) AS a",
                  "MAX(created_at) AS a",
                  "MIN(created_at) AS a, MAX(created_at) AS b",
                  "MIN(created_at) AS a, MAX(created_at) AS b, COUNT(*) AS n",
                  "MAX(CAST(created_at AS DATE)) AS a")
              + FROM
              + sometimesWhere();
      case EXISTS ->
          random.pick(
              "SELECT EXISTS (SELECT 1" + FROM + where() + ") AS e",
              "SELECT 1 AS one" + FROM + where() + " LIMIT 1",
              "SELECT t.type FROM conversation_types t WHERE EXISTS (SELECT 1%s c WHERE c.type = t.type AND c.id IN (SELECT id%s%s))"
                  .formatted(FROM, FROM, where()));
      case SIDE_BY_SIDE ->
          "SELECT 'a' AS k, COUNT(*) AS n%1$s%2$s UNION ALL SELECT 'b' AS k, COUNT(*) AS n%1$s%3$s"
              .formatted(FROM, where(), where());
    };
  }

  private String where() {
    return " WHERE " + condition.days();
  }

  private String sometimesWhere() {
    return random.oneIn(2) ? "" : where();
  }

  private static String truncated(String unit) {
    return "DATE_TRUNC('" + unit + "', created_at)";
  }

  private static String extracted(String unit) {
    return "EXTRACT(" + unit + " FROM created_at)";
  }

  private String groups(String key) {
    String keys = key + random.pick("", "", ", type");
    return "SELECT %s AS k, COUNT(*) AS n%s%s GROUP BY %s"
        .formatted(key, FROM, sometimesWhere(), keys);
  }

  private String ends() {
    int limit = random.pick(1, 5, 10, 10, 50, random.number(0, 120));
    int offset = random.pick(0, 0, 0, 5, random.number(0, 200));
    String query =
        "SELECT created_at, id, type%s%s ORDER BY created_at%s%s"
            .formatted(
                FROM,
                sometimesWhere(),
                random.pick("", " DESC", " DESC"),
                random.pick("", "", " NULLS FIRST", " NULLS LAST"));
    if (random.oneIn(2)) {
      slice = new RowSlice(limit, offset, 1);
      return query;
    }
    ordered = true;
    return query + ", id LIMIT " + limit + (offset == 0 ? "" : " OFFSET " + offset);
  }
}
