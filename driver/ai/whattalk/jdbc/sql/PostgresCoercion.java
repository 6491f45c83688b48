package ai.whattalk.jdbc.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type in which values of two types are compared, where PostgreSQL has another one than
 * Calcite: a text beside a UUID or an interval is one, and months are intervals of 30 days each. A
 * BOOLEAN is compared with 1 and 0 also in the list of an IN, as bridges from ODBC write it.
 */
final class PostgresCoercion extends TypeCoercionImpl {
  private final RelDataType duration;

  PostgresCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
    duration = ValueType.DURATION.in(typeFactory);
  }

  @Override
  public @Nullable RelDataType commonTypeForBinaryComparison(
      @Nullable RelDataType first, @Nullable RelDataType second) {
    if (first == null || second == null) {
      return null;
    }
    RelDataType common = common(first, second);
    common = common == null ? common(second, first) : common;
    return common == null
        ? super.commonTypeForBinaryComparison(first, second)
        : factory.createTypeWithNullability(common, first.isNullable() || second.isNullable());
  }

  private @Nullable RelDataType common(RelDataType first, RelDataType second) {
    if (first.getSqlTypeName() == SqlTypeName.BOOLEAN && SqlTypeUtil.isIntType(second)
        || first.getSqlTypeName() == SqlTypeName.UUID && SqlTypeUtil.isCharacter(second)) {
      return first;
    }
    boolean months = ValueType.MONTHS.is(first) && ValueType.DURATION.is(second);
    return months || SqlTypeUtil.isInterval(first) && SqlTypeUtil.isCharacter(second)
        ? duration
        : null;
  }

  /** There is no name for the type of an interval that a cast could have. */
  @Override
  protected boolean coerceOperandType(
      @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType target) {
    SqlNode operand = call.operand(index);
    if (!ValueType.DURATION.is(target) || operand instanceof SqlDynamicParam || scope == null) {
      return super.coerceOperandType(scope, call, index, target);
    }
    if (ValueType.DURATION.is(validator.deriveType(scope, operand))) {
      return false;
    }
    SqlNode interval =
        DateTimeOperators.COMPARED_INTERVAL.createCall(operand.getParserPosition(), operand);
    call.setOperand(index, interval);
    validator.deriveType(scope, interval);
    return true;
  }

  /** {@code ||} makes text of one operand if the other one is text. */
  @Override
  public boolean builtinFunctionCoercion(
      SqlCallBinding call, List<RelDataType> types, List<SqlTypeFamily> families) {
    boolean texts =
        types.stream()
            .anyMatch(
                type -> SqlTypeUtil.isCharacter(type) || type.getSqlTypeName() == SqlTypeName.NULL);
    return (texts || !(call.getOperator() instanceof ConcatOperator))
        && super.builtinFunctionCoercion(call, types, families);
  }
}
