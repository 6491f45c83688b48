package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.sql.error.QueryException;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the rows of a result, forward only. Values are String, Boolean, Byte, Short,
 * Integer, Long, BigDecimal, Float, Double, LocalDate, LocalTime, LocalDateTime, byte[], List (of
 * an array) or another object for other types; never Calcite's own representation. Not thread-safe.
 */
public interface Rows extends AutoCloseable {

  /**
   * Moves to the next row; false at the end. Throws {@link QueryException} or {@link
   * ai.whattalk.jdbc.api.failure.ApiException}, after every row before the failing one was given.
   */
  boolean next();

  /** The value of a column of the current row, counted from 0. */
  @Nullable Object get(int column);

  /** Ends the scans behind the rows: no request is made afterwards. */
  @Override
  void close();
}
