package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.Conversation;
import java.util.List;

/**
 * A generated query over {@code conversations} and {@code conversation_types}, in SQL that
 * PostgreSQL and H2 take alike. The same seed over the same rows gives the same query.
 *
 * @param sql with a {@code ?} for each of the values
 * @param values to bind, in order
 * @param ordered whether the rows come in one order only
 * @param approximate whether quotients or averages are among the values, whose last digits are open
 */
public record RandomQuery(
    long seed, String sql, List<BoundValue> values, boolean ordered, boolean approximate) {

  /**
   * A value of a parameter, in the form that the driver gets and in the one that the oracle gets.
   */
  public record BoundValue(Object given, Object plain) {}

  /** Generates the query of a seed, with values of which many are found in the rows. */
  public static RandomQuery of(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    QueryGenerator generator = new QueryGenerator(random);
    return random.finish(seed, generator.query(), generator.isOrdered());
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + sql + (values.isEmpty() ? "" : " with " + values);
  }
}
