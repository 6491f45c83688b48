package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query over {@code conversations} and {@code conversation_types}, in SQL that PostgreSQL and H2
 * take alike. The same seed over the same rows generates the same query.
 *
 * @param seed 0 if the query is not a generated one
 * @param sql with a {@code ?} for each of the values, and without the slice
 * @param values to bind, in order
 * @param ordered whether the rows come in one order only
 * @param approximate whether quotients or averages are among the values, whose last digits are open
 * @param slice the part of the query's rows that is wanted, if that leaves open which ones
 */
public record ComparedQuery(
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

  /** A query without parameters, whose rows come in any order. */
  public static ComparedQuery unordered(String sql) {
    return new ComparedQuery(0, sql, List.of(), false, false, null);
  }

  /** A query without parameters, whose rows come in one order only. */
  public static ComparedQuery ordered(String sql) {
    return new ComparedQuery(0, sql, List.of(), true, false, null);
  }

  /** A part of the rows of a query without parameters. */
  public static ComparedQuery sliced(String sql, RowSlice slice) {
    return new ComparedQuery(0, sql, List.of(), false, false, slice);
  }

  /** Generates the query of a seed, with values of which many are found in the rows. */
  public static ComparedQuery of(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    QueryGenerator generator = new QueryGenerator(random);
    return random.finish(seed, generator.query(), generator.isOrdered(), null);
  }

  /** Generates the query of a seed, of one of the kinds that totals may answer. */
  public static ComparedQuery ofTotals(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    TotalsQueryGenerator generator = new TotalsQueryGenerator(random);
    String query = generator.query();
    return random.finish(seed, query, generator.isOrdered(), generator.slice());
  }

  /** Generates the query of a seed, which joins. */
  public static ComparedQuery ofJoins(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    JoinQueryGenerator generator = new JoinQueryGenerator(random);
    String query = generator.query();
    return random.finish(seed, query, generator.isOrdered(), generator.slice());
  }

  /** Carries the query out. */
  public ResultRows read(Connection connection) throws SQLException {
    return read(connection, new ArrayList<>());
  }

  /** Carries the query out, and takes the warnings in. */
  public QueryOutcome ask(Connection connection) {
    List<String> warnings = new ArrayList<>();
    QueryOutcome outcome = QueryOutcome.of(() -> read(connection, warnings));
    return new QueryOutcome(outcome.rows(), outcome.failure(), warnings);
  }

  private ResultRows read(Connection connection, List<String> warnings) throws SQLException {
    String sliced = slice == null ? sql : sql + slice.clause();
    if (values.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        return read(statement, statement.executeQuery(sliced), warnings);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sliced)) {
      int index = 0;
      for (BoundValue value : values) {
        statement.setObject(++index, value.given());
      }
      return read(statement, statement.executeQuery(), warnings);
    }
  }

  private static ResultRows read(Statement statement, ResultSet result, List<String> warnings)
      throws SQLException {
    ResultRows rows = ResultRows.of(result);
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      warnings.add(warning.getMessage());
    }
    return rows;
  }

  /** What tells rows from those of another database, or null; those are without the slice. */
  @Nullable String difference(ResultRows expected, ResultRows got) {
    return slice == null
        ? got.difference(expected, ordered, approximate)
        : slice.difference(expected, got);
  }

  @Override
  public String toString() {
    return (seed == 0 ? "" : "seed " + seed + ": ")
        + sql
        + (slice == null ? "" : slice.clause())
        + (values.isEmpty() ? "" : " with " + values);
  }
}
