package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** {@code ||}: a text of any length, where Calcite makes a CHAR of two literals. */
public final class ConcatOperator extends SqlBinaryOperator implements ConvertedOperator {
  static final ConcatOperator INSTANCE = new ConcatOperator();

  private ConcatOperator() {
    super(
        SqlStdOperatorTable.CONCAT.getName(),
        SqlStdOperatorTable.CONCAT.getKind(),
        SqlStdOperatorTable.CONCAT.getLeftPrec(),
        true,
        null,
        SqlStdOperatorTable.CONCAT.getOperandTypeInference(),
        SqlStdOperatorTable.CONCAT.getOperandTypeChecker());
  }

  /** Without a look at the operator table, which has the other one. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    RelDataType type = validateOperands(validator, scope, call);
    if (type.getComponentType() != null) {
      throw QueryException.unsupported(call.getParserPosition(), "|| of arrays");
    }
    return type;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    RelDataType type = SqlStdOperatorTable.CONCAT.inferReturnType(call);
    return SqlTypeUtil.isCharacter(type)
        ? call.getTypeFactory()
            .createTypeWithNullability(
                call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), type.isNullable())
        : type;
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    return SqlTypeUtil.isCharacter(type)
        ? ConcatFunction.OF_TWO.call(rexBuilder, type, operands)
        : rexBuilder.makeCall(type, SqlStdOperatorTable.CONCAT, operands);
  }
}
