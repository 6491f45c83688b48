package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * COALESCE, and CASE where it tells that a value is not null. Calcite casts the value to a type
 * that has no null, drops the test that it is not null where it is compared, and takes a null for
 * 0. So the values stay what they are, and so does the CASE, but for what it is a column of.
 */
final class NullableChoices {
  private NullableChoices() {}

  /** A CASE or a comparison in place of another, or null if it stays as it is. */
  static @Nullable RexNode replacement(RexBuilder rexBuilder, RexCall call) {
    if (call.getKind() == SqlKind.CASE) {
      return choice(rexBuilder, call);
    }
    if (!SqlKind.COMPARISON.contains(call.getKind())) {
      return null;
    }
    List<RexNode> operands =
        call.getOperands().stream()
            .map(operand -> uncast(operand).isA(SqlKind.CASE) ? uncast(operand) : operand)
            .toList();
    return operands.equals(call.getOperands()) ? null : call.clone(call.getType(), operands);
  }

  private static @Nullable RexNode choice(RexBuilder rexBuilder, RexCall choice) {
    List<RexNode> operands = new ArrayList<>(choice.getOperands());
    boolean nullable = choice.getType().isNullable();
    for (int i = 0; i < operands.size(); i++) {
      if (!RexUtil.isCasePredicate(choice, i)) {
        operands.set(i, uncast(operands.get(i)));
        nullable |= operands.get(i).getType().isNullable();
      }
    }
    return nullable == choice.getType().isNullable() && operands.equals(choice.getOperands())
        ? null
        : choice.clone(
            rexBuilder.getTypeFactory().createTypeWithNullability(choice.getType(), nullable),
            operands);
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
