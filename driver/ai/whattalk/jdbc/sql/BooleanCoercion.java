package ai.whattalk.jdbc.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Compares a BOOLEAN with 1 and 0 also in the list of an IN, as bridges from ODBC write it.
 * Calcite's own does so for {@code =} only.
 */
final class BooleanCoercion extends TypeCoercionImpl {

  BooleanCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
  }

  @Override
  public @Nullable RelDataType commonTypeForBinaryComparison(
      @Nullable RelDataType first, @Nullable RelDataType second) {
    if (first != null && second != null && isTruthAndNumber(first, second)) {
      return first;
    }
    return first != null && second != null && isTruthAndNumber(second, first)
        ? second
        : super.commonTypeForBinaryComparison(first, second);
  }

  /** Text and what is no text are not one column of a UNION. */
  @Override
  public boolean rowTypeCoercion(
      @Nullable SqlValidatorScope scope, SqlNode query, int columnIndex, RelDataType targetType) {
    RelDataType type =
        validator.getValidatedNodeType(query).getFieldList().get(columnIndex).getType();
    return (SqlTypeUtil.isCharacter(targetType) == SqlTypeUtil.isCharacter(type)
            || type.getSqlTypeName() == SqlTypeName.NULL)
        && super.rowTypeCoercion(scope, query, columnIndex, targetType);
  }

  private static boolean isTruthAndNumber(RelDataType truth, RelDataType number) {
    return truth.getSqlTypeName() == SqlTypeName.BOOLEAN && SqlTypeUtil.isIntType(number);
  }
}
