package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.dialect.function.NumberFunctions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * VARIANCE and STDDEV, exact of whole numbers and decimals. Calcite's own round every square to the
 * digits of a type, and fail where they need more.
 */
public final class Variance implements Accumulator {
  private static final MathContext ROOT_DIGITS = new MathContext(40);

  private final boolean population;
  private final boolean root;
  private long count;
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal squares = BigDecimal.ZERO;
  private boolean approximate;
  private double mean;
  private double deviations;

  /** Called by generated code. */
  public Variance(boolean population, boolean root) {
    this.population = population;
    this.root = root;
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (!(arguments[0] instanceof Number value)) {
      return;
    }
    count++;
    approximate = value instanceof Double || value instanceof Float;
    if (approximate) {
      double distance = value.doubleValue() - mean;
      mean += distance / count;
      deviations += distance * (value.doubleValue() - mean);
    } else {
      BigDecimal exact = new BigDecimal(value.toString());
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
  }

  @Override
  public @Nullable Object result() {
    long divisor = population ? count : count - 1;
    if (count == 0 || divisor == 0) {
      return null;
    }
    if (approximate) {
      double variance = deviations / divisor;
      return root ? Math.sqrt(variance) : variance;
    }
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal variance =
        NumberFunctions.divide(
            n.multiply(squares).subtract(sum.multiply(sum)),
            n.multiply(BigDecimal.valueOf(divisor)));
    return root
        ? variance.sqrt(ROOT_DIGITS).setScale(variance.scale(), RoundingMode.HALF_UP)
        : variance;
  }
}
