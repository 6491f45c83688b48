package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/**
 * A condition on {@code created_at} that has one value on each day, such as {@code EXTRACT(DOW FROM
 * created_at) = 0}. It is asked for each of some thousand days; rows of others are within its
 * bounds, for all that is known.
 *
 * @param code the condition, in generated code
 */
record DayCondition(Function1<Long, @Nullable Object> code) {

  /** Eleven years, which takes a millisecond or so. */
  private static final int MOST_DAYS = 4096;

  /** Where to begin if nothing else is known; what the API is about was hardly there before. */
  private static final long FIRST_DAY = LocalDate.of(2020, 1, 1).toEpochDay();

  /**
   * The bounds of the rows for which the condition is one of {@code wanted}.
   *
   * @param span timestamps outside of which no row matters
   */
  ScanBounds where(Set<Truth> wanted, Range<Long> span) {
    Range<Long> days = days(span);
    List<@Nullable Boolean> answers = new ArrayList<>();
    for (long day = days.lowerEndpoint(); day < days.upperEndpoint(); day++) {
      answers.add(Truth.isOneOf(wanted, code, midnight(day)));
    }
    Boolean undated = Truth.isOneOf(wanted, code, null);
    RangeSet<Long> accepted = TreeRangeSet.create();
    addDays(accepted, days.lowerEndpoint(), answers, true);
    RangeSet<Long> unknown = TreeRangeSet.create();
    addDays(unknown, days.lowerEndpoint(), answers, null);
    unknown.add(Range.lessThan(midnight(days.lowerEndpoint())));
    unknown.add(Range.atLeast(midnight(days.upperEndpoint())));
    return bounds(accepted, Objects.equals(undated, true), true)
        .or(bounds(unknown, undated == null, false));
  }

  private static ScanBounds bounds(RangeSet<Long> ranges, boolean undated, boolean exact) {
    return ScanBounds.ofCreated(new CreatedSet(ImmutableRangeSet.copyOf(ranges), undated), exact);
  }

  /** As many days of a span as can be asked about. */
  private static Range<Long> days(Range<Long> span) {
    long first = span.hasLowerBound() ? day(span.lowerEndpoint()) : FIRST_DAY;
    long end = span.hasUpperBound() ? day(span.upperEndpoint() - 1) + 1 : first + MOST_DAYS;
    if (!span.hasLowerBound() && span.hasUpperBound()) {
      first = end - MOST_DAYS;
    }
    return Range.closedOpen(first, Math.max(first, Math.min(end, first + MOST_DAYS)));
  }

  private static long day(long timestamp) {
    return Math.floorDiv(timestamp, CalciteTimes.MILLIS_PER_DAY);
  }

  private static long midnight(long day) {
    return day * CalciteTimes.MILLIS_PER_DAY;
  }

  private static void addDays(
      RangeSet<Long> ranges,
      long first,
      List<@Nullable Boolean> answers,
      @Nullable Boolean wanted) {
    int begin = 0;
    while (begin < answers.size()) {
      int end = begin + 1;
      while (end < answers.size() && Objects.equals(answers.get(end), answers.get(begin))) {
        end++;
      }
      if (Objects.equals(answers.get(begin), wanted)) {
        ranges.add(Range.closedOpen(midnight(first + begin), midnight(first + end)));
      }
      begin = end;
    }
  }
}
