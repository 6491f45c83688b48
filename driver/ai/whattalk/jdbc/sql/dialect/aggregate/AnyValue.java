package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.Nullable;

/** ANY_VALUE: the first value that is not null, as PostgreSQL gives it. */
public final class AnyValue implements Accumulator {
  private @Nullable Object value;

  /** Called by generated code. */
  public AnyValue() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    if (value == null) {
      value = arguments[0];
    }
  }

  @Override
  public @Nullable Object result() {
    return value;
  }
}
