package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.Conversation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated query over {@code conversations} and {@code conversation_types}, in SQL that
 * PostgreSQL and H2 take alike. The same seed over the same rows gives the same query.
 *
 * @param sql with a {@code ?} for each of the values, and without the slice
 * @param values to bind, in order
 * @param ordered whether the rows come in one order only
 * @param approximate whether quotients or averages are among the values, whose last digits are open
 * @param slice the part of the query's rows that is wanted, if that leaves open which ones
 */
public record RandomQuery(
    long seed,
    String sql,
    List<BoundValue> values,
    boolean ordered,
    boolean approximate,
    @Nullable RowSlice slice) {

  /**
   * A value of a parameter, in the form that the driver gets and in the one that the oracle gets.
   */
  public record BoundValue(Object given, Object plain) {}

  /** Generates the query of a seed, with values of which many are found in the rows. */
  public static RandomQuery of(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    QueryGenerator generator = new QueryGenerator(random);
    return random.finish(seed, generator.query(), generator.isOrdered(), null);
  }

  /** Generates the query of a seed, of one of the kinds that totals may answer. */
  public static RandomQuery ofTotals(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    TotalsQueryGenerator generator = new TotalsQueryGenerator(random);
    String query = generator.query();
    return random.finish(seed, query, generator.isOrdered(), generator.slice());
  }

  /** Carries the query out. */
  public ResultRows read(Connection connection) throws SQLException {
    String sliced = slice == null ? sql : sql + slice.clause();
    if (values.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        return ResultRows.of(statement.executeQuery(sliced));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sliced)) {
      int index = 0;
      for (BoundValue value : values) {
        statement.setObject(++index, value.given());
      }
      return ResultRows.of(statement.executeQuery());
    }
  }

  /** What tells rows from those of another database, or null; those are without the slice. */
  @Nullable String difference(ResultRows expected, ResultRows got) {
    return slice == null
        ? got.difference(expected, ordered, approximate)
        : slice.difference(expected, got);
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ": "
        + sql
        + (slice == null ? "" : slice.clause())
        + (values.isEmpty() ? "" : " with " + values);
  }
}
