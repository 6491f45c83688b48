package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.api.ConversationLists;
import ai.whattalk.jdbc.api.ConversationSource;
import ai.whattalk.jdbc.api.ListEnd;
import ai.whattalk.jdbc.api.ReadRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
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
public class ScanPlan {
  /** Requests that it may take to show that every row has a date. */
  private static final int PAGES_TO_SHOW_DATES = 6;

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
  ScanPlan(ScanSpec spec, boolean repeated, List<JoinKey> joinKeys, @Nullable EnoughRows enough) {
    this.spec = spec;
    this.enough = enough;
    this.joinKeys = joinKeys;
    this.nodes = spec.filter() == null ? List.of() : FilterValues.of(spec.filter());
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
   * @param accepts whether a row passes the filter; null for each row, and where nobody asks
   */
  public Enumerable<@Nullable Object[]> read(
      DataContext root, Function0<?>[] values, @Nullable Predicate1<Object> accepts) {
    Execution execution = (Execution) root;
    if (repeated) {
      return execution.kept(this, () -> read(execution, values, accepts));
    }
    return read(execution, values, accepts);
  }

  private Enumerable<@Nullable Object[]> read(
      Execution execution, Function0<?>[] values, @Nullable Predicate1<Object> accepts) {
    ScanBounds bounds = bounds(values);
    Map<ScanPlan, Supplier<ScanExplanation>> explanations = execution.explanations();
    if (explanations != null) {
      explanations.put(this, () -> explanation(execution, bounds));
      return Linq4j.emptyEnumerable();
    }
    if (joinKeys.isEmpty()) {
      return read(execution, bounds, accepts);
    }
    // The other side may not be there yet.
    return execution.rows(
        () -> read(execution, joined(execution, bounds, joinKeys), accepts).enumerator());
  }

  private static ScanBounds joined(Execution execution, ScanBounds bounds, List<JoinKey> keys) {
    ScanBounds joined = bounds;
    for (JoinKey key : keys) {
      if (!joined.isEmpty()) {
        joined = joined.and(key.bounds(execution));
      }
    }
    return joined;
  }

  private Enumerable<@Nullable Object[]> read(
      Execution execution, ScanBounds bounds, @Nullable Predicate1<Object> accepts) {
    if (isEmpty(execution, bounds)) {
      return Linq4j.emptyEnumerable();
    }
    FilterRequests requests = FilterRequests.of(bounds);
    if (spec.grain() != null) {
      return execution.rows(() -> counted(execution, narrowed(execution, bounds)));
    }
    if (!spec.ends().isEmpty()) {
      Predicate1<Object> counts =
          JoinKey.accepting(joinKeys, execution, accepts == null ? row -> true : accepts);
      return rows(
          execution,
          () ->
              counts == null
                  ? all(execution, requests)
                  : ends(execution, bounds, requests, counts));
    }
    if (skips(execution, requests)) {
      execution.skipped(this, offset(execution));
      return rows(execution, () -> execution.lists().read(behindOffset(execution)));
    }
    return rows(
        execution,
        () ->
            isWhole(execution)
                ? all(execution, named(execution, bounds))
                : all(execution, requests));
  }

  private boolean isEmpty(Execution execution, ScanBounds bounds) {
    return bounds.isEmpty() || fetch(execution) <= 0 || offset(execution) < 0;
  }

  private ScanExplanation explanation(Execution execution, ScanBounds bounds) {
    List<JoinKey> known = joinKeys.stream().filter(JoinKey::isLocal).toList();
    List<JoinKey> others = joinKeys.stream().filter(key -> !key.isLocal()).toList();
    return ofBounds(execution, joined(execution, bounds, known)).narrowedBy(others);
  }

  private ScanExplanation ofBounds(Execution execution, ScanBounds bounds) {
    if (isEmpty(execution, bounds)) {
      return ScanExplanation.NO_REQUEST;
    }
    FilterRequests requests = FilterRequests.of(bounds);
    ConversationLists lists = execution.lists();
    if (spec.grain() != null) {
      return ScanExplanation.ofCount(lists, bounds, requests, spec.grain());
    }
    if (!spec.ends().isEmpty()) {
      return ScanExplanation.ofEnds(lists, requests.wide(), spec.ends());
    }
    if (skips(execution, requests)) {
      return ScanExplanation.ofOffset(lists, behindOffset(execution));
    }
    ScanExplanation rows = ScanExplanation.ofRows(lists, requests, wanted(execution, requests));
    return isWhole(execution) && OtherTypes.isAbout(bounds) ? rows.orOfOtherTypes() : rows;
  }

  /** Whether the offset need not be read: where each row of the server's list is one of it. */
  private boolean skips(Execution execution, FilterRequests requests) {
    return offset(execution) > 0 && requests.isOfEveryRow();
  }

  private ReadRequest behindOffset(Execution execution) {
    return new ReadRequest(ConversationFilter.NONE, offset(execution), fetch(execution));
  }

  private static Enumerable<@Nullable Object[]> rows(
      Execution execution, Supplier<ConversationSource> opening) {
    return execution.rows(() -> new ConversationEnumerator(opening, ConversationColumn::row));
  }

  /** The bounds of the rows that the filter accepts with these values. */
  final ScanBounds bounds(Function0<?>[] values) {
    return spec.filter() == null
        ? ScanBounds.EVERY_ROW
        : FilterBounds.of(spec.filter(), valuesByNode(values));
  }

  /** The bounds without rows that have no date, if it is shown that there are none. */
  private static ScanBounds narrowed(Execution execution, ScanBounds bounds) {
    if (!bounds.isWidenedByUndated()) {
      return bounds;
    }
    ConversationLists lists = execution.lists();
    ConversationFilter wide = FilterRequests.of(bounds).wide();
    Long rows = lists.rowsOfSeveralPages(wide);
    return rows != null && lists.pages(rows) > PAGES_TO_SHOW_DATES && lists.hasOnlyDated(wide)
        ? bounds.dated()
        : bounds;
  }

  private static FilterRequests named(Execution execution, ScanBounds bounds) {
    return FilterRequests.of(OtherTypes.named(execution.lists(), narrowed(execution, bounds)));
  }

  private ConversationSource all(Execution execution, FilterRequests requests) {
    return execution
        .lists()
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
      Execution execution, ScanBounds bounds, FilterRequests requests, Predicate1<Object> accepts) {
    boolean undated = bounds.boxes().stream().anyMatch(box -> box.created().undated());
    List<ListEnd> ends = new ArrayList<>();
    for (ScanEnd end : spec.ends()) {
      long offset = count(execution, end.offset(), 0);
      long fetch = count(execution, end.fetch(), ReadRequest.ALL);
      if (fetch > 0 && offset >= 0) {
        ends.add(new ListEnd(end.newest(), sum(offset, fetch), end.undatedFirst() && undated));
      }
    }
    return execution
        .lists()
        .readEnds(requests.wide(), ends, row -> accepts.apply(ConversationColumn.row(row)));
  }

  private Enumerator<@Nullable Object[]> counted(Execution execution, ScanBounds bounds) {
    FilterRequests requests = FilterRequests.of(bounds);
    List<@Nullable Object[]> rows =
        CountedRows.of(
            execution.lists(), bounds, Objects.requireNonNull(spec.grain()), requests.wide());
    return rows == null
        ? new ConversationEnumerator(() -> all(execution, requests), CountedRows::single)
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
    return ExactLimit.limit(rows, offset - execution.skipped(this), fetch(execution));
  }

  private static long sum(long offset, long fetch) {
    return fetch > ReadRequest.ALL - offset ? ReadRequest.ALL : offset + fetch;
  }

  /** A value that can't be computed is left out: the filter then narrows by the rest of it. */
  private Map<RexNode, @Nullable Object> valuesByNode(Function0<?>[] values) {
    Map<RexNode, @Nullable Object> valuesByNode = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      try {
        valuesByNode.put(nodes.get(i), values[i].apply());
      } catch (RuntimeException e) {
        // Left out.
      }
    }
    return valuesByNode;
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
}
