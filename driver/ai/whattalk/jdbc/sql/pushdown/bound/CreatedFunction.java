package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.LongPredicate;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A function that rises with {@code created_at} or falls. Where it has some values is found by
 * asking it, so that nothing need be known of how it computes them.
 *
 * @param code the function, in generated code
 * @param type of its values
 */
public record CreatedFunction(Function1<Long, @Nullable Object> code, SqlTypeName type) {

  /** The API writes years with four digits. */
  private static final long FIRST = timestamp(0);

  private static final long END = timestamp(10_000);

  /** That the function rises or falls is seen at the begin of these years. */
  private static final int[] SAMPLE_YEARS = {0, 1, 1000, 1900, 1969, 1970, 2000, 2020, 2030, 9999};

  private static long timestamp(int year) {
    return CalciteTimes.timestamp(LocalDate.of(year, 1, 1).atStartOfDay());
  }

  /**
   * The timestamps for which the function has one of some values.
   *
   * @throws ArithmeticException if the function turns out to have no order
   */
  public CreatedSet where(Collection<Range<OrderedValue>> values) {
    boolean rises = rises();
    RangeSet<Long> timestamps = TreeRangeSet.create();
    for (Range<OrderedValue> range : values) {
      LongPredicate isAbove = timestamp -> isAbove(at(timestamp), range);
      LongPredicate isBelow = timestamp -> isBelow(at(timestamp), range);
      long from = first((rises ? isBelow : isAbove).negate());
      long until = first(rises ? isAbove : isBelow);
      if (from < until) {
        Range<Long> lower = from == FIRST ? Range.all() : Range.atLeast(from);
        Range<Long> upper = until == END ? Range.all() : Range.lessThan(until);
        timestamps.add(lower.intersection(upper));
      }
    }
    return new CreatedSet(ImmutableRangeSet.copyOf(timestamps), false);
  }

  private boolean rises() {
    boolean rises = true;
    boolean falls = true;
    for (int i = 1; i < SAMPLE_YEARS.length; i++) {
      int step = at(timestamp(SAMPLE_YEARS[i])).compareTo(at(timestamp(SAMPLE_YEARS[i - 1])));
      rises &= step >= 0;
      falls &= step <= 0;
    }
    if (!rises && !falls) {
      throw new ArithmeticException("rises and falls");
    }
    return rises;
  }

  private OrderedValue at(long timestamp) {
    OrderedValue value = OrderedValue.of(code.apply(timestamp), type);
    if (value == null) {
      throw new ArithmeticException("no value");
    }
    return value;
  }

  private static boolean isBelow(OrderedValue value, Range<OrderedValue> range) {
    return range.hasLowerBound()
        && !Range.downTo(range.lowerEndpoint(), range.lowerBoundType()).contains(value);
  }

  private static boolean isAbove(OrderedValue value, Range<OrderedValue> range) {
    return range.hasUpperBound()
        && !Range.upTo(range.upperEndpoint(), range.upperBoundType()).contains(value);
  }

  /** The first timestamp from which on a condition is met, or the end. */
  private static long first(LongPredicate condition) {
    long from = FIRST;
    long until = END;
    while (from < until) {
      long middle = from + (until - from) / 2;
      if (condition.test(middle)) {
        until = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
