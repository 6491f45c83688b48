package ai.whattalk.jdbc.testing;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What became of a query: rows, or the failure in place of them. */
public record QueryOutcome(@Nullable ResultRows rows, @Nullable SQLException failure) {

  /** Carries a query out. */
  public interface Reading {
    ResultRows rows() throws SQLException;
  }

  public static QueryOutcome of(Reading reading) {
    try {
      return new QueryOutcome(reading.rows(), null);
    } catch (SQLException e) {
      return new QueryOutcome(null, e);
    }
  }

  /** What tells this from what another database makes of the query, or null. */
  public @Nullable String difference(QueryOutcome expected, ComparedQuery query) {
    if (rows != null && expected.rows != null) {
      return query.difference(expected.rows, rows);
    }
    if (rows == null && expected.rows == null) {
      return null;
    }
    return rows == null ? "failed: " + failure : "the oracle failed: " + expected.failure;
  }
}
