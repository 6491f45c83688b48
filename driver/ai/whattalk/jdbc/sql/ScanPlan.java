package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.api.ConversationSource;
import ai.whattalk.jdbc.api.ListEnd;
import ai.whattalk.jdbc.api.ReadRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    if (bounds.isEmpty() || rowsWanted(execution, spec.offset(), spec.fetch()) == 0) {
      return Linq4j.emptyEnumerable();
    }
    if (spec.grain() != null) {
      return execution.rows(() -> counted(execution, bounds));
    }
    return execution.rows(
        () ->
            new ConversationEnumerator(
                () ->
                    spec.ends().isEmpty()
                        ? all(execution, bounds)
                        : ends(execution, bounds, accepts == null ? row -> true : accepts),
                ConversationColumn::row));
  }

  /** The bounds of the rows that the filter accepts with these values. */
  final ScanBounds bounds(Function0<?>[] values) {
    return spec.filter() == null
        ? ScanBounds.EVERY_ROW
        : FilterBounds.of(spec.filter(), valuesByNode(values));
  }

  private ConversationSource all(Execution execution, ScanBounds bounds) {
    FilterRequests requests = FilterRequests.of(bounds);
    long wanted =
        requests.exact() ? rowsWanted(execution, spec.offset(), spec.fetch()) : ReadRequest.ALL;
    return execution.lists().readUnion(requests.narrow(), requests.wide(), wanted);
  }

  /** The ends of the list, one after the other. */
  private ConversationSource ends(
      Execution execution, ScanBounds bounds, Predicate1<Object> accepts) {
    ConversationFilter filter = FilterRequests.of(bounds).wide();
    boolean undated = bounds.boxes().stream().anyMatch(box -> box.created().undated());
    List<ListEnd> ends =
        spec.ends().stream()
            .map(
                end ->
                    new ListEnd(
                        end.newest(),
                        rowsWanted(execution, end.offset(), end.fetch()),
                        end.undatedFirst() && undated))
            .filter(end -> end.rows() > 0)
            .toList();
    return execution
        .lists()
        .readEnds(filter, ends, row -> accepts.apply(ConversationColumn.row(row)));
  }

  private Enumerator<@Nullable Object[]> counted(Execution execution, ScanBounds bounds) {
    List<@Nullable Object[]> rows =
        CountedRows.of(
            execution.lists(),
            bounds,
            Objects.requireNonNull(spec.grain()),
            FilterRequests.of(bounds).wide());
    return rows == null
        ? new ConversationEnumerator(() -> all(execution, bounds), CountedRows::single)
        : Linq4j.enumerator(rows);
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
  private static long rowsWanted(
      Execution execution, @Nullable RexNode offsetNode, @Nullable RexNode fetchNode) {
    if (fetchNode == null) {
      return ReadRequest.ALL;
    }
    long fetch = count(execution, fetchNode);
    long offset = offsetNode == null ? 0 : count(execution, offsetNode);
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
