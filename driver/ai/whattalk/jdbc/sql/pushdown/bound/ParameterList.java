package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.run.Execution;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long list of parameters, in Calcite's representation; called by generated code.
 */
public final class ParameterList {
  private final Set<Object> values = new HashSet<>();
  private boolean hasNull;

  /**
   * Takes the values from an execution.
   *
   * @param first index of the first parameter of the list
   */
  ParameterList(DataContext execution, int first, int count) {
    for (int i = first; i < first + count; i++) {
      Object value = execution.get("?" + i);
      if (value == null) {
        hasNull = true;
      } else {
        values.add(value);
      }
    }
  }

  /** The values of some parameters of an execution. */
  public static ParameterList of(DataContext execution, int first, int count) {
    return ((Execution) execution)
        .memo(new Place(first, count), () -> new ParameterList(execution, first, count));
  }

  /** The values but null, as a set for comparisons; null if their order is not known. */
  @Nullable ImmutableRangeSet<OrderedValue> points(SqlTypeName type) {
    RangeSet<OrderedValue> points = TreeRangeSet.create();
    for (Object value : values) {
      OrderedValue ordered = OrderedValue.of(value, type);
      if (ordered == null) {
        return null;
      }
      points.add(Range.singleton(ordered));
    }
    return ImmutableRangeSet.copyOf(points);
  }

  /**
   * For which outcomes of a comparison with {@link #points} that with all values is one of {@code
   * wanted}: with a null among them, nothing is known to be none of them.
   */
  Set<Truth> withoutNull(Set<Truth> wanted) {
    Set<Truth> outcomes = EnumSet.noneOf(Truth.class);
    for (Truth truth : Truth.values()) {
      if (wanted.contains(truth == Truth.FALSE && hasNull ? Truth.UNKNOWN : truth)) {
        outcomes.add(truth);
      }
    }
    return outcomes;
  }

  /** {@code value IN (?, ?, …)}: null where it is not known, as in SQL. */
  public static @Nullable Boolean contains(Object value, ParameterList list) {
    if (list.values.contains(value)) {
      return true;
    }
    return list.hasNull ? null : false;
  }

  private record Place(int first, int count) {}
}
