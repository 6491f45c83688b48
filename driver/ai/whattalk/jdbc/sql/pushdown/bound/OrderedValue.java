package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.dialect.function.TextOrder;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * A value in the order in which SQL compares those of its type: a number, to which dates, times and
 * intervals come down, or a text.
 *
 * @param text empty for a number
 */
public record OrderedValue(BigDecimal number, String text) implements Comparable<OrderedValue> {

  /**
   * A value in Calcite's representation.
   *
   * @param value from generated code or from a literal
   * @return null if the order of such values is not known
   */
  public static @Nullable OrderedValue of(@Nullable Object value, SqlTypeName type) {
    if (value instanceof NlsString text) {
      return ofText(text.getValue());
    }
    if (value instanceof String text) {
      return ofText(text);
    }
    if (value instanceof TimestampString timestamp) {
      return ofNumber(BigDecimal.valueOf(timestamp.getMillisSinceEpoch()));
    }
    if (value instanceof DateString date) {
      return ofNumber(BigDecimal.valueOf(date.getDaysSinceEpoch()));
    }
    if (!(value instanceof Number number)) {
      return null;
    }
    return switch (type) {
      case REAL -> null;
      case DOUBLE, FLOAT ->
          Double.isFinite(number.doubleValue())
              ? ofNumber(new BigDecimal(number.doubleValue()))
              : null;
      default ->
          ofNumber(
              number instanceof BigDecimal decimal
                  ? decimal
                  : BigDecimal.valueOf(number.longValue()));
    };
  }

  /** A range of values in Calcite's representation; null if their order is not known. */
  static @Nullable Range<OrderedValue> range(Range<?> range, SqlTypeName type) {
    Range<OrderedValue> ordered = Range.all();
    if (range.hasLowerBound()) {
      OrderedValue lower = of(range.lowerEndpoint(), type);
      if (lower == null) {
        return null;
      }
      ordered = Range.downTo(lower, range.lowerBoundType());
    }
    if (range.hasUpperBound()) {
      OrderedValue upper = of(range.upperEndpoint(), type);
      if (upper == null) {
        return null;
      }
      ordered = ordered.intersection(Range.upTo(upper, range.upperBoundType()));
    }
    return ordered;
  }

  /** The values that compare with this one in some way; itself if that is no way of order. */
  public Range<OrderedValue> compared(SqlKind kind) {
    return switch (kind) {
      case LESS_THAN -> Range.lessThan(this);
      case LESS_THAN_OR_EQUAL -> Range.atMost(this);
      case GREATER_THAN -> Range.greaterThan(this);
      case GREATER_THAN_OR_EQUAL -> Range.atLeast(this);
      default -> Range.singleton(this);
    };
  }

  static OrderedValue ofText(String text) {
    return new OrderedValue(BigDecimal.ZERO, text);
  }

  private static OrderedValue ofNumber(BigDecimal number) {
    return new OrderedValue(number, "");
  }

  @Override
  public int compareTo(OrderedValue other) {
    int byNumber = number.compareTo(other.number);
    return byNumber == 0 ? TextOrder.compare(text, other.text) : byNumber;
  }
}
