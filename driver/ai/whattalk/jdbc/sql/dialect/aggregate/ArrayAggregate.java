package ai.whattalk.jdbc.sql.dialect.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ARRAY_AGG, which keeps nulls and is null of no rows. Calcite's own drops them. */
public final class ArrayAggregate implements Accumulator {
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Called by generated code. */
  public ArrayAggregate() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    values.add(arguments[0]);
  }

  @Override
  public @Nullable Object result() {
    return values.isEmpty() ? null : new ArrayList<>(values);
  }
}
