package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeFunctions;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.pushdown.bound.CreatedSet;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows by which rows with some values of {@code created_at} are counted.
 *
 * @param windows each counted by itself
 * @param roots the same windows, not cut into units, and perhaps more
 * @param complete whether the windows have all of the roots
 */
record TallyDays(List<Window> windows, List<Window> roots, boolean complete) {
  /** More totals are never cheaper. */
  static final int MOST_TALLIES = 2_000;

  /** Bounds that have a YYYY-MM-DD, and so have the days about them. */
  private static final Range<Long> SAYABLE =
      Range.open(
          CalciteTimes.timestamp(LocalDate.of(1, 1, 1).atStartOfDay()),
          CalciteTimes.timestamp(LocalDate.of(9999, 1, 1).atStartOfDay()));

  /**
   * Values of {@code created_at} from one to another; null for those without a bound, and rows
   * without a date.
   *
   * @param before the first value behind the window
   */
  record Window(@Nullable LocalDateTime from, @Nullable LocalDateTime before) {
    boolean isBounded() {
      return from != null && before != null;
    }

    /** A value within the window, if it has a bound. */
    @Nullable LocalDateTime example() {
      return from != null || before == null ? from : before.minusNanos(1_000_000);
    }
  }

  /**
   * The windows of a set, cut into units if there is one; null if they can't tell, or are too many.
   *
   * @param domain between these days the rows lie, as far as known
   */
  static @Nullable TallyDays of(
      CreatedSet created, @Nullable DateTimeUnit unit, AccountList.@Nullable Span domain) {
    if (created.isAny()) {
      return cut(List.of(new Window(null, null)), unit, domain);
    }
    if (created.undated()
        || created.ranges().encloses(Range.all())
        || !isSayable(created.ranges().span())) {
      return null;
    }
    return cut(
        created.ranges().asRanges().stream()
            .map(
                range ->
                    new Window(
                        range.hasLowerBound() ? CalciteTimes.of(range.lowerEndpoint()) : null,
                        range.hasUpperBound() ? CalciteTimes.of(range.upperEndpoint()) : null))
            .toList(),
        unit,
        domain);
  }

  private static boolean isSayable(Range<Long> span) {
    return (!span.hasLowerBound() || SAYABLE.contains(span.lowerEndpoint()))
        && (!span.hasUpperBound() || SAYABLE.contains(span.upperEndpoint()));
  }

  private static @Nullable TallyDays cut(
      List<Window> whole, @Nullable DateTimeUnit unit, AccountList.@Nullable Span domain) {
    if (unit == null) {
      return new TallyDays(whole, whole, true);
    }
    List<Window> windows = new ArrayList<>();
    boolean complete = true;
    for (Window window : whole) {
      if (!window.isBounded() && domain == null) {
        return null;
      }
      complete &= window.isBounded();
      LocalDateTime from =
          window.from() != null
              ? window.from()
              : DateTimeFunctions.floor(unit, domain.first().atStartOfDay());
      LocalDateTime before =
          window.before() != null ? window.before() : next(unit, domain.last().atStartOfDay());
      while (from.isBefore(before)) {
        LocalDateTime end = next(unit, from);
        windows.add(new Window(from, end.isAfter(before) ? before : end));
        from = end;
        if (windows.size() > MOST_TALLIES) {
          return null;
        }
      }
    }
    // Their sum shows whether days lack rows at the bounds between them.
    return new TallyDays(windows, whole, complete && windows.size() == whole.size());
  }

  private static LocalDateTime next(DateTimeUnit unit, LocalDateTime time) {
    return DateTimeFunctions.next(unit, DateTimeFunctions.floor(unit, time));
  }
}
