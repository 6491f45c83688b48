package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.total.RequestCosts;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBox;
import ai.whattalk.jdbc.sql.pushdown.count.TallyPlan.Tally;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stand for many, each with the number of those: from totals where these show it and take
 * fewer requests than reading. Not thread-safe.
 */
public final class CountedRows {
  private final AccountList lists;
  private final ScanBounds bounds;
  private final CountGrain grain;
  private final ListFilter wide;
  private final Set<LocalDateTime> summed = new HashSet<>();
  private final RowsBesideBounds beside;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  private CountedRows(AccountList lists, ScanBounds bounds, CountGrain grain, ListFilter wide) {
    this.lists = lists;
    this.bounds = bounds;
    this.grain = grain;
    this.wide = wide;
    beside =
        new RowsBesideBounds(
            lists,
            wide,
            summed,
            grain.parameters(
                lists.list(),
                bounds.boxes().stream()
                    .flatMap(box -> box.texts().keySet().stream())
                    .collect(Collectors.toSet())));
  }

  /**
   * The rows, or null if all are to be read.
   *
   * @param wide asks for all rows within the bounds
   */
  static @Nullable List<@Nullable Object[]> of(
      AccountList lists, ScanBounds bounds, CountGrain grain, ListFilter wide) {
    CountedRows counted = new CountedRows(lists, bounds, grain, wide);
    return counted.count() ? counted.rows : null;
  }

  /** A row that stands for so many. */
  public static @Nullable Object[] weighted(@Nullable Object[] row, long weight) {
    @Nullable Object[] weighted = Arrays.copyOf(row, row.length + 1);
    weighted[row.length] = weight;
    return weighted;
  }

  private boolean count() {
    ScanBounds apart = bounds.disjoint();
    if (!apart.isCountable()) {
      return false;
    }
    Long expected = lists.rowsOfSeveralPages(wide);
    if (expected == null) {
      return false;
    }
    grain
        .parameters(lists.list(), Set.of())
        .forEach(parameter -> lists.sampleValues(parameter, wide));
    // What shows that there are no other types serves to count those that there are.
    List<ScanBox> boxes = Lists.reverse(apart.boxes());
    List<TallyPlan> plans = new ArrayList<>();
    RequestCosts costs = lists.costs();
    long size = 0;
    for (ScanBox box : boxes) {
      TallyPlan plan = plan(box, expected);
      size += plan == null ? costs.pages(expected) : plan.size();
      if (!costs.paysToCount(size, expected)) {
        return false;
      }
      plans.add(plan);
    }
    Set<LocalDateTime> times = new TreeSet<>();
    Set<LocalDateTime> outer = new TreeSet<>();
    for (TallyPlan plan : plans) {
      times.addAll(plan.bounds());
      outer.addAll(plan.outerBounds());
    }
    if (!costs.paysToCount(size + times.size(), expected)) {
      return false;
    }
    lists.lookAtBounds(wide, times, outer);
    summed.addAll(Sets.difference(times, outer));
    long bounds = times.stream().filter(beside::isToBeRead).count();
    if (bounds == 0) {
      return addAll(plans, boxes, expected);
    }
    if (!costs.paysToCount(size + costs.pagesAbout(bounds, lists.rowsPerDay(wide)), expected)) {
      return false;
    }
    // What comes between two answers may be counted by one, and taken off by the other.
    Long before = lists.total(wide);
    return before != null
        && addAll(plans, boxes, expected)
        && before.equals(lists.newTotal(wide, before));
  }

  /**
   * Whether all is counted, and nothing is in boxes that are not exact, nor in days that turn out
   * to be others.
   */
  private boolean addAll(List<TallyPlan> plans, List<ScanBox> boxes, long expected) {
    for (int i = 0; i < plans.size(); i++) {
      int before = rows.size();
      if (!add(plans.get(i), expected) || (!boxes.get(i).exact() && rows.size() > before)) {
        return false;
      }
    }
    return beside.isStillRight();
  }

  private @Nullable TallyPlan plan(ScanBox box, long expected) {
    boolean bounded = box.created().span().hasLowerBound() && box.created().span().hasUpperBound();
    if (grain.unit() == null || bounded) {
      return TallyPlan.of(box, grain, lists, null);
    }
    AccountList.Span domain = lists.sampledDays(wide, expected);
    return domain == null ? null : TallyPlan.of(box, grain, lists, domain);
  }

  private boolean add(TallyPlan plan, long expected) {
    Long whole = plan.roots().isEmpty() ? null : sum(plan.roots(), expected);
    if (whole == null && !plan.roots().isEmpty()) {
      return false;
    }
    long sum = 0;
    for (Tally tally : plan.tallies()) {
      Long count = count(tally, plan.size() == 1 ? expected : 0);
      if (count == null || (whole != null && sum + count > whole)) {
        return false;
      }
      sum += count;
      if (tally.accepted() && count > 0) {
        rows.add(weighted(row(tally), count));
      }
    }
    if (whole != null && sum != whole) {
      noteOthers(plan);
      return false;
    }
    return true;
  }

  /** How many rows a tally has; null if that is not shown. */
  private @Nullable Long count(Tally tally, long expected) {
    Long given = lists.count(beside.filter(tally), expected);
    long count = given == null ? -1 : given - beside.count(tally);
    return count < 0 ? null : Long.valueOf(count);
  }

  /** Notes that there are other texts, so that the next count need not find out. */
  private void noteOthers(TallyPlan plan) {
    if (plan.open().size() == 1) {
      lists.noteOthers(plan.open().get(0));
    }
  }

  private @Nullable Long sum(List<Tally> tallies, long expected) {
    long sum = 0;
    for (Tally tally : tallies) {
      Long count = count(tally, tallies.size() == 1 ? expected : 0);
      if (count == null) {
        return null;
      }
      sum += count;
    }
    return sum;
  }

  /** A row like all of those of a tally, as far as the grain tells. */
  private @Nullable Object[] row(Tally tally) {
    @Nullable Object[] row = new Object[lists.list().columns().size()];
    for (ListParameter parameter : tally.texts().values().keySet()) {
      row[parameter.column()] = tally.texts().text(parameter);
    }
    LocalDateTime example = tally.window().example();
    if (example != null) {
      row[lists.list().createdAt()] = CalciteTimes.timestamp(example);
    }
    return row;
  }
}
