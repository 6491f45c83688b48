package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.api.ReadRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Decides at execution what a scan asks the API for; called by generated code, hence public.
 * Immutable.
 */
public final class ScanPlan {
  private final ScanSpec spec;
  private final List<RexNode> constants;
  private final boolean repeated;

  /**
   * Creates a plan.
   *
   * @param repeated whether the scan is read again and again, so that its rows are kept
   */
  ScanPlan(ScanSpec spec, boolean repeated) {
    this.spec = spec;
    this.constants = spec.filter() == null ? List.of() : FilterConstants.of(spec.filter());
    this.repeated = repeated;
  }

  /** What the filter compares with, of which {@link #read} wants the values. */
  List<RexNode> constants() {
    return constants;
  }

  /**
   * The rows that the API has to give, all columns of each; a superset of those that the filter
   * wants, but for rows of the offset that nobody needs to read.
   *
   * @param values the values of the filter's constants
   */
  public Enumerable<@Nullable Object[]> read(DataContext root, Function0<?>[] values) {
    Execution execution = (Execution) root;
    if (repeated) {
      return execution.kept(this, () -> read(execution, values));
    }
    return read(execution, values);
  }

  private Enumerable<@Nullable Object[]> read(Execution execution, Function0<?>[] values) {
    ScanBounds bounds =
        spec.filter() == null
            ? ScanBounds.EVERY_ROW
            : new FilterBounds(valuesByConstant(values)).of(spec.filter());
    long offset = offset(execution);
    long fetch = fetch(execution);
    if (bounds.isEmpty() || fetch <= 0 || offset < 0) {
      execution.skipped(this, 0);
      return execution.noRows();
    }
    ConversationFilter filter = bounds.toFilter();
    // Only where each row of the server's list is one that the filter accepts.
    boolean skips = bounds.isExpressible() && filter.equals(ConversationFilter.NONE);
    long skipped = skips ? offset : 0;
    execution.skipped(this, skipped);
    long read = offset - skipped;
    long wanted =
        bounds.isExpressible() && fetch <= ReadRequest.ALL - read ? read + fetch : ReadRequest.ALL;
    return execution.read(new ReadRequest(filter, skipped, wanted));
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

  /** A value that can't be computed is left out: the filter then narrows by the rest of it. */
  private Map<RexNode, @Nullable Object> valuesByConstant(Function0<?>[] values) {
    Map<RexNode, @Nullable Object> valuesByConstant = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      try {
        valuesByConstant.put(constants.get(i), values[i].apply());
      } catch (RuntimeException e) {
        // Left out.
      }
    }
    return valuesByConstant;
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
