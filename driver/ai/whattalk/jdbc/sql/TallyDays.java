package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationLists;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The days by which rows with some values of {@code created_at} are counted.
 *
 * @param windows each counted by itself
 * @param roots the same days, not cut into units, and perhaps more
 * @param complete whether the windows have all days of the roots
 * @param partial days of which only a part belongs to the values, in none of the above
 */
record TallyDays(List<Window> windows, List<Window> roots, boolean complete, List<Window> partial) {

  private static final long MILLIS_PER_DAY = WallClocks.MILLIS_PER_DAY;

  /** Bounds that have a YYYY-MM-DD, and so has the day before and the one after. */
  private static final Range<Long> SAYABLE =
      Range.open(
          WallClocks.timestamp(LocalDate.of(1, 1, 1).atStartOfDay()),
          WallClocks.timestamp(LocalDate.of(9999, 1, 1).atStartOfDay()));

  /** Days from one to another; null for those without a bound, and rows without a date. */
  record Window(@Nullable LocalDate from, @Nullable LocalDate to) {
    boolean isBounded() {
      return from != null && to != null;
    }
  }

  /**
   * The days of a set, cut into units if there is one; null if whole days can't tell, or are too
   * many.
   *
   * @param domain between these days the rows lie, as far as known
   */
  static @Nullable TallyDays of(
      CreatedSet created, @Nullable DateTimeUnit unit, ConversationLists.@Nullable Span domain) {
    if (created.isAny()) {
      return cut(List.of(new Window(null, null)), List.of(), unit, domain);
    }
    if (created.undated() || created.ranges().encloses(Range.all())) {
      return null;
    }
    if (!isSayable(created.ranges().span())) {
      return null;
    }
    List<Window> whole = new ArrayList<>();
    TreeSet<LocalDate> partial = new TreeSet<>();
    for (Range<Long> range : created.ranges().asRanges()) {
      Window days = wholeDays(range, partial);
      if (days != null) {
        whole.add(days);
      }
    }
    return cut(whole, partial.stream().map(day -> new Window(day, day)).toList(), unit, domain);
  }

  private static boolean isSayable(Range<Long> span) {
    return (!span.hasLowerBound() || SAYABLE.contains(span.lowerEndpoint()))
        && (!span.hasUpperBound() || SAYABLE.contains(span.upperEndpoint()));
  }

  /** The whole days of a range, if there are any; the others are added to {@code partial}. */
  private static @Nullable Window wholeDays(Range<Long> range, TreeSet<LocalDate> partial) {
    LocalDate from = null;
    LocalDate to = null;
    if (range.hasLowerBound()) {
      from = day(range.lowerEndpoint());
      if (range.lowerEndpoint() % MILLIS_PER_DAY != 0) {
        partial.add(from);
        from = from.plusDays(1);
      }
    }
    if (range.hasUpperBound()) {
      to = day(range.upperEndpoint()).minusDays(1);
      if (range.upperEndpoint() % MILLIS_PER_DAY != 0) {
        partial.add(to.plusDays(1));
      }
    }
    return from != null && to != null && to.isBefore(from) ? null : new Window(from, to);
  }

  private static LocalDate day(long timestamp) {
    return LocalDate.ofEpochDay(Math.floorDiv(timestamp, MILLIS_PER_DAY));
  }

  private static @Nullable TallyDays cut(
      List<Window> whole,
      List<Window> partial,
      @Nullable DateTimeUnit unit,
      ConversationLists.@Nullable Span domain) {
    if (unit == null) {
      return new TallyDays(whole, whole, true, partial);
    }
    List<Window> windows = new ArrayList<>();
    boolean complete = true;
    for (Window window : whole) {
      if (!window.isBounded() && domain == null) {
        return null;
      }
      complete &= window.isBounded();
      LocalDate from = window.from() != null ? window.from() : begin(unit, domain.first());
      LocalDate to = window.to() != null ? window.to() : next(unit, domain.last()).minusDays(1);
      for (LocalDate day = from; !day.isAfter(to); day = next(unit, day)) {
        LocalDate end = next(unit, day).minusDays(1);
        windows.add(new Window(day, end.isAfter(to) ? to : end));
        if (windows.size() > TallyPlan.MOST_TALLIES) {
          return null;
        }
      }
    }
    return new TallyDays(windows, whole, complete, partial);
  }

  private static LocalDate begin(DateTimeUnit unit, LocalDate day) {
    return DateTimeFunctions.floor(unit, day.atStartOfDay()).toLocalDate();
  }

  private static LocalDate next(DateTimeUnit unit, LocalDate day) {
    return DateTimeFunctions.next(unit, DateTimeFunctions.floor(unit, day.atStartOfDay()))
        .toLocalDate();
  }
}
