package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A binary operator that PostgreSQL has for more types than Calcite. It stands in the parse tree
 * for the standard one, and gives way to it where none of its forms takes the operands.
 */
final class OverloadedOperator extends SqlBinaryOperator implements ConvertedOperator {
  private final SqlBinaryOperator standard;
  private final OverloadSet overloads;

  OverloadedOperator(SqlBinaryOperator standard, FunctionOverload... overloads) {
    super(
        standard.getName(),
        standard.getKind(),
        standard.getLeftPrec(),
        standard.getLeftPrec() < standard.getRightPrec(),
        null,
        standard.getOperandTypeInference(),
        standard.getOperandTypeChecker());
    this.standard = standard;
    this.overloads = new OverloadSet(List.of(overloads));
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    List<RelDataType> types =
        call.getOperandList().stream()
            .map(operand -> validator.deriveType(scope, operand))
            .toList();
    FunctionOverload overload = overloads.find(types);
    if (overload == null || types.stream().anyMatch(OverloadedOperator::isUnknown)) {
      ((SqlBasicCall) call).setOperator(standard);
      return standard.deriveType(validator, scope, call);
    }
    RelDataType type = overload.resultType(validator.getTypeFactory(), types);
    validator.setValidatedNodeType(call, type);
    return type;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    FunctionOverload overload = overloads.find(call.collectOperandTypes());
    return overload == null
        ? standard.inferReturnType(call)
        : overload.resultType(call.getTypeFactory(), call.collectOperandTypes());
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    return Objects.requireNonNull(
            overloads.find(operands.stream().map(RexNode::getType).toList()),
            "a form that was found before")
        .call(rexBuilder, type, operands);
  }

  private static boolean isUnknown(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case NULL, UNKNOWN -> true;
      default -> false;
    };
  }
}
