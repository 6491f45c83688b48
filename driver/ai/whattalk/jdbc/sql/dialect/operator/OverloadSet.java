package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.jspecify.annotations.Nullable;

/** The forms of a function, of which the first one that takes the operands is called. */
record OverloadSet(List<FunctionOverload> overloads) implements SqlOperandTypeChecker {

  @Nullable FunctionOverload find(List<RelDataType> types) {
    return overloads.stream().filter(overload -> overload.takes(types)).findFirst().orElse(null);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    boolean isTaken = find(call.collectOperandTypes()) != null;
    if (!isTaken && throwOnFailure) {
      throw call.newValidationSignatureError();
    }
    return isTaken;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.between(
        overloads.stream().mapToInt(o -> o.parameters().size()).min().orElseThrow(),
        overloads.stream().mapToInt(o -> o.parameters().size()).max().orElseThrow());
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return String.join("\n", forms(name));
  }

  List<String> forms(String name) {
    return overloads.stream()
        .map(
            overload ->
                overload.parameters().stream()
                    .map(ValueType::sqlName)
                    .collect(Collectors.joining(", ", name + "(", ")")))
        .distinct()
        .toList();
  }

  /**
   * A parameter is of the type that the first form of that many operands takes; a wall clock rather
   * than a moment, which most forms take too.
   */
  @Override
  public SqlOperandTypeInference typeInference() {
    return (call, returnType, operandTypes) ->
        overloads.stream()
            .filter(overload -> overload.parameters().size() == operandTypes.length)
            .findFirst()
            .ifPresent(
                overload -> {
                  for (int i = 0; i < operandTypes.length; i++) {
                    ValueType type = overload.parameters().get(i);
                    operandTypes[i] =
                        call.getTypeFactory()
                            .createTypeWithNullability(
                                (type == ValueType.MOMENT ? ValueType.TIMESTAMP : type)
                                    .in(call.getTypeFactory()),
                                true);
                  }
                });
  }
}
