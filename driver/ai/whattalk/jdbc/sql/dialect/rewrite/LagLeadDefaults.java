package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.WindowCall;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * LAG and LEAD with a default: Calcite's code for them fails where the value may be null and the
 * default not. Here the default is chosen outside, where there is no row at the offset.
 */
final class LagLeadDefaults {
  private static final int OPERANDS_WITH_DEFAULT = 3;

  private LagLeadDefaults() {}

  static boolean applyTo(RexOver over) {
    SqlKind kind = over.getAggOperator().getKind();
    return (kind == SqlKind.LAG || kind == SqlKind.LEAD)
        && over.getOperands().size() == OPERANDS_WITH_DEFAULT;
  }

  /** The value at the offset if there is a row, else the default. */
  static RexNode of(RexOver over, RexBuilder rexBuilder) {
    RexNode value = over.getOperands().get(0);
    RexNode offset = over.getOperands().get(1);
    RexNode otherwise = over.getOperands().get(2);
    RexNode row = at(over, rexBuilder.makeExactLiteral(BigDecimal.ONE), offset, rexBuilder);
    return rexBuilder.makeCall(
        SqlStdOperatorTable.CASE,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, row),
        rexBuilder.makeCast(
            nullable(over.getType(), rexBuilder), at(over, value, offset, rexBuilder)),
        rexBuilder.makeCast(nullable(over.getType(), rexBuilder), otherwise));
  }

  private static RexNode at(RexOver over, RexNode value, RexNode offset, RexBuilder rexBuilder) {
    return WindowCall.like(over)
        .calling(
            over.getAggOperator(), nullable(value.getType(), rexBuilder), List.of(value, offset))
        .make(rexBuilder);
  }

  private static RelDataType nullable(RelDataType type, RexBuilder rexBuilder) {
    return rexBuilder.getTypeFactory().createTypeWithNullability(type, true);
  }
}
