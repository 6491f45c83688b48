package ai.whattalk.jdbc.testing;

import java.util.List;

/** Generates expressions without parentheses, and queries that give some of them at once. */
public final class ExpressionQueryGenerator {
  /** Rows with each type of columns, and nulls and edges among their values. */
  private static final String ROWS =
      """
      (SELECT k, i, i2, CAST(g AS bigint) AS g, n, n2, CAST(f AS double precision) AS f, s, s2, b, \
      CAST(d AS date) AS d, CAST(t AS timestamp) AS t, CAST(h AS time) AS h FROM (VALUES \
      (1, 1, 2, 3, 0.5, 1.25, 0.25, 'abc', 'b', true, '2025-01-31', '2025-01-31 10:20:30', '10:20'), \
      (2, 0, -1, 0, 0.0, -2.5, 0.0, '', 'a', false, '2024-02-29', '2024-02-29 00:00:00', '00:00'), \
      (3, NULL, 7, NULL, NULL, 3.0, NULL, NULL, 'A%', NULL, NULL, '2025-03-30 02:30:00', NULL), \
      (4, -7, NULL, -3, -1.5, NULL, -1.5, 'é🙂', NULL, true, '1999-12-31', NULL, '23:59:59'), \
      (5, 60, 3, 4000000000, 12.345, 100, 1000.5, ' x ', '12', false, '2025-12-31', \
      '2021-01-03 12:00:00.5', '12:00')) v(k, i, i2, g, n, n2, f, s, s2, b, d, t, h)) v""";

  private static final List<TypedColumn> COLUMNS =
      List.of(
          new TypedColumn("v.i", "integer"),
          new TypedColumn("v.i2", "integer"),
          new TypedColumn("v.g", "bigint"),
          new TypedColumn("v.n", "decimal"),
          new TypedColumn("v.n2", "decimal"),
          new TypedColumn("v.f", "double"),
          new TypedColumn("v.s", "text"),
          new TypedColumn("v.s2", "text"),
          new TypedColumn("v.b", "boolean"),
          new TypedColumn("v.d", "date"),
          new TypedColumn("v.t", "timestamp"),
          new TypedColumn("v.h", "time"));

  private static final List<TypedColumn> CONVERSATION =
      List.of(
          new TypedColumn("c.message_count", "integer"),
          new TypedColumn("c.total_cost", "decimal"),
          new TypedColumn("c.type", "text"),
          new TypedColumn("c.assistant_name", "text"),
          new TypedColumn("c.ai_enabled", "boolean"),
          new TypedColumn("c.created_at", "timestamp"),
          new TypedColumn("c.updated_at", "timestamp"));

  private static final int DEPTH = 4;

  private final ExpressionGrammar grammar = new ExpressionGrammar();

  /** Whether the expressions of a seed are over conversations, rather than over constant rows. */
  private static boolean isOfConversations(long seed) {
    return seed % 3 == 0;
  }

  /** The expression of a seed. */
  public String expression(long seed) {
    RandomSource random = new RandomSource(seed, List.of());
    return new TypedExpressions(grammar, random, true)
        .expression(
            random.pick(ExpressionGrammar.COLUMN_TYPES),
            ExpressionGrammar.LOOSEST,
            random.number(1, DEPTH),
            isOfConversations(seed) ? CONVERSATION : COLUMNS);
  }

  /** A query for expressions of seeds that are all over the same rows. */
  public RandomQuery query(List<Long> seeds) {
    boolean conversations = isOfConversations(seeds.get(0));
    StringBuilder sql = new StringBuilder("SELECT ").append(conversations ? "c.id" : "v.k");
    for (long seed : seeds) {
      sql.append(", ").append(expression(seed)).append(" AS x").append(seed);
    }
    sql.append(" FROM ").append(conversations ? "conversations c" : ROWS);
    sql.append(" ORDER BY 1");
    return new RandomQuery(seeds.get(0), sql.toString(), List.of(0));
  }

  /** What expressions are over; they can be in one query if it is the same. */
  public boolean rowsOf(long seed) {
    return isOfConversations(seed);
  }
}
