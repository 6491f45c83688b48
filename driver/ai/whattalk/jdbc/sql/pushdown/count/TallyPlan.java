package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ParameterText;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBox;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import ai.whattalk.jdbc.sql.pushdown.count.TallyDays.Window;
import com.google.common.collect.Maps;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals that count the rows of a box, told apart as a grain does: those to be added up, and
 * those that they must come to, where it is not known that there are no others.
 *
 * @param tallies disjoint
 * @param roots disjoint; together they have the rows of all tallies, and perhaps others. Empty if
 *     there can be no others
 * @param open parameters of which there may be others than the known texts: their rows are in the
 *     roots alone
 */
public record TallyPlan(List<Tally> tallies, List<Tally> roots, List<ListParameter> open) {
  /**
   * Rows that are counted together.
   *
   * @param texts that all of them have
   * @param accepted whether the rows are in the box; else they are counted for the sum alone
   */
  public record Tally(ListFilter texts, Window window, boolean accepted) {}

  /** Values of one parameter, of which there may be others. */
  private record Split(List<? extends @Nullable String> values, boolean complete) {
    static final Split NONE = new Split(Collections.singletonList(null), true);

    List<? extends @Nullable String> ofRoot() {
      return complete ? values : NONE.values;
    }
  }

  int size() {
    return tallies.size() + roots.size();
  }

  /** The times at which windows begin or end. */
  public Set<LocalDateTime> bounds() {
    return bounds(tallies);
  }

  /** Those at which a sum of windows begins or ends, or a window that is in none. */
  Set<LocalDateTime> outerBounds() {
    return bounds(roots.isEmpty() ? tallies : roots);
  }

  private static Set<LocalDateTime> bounds(List<Tally> tallies) {
    Set<LocalDateTime> bounds = new TreeSet<>();
    for (Tally tally : tallies) {
      Stream.of(tally.window.from(), tally.window.before())
          .filter(bound -> bound != null)
          .forEach(bounds::add);
    }
    return bounds;
  }

  /**
   * The plan for a box, or null if totals can't count it: one that is not exact must turn out to
   * have no rows.
   *
   * @param domain between these days the rows lie, as far as known; null if it is not to be found
   */
  public static @Nullable TallyPlan of(
      ScanBox box, CountGrain grain, AccountList list, AccountList.@Nullable Span domain) {
    TallyDays days = TallyDays.of(box.created(), grain.unit(), domain);
    if (days == null) {
      return null;
    }
    Map<ListParameter, Split> splits = new TreeMap<>();
    long size = days.windows().size();
    for (ListParameter parameter : grain.parameters(list.list(), box.texts().keySet())) {
      Split split = split(box.texts(parameter), list, parameter);
      if (split == null) {
        return null;
      }
      splits.put(parameter, split);
      size *= Math.max(1, split.values.size());
      if (size > TallyDays.MOST_TALLIES) {
        return null;
      }
    }
    List<Tally> tallies =
        tallies(list, Maps.transformValues(splits, Split::values), days.windows(), box);
    if (!box.exact() && tallies.stream().anyMatch(Tally::accepted)) {
      return null;
    }
    List<ListParameter> open =
        splits.keySet().stream().filter(parameter -> !splits.get(parameter).complete).toList();
    return new TallyPlan(
        tallies,
        open.isEmpty() && days.complete()
            ? List.of()
            : tallies(list, Maps.transformValues(splits, Split::ofRoot), days.roots(), box),
        open);
  }

  private static @Nullable Split split(ValueSet set, AccountList list, ListParameter parameter) {
    boolean listed = !set.excluding() && !set.withNull();
    Set<String> values = listed ? set.values() : list.values(parameter);
    return values != null && values.stream().allMatch(ParameterText::isLiteral)
        ? new Split(values.stream().sorted().toList(), listed)
        : null;
  }

  private static List<Tally> tallies(
      AccountList list,
      Map<ListParameter, List<? extends @Nullable String>> texts,
      List<Window> windows,
      ScanBox box) {
    List<Tally> tallies = new ArrayList<>();
    for (ListFilter filter : FilterRequests.product(list.list(), texts)) {
      boolean accepted =
          filter.values().keySet().stream()
              .allMatch(parameter -> box.texts(parameter).contains(filter.text(parameter)));
      windows.forEach(window -> tallies.add(new Tally(filter, window, accepted)));
    }
    return tallies;
  }
}
