package ai.whattalk.jdbc.sql.pushdown.bound;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import org.jspecify.annotations.Nullable;

/**
 * A set of values of {@code created_at}, which may be null.
 *
 * @param ranges Calcite's TIMESTAMP: wall-clock milliseconds since 1970. Each range that is bounded
 *     has a closed lower and an open upper bound.
 * @param undated whether null is in the set
 */
public record CreatedSet(ImmutableRangeSet<Long> ranges, boolean undated) {
  static final CreatedSet ANY = new CreatedSet(ImmutableRangeSet.of(Range.all()), true);
  static final CreatedSet DATED = new CreatedSet(ImmutableRangeSet.of(Range.all()), false);
  static final CreatedSet UNDATED = new CreatedSet(ImmutableRangeSet.of(), true);
  static final CreatedSet NONE = new CreatedSet(ImmutableRangeSet.of(), false);

  public CreatedSet {
    for (Range<Long> range : ranges.asRanges()) {
      if ((range.hasLowerBound() && range.lowerBoundType() == BoundType.OPEN)
          || (range.hasUpperBound() && range.upperBoundType() == BoundType.CLOSED)) {
        throw new IllegalArgumentException("not closed below and open above: " + range);
      }
    }
  }

  public static CreatedSet of(Range<Long> range) {
    return range.isEmpty() ? NONE : new CreatedSet(ImmutableRangeSet.of(range), false);
  }

  boolean isEmpty() {
    return ranges.isEmpty() && !undated;
  }

  public boolean isAny() {
    return undated && ranges.encloses(Range.all());
  }

  boolean contains(@Nullable Long created) {
    return created == null ? undated : ranges.contains(created);
  }

  /** Whether there is a value that is in both. */
  boolean meets(CreatedSet other) {
    return (undated && other.undated)
        || other.ranges.asRanges().stream().anyMatch(ranges::intersects);
  }

  boolean encloses(CreatedSet other) {
    return (undated || !other.undated) && (this == other || ranges.enclosesAll(other.ranges));
  }

  /** All other values; null is one of them if it is not in this set. */
  CreatedSet complement() {
    return new CreatedSet(ranges.complement(), !undated);
  }

  CreatedSet intersection(CreatedSet other) {
    if (isAny()) {
      return other;
    }
    return other.isAny()
        ? this
        : new CreatedSet(ranges.intersection(other.ranges), undated && other.undated);
  }

  CreatedSet union(CreatedSet other) {
    return new CreatedSet(ranges.union(other.ranges), undated || other.undated);
  }

  /** From the first to the last timestamp, or everything if null is in the set. */
  public Range<Long> span() {
    return undated || ranges.isEmpty() ? Range.all() : ranges.span();
  }
}
