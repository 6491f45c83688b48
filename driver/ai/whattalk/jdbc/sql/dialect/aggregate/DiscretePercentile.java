package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.dialect.function.ValueOrder;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PERCENTILE_DISC: the first value at which a share of the rows is reached. */
public final class DiscretePercentile implements Accumulator {
  private final boolean descending;
  private final List<Object> values = new ArrayList<>();
  private double fraction;
  private boolean sorted;

  /** Called by generated code. */
  public DiscretePercentile(boolean descending) {
    this.descending = descending;
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] != null && arguments[1] instanceof Number share) {
      values.add(arguments[0]);
      fraction = fraction(share);
      sorted = false;
    }
  }

  /** A share of the rows. Throws {@link QueryException}. */
  static double fraction(Number share) {
    double fraction = share.doubleValue();
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new QueryException(
          QueryProblem.OUT_OF_RANGE, "a percentile is between 0 and 1, not " + share);
    }
    return fraction;
  }

  @Override
  public @Nullable Object result() {
    if (values.isEmpty()) {
      return null;
    }
    if (!sorted) {
      values.sort(descending ? ValueOrder.INSTANCE.reversed() : ValueOrder.INSTANCE);
      sorted = true;
    }
    int place = (int) Math.ceil(fraction * values.size());
    return values.get(Math.max(0, place - 1));
  }
}
