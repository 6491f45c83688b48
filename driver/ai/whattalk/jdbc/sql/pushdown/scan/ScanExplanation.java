package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListDescription.NumberLookup;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBox;
import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import ai.whattalk.jdbc.sql.pushdown.count.RowsBesideBounds;
import ai.whattalk.jdbc.sql.pushdown.count.TallyPlan;
import ai.whattalk.jdbc.sql.table.ListTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in what way a scan would get its rows, and names the requests with which each list would
 * begin. What depends on answers is said as an alternative.
 *
 * @param way how the rows would come
 * @param requests one for each list
 */
record ScanExplanation(String way, List<String> requests) {
  private static final String READ = "pages as read";

  /** Requests that are named, where there are many alike. */
  private static final int MOST_REQUESTS = 12;

  static final ScanExplanation NO_REQUEST = new ScanExplanation("no request", List.of());

  /** A scan that is carried out for each row of another input, or not at all. */
  static final ScanExplanation LATER = new ScanExplanation("decided while executing", List.of());

  /** Rows of one list, or of several. */
  static ScanExplanation ofRows(AccountList lists, FilterRequests filters, long wanted) {
    List<String> requests = requests(lists, filters.narrow(), wanted);
    if (requests.size() == 1) {
      return new ScanExplanation(READ, requests);
    }
    requests.add(
        "or, where it takes fewer requests, "
            + lists.firstRequest(new ReadRequest(filters.wide(), ReadRequest.ALL)));
    return new ScanExplanation(READ + ", each row once", requests);
  }

  /** Rows behind an offset. */
  static ScanExplanation ofOffset(AccountList lists, ReadRequest request) {
    return new ScanExplanation(
        READ + " from the one that holds the OFFSET", List.of(lists.firstRequest(request)));
  }

  /** Rows of one end of the list, or of both. */
  static ScanExplanation ofEnds(AccountList lists, ListFilter filter, List<ScanEnd> ends) {
    return new ScanExplanation(
        windows(ends) + ", narrowed by totals; " + READ + " where that takes no more requests",
        requests(lists, List.of(filter), ReadRequest.ALL));
  }

  private static String windows(List<ScanEnd> ends) {
    return ends.stream()
        .map(end -> end.newest() ? "the newest first" : "the oldest first")
        .collect(Collectors.joining(" and ", "windows by day, ", ""));
  }

  /** Rows that stand for many, and those at some ends of the list. */
  static ScanExplanation ofCount(
      AccountList lists,
      ScanBounds bounds,
      FilterRequests filters,
      CountGrain grain,
      List<ScanEnd> ends) {
    if (!bounds.isCountable()) {
      return new ScanExplanation(
          READ + ": the API's parameters don't say all of the condition",
          requests(lists, filters.narrow(), ReadRequest.ALL));
    }
    Set<ListFilter> counted = new LinkedHashSet<>();
    RowsBesideBounds beside = new RowsBesideBounds(lists, filters.wide(), Set.of(), Set.of());
    boolean isExact = true;
    for (ScanBox box : bounds.disjoint().boxes()) {
      TallyPlan plan = TallyPlan.of(box, grain, lists, null);
      if (plan == null) {
        counted.add(filters.wide());
      } else {
        plan.roots().forEach(tally -> counted.add(beside.filter(tally)));
        plan.tallies().forEach(tally -> counted.add(beside.filter(tally)));
        isExact &= plan.bounds().stream().noneMatch(beside::isToBeRead);
      }
    }
    List<String> requests =
        requests(lists, counted.stream().limit(MOST_REQUESTS).toList(), ReadRequest.ALL);
    if (counted.size() > MOST_REQUESTS) {
      requests.add("and " + (counted.size() - MOST_REQUESTS) + " more");
    }
    return new ScanExplanation(
        "count from total"
            + each(lists.list(), grain)
            + (isExact ? "" : ", less the rows beside the days of the condition, which are read")
            + (ends.isEmpty() ? "" : ", and " + windows(ends))
            + "; "
            + READ
            + " where that takes no more requests, or totals can't be relied on",
        requests);
  }

  /** This explanation where reading ends with the rows of some ids. */
  ScanExplanation untilMet(Set<String> ids) {
    return new ScanExplanation(
        way + (ids.size() == 1 ? ", until the row is met" : ", until the rows are met"), requests);
  }

  /** This explanation where the condition leaves texts of a parameter out; null for none. */
  ScanExplanation orOfOthers(ListDescription list, @Nullable ListParameter leftOut) {
    if (leftOut == null) {
      return this;
    }
    String name = list.name(leftOut.column());
    String others = name + (name.endsWith("s") ? "es" : "s");
    return new ScanExplanation(
        way + ", of the other " + others + " alone where totals show that there are no more",
        requests);
  }

  /** This explanation where the other sides of joins say which rows are wanted. */
  ScanExplanation narrowedBy(List<JoinKey> keys) {
    if (keys.isEmpty() || requests.isEmpty()) {
      return this;
    }
    List<String> columns =
        keys.stream().map(key -> key.list().name(key.column())).distinct().toList();
    return new ScanExplanation(
        way + "; narrowed further by the " + String.join(" and ", columns) + " to join with",
        requests);
  }

  private static String each(ListDescription list, CountGrain grain) {
    List<String> each = new ArrayList<>();
    for (ListParameter parameter : grain.parameters(list, Set.of())) {
      NumberLookup lookup = list.isLookedUp(parameter) ? list.lookup() : null;
      each.add("each " + (lookup == null ? list.name(parameter.column()) : lookup.rowName()));
    }
    if (grain.unit() != null) {
      each.add("each " + grain.unit().name().toLowerCase(Locale.ROOT));
    }
    return each.isEmpty() ? "" : " of " + String.join(" and ", each);
  }

  private static List<String> requests(AccountList lists, List<ListFilter> filters, long wanted) {
    List<String> requests = new ArrayList<>();
    for (ListFilter filter : filters) {
      requests.add(lists.firstRequest(new ReadRequest(filter, wanted)));
    }
    return requests;
  }

  /** The lines of this, the first one about the table. */
  List<String> lines(ListTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(table.tableName() + ": " + way);
    requests.forEach(request -> lines.add("  " + request));
    return lines;
  }
}
