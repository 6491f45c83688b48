package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.Nullable;

/** AVG of intervals, in their own unit: of milliseconds, or of months, cut off. */
public final class IntervalAverage implements Accumulator {
  private long count;
  private long sum;
  private boolean months;

  /** Called by generated code. */
  public IntervalAverage() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] instanceof Number interval) {
      count++;
      sum = Math.addExact(sum, interval.longValue());
      months |= interval instanceof Integer;
    }
  }

  @Override
  public @Nullable Object result() {
    if (count == 0) {
      return null;
    }
    if (months) {
      return Math.toIntExact(sum / count);
    }
    return Math.round((double) sum / count);
  }
}
