package ai.whattalk.jdbc.testing;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a query: rows, or the failure in place of them.
 *
 * @param warnings that came, where somebody asked for them
 */
public record QueryOutcome(
    @Nullable ResultRows rows, @Nullable SQLException failure, List<String> warnings) {

  /** Without warnings. */
  public QueryOutcome(@Nullable ResultRows rows, @Nullable SQLException failure) {
    this(rows, failure, List.of());
  }

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

  /**
   * Whether a warning says that the rows may not be all, or are not as many as the server counts.
   */
  public boolean isDoubted() {
    return warnings.stream()
        .anyMatch(
            warning ->
                warning.contains("which is not believed")
                    || warning.contains("can't be shown to be complete"));
  }

  /** Whether a warning says that the API's dates are not what they are taken for. */
  public boolean areDatesDoubted() {
    return warnings.stream().anyMatch(warning -> warning.contains("no date is sent"));
  }

  /** Whether a warning says that rows may be missing, since both dates have brought none so far. */
  public boolean areDatesUnproven() {
    return warnings.stream().anyMatch(warning -> warning.contains("both dates together"));
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
