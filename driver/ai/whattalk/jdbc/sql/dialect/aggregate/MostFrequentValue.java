package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.dialect.function.ValueOrder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** MODE: of the values that are there most often the first one. */
public final class MostFrequentValue implements Accumulator {
  private final Map<Object, Long> counts;

  /** Called by generated code. */
  public MostFrequentValue(boolean descending) {
    counts = new TreeMap<>(descending ? ValueOrder.INSTANCE.reversed() : ValueOrder.INSTANCE);
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] != null) {
      counts.merge(arguments[0], 1L, Long::sum);
    }
  }

  @Override
  public @Nullable Object result() {
    Object mode = null;
    long most = 0;
    for (Map.Entry<Object, Long> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        mode = entry.getKey();
        most = entry.getValue();
      }
    }
    return mode;
  }
}
