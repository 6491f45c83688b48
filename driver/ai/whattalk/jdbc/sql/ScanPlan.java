package ai.whattalk.jdbc.sql;

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
public class ScanPlan {
  private final ScanSpec spec;
  private final List<RexNode> nodes;
  private final boolean repeated;

  ScanPlan(ScanSpec spec, List<RexNode> nodes, boolean repeated) {
    this.spec = spec;
    this.nodes = nodes;
    this.repeated = repeated;
  }

  /**
   * The rows that the API has to give, all columns of each; a superset of those that the filter
   * wants.
   *
   * @param values the values of the filter's parts, or functions that give them for a {@code
   *     created_at}
   */
  public Enumerable<@Nullable Object[]> read(DataContext root, Function0<?>[] values) {
    Execution execution = (Execution) root;
    if (repeated) {
      return execution.kept(this, () -> read(execution, values));
    }
    return read(execution, values);
  }

  private Enumerable<@Nullable Object[]> read(Execution execution, Function0<?>[] values) {
    ScanBounds bounds = bounds(values);
    if (bounds.isEmpty() || rowsWanted(execution) == 0) {
      return execution.noRows();
    }
    long wanted = bounds.isExpressible() ? rowsWanted(execution) : ReadRequest.ALL;
    return execution.read(new ReadRequest(bounds.toFilter(), wanted));
  }

  /** The bounds of the rows that the filter accepts with these values. */
  final ScanBounds bounds(Function0<?>[] values) {
    return spec.filter() == null
        ? ScanBounds.EVERY_ROW
        : FilterBounds.of(spec.filter(), valuesByNode(values));
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

  /** Rows up to the last one that is given; 0 if none is, or if a number is none for LIMIT. */
  private long rowsWanted(Execution execution) {
    if (spec.fetch() == null) {
      return ReadRequest.ALL;
    }
    long fetch = count(execution, spec.fetch());
    long offset = spec.offset() == null ? 0 : count(execution, spec.offset());
    if (fetch <= 0 || offset < 0) {
      return 0;
    }
    return fetch > ReadRequest.ALL - offset ? ReadRequest.ALL : offset + fetch;
  }

  private static long count(Execution execution, RexNode node) {
    if (node instanceof RexDynamicParam parameter) {
      Object value = execution.get(parameter.getName());
      return value instanceof Number number ? number.longValue() : ReadRequest.ALL;
    }
    return ((RexLiteral) node).getValueAs(Long.class);
  }
}
