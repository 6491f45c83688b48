package ai.whattalk.jdbc.sql;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Leads back from values of a function of {@code created_at} to those of the column itself.
 *
 * @param scale what a value of the function counts
 * @param back from timestamps that the function may give to those it may be given
 */
record CreatedRanges(Scale scale, UnaryOperator<ImmutableRangeSet<Long>> back) {
  /** The column itself. */
  static final CreatedRanges OF_TIMESTAMP =
      new CreatedRanges(Scale.TIMESTAMP, UnaryOperator.identity());

  /** What the numbers are that a function gives, as timestamps. */
  enum Scale {
    TIMESTAMP(millis -> millis),
    DATE(days -> Math.multiplyExact(days, ScanBounds.MILLIS_PER_DAY)),
    YEAR(year -> WallClocks.timestamp(LocalDate.of(Math.toIntExact(year), 1, 1).atStartOfDay()));

    private final LongUnaryOperator millis;

    Scale(LongUnaryOperator millis) {
      this.millis = millis;
    }
  }

  boolean comparesWith(RelDataType type) {
    return switch (scale) {
      case TIMESTAMP -> type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
      case DATE -> type.getSqlTypeName() == SqlTypeName.DATE;
      case YEAR -> SqlTypeUtil.isNumeric(type);
    };
  }

  /** The same function, cut off to a unit. */
  CreatedRanges floor(DateTimeUnit unit) {
    return new CreatedRanges(scale, ranges -> back.apply(floorBack(unit, ranges)));
  }

  /** The day of the same function. */
  CreatedRanges dates() {
    return new CreatedRanges(Scale.DATE, floor(DateTimeUnit.DAY).back);
  }

  /** The year of the same function. */
  CreatedRanges years() {
    return new CreatedRanges(Scale.YEAR, floor(DateTimeUnit.YEAR).back);
  }

  /** The same function of dates as one of midnights. */
  CreatedRanges timestamps() {
    return new CreatedRanges(Scale.TIMESTAMP, back);
  }

  /** The same function and some milliseconds more. */
  CreatedRanges shifted(long millis) {
    return new CreatedRanges(
        scale, ranges -> back.apply(mapped(ranges, bound -> Math.subtractExact(bound, millis))));
  }

  /** The values of the column for those of the function, or null if they can't be told. */
  @Nullable ImmutableRangeSet<Long> of(ImmutableRangeSet<BigDecimal> values) {
    try {
      return back.apply(mapped(values, value -> scale.millis.applyAsLong(value.longValueExact())));
    } catch (ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  private static <T extends Comparable<T>> ImmutableRangeSet<Long> mapped(
      ImmutableRangeSet<T> ranges, java.util.function.ToLongFunction<T> bound) {
    RangeSet<Long> mapped = TreeRangeSet.create();
    for (Range<T> range : ranges.asRanges()) {
      Range<Long> from =
          range.hasLowerBound()
              ? Range.downTo(bound.applyAsLong(range.lowerEndpoint()), range.lowerBoundType())
              : Range.all();
      Range<Long> until =
          range.hasUpperBound()
              ? Range.upTo(bound.applyAsLong(range.upperEndpoint()), range.upperBoundType())
              : Range.all();
      mapped.add(from.intersection(until));
    }
    return ImmutableRangeSet.copyOf(mapped);
  }

  /** The timestamps whose unit begins within {@code ranges}. */
  private static ImmutableRangeSet<Long> floorBack(
      DateTimeUnit unit, ImmutableRangeSet<Long> ranges) {
    RangeSet<Long> timestamps = TreeRangeSet.create();
    for (Range<Long> range : ranges.asRanges()) {
      Range<Long> from =
          range.hasLowerBound()
              ? Range.atLeast(
                  firstBegin(
                      unit, range.lowerEndpoint(), range.lowerBoundType() == BoundType.CLOSED))
              : Range.all();
      Range<Long> until =
          range.hasUpperBound()
              ? Range.lessThan(
                  firstBegin(unit, range.upperEndpoint(), range.upperBoundType() == BoundType.OPEN))
              : Range.all();
      if (from.isConnected(until)) {
        timestamps.add(from.intersection(until));
      }
    }
    return ImmutableRangeSet.copyOf(timestamps);
  }

  /** The first begin of a unit from a timestamp on, or after it. */
  private static long firstBegin(DateTimeUnit unit, long timestamp, boolean inclusive) {
    LocalDateTime wallClock = WallClocks.of(timestamp);
    LocalDateTime begin = DateTimeFunctions.floor(unit, wallClock);
    return inclusive && begin.equals(wallClock)
        ? timestamp
        : WallClocks.timestamp(DateTimeFunctions.next(unit, begin));
  }
}
