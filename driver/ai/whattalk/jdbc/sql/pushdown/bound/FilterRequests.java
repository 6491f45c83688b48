package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListParameter.Match;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.Maps;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What bounds come to in the API's parameters.
 *
 * @param narrow filters that together ask for all rows within the bounds: for each box, each text
 *     of each parameter and each window of days
 * @param wide one filter that asks for all of them
 * @param exact whether a server that honours the narrow ones gives just the rows within the bounds,
 *     but for some of the day before, and the query wants them all
 */
public record FilterRequests(List<ListFilter> narrow, ListFilter wide, boolean exact) {
  /** More lists than these are hardly ever shorter than one that holds them all. */
  private static final int MOST_FILTERS = 60;

  /** Days from one to another; null for those without a bound. */
  private record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The days to ask a server for, so that it gives all rows of a range. */
    public static Days of(Range<Long> created, ServerClock clock) {
      return new Days(
          created.hasLowerBound() ? clock.dateFrom(CalciteTimes.of(created.lowerEndpoint())) : null,
          created.hasUpperBound() ? clock.dateTo(CalciteTimes.of(created.upperEndpoint())) : null);
    }

    /** Whether later days begin before these have ended, or on the next day. */
    private boolean reaches(Days later) {
      return to == null || later.from == null || !later.from.isAfter(to.plusDays(1));
    }

    private Days and(Days later) {
      boolean within = to == null || (later.to != null && later.to.isBefore(to));
      return new Days(from, within ? to : later.to);
    }
  }

  /**
   * The parameters for some bounds, which are not empty.
   *
   * @param clock what is known of the days of the server
   */
  public static FilterRequests of(ListDescription list, ScanBounds bounds, ServerClock clock) {
    ListFilter wide = wide(list, bounds.span(), clock);
    Set<ListFilter> filters = new LinkedHashSet<>();
    for (ScanBox box : bounds.boxes()) {
      add(list, filters, box, clock);
      if (filters.size() > MOST_FILTERS) {
        return new FilterRequests(List.of(wide), wide, false);
      }
    }
    List<ListFilter> outermost =
        filters.stream()
            .filter(
                filter ->
                    filters.stream()
                        .noneMatch(other -> !other.equals(filter) && encloses(other, filter)))
            .toList();
    boolean exact =
        bounds.isExact() && bounds.boxes().stream().allMatch(FilterRequests::isExpressible);
    return new FilterRequests(outermost, wide, exact);
  }

  /** Whether the bounds are those of every row. */
  public boolean isOfEveryRow() {
    return exact && narrow.size() == 1 && narrow.get(0).isOfAll();
  }

  /** One value of each parameter, and one span of days. */
  private static ListFilter wide(ListDescription list, ScanBox span, ServerClock clock) {
    ListFilter wide = ListFilter.all(list);
    for (Map.Entry<ListParameter, ValueSet> set : span.texts().entrySet()) {
      List<@Nullable String> values = values(set.getValue());
      wide = values.size() == 1 ? wide.with(set.getKey(), values.get(0)) : wide;
    }
    Days days = Days.of(span.created().span(), clock);
    return wide.withDays(days.from, days.to);
  }

  private static void add(
      ListDescription list, Set<ListFilter> filters, ScanBox box, ServerClock clock) {
    List<Days> windows = windows(box.created(), clock);
    for (ListFilter filter :
        product(list, Maps.transformValues(box.texts(), FilterRequests::values))) {
      windows.forEach(window -> filters.add(filter.withDays(window.from, window.to)));
    }
  }

  /** A filter for each combination of some parameters' texts. */
  public static List<ListFilter> product(
      ListDescription list, Map<ListParameter, ? extends List<? extends @Nullable String>> texts) {
    List<ListFilter> product = List.of(ListFilter.all(list));
    for (Map.Entry<ListParameter, ? extends List<? extends @Nullable String>> set :
        texts.entrySet()) {
      List<? extends @Nullable String> values = set.getValue();
      product =
          product.stream()
              .flatMap(filter -> values.stream().map(value -> filter.with(set.getKey(), value)))
              .toList();
    }
    return product;
  }

  /** The days that the ranges of a set lie in, in order; those that touch are one window. */
  private static List<Days> windows(CreatedSet created, ServerClock clock) {
    Set<Range<Long>> ranges = created.ranges().asRanges();
    if (created.undated() || ranges.isEmpty() || ranges.size() > MOST_FILTERS) {
      return List.of(Days.of(created.span(), clock));
    }
    List<Days> windows = new ArrayList<>();
    for (Range<Long> range : ranges) {
      Days days = Days.of(range, clock);
      int last = windows.size() - 1;
      if (last >= 0 && windows.get(last).reaches(days)) {
        windows.set(last, windows.get(last).and(days));
      } else {
        windows.add(days);
      }
    }
    return windows;
  }

  /** The values of a set, one for each list; just null where it can't be said in a parameter. */
  private static List<@Nullable String> values(ValueSet set) {
    boolean listed =
        !set.excluding()
            && !set.withNull()
            && set.values().size() <= MOST_FILTERS
            && set.values().stream().allMatch(ParameterText::isLiteral);
    return listed ? set.values().stream().sorted().toList() : Collections.singletonList(null);
  }

  private static boolean encloses(ListFilter outer, ListFilter inner) {
    for (Map.Entry<ListParameter, Object> value : outer.values().entrySet()) {
      Object other = inner.values().get(value.getKey());
      boolean isWithin =
          value.getValue() instanceof LocalDate day && other instanceof LocalDate otherDay
              ? (value.getKey().match() == Match.FROM_DAY
                  ? !otherDay.isBefore(day)
                  : !otherDay.isAfter(day))
              : value.getValue().equals(other);
      if (!isWithin) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the API's parameters say all of a box. Days must begin at midnight and not end: rows
   * that the server gives beside its days come last then.
   */
  private static boolean isExpressible(ScanBox box) {
    CreatedSet created = box.created();
    boolean days =
        created.isAny()
            || (!created.undated()
                && created.ranges().asRanges().size() == 1
                && !created.span().hasUpperBound()
                && created.span().hasLowerBound()
                && created.span().lowerEndpoint() % CalciteTimes.MILLIS_PER_DAY == 0);
    return days && box.texts().values().stream().allMatch(set -> values(set).get(0) != null);
  }
}
