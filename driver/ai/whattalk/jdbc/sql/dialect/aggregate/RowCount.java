package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * COUNT over rows that stand for many: adds up the first argument, where no other one is null.
 * Created by generated code, hence public.
 */
public final class RowCount implements Accumulator {
  private long rows;

  @Override
  public void add(@Nullable Object[] arguments) {
    for (Object argument : arguments) {
      if (argument == null) {
        return;
      }
    }
    rows += ((Number) arguments[0]).longValue();
  }

  @Override
  public Object result() {
    return rows;
  }
}
