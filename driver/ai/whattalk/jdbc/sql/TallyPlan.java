package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.api.ConversationLists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals that count the rows of a box, told apart as a grain does: those to be added up, and
 * those that they must come to, where it is not known that there are no others.
 *
 * @param tallies disjoint
 * @param roots disjoint; together they have the rows of all tallies, and perhaps others. Empty if
 *     there can be no others
 * @param partialDays days of which the box has a part, to be read
 * @param lacksOtherTypes whether rows of types that are not known are in the roots alone
 * @param lacksOtherAssistants the same of assistants
 */
record TallyPlan(
    List<Tally> tallies,
    List<ConversationFilter> roots,
    List<ConversationFilter> partialDays,
    boolean lacksOtherTypes,
    boolean lacksOtherAssistants) {

  /** More are never cheaper. */
  static final int MOST_TALLIES = 2_000;

  /**
   * One total.
   *
   * @param accepted whether the rows are in the box; else they are counted for the sum alone
   */
  record Tally(ConversationFilter filter, boolean accepted) {}

  /** Values of one parameter, of which there may be others. */
  private record Split(List<? extends @Nullable String> values, boolean complete) {
    static final Split NONE = new Split(Collections.singletonList(null), true);

    List<? extends @Nullable String> ofRoot() {
      return complete ? values : NONE.values;
    }
  }

  int size() {
    return tallies.size() + roots.size() + partialDays.size();
  }

  /** Requests that it takes to carry the plan out, where a page holds what is read of a day. */
  long requests(ConversationLists lists) {
    return partialDays.size()
        + Stream.concat(tallies.stream().map(Tally::filter), roots.stream())
            .mapToLong(lists::requestsToCount)
            .sum();
  }

  /**
   * The plan for a box, or null if totals can't count it: one that is not exact must turn out to
   * have no rows.
   *
   * @param domain between these days the rows lie, as far as known; null if it is not to be found
   */
  static @Nullable TallyPlan of(
      ScanBox box,
      CountGrain grain,
      ConversationLists lists,
      ConversationLists.@Nullable Span domain) {
    Split types = split(box.types(), grain.types(), lists.types());
    Split assistants = split(box.assistants(), grain.assistants(), lists.assistants());
    TallyDays days = TallyDays.of(box.created(), grain.unit(), domain);
    if (types == null || assistants == null || days == null) {
      return null;
    }
    long size = (long) types.values.size() * assistants.values.size() * days.windows().size();
    if (size > MOST_TALLIES) {
      return null;
    }
    List<Tally> tallies = new ArrayList<>();
    for (ConversationFilter filter : product(types.values, assistants.values, days.windows())) {
      boolean accepted =
          (filter.type() == null || box.types().contains(filter.type()))
              && (filter.assistantId() == null || box.assistants().contains(filter.assistantId()));
      if (accepted && !box.exact()) {
        return null;
      }
      tallies.add(new Tally(filter, accepted));
    }
    boolean complete = types.complete && assistants.complete && days.complete();
    return new TallyPlan(
        tallies,
        complete ? List.of() : product(types.ofRoot(), assistants.ofRoot(), days.roots()),
        product(types.ofRoot(), assistants.ofRoot(), days.partial()),
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

  private static List<ConversationFilter> product(
      List<? extends @Nullable String> types,
      List<? extends @Nullable String> assistants,
      List<TallyDays.Window> windows) {
    List<ConversationFilter> filters = new ArrayList<>();
    for (String type : types) {
      for (String assistant : assistants) {
        for (TallyDays.Window window : windows) {
          filters.add(new ConversationFilter(type, assistant, window.from(), window.to()));
        }
      }
    }
    return filters;
  }
}
