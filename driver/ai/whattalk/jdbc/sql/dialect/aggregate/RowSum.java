package ai.whattalk.jdbc.sql.dialect.aggregate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * SUM of whole numbers or decimals over rows that stand for as many as the first argument says.
 * Created by generated code, hence public.
 */
public final class RowSum implements Accumulator {
  private final boolean decimal;
  private @Nullable BigDecimal sum;

  /**
   * Called by generated code.
   *
   * @param orZero whether the sum of no values is 0, and not null
   * @param decimal whether the sum is a decimal, and not a BIGINT
   */
  public RowSum(boolean orZero, boolean decimal) {
    this.decimal = decimal;
    sum = orZero ? BigDecimal.ZERO : null;
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] instanceof Number rows
        && arguments[1] instanceof Number value
        && rows.longValue() > 0) {
      BigDecimal more =
          new BigDecimal(value.toString()).multiply(BigDecimal.valueOf(rows.longValue()));
      sum = sum == null ? more : sum.add(more);
    }
  }

  @Override
  public @Nullable Object result() {
    return sum == null || decimal ? sum : (Object) sum.longValueExact();
  }
}
