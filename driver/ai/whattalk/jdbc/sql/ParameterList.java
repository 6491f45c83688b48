package ai.whattalk.jdbc.sql;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.DataContext;
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

  /** {@code value IN (?, ?, …)}: null where it is not known, as in SQL. */
  public static @Nullable Boolean contains(
      DataContext execution, Object value, int first, int count) {
    ParameterList list =
        ((Execution) execution)
            .memo(new Place(first, count), () -> new ParameterList(execution, first, count));
    if (list.values.contains(value)) {
      return true;
    }
    return list.hasNull ? null : false;
  }

  private record Place(int first, int count) {}
}
