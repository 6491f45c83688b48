package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.ConversationLists;
import ai.whattalk.jdbc.api.resource.Conversation;
import ai.whattalk.jdbc.api.resource.ConversationFilter;
import ai.whattalk.jdbc.api.resource.ConversationSource;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.sql.algebra.ExactLimit;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterValues;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.count.CountedRows;
import ai.whattalk.jdbc.sql.pushdown.count.CountsOfOneMoment;
import ai.whattalk.jdbc.sql.pushdown.count.ExcludedTypes;
import ai.whattalk.jdbc.sql.run.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Decides at execution what a scan asks the API for; called by generated code, hence public.
 * Immutable.
 */
public class ScanReader {
  private final ScanSpec spec;
  private final List<RexNode> nodes;
  private final boolean repeated;
  private final List<JoinKey> joinKeys;
  private final @Nullable EnoughRows enough;

  /**
   * Creates a plan.
   *
   * @param repeated whether the scan is read again and again, so that its rows are kept
   * @param joinKeys by which rows may be left out
   * @param enough rows after which a reader will probably stop, or null
   */
  public ScanReader(
      ScanSpec spec, boolean repeated, List<JoinKey> joinKeys, @Nullable EnoughRows enough) {
    this.spec = spec;
    this.enough = enough;
    this.joinKeys = joinKeys;
    this.nodes =
        spec.filter() == null || !spec.table().isNarrowed()
            ? List.of()
            : FilterValues.of(spec.filter());
    this.repeated = repeated;
  }

  /** The parts of the filter of which {@link #read} wants the values. */
  List<RexNode> nodes() {
    return nodes;
  }

  /**
   * The rows that the API has to give, all columns of each; a superset of those that the filter
   * wants, but for rows of the offset that nobody needs to read.
   *
   * @param values the values of the filter's parts, or functions that give them for a {@code
   *     created_at}
   * @param accepts whether a row passes the filter; null for each row, and where it is checked
   *     above
   */
  public Enumerable<@Nullable Object[]> read(
      DataContext root, Function0<?>[] values, @Nullable Predicate1<Object> accepts) {
    Execution execution = (Execution) root;
    if (repeated) {
      return execution.memo(
          this, () -> new ReplayedRows<>(read(execution, values, accepts), () -> {}));
    }
    return read(execution, values, accepts);
  }

  private Enumerable<@Nullable Object[]> read(
      Execution execution, Function0<?>[] values, @Nullable Predicate1<Object> accepts) {
    ScanTarget target = target(execution, values);
    Map<ScanReader, Supplier<ScanExplanation>> explanations =
        execution.noted(ScanExplanation.class);
    if (explanations != null) {
      explanations.put(this, () -> explanation(execution, target));
      return Linq4j.emptyEnumerable();
    }
    if (joinKeys.isEmpty()) {
      return read(execution, target, accepts);
    }
    // The other side may not be there yet.
    return rows(() -> read(execution, target.joined(execution, joinKeys), accepts).enumerator());
  }

  private Enumerable<@Nullable Object[]> read(
      Execution execution, ScanTarget target, @Nullable Predicate1<Object> accepts) {
    if (isEmpty(execution, target)) {
      return Linq4j.emptyEnumerable();
    }
    ScanBounds bounds = target.bounds();
    Set<String> ids = target.idsToMeet(spec);
    FilterRequests requests = FilterRequests.of(bounds, lists(execution).clock());
    Predicate<ListRow> accepted = row -> accepts == null || accepts.apply(spec.table().row(row));
    if (ids != null) {
      return rows(() -> accepted(() -> new RowsUntilMet(all(execution, requests), ids), accepted));
    }
    if (spec.grain() != null) {
      return rows(() -> counted(execution, narrowed(execution, bounds), accepted));
    }
    if (!spec.ends().isEmpty()) {
      Predicate<ListRow> matched = JoinKey.accepting(joinKeys, execution, accepted);
      return scanned(
          () ->
              matched == null
                  ? all(execution, requests)
                  : ends(execution, lists(execution), bounds, requests.wide(), matched));
    }
    if (skips(execution, requests)) {
      execution.note(new Skipped(this), offset(execution));
      return scanned(() -> lists(execution).read(behindOffset(execution)));
    }
    return scanned(
        () ->
            isWhole(execution)
                ? all(execution, ofAll(execution, bounds))
                : all(execution, requests));
  }

  private boolean isEmpty(Execution execution, ScanTarget target) {
    return target.isEmpty() || fetch(execution) <= 0 || offset(execution) < 0;
  }

  private ScanExplanation explanation(Execution execution, ScanTarget target) {
    List<JoinKey> known = joinKeys.stream().filter(JoinKey::isLocal).toList();
    List<JoinKey> others = joinKeys.stream().filter(key -> !key.isLocal()).toList();
    return ofTarget(execution, target.joined(execution, known)).narrowedBy(others);
  }

  private ScanExplanation ofTarget(Execution execution, ScanTarget target) {
    if (isEmpty(execution, target)) {
      return ScanExplanation.NO_REQUEST;
    }
    ScanBounds bounds = target.bounds();
    Set<String> ids = target.idsToMeet(spec);
    ConversationLists lists = lists(execution);
    FilterRequests requests = FilterRequests.of(bounds, lists.clock());
    if (ids != null) {
      return ScanExplanation.ofRows(lists, requests, wanted(execution, requests)).untilMet(ids);
    }
    if (spec.grain() != null) {
      return ScanExplanation.ofCount(lists, bounds, requests, spec.grain(), spec.ends());
    }
    if (!spec.ends().isEmpty()) {
      return ScanExplanation.ofEnds(lists, requests.wide(), spec.ends());
    }
    if (skips(execution, requests)) {
      return ScanExplanation.ofOffset(lists, behindOffset(execution));
    }
    ScanExplanation rows = ScanExplanation.ofRows(lists, requests, wanted(execution, requests));
    return isWhole(execution) && ExcludedTypes.isAbout(bounds) ? rows.orOfOtherTypes() : rows;
  }

  /** Whether the offset need not be read: where each row of the server's list is one of it. */
  private boolean skips(Execution execution, FilterRequests requests) {
    return offset(execution) > 0 && requests.isOfEveryRow();
  }

  private ReadRequest behindOffset(Execution execution) {
    return new ReadRequest(ConversationFilter.NONE, offset(execution), fetch(execution));
  }

  private Enumerable<@Nullable Object[]> scanned(Supplier<ConversationSource> opening) {
    return rows(() -> new ConversationEnumerator(opening, spec.table()::row));
  }

  /** Rows that are made, from the beginning, for each enumerator. */
  private static Enumerable<@Nullable Object[]> rows(
      Supplier<Enumerator<@Nullable Object[]>> enumerators) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return enumerators.get();
      }
    };
  }

  private ScanTarget target(Execution execution, Function0<?>[] values) {
    if (!spec.table().isNarrowed() && spec.filter() != null) {
      return new ScanTarget(ScanBounds.UNKNOWN, null);
    }
    Set<String> known = lists(execution).types();
    return ScanTarget.of(
        spec.filter(),
        FilterValues.byNode(nodes, values),
        known == null ? Set.copyOf(Conversation.DOCUMENTED_TYPES) : known);
  }

  /**
   * The bounds of the rows that the filter accepts with these values.
   *
   * @param types those that rows are known to have, not all perhaps
   */
  public final ScanBounds bounds(Function0<?>[] values, Set<String> types) {
    return ScanTarget.of(spec.filter(), FilterValues.byNode(nodes, values), types).bounds();
  }

  /** The bounds without rows that have no date, if it is shown that there are none. */
  private ScanBounds narrowed(Execution execution, ScanBounds bounds) {
    if (!bounds.isWidenedByUndated()) {
      return bounds;
    }
    ConversationLists lists = lists(execution);
    ConversationFilter wide = FilterRequests.of(bounds, lists.clock()).wide();
    Long rows = lists.rowsOfSeveralPages(wide);
    return rows != null && lists.costs().paysToShowDates(rows) && lists.hasOnlyDated(wide)
        ? bounds.dated()
        : bounds;
  }

  /** What to ask for where all rows are wanted, so that it may pay to learn something before. */
  private FilterRequests ofAll(Execution execution, ScanBounds bounds) {
    ConversationLists lists = lists(execution);
    ScanBounds named = ExcludedTypes.named(lists, narrowed(execution, bounds));
    FilterRequests requests = FilterRequests.of(named, lists.clock());
    if (requests.narrow().size() != 1) {
      return requests;
    }
    // The page at hand may tell of its days, too, but is one of the list that it was asked for.
    return lists.lookAtBounds(requests.narrow().get(0), named.times(), Set.of())
        ? FilterRequests.of(named, lists.clock())
        : requests;
  }

  private ConversationSource all(Execution execution, FilterRequests requests) {
    return lists(execution)
        .readUnion(requests.narrow(), requests.wide(), wanted(execution, requests));
  }

  /** How many rows of a list are of use. */
  private long wanted(Execution execution, FilterRequests requests) {
    if (!requests.exact()) {
      return ReadRequest.ALL;
    }
    return enough == null
        ? sum(offset(execution), fetch(execution))
        : Math.max(
            1,
            sum(
                count(execution, enough.offset(), 0),
                count(execution, enough.fetch(), ReadRequest.ALL)));
  }

  /** The ends of the list, one after the other. */
  private ConversationSource ends(
      Execution execution,
      ConversationLists lists,
      ScanBounds bounds,
      ConversationFilter wide,
      Predicate<ListRow> accepts) {
    boolean undated = bounds.boxes().stream().anyMatch(box -> box.created().undated());
    List<ListEnd> ends = new ArrayList<>();
    for (ScanEnd end : spec.ends()) {
      long offset = count(execution, end.offset(), 0);
      long fetch = count(execution, end.fetch(), ReadRequest.ALL);
      if (fetch > 0 && offset >= 0) {
        ends.add(new ListEnd(end.newest(), sum(offset, fetch), end.undatedFirst() && undated));
      }
    }
    return lists.readEnds(wide, ends, accepts);
  }

  /** Rows of which each stands for itself, where that is wanted; else they are checked above. */
  private Enumerator<@Nullable Object[]> accepted(
      Supplier<ConversationSource> opening, Predicate<ListRow> accepts) {
    return spec.grain() == null
        ? new ConversationEnumerator(opening, spec.table()::row)
        : new ConversationEnumerator(
            () -> new AcceptedRows(opening.get(), accepts),
            row -> CountedRows.weighted(spec.table().row(row), 1));
  }

  /** Rows that stand for many, or else all that are accepted. */
  private Enumerator<@Nullable Object[]> counted(
      Execution execution, ScanBounds bounds, Predicate<ListRow> accepts) {
    FilterRequests requests = FilterRequests.of(bounds, lists(execution).clock());
    ConversationFilter wide = requests.wide();
    CountsOfOneMoment counts =
        new CountsOfOneMoment(
            spec.table(),
            bounds,
            Objects.requireNonNull(spec.grain()),
            wide,
            spec.ends().isEmpty()
                ? null
                : lists ->
                    new AcceptedRows(ends(execution, lists, bounds, wide, accepts), accepts));
    List<@Nullable Object[]> rows = counts.rows(lists(execution));
    return rows == null
        ? accepted(() -> all(execution, requests), accepts)
        : Linq4j.enumerator(rows);
  }

  /**
   * Carries out offset and fetch.
   *
   * @param rows those of {@link #read} that the filter accepts
   */
  public <T> Enumerable<T> limit(DataContext root, Enumerable<T> rows) {
    Execution execution = (Execution) root;
    long offset = offset(execution);
    Long skipped = execution.noted(new Skipped(this));
    return ExactLimit.limit(rows, offset - (skipped == null ? 0 : skipped), fetch(execution));
  }

  private ConversationLists lists(Execution execution) {
    return spec.table().lists(execution);
  }

  private static long sum(long offset, long fetch) {
    return fetch > ReadRequest.ALL - offset ? ReadRequest.ALL : offset + fetch;
  }

  /** Whether all rows are wanted, so that what it takes to narrow further may pay. */
  private boolean isWhole(Execution execution) {
    return enough == null && fetch(execution) == ReadRequest.ALL;
  }

  private long offset(Execution execution) {
    return count(execution, spec.offset(), 0);
  }

  private long fetch(Execution execution) {
    return count(execution, spec.fetch(), ReadRequest.ALL);
  }

  private static long count(Execution execution, @Nullable RexNode node, long ifNone) {
    if (node instanceof RexDynamicParam parameter) {
      return execution.get(parameter.getName()) instanceof Number number
          ? number.longValue()
          : ifNone;
    }
    return node instanceof RexLiteral literal ? literal.getValueAs(Long.class) : ifNone;
  }

  /** Under which a scan notes how many rows of its offset it did not read. */
  private record Skipped(ScanReader scan) {}
}
