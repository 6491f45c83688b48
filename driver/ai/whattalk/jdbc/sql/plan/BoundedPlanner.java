package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.error.StopCheck;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.plan.volcano.VolcanoTimeoutException;
import org.apache.calcite.rel.RelNode;

/**
 * Calcite's planner, which takes the best plan that it has found once it has applied many times as
 * many rules as a plan of that size needs. Without that it never ends where parts of a statement
 * turn out to have no rows: they count as one then, and make ever longer expressions of each other.
 */
final class BoundedPlanner extends VolcanoPlanner {
  /** For any statement. */
  private static final int FIRST_RULES = 1_000;

  /** A union of joins with groups, 250 of them, takes 25 for each of its parts. */
  private static final int RULES_OF_A_PART = 40;

  private int left;

  BoundedPlanner(Context context) {
    super(null, context);
  }

  @Override
  public void setRoot(RelNode root) {
    left = Math.max(left, FIRST_RULES + RULES_OF_A_PART * parts(root));
    super.setRoot(root);
  }

  private static int parts(RelNode rel) {
    return 1 + rel.getInputs().stream().mapToInt(BoundedPlanner::parts).sum();
  }

  /** Called before each rule. */
  @Override
  public void checkCancel() {
    StopCheck.tick();
    if (--left < 0) {
      throw new VolcanoTimeoutException();
    }
  }
}
