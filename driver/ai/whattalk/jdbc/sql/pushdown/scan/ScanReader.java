package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.algebra.EnumerableStopChecks;
import ai.whattalk.jdbc.sql.algebra.ExactLimit;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterValues;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.run.Execution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Gives at execution the rows of a scan, each in a {@link ScanExecution} of its own; called by
 * generated code, hence public. Immutable.
 */
public class ScanReader {
  private final ScanSpec spec;
  private final List<RexNode> nodes;
  private final boolean repeated;
  private final List<JoinKey> joinKeys;
  private final @Nullable RowRange enough;

  /**
   * Creates a reader for a scan.
   *
   * @param repeated whether the scan is read again and again, so that its rows are kept
   * @param joinKeys by which rows may be left out
   * @param enough rows after which a reader will probably stop, or null
   */
  public ScanReader(
      ScanSpec spec, boolean repeated, List<JoinKey> joinKeys, @Nullable RowRange enough) {
    this.spec = spec;
    this.enough = enough;
    this.joinKeys = joinKeys;
    this.nodes =
        spec.filter() == null || !spec.table().isNarrowed()
            ? List.of()
            : FilterValues.of(spec.table().list(), spec.filter());
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
    ScanExecution scan = new ScanExecution(spec, joinKeys, enough, execution, list(execution));
    Map<ScanReader, Supplier<ScanExplanation>> explanations =
        execution.noted(ScanExplanation.class);
    if (explanations != null) {
      explanations.put(this, () -> scan.explanation(target));
      return Linq4j.emptyEnumerable();
    }
    int[] columns = spec.columnsRead();
    Predicate<ListRow> accepted =
        row -> {
          @Nullable Object[] read = row.read(columns);
          return accepts == null || accepts.apply(read);
        };
    if (joinKeys.isEmpty()) {
      return scan.rows(target, this, accepted);
    }
    // The other side may not be there yet.
    return EnumerableStopChecks.of(
        () -> scan.rows(target.joined(execution, joinKeys), this, accepted).enumerator());
  }

  private ScanTarget target(Execution execution, Function0<?>[] values) {
    if (!spec.table().isNarrowed() && spec.filter() != null) {
      return new ScanTarget(ScanBounds.UNKNOWN, null);
    }
    Map<ListParameter, Set<String>> known = new HashMap<>();
    for (ListParameter parameter : spec.table().list().parameters()) {
      Set<String> texts = list(execution).values(parameter);
      known.put(parameter, texts == null ? Set.copyOf(parameter.documented()) : texts);
    }
    return ScanTarget.of(spec, FilterValues.byNode(nodes, values), known);
  }

  private AccountList list(Execution execution) {
    return execution.list(spec.table().list());
  }

  /**
   * The bounds of the rows that the filter accepts with these values.
   *
   * @param texts those of documented parameters that rows are known to have, not all perhaps
   */
  public final ScanBounds bounds(Function0<?>[] values, Map<ListParameter, Set<String>> texts) {
    return ScanTarget.of(spec, FilterValues.byNode(nodes, values), texts).bounds();
  }

  /**
   * Carries out offset and fetch.
   *
   * @param rows those of {@link #read} that the filter accepts
   */
  public <T> Enumerable<T> limit(DataContext root, Enumerable<T> rows) {
    Execution execution = (Execution) root;
    Long skipped = execution.noted(new ScanExecution.Skipped(this));
    long offset = spec.limit().offset(execution) - (skipped == null ? 0 : skipped);
    return ExactLimit.limit(rows, offset, spec.limit().fetch(execution));
  }
}
