package ai.whattalk.jdbc.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Generates one query that joins conversations with a smaller table and mostly takes a few rows of
 * that: in the order of {@code created_at}, in another one, or in none. The smaller table has keys
 * twice, keys that no conversation has, and none for others.
 */
final class JoinQueryGenerator {
  private static final String BOTH = "c.created_at, c.id, s.k, s.n";

  private final RandomSource random;
  private final NarrowingGenerator condition;
  private boolean ordered;
  private @Nullable RowSlice slice;

  JoinQueryGenerator(RandomSource random) {
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
    String key = random.pick("type", "type", "assistant_id");
    return random.oneOf(
        () -> inner(key), () -> inner(key), () -> inner(key), () -> outer(key), () -> semi(key));
  }

  private String inner(String key) {
    String on = "c." + key + " = s.k";
    String small = small(key);
    String where = condition.where("c.");
    String from =
        random.oneOf(
            () -> "conversations c JOIN " + small + " ON " + on + other(),
            () -> small + " JOIN conversations c ON s.k = c." + key + other(),
            () -> "conversations c JOIN " + small + " ON " + on + more(key),
            () -> "conversations c JOIN " + small + " ON " + on + more(key),
            () -> small + " CROSS JOIN conversations c",
            () -> "conversations c CROSS JOIN " + oneRow(),
            () ->
                "conversations c JOIN "
                    + small
                    + " ON c."
                    + key
                    + random.pick(" < ", " <> ")
                    + "s.k");
    if (random.oneIn(4)) {
      String comma = random.oneIn(2) ? "conversations c, " + small : small + ", conversations c";
      return part(
          "SELECT "
              + BOTH
              + " FROM "
              + comma
              + where
              + (where.isEmpty() ? " WHERE " : " AND ")
              + on,
          BOTH);
    }
    return part("SELECT " + BOTH + " FROM " + from + where, BOTH);
  }

  /** A condition of the join beyond the equal keys, or mostly nothing. */
  private String other() {
    return random.pick(
        "", "", "", " AND c.message_count > s.n", " AND s.n < 4", " AND c.ai_enabled");
  }

  /** A third table. */
  private String more(String key) {
    return random.oneOf(
        () -> " JOIN conversation_types u ON u.type = c.type",
        () -> " LEFT JOIN conversation_types u ON u.type = c.type",
        () -> " LEFT JOIN conversation_types u ON u.type < c.type",
        () ->
            " JOIN (SELECT type AS v, COUNT(*) AS m FROM conversations GROUP BY type) u ON u.v = c.type",
        () -> " JOIN conversation_types u ON u.type " + random.pick("=", "<>") + " s.k",
        () -> " JOIN (VALUES (" + key(key) + "), (" + key(key) + ")) AS u (v) ON u.v = c." + key);
  }

  private String outer(String key) {
    String on = " ON c." + key + " = s.k" + other();
    String from =
        random.oneIn(2)
            ? "conversations c " + random.pick("LEFT", "RIGHT") + " JOIN " + small(key) + on
            : small(key) + random.pick(" LEFT", " RIGHT") + " JOIN conversations c" + on;
    return part("SELECT " + BOTH + " FROM " + from + condition.where("c."), BOTH);
  }

  private String semi(String key) {
    String not = random.pick("", "", "NOT ");
    String small = small(key);
    String where = condition.where("c.");
    String semi =
        random.oneOf(
            () -> "c." + key + " " + not + "IN (SELECT s.k FROM " + small + ")",
            () -> not + "EXISTS (SELECT 1 FROM " + small + " WHERE s.k = c." + key + ")",
            () ->
                not
                    + "EXISTS (SELECT 1 FROM "
                    + small
                    + " WHERE s.k = c."
                    + key
                    + " AND s.n < c.message_count)");
    return part(
        "SELECT c.created_at, c.id FROM conversations c"
            + where
            + (where.isEmpty() ? " WHERE " : " AND ")
            + semi,
        "c.created_at, c.id");
  }

  private String small(String key) {
    String filtered = condition.where("");
    return random.oneOf(
        () -> values(key, random.number(1, 5)),
        () -> values(key, random.number(1, 5)),
        () -> values(key, 25),
        () -> "(SELECT t.type AS k, 1 AS n FROM conversation_types t) AS s",
        () ->
            "(SELECT t.type AS k, 5 AS n FROM conversation_types t WHERE t.type "
                + random.pick("< 'u'", "= 'api'", "LIKE 'w%'", "> 'z'")
                + ") AS s",
        () ->
            "(SELECT t.type AS k, COUNT(*) AS n FROM conversation_types t, conversation_types t2 GROUP BY t.type) AS s",
        () ->
            "(SELECT %1$s AS k, COUNT(*) AS n FROM conversations%2$s GROUP BY %1$s) AS s"
                .formatted(key, filtered),
        () ->
            "(SELECT %s AS k, message_count AS n FROM conversations%s ORDER BY created_at DESC, id LIMIT %d) AS s"
                .formatted(key, filtered, random.number(1, 6)));
  }

  private String values(String key, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "(" + key(key) + ", " + i + ")")
        .collect(Collectors.joining(", ", "(VALUES ('none', 0), ", ") AS s (k, n)"));
  }

  /** Mostly one that is found in a row. */
  private String key(String key) {
    String found = key.equals("type") ? random.row().type() : random.row().assistantId();
    if (found == null || random.oneIn(4)) {
      return random.pick("NULL", "'api'", "'widget'", "'email'", "'7'");
    }
    return "'" + found.replace("'", "''") + "'";
  }

  private String oneRow() {
    return random.pick(
        "(SELECT 'x' AS k, COUNT(*) AS n FROM conversations) AS s",
        "(SELECT MAX(type) AS k, COUNT(*) AS n FROM conversation_types WHERE type > 'z') AS s",
        "(SELECT 'x' AS k, COUNT(*) AS n FROM conversation_types HAVING COUNT(*) > 9) AS s",
        "(SELECT 'x' AS k, COUNT(*) AS n FROM conversation_types LIMIT 0) AS s");
  }

  /** All rows, or a few of them. */
  private String part(String query, String columns) {
    int limit = random.pick(1, 5, 10, 10, 30, random.number(0, 90));
    int offset = random.pick(0, 0, 0, 3, random.number(0, 60));
    String direction =
        random.pick("", " DESC", " DESC", " DESC")
            + random.pick("", "", " NULLS FIRST", " NULLS LAST");
    return random.oneOf(
        () -> query,
        () -> {
          slice = new RowSlice(limit, offset, 0);
          return query;
        },
        () -> {
          slice = new RowSlice(limit, offset, 1);
          return query + " ORDER BY c.created_at" + direction;
        },
        () -> {
          ordered = true;
          List<String> rest = List.of(columns.split(", ", 2)[1].split(", "));
          return query
              + (" ORDER BY c.created_at" + direction + ", " + String.join(", ", rest))
              + (" LIMIT " + limit + " OFFSET " + offset);
        },
        () -> {
          ordered = true;
          List<String> rest = List.of(columns.split(", ", 2)[1].split(", "));
          return "SELECT * FROM ("
              + query
              + (") AS x ORDER BY created_at" + direction + ", ")
              + rest.stream().map(column -> column.substring(2)).collect(Collectors.joining(", "))
              + (" LIMIT " + limit);
        });
  }
}
