package ai.whattalk.jdbc.sql.dialect.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PERCENTILE_CONT of numbers, as a double, or of intervals, as milliseconds. */
public final class ContinuousPercentile implements Accumulator {
  private final boolean descending;
  private final boolean interval;
  private final List<Double> values = new ArrayList<>();
  private double fraction;
  private boolean sorted;

  /** Called by generated code. */
  public ContinuousPercentile(boolean descending, boolean interval) {
    this.descending = descending;
    this.interval = interval;
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] instanceof Number value && arguments[1] instanceof Number share) {
      values.add(value.doubleValue());
      fraction = DiscretePercentile.fraction(share);
      sorted = false;
    }
  }

  @Override
  public @Nullable Object result() {
    if (values.isEmpty()) {
      return null;
    }
    if (!sorted) {
      values.sort(descending ? Collections.reverseOrder() : Comparator.naturalOrder());
      sorted = true;
    }
    double place = fraction * (values.size() - 1);
    double before = values.get((int) Math.floor(place));
    double after = values.get((int) Math.ceil(place));
    double percentile = before + (place - Math.floor(place)) * (after - before);
    if (interval) {
      return Math.round(percentile);
    }
    return percentile;
  }
}
