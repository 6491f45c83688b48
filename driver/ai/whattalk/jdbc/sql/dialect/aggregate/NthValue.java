package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.jspecify.annotations.Nullable;

/** NTH_VALUE of a frame, behind whose last row Calcite's own counts on. */
public final class NthValue implements Accumulator {
  private long rows;
  private @Nullable Object value;

  /** Called by generated code. */
  public NthValue() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    rows++;
    if (arguments[1] instanceof Number n) {
      if (n.longValue() < 1) {
        throw new QueryException(
            QueryProblem.INVALID_ARGUMENT, "NTH_VALUE counts from 1, not from " + n);
      }
      if (n.longValue() == rows) {
        value = arguments[0];
      }
    }
  }

  @Override
  public @Nullable Object result() {
    return value;
  }
}
