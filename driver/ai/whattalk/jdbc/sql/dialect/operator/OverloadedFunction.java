package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** A function with several forms, told apart by what they take. */
public class OverloadedFunction extends SqlFunction implements ConvertedOperator {
  private final OverloadSet overloads;

  OverloadedFunction(String name, FunctionOverload... overloads) {
    this(name, new OverloadSet(List.of(overloads)));
  }

  private OverloadedFunction(String name, OverloadSet overloads) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        null,
        overloads.typeInference(),
        overloads,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.overloads = overloads;
  }

  /** Without a look at the operator table, which may know another function of that name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    return find(call.collectOperandTypes())
        .resultType(call.getTypeFactory(), call.collectOperandTypes());
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    return find(operands.stream().map(RexNode::getType).toList()).call(rexBuilder, type, operands);
  }

  /** Its forms, such as {@code LEFT(text, integer)}. */
  List<String> forms() {
    return overloads.forms(getName());
  }

  private FunctionOverload find(List<RelDataType> types) {
    return Objects.requireNonNull(overloads.find(types), "a form that was found before");
  }
}
