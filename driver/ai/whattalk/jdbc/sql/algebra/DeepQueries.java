package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;

/**
 * Makes one of the filters and one of the columns of derived tables that are deep within each
 * other. Calcite's planner tries all the ways in which they can change places, which takes it ten
 * seconds for fourteen of them.
 */
public final class DeepQueries {
  /** Steps of a plan, one after the other, from which on it is worth it. */
  private static final int DEEP = 24;

  private DeepQueries() {}

  public static RelNode merge(RelNode plan) {
    if (depth(plan) < DEEP) {
      return plan;
    }
    HepPlanner planner =
        new HepPlanner(
            HepProgram.builder()
                .addRuleInstance(PlannerRules.PROJECT_MERGE)
                .addRuleInstance(PlannerRules.FILTER_PROJECT_TRANSPOSE)
                .addRuleInstance(PlannerRules.FILTER_MERGE)
                .addRuleInstance(PlannerRules.PROJECT_MERGE)
                .build());
    planner.setRoot(plan);
    return planner.findBestExp();
  }

  private static int depth(RelNode plan) {
    return 1 + plan.getInputs().stream().mapToInt(DeepQueries::depth).max().orElse(0);
  }
}
