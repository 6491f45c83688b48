package ai.whattalk.jdbc.sql;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Replaces Calcite's division of decimals, which keeps 16 digits however large the number. Applied
 * to the physical plan, for the planner itself makes divisions, of AVG for one.
 */
final class ExactDecimals extends RexShuttle {
  private final RexBuilder rexBuilder;

  private ExactDecimals(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  static RelNode apply(RelNode plan) {
    ExactDecimals divisions = new ExactDecimals(plan.getCluster().getRexBuilder());
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return super.visit(other).accept(divisions);
          }
        });
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexCall visited = (RexCall) super.visitCall(call);
    boolean division =
        visited.getKind() == SqlKind.DIVIDE || visited.getKind() == SqlKind.CHECKED_DIVIDE;
    if (!division || visited.getType().getSqlTypeName() != SqlTypeName.DECIMAL) {
      return visited;
    }
    return rexBuilder.makeCall(
        visited.getType(),
        PostgresOperators.DECIMAL_DIVIDE,
        visited.getOperands().stream().map(this::decimal).toList());
  }

  private RexNode decimal(RexNode operand) {
    return operand.getType().getSqlTypeName() == SqlTypeName.DECIMAL
        ? operand
        : rexBuilder.makeCast(
            rexBuilder
                .getTypeFactory()
                .createTypeWithNullability(
                    java.util.Objects.requireNonNull(
                        rexBuilder.getTypeFactory().decimalOf(operand.getType())),
                    operand.getType().isNullable()),
            operand);
  }
}
