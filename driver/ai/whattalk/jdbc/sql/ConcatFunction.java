package ai.whattalk.jdbc.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * CONCAT: the texts of values of any type; null is no text, and a boolean {@code t} or {@code f}.
 */
final class ConcatFunction extends SqlFunction implements ConvertedOperator {

  ConcatFunction() {
    super(
        "CONCAT",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.VARCHAR,
        null,
        OperandTypes.variadic(SqlOperandCountRanges.from(1)),
        SqlFunctionCategory.STRING);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, call);
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    RexNode concatenated =
        operands.stream()
            .map(operand -> text(rexBuilder, type, operand))
            .reduce((left, right) -> rexBuilder.makeCall(SqlStdOperatorTable.CONCAT, left, right))
            .orElseThrow();
    return rexBuilder.ensureType(type, concatenated, false);
  }

  private static RexNode text(RexBuilder rexBuilder, RelDataType type, RexNode value) {
    RexNode nothing = rexBuilder.makeCast(type, rexBuilder.makeLiteral(""));
    if (value.getType().getSqlTypeName() == SqlTypeName.NULL) {
      return nothing;
    }
    RexNode text =
        value.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
            ? rexBuilder.makeCall(
                SqlStdOperatorTable.CASE,
                value,
                rexBuilder.makeLiteral("t"),
                rexBuilder.makeLiteral("f"))
            : value;
    RexNode cast =
        rexBuilder.makeAbstractCast(
            rexBuilder
                .getTypeFactory()
                .createTypeWithNullability(type, value.getType().isNullable()),
            text,
            false);
    return value.getType().isNullable()
        ? rexBuilder.makeCall(
            type,
            SqlStdOperatorTable.CASE,
            List.of(
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, value),
                nothing,
                rexBuilder.makeNotNull(cast)))
        : cast;
  }
}
