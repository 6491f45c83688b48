package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * CORR, COVAR_… and REGR_… of pairs (y, x) without nulls, as doubles. Calcite has but a few of
 * them, whose results are of the type of the values.
 */
public final class LinearRegression implements Accumulator {
  private final Measure measure;
  private long count;
  private double meanX;
  private double meanY;
  private double sxx;
  private double syy;
  private double sxy;

  /** Called by generated code. */
  public LinearRegression(String measure) {
    this.measure = Measure.valueOf(measure);
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] instanceof Number first && arguments[1] instanceof Number second) {
      count++;
      double dx = second.doubleValue() - meanX;
      double dy = first.doubleValue() - meanY;
      meanX += dx / count;
      meanY += dy / count;
      sxx += dx * (second.doubleValue() - meanX);
      syy += dy * (first.doubleValue() - meanY);
      sxy += dx * (first.doubleValue() - meanY);
    }
  }

  @Override
  public @Nullable Object result() {
    if (measure == Measure.REGR_COUNT) {
      return count;
    }
    if (count == 0) {
      return null;
    }
    return switch (measure) {
      case REGR_AVGX -> (Object) meanX;
      case REGR_AVGY -> meanY;
      case REGR_SXX -> sxx;
      case REGR_SYY -> syy;
      case REGR_SXY -> sxy;
      case COVAR_POP -> sxy / count;
      case COVAR_SAMP -> count < 2 ? null : (Double) (sxy / (count - 1));
      case REGR_SLOPE -> sxx == 0 ? null : (Double) (sxy / sxx);
      case REGR_INTERCEPT -> sxx == 0 ? null : (Double) (meanY - meanX * sxy / sxx);
      case REGR_R2 ->
          sxx == 0 ? null : syy == 0 ? (Double) 1.0 : (Double) (sxy * sxy / (sxx * syy));
      case CORR -> sxx == 0 || syy == 0 ? null : (Double) (sxy / Math.sqrt(sxx * syy));
      case REGR_COUNT -> count;
    };
  }

  /** The aggregate functions of pairs. */
  public enum Measure {
    CORR,
    COVAR_POP,
    COVAR_SAMP,
    REGR_AVGX,
    REGR_AVGY,
    REGR_COUNT,
    REGR_INTERCEPT,
    REGR_R2,
    REGR_SLOPE,
    REGR_SXX,
    REGR_SXY,
    REGR_SYY
  }
}
