package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.sql.algebra.EnumerableStopChecks;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import ai.whattalk.jdbc.sql.pushdown.count.CountedRows;
import ai.whattalk.jdbc.sql.pushdown.count.CountsOfOneMoment;
import ai.whattalk.jdbc.sql.pushdown.count.ExcludedTexts;
import ai.whattalk.jdbc.sql.run.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scan: what it asks the API for, or says that it would. Used by one thread.
 *
 * @param joinKeys by which rows may be left out
 * @param enough rows after which a reader will probably stop, or null
 */
record ScanExecution(
    ScanSpec spec,
    List<JoinKey> joinKeys,
    @Nullable RowRange enough,
    Execution execution,
    AccountList lists) {
  /**
   * The rows of a target, and others perhaps.
   *
   * @param scan stands for the scan where the rows of its offset are {@link Skipped}
   * @param accepted the rows that the filter accepts
   */
  Enumerable<@Nullable Object[]> rows(ScanTarget target, Object scan, Predicate<ListRow> accepted) {
    if (isEmpty(target)) {
      return Linq4j.emptyEnumerable();
    }
    ScanBounds bounds = target.bounds();
    Set<String> ids = target.idsToMeet(spec);
    CountGrain grain = spec.grain();
    FilterRequests stated = requests(target.stated());
    if (ids == null && grain != null) {
      return EnumerableStopChecks.of(() -> counted(narrowed(bounds), stated, grain, accepted));
    }
    FilterRequests requests = requests(bounds);
    if (ids != null) {
      return EnumerableStopChecks.of(
          () -> accepted(() -> new RowsUntilMet(all(requests, stated), ids), accepted));
    }
    if (!spec.ends().isEmpty()) {
      Predicate<ListRow> matched = JoinKey.accepting(joinKeys, execution, accepted);
      return scanned(
          () ->
              matched == null
                  ? all(requests, stated)
                  : inPlaceOf(
                      stated,
                      List.of(requests.wide()),
                      list -> ends(list, bounds, requests.wide(), matched)));
    }
    if (skips(requests)) {
      execution.note(new Skipped(scan), spec.limit().offset(execution));
      return scanned(() -> lists.read(behindOffset()));
    }
    return scanned(() -> all(isWhole() ? ofAll(bounds) : requests, stated));
  }

  /** How {@link #rows} would get them, as far as that is known without a request. */
  ScanExplanation explanation(ScanTarget target) {
    List<JoinKey> known = joinKeys.stream().filter(JoinKey::isLocal).toList();
    List<JoinKey> others = joinKeys.stream().filter(key -> !key.isLocal()).toList();
    return ofTarget(target.joined(execution, known)).narrowedBy(others);
  }

  private ScanExplanation ofTarget(ScanTarget target) {
    if (isEmpty(target)) {
      return ScanExplanation.NO_REQUEST;
    }
    ScanBounds bounds = target.bounds();
    Set<String> ids = target.idsToMeet(spec);
    FilterRequests requests = requests(bounds);
    if (ids != null) {
      return ScanExplanation.ofRows(lists, requests, wanted(requests)).untilMet(ids);
    }
    if (spec.grain() != null) {
      return ScanExplanation.ofCount(lists, bounds, requests, spec.grain(), spec.ends());
    }
    if (!spec.ends().isEmpty()) {
      return ScanExplanation.ofEnds(lists, requests.wide(), spec.ends());
    }
    if (skips(requests)) {
      return ScanExplanation.ofOffset(lists, behindOffset());
    }
    ScanExplanation rows = ScanExplanation.ofRows(lists, requests, wanted(requests));
    return isWhole() ? rows.orOfOthers(lists.list(), ExcludedTexts.leftOutOf(bounds)) : rows;
  }

  private boolean isEmpty(ScanTarget target) {
    return target.isEmpty()
        || spec.limit().fetch(execution) <= 0
        || spec.limit().offset(execution) < 0;
  }

  private FilterRequests requests(ScanBounds bounds) {
    return FilterRequests.of(lists.list(), bounds, lists.clock());
  }

  /** Whether the offset need not be read: where each row of the server's list is one of it. */
  private boolean skips(FilterRequests requests) {
    return spec.limit().offset(execution) > 0 && requests.isOfEveryRow();
  }

  private ReadRequest behindOffset() {
    return new ReadRequest(
        ListFilter.all(lists.list()),
        spec.limit().offset(execution),
        spec.limit().fetch(execution));
  }

  private Enumerable<@Nullable Object[]> scanned(Supplier<RowSource> opening) {
    return EnumerableStopChecks.of(() -> new RowEnumerator(opening, form()));
  }

  private Function<ListRow, @Nullable Object[]> form() {
    int[] columns = spec.columnsRead();
    return row -> row.read(columns);
  }

  /** The bounds without rows that have no date, if it is shown that there are none. */
  private ScanBounds narrowed(ScanBounds bounds) {
    if (!bounds.isWidenedByUndated()) {
      return bounds;
    }
    ListFilter wide = requests(bounds).wide();
    Long rows = lists.rowsOfSeveralPages(wide);
    return rows != null && lists.costs().paysToShowDates(rows) && lists.hasOnlyDated(wide)
        ? bounds.dated()
        : bounds;
  }

  /** What to ask for where all rows are wanted, so that it may pay to learn something before. */
  private FilterRequests ofAll(ScanBounds bounds) {
    ScanBounds named = ExcludedTexts.named(lists, narrowed(bounds));
    FilterRequests requests = requests(named);
    if (requests.narrow().size() != 1) {
      return requests;
    }
    // The page at hand may tell of its days, too, but is one of the list that it was asked for.
    return lists.lookAtBounds(requests.narrow().get(0), named.times(), Set.of())
        ? requests(named)
        : requests;
  }

  /** The rows of some requests, or those that the scan's own filter states. */
  private RowSource all(FilterRequests requests, FilterRequests stated) {
    return inPlaceOf(stated, requests.narrow(), list -> all(list, requests));
  }

  private RowSource inPlaceOf(
      FilterRequests stated, List<ListFilter> filters, Function<AccountList, RowSource> reading) {
    return stated.narrow().equals(filters)
        ? reading.apply(lists)
        : lists.readInPlaceOf(() -> all(lists, stated), filters, reading);
  }

  private RowSource all(AccountList list, FilterRequests requests) {
    return list.readUnion(requests.narrow(), requests.wide(), wanted(requests));
  }

  /** How many rows of a list are of use. */
  private long wanted(FilterRequests requests) {
    if (!requests.exact()) {
      return ReadRequest.ALL;
    }
    return enough == null ? spec.limit().end(execution) : Math.max(1, enough.end(execution));
  }

  /** The ends of the list, one after the other. */
  private RowSource ends(
      AccountList lists, ScanBounds bounds, ListFilter wide, Predicate<ListRow> accepts) {
    boolean undated = bounds.boxes().stream().anyMatch(box -> box.created().undated());
    List<ListEnd> ends = new ArrayList<>();
    for (ScanEnd end : spec.ends()) {
      if (end.rows().fetch(execution) > 0 && end.rows().offset(execution) >= 0) {
        ends.add(
            new ListEnd(end.newest(), end.rows().end(execution), end.undatedFirst() && undated));
      }
    }
    return lists.readEnds(wide, ends, accepts);
  }

  /** Rows of which each stands for itself, where that is wanted; else they are checked above. */
  private Enumerator<@Nullable Object[]> accepted(
      Supplier<RowSource> opening, Predicate<ListRow> accepts) {
    return spec.grain() == null
        ? new RowEnumerator(opening, form())
        : new RowEnumerator(
            () -> new AcceptedRows(opening.get(), accepts),
            row -> CountedRows.weighted(row.values(), 1));
  }

  /** Rows that stand for many, or else all that are accepted. */
  private Enumerator<@Nullable Object[]> counted(
      ScanBounds bounds, FilterRequests stated, CountGrain grain, Predicate<ListRow> accepts) {
    FilterRequests requests = requests(bounds);
    ListFilter wide = requests.wide();
    CountsOfOneMoment counts =
        new CountsOfOneMoment(
            bounds,
            grain,
            wide,
            spec.ends().isEmpty()
                ? null
                : now -> new AcceptedRows(ends(now, bounds, wide, accepts), accepts));
    List<@Nullable Object[]> rows = lists.attempt(counts::rows);
    return rows == null ? accepted(() -> all(requests, stated), accepts) : Linq4j.enumerator(rows);
  }

  /** Whether all rows are wanted, so that what it takes to narrow further may pay. */
  private boolean isWhole() {
    return enough == null && spec.limit().fetch(execution) == ReadRequest.ALL;
  }

  /** Those rows of a source that are accepted. Not thread-safe. */
  private record AcceptedRows(RowSource source, Predicate<ListRow> accepts) implements RowSource {

    @Override
    public @Nullable ListRow next() {
      ListRow row = source.next();
      while (row != null && !accepts.test(row)) {
        row = source.next();
      }
      return row;
    }

    @Override
    public void close() {
      source.close();
    }
  }

  /** Under which an execution notes how many rows of a scan's offset were not read. */
  record Skipped(Object scan) {}
}
