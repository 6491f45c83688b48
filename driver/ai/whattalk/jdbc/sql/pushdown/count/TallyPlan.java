package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.sql.pushdown.bound.ParameterText;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBox;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import ai.whattalk.jdbc.sql.pushdown.count.TallyDays.Window;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
 * @param lacksOtherTypes whether rows of types that are not known are in the roots alone
 * @param lacksOtherAssistants the same of assistants
 */
public record TallyPlan(
    List<Tally> tallies, List<Tally> roots, boolean lacksOtherTypes, boolean lacksOtherAssistants) {
  /**
   * Rows that are counted together.
   *
   * @param type of all of them; null if that does not matter
   * @param assistant of all of them; null if that does not matter
   * @param accepted whether the rows are in the box; else they are counted for the sum alone
   */
  public record Tally(
      @Nullable String type, @Nullable String assistant, Window window, boolean accepted) {}

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
      ScanBox box, CountGrain grain, AccountList lists, AccountList.@Nullable Span domain) {
    Split types = split(box.types(), grain.types(), lists.types());
    Split assistants = split(box.assistants(), grain.assistants(), lists.assistants());
    TallyDays days = TallyDays.of(box.created(), grain.unit(), domain);
    if (types == null || assistants == null || days == null) {
      return null;
    }
    long size = (long) types.values.size() * assistants.values.size() * days.windows().size();
    if (size > TallyDays.MOST_TALLIES) {
      return null;
    }
    List<Tally> tallies = product(types.values, assistants.values, days.windows(), box);
    if (!box.exact() && tallies.stream().anyMatch(Tally::accepted)) {
      return null;
    }
    boolean complete = types.complete && assistants.complete && days.complete();
    return new TallyPlan(
        tallies,
        complete ? List.of() : product(types.ofRoot(), assistants.ofRoot(), days.roots(), box),
        !types.complete,
        !assistants.complete);
  }

  private static @Nullable Split split(ValueSet set, boolean apart, @Nullable Set<String> known) {
    if (set.isAny() && !apart) {
      return Split.NONE;
    }
    boolean listed = !set.excluding() && !set.withNull();
    Set<String> values = listed ? set.values() : known;
    return values != null && values.stream().allMatch(ParameterText::isLiteral)
        ? new Split(values.stream().sorted().toList(), listed)
        : null;
  }

  private static List<Tally> product(
      List<? extends @Nullable String> types,
      List<? extends @Nullable String> assistants,
      List<Window> windows,
      ScanBox box) {
    List<Tally> tallies = new ArrayList<>();
    for (String type : types) {
      for (String assistant : assistants) {
        boolean accepted =
            (type == null || box.types().contains(type))
                && (assistant == null || box.assistants().contains(assistant));
        windows.forEach(window -> tallies.add(new Tally(type, assistant, window, accepted)));
      }
    }
    return tallies;
  }
}
