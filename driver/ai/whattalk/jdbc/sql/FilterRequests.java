package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.sql.CreatedSet.DayWindow;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What bounds come to in the API's parameters.
 *
 * @param narrow filters that together ask for all rows within the bounds: for each box, each type,
 *     each assistant and each window of days
 * @param wide one filter that asks for all of them
 * @param exact whether a server that honours the narrow ones gives just the rows within the bounds,
 *     and the query wants them all
 */
record FilterRequests(List<ConversationFilter> narrow, ConversationFilter wide, boolean exact) {
  /** More lists than these are hardly ever shorter than one that holds them all. */
  private static final int MOST_FILTERS = 60;

  /** The last day that has a YYYY-MM-DD. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** The parameters for some bounds, which are not empty. */
  static FilterRequests of(ScanBounds bounds) {
    ConversationFilter wide = wide(bounds.span());
    Set<ConversationFilter> filters = new LinkedHashSet<>();
    for (ScanBox box : bounds.boxes()) {
      add(filters, box);
      if (filters.size() > MOST_FILTERS) {
        return new FilterRequests(List.of(wide), wide, false);
      }
    }
    List<ConversationFilter> outermost =
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
  boolean isOfEveryRow() {
    return exact && narrow.equals(List.of(ConversationFilter.NONE));
  }

  /** One value of each parameter, and one span of days. */
  private static ConversationFilter wide(ScanBox span) {
    List<@Nullable String> types = values(span.types());
    List<@Nullable String> assistants = values(span.assistants());
    DayWindow days = DayWindow.of(span.created().span());
    return new ConversationFilter(
        types.size() == 1 ? types.get(0) : null,
        assistants.size() == 1 ? assistants.get(0) : null,
        days.firstDay(),
        dayAfter(days.lastDay()));
  }

  private static void add(Set<ConversationFilter> filters, ScanBox box) {
    List<DayWindow> windows = box.created().undated() ? List.of() : box.created().windows();
    if (windows.isEmpty() || windows.size() > MOST_FILTERS) {
      windows = List.of(DayWindow.of(box.created().span()));
    }
    for (String type : values(box.types())) {
      for (String assistant : values(box.assistants())) {
        for (DayWindow window : windows) {
          filters.add(
              new ConversationFilter(
                  type, assistant, window.firstDay(), dayAfter(window.lastDay())));
        }
      }
    }
  }

  /** The API may stop at the midnight with which the last day begins. */
  private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
    return day == null || day.equals(LAST_DAY) ? null : day.plusDays(1);
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

  private static boolean encloses(ConversationFilter outer, ConversationFilter inner) {
    return (outer.type() == null || outer.type().equals(inner.type()))
        && (outer.assistantId() == null || outer.assistantId().equals(inner.assistantId()))
        && (outer.dateFrom() == null
            || (inner.dateFrom() != null && !inner.dateFrom().isBefore(outer.dateFrom())))
        && (outer.dateTo() == null
            || (inner.dateTo() != null && !inner.dateTo().isAfter(outer.dateTo())));
  }

  /** What ends with a day may bring rows of the day after it. */
  private static boolean isExpressible(ScanBox box) {
    CreatedSet created = box.created();
    boolean days =
        created.isAny()
            || (!created.undated()
                && created.windows().stream()
                    .allMatch(
                        window ->
                            window.whole()
                                && window.firstDay() != null
                                && window.lastDay() == null));
    return days && isExpressible(box.types()) && isExpressible(box.assistants());
  }

  private static boolean isExpressible(ValueSet set) {
    return set.isAny() || values(set).get(0) != null;
  }
}
