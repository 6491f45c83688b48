package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;

/**
 * Computes constants while planning, and leaves those that fail to the execution. Calcite's own
 * lets the error of a static initialiser through, which is what {@code 1/0} becomes.
 */
final class ConstantFolder implements RexExecutor {
  private final RexExecutor executor = new RexExecutorImpl(DataContexts.EMPTY);

  @Override
  public void reduce(RexBuilder rexBuilder, List<RexNode> constants, List<RexNode> reduced) {
    try {
      executor.reduce(rexBuilder, constants, reduced);
    } catch (ExceptionInInitializerError | NumberFormatException e) {
      // The latter of a literal that would be NaN or infinite.
      reduced.clear();
      reduced.addAll(constants);
    }
  }
}
