package ai.whattalk.jdbc.sql;

import com.google.common.base.Throwables;
import java.sql.JDBCType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Plans a statement whose parameters may have no type of their own, as in {@code SELECT ?} or
 * {@code COALESCE(?, ?)}. Those are open: planned as text until values are bound, and then once for
 * each combination of the values' types.
 */
final class ParameterTyping {
  private final String sql;
  private final long maxRows;
  private final Runnable checkOpen;
  private final Function<Runnable, QueryPlanner> planners;

  ParameterTyping(
      String sql, long maxRows, Runnable checkOpen, Function<Runnable, QueryPlanner> planners) {
    this.sql = sql;
    this.maxRows = maxRows;
    this.checkOpen = checkOpen;
    this.planners = planners;
  }

  /**
   * Plans with types for the open parameters; without any, finds out which are open.
   *
   * @param types by the indexes of the parameters
   */
  QueryPlan plan(Map<Integer, BoundType> types) {
    SqlNode statement = StatementParser.parse(sql);
    if (statement == null) {
      return QueryPlan.NOTHING;
    }
    if (!types.isEmpty()) {
      return planner().plan(OpenParameters.typed(statement, types), maxRows);
    }
    Set<Integer> all = OpenParameters.all(statement);
    Set<Integer> open = OpenParameters.ofArithmetic(statement);
    QueryPlanner planner = planner();
    try {
      QueryPlan plan = planner.plan(statement, maxRows);
      if (planner.unknownParameters().isEmpty()) {
        return plan.withOpen(open);
      }
    } catch (RuntimeException | AssertionError e) {
      if (all.isEmpty()) {
        throw e;
      }
      return planAsText(all, planner.unknownParameters(), open, e);
    }
    return planAsText(all, planner.unknownParameters(), open, null);
  }

  /**
   * Plans with text for the unknown parameters, or for all if it is not known which.
   *
   * @param open parameters that are open in any case; more are added
   * @param failure of planning without, which says what is wrong if this fails too
   */
  private QueryPlan planAsText(
      Set<Integer> all, Set<Integer> unknown, Set<Integer> open, @Nullable Throwable failure) {
    Map<Integer, BoundType> text = new HashMap<>();
    (unknown.isEmpty() ? all : unknown).forEach(index -> text.put(index, BoundType.TEXT));
    try {
      QueryPlan plan = plan(text);
      // What is found to be text may be so because of those that are.
      for (int index : all) {
        if (plan.parameters().get(index).type() == JDBCType.VARCHAR) {
          open.add(index);
        }
      }
      return plan.withOpen(open);
    } catch (RuntimeException | AssertionError e) {
      Throwables.throwIfUnchecked(failure == null ? e : failure);
      throw e;
    }
  }

  private QueryPlanner planner() {
    return planners.apply(checkOpen);
  }
}
