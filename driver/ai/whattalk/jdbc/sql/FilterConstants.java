package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;

/** Finds the parts of a filter that hold one value throughout an execution. */
final class FilterConstants {

  private FilterConstants() {}

  /** The largest expressions in {@code filter} that refer to no column; literals are left out. */
  static List<RexNode> of(RexNode filter) {
    Set<RexNode> constants = new LinkedHashSet<>();
    filter.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            for (RexNode operand : call.getOperands()) {
              if (!RexUtil.isConstant(operand)) {
                operand.accept(this);
              } else if (!(operand instanceof RexLiteral)) {
                constants.add(operand);
              }
            }
            return null;
          }
        });
    return new ArrayList<>(constants);
  }
}
