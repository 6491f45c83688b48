package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * Makes one of the filters and one of the columns of derived tables that are deep within each
 * other. Calcite's planner tries all the ways in which they can change places, which takes it ten
 * seconds for fourteen of them.
 */
public final class DeepQueries {
  /** Steps of a plan, one after the other, from which on it is worth it. */
  private static final int DEEP = 24;

  private static final RulePass MERGING =
      RulePass.inTurn(
          List.of(
              PlannerRules.PROJECT_MERGE,
              PlannerRules.FILTER_PROJECT_TRANSPOSE,
              PlannerRules.FILTER_MERGE,
              PlannerRules.PROJECT_MERGE));

  private DeepQueries() {}

  public static RelNode merge(RelNode plan) {
    return depth(plan) < DEEP ? plan : MERGING.apply(plan);
  }

  private static int depth(RelNode plan) {
    return 1 + plan.getInputs().stream().mapToInt(DeepQueries::depth).max().orElse(0);
  }
}
