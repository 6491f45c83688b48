package ai.whattalk.jdbc.sql.dialect.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * COALESCE, and CASE where it tells that a value is not null. Calcite casts the value to a type
 * that has no null, drops the test that it is not null where it is compared, and takes a null for
 * 0. So the values stay what they are.
 */
final class NullableChoices {
  private NullableChoices() {}

  /** A CASE in place of another, or null if it stays as it is. */
  static @Nullable RexNode replacement(RexCall call) {
    if (call.getKind() != SqlKind.CASE) {
      return null;
    }
    List<RexNode> operands = new ArrayList<>(call.getOperands());
    for (int i = 0; i < operands.size(); i++) {
      if (!RexUtil.isCasePredicate(call, i)) {
        operands.set(i, uncast(operands.get(i)));
      }
    }
    return operands.equals(call.getOperands()) ? null : call.clone(call.getType(), operands);
  }

  /** What casts say nothing of but whether it may be null. */
  private static RexNode uncast(RexNode value) {
    if (!(value instanceof RexCall cast) || cast.getKind() != SqlKind.CAST) {
      return value;
    }
    RexNode operand = cast.getOperands().get(0);
    return SqlTypeUtil.equalSansNullability(cast.getType(), operand.getType())
        ? uncast(operand)
        : value;
  }
}
