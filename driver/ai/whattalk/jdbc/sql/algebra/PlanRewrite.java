package ai.whattalk.jdbc.sql.algebra;

import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;

/** Makes another plan of a plan, node by node. */
public final class PlanRewrite {
  private PlanRewrite() {}

  /** The plan with what a function makes of each node, whose inputs have been replaced before. */
  public static RelNode bottomUp(RelNode plan, UnaryOperator<RelNode> replacement) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return replacement.apply(super.visit(other));
          }
        });
  }
}
