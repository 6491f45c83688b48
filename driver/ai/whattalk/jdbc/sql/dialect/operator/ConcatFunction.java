package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.type.ValueType.TEXT;

import ai.whattalk.jdbc.sql.dialect.function.TextFunctions;
import ai.whattalk.jdbc.sql.dialect.function.TextLength;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** CONCAT and CONCAT_WS: the texts of values of any type; a boolean is {@code t} or {@code f}. */
final class ConcatFunction extends SqlFunction implements ConvertedOperator {
  static final FunctionOverload OF_TWO =
      FunctionOverload.of(TextFunctions.class, "concat", TEXT, TEXT, TEXT);

  private static final FunctionOverload BOUNDED =
      FunctionOverload.of(TextLength.class, "bounded", TEXT, TEXT);

  static final SqlFunction CONCAT = new ConcatFunction("CONCAT", 1, ReturnTypes.VARCHAR);

  /** With a separator, which is null where the result is. */
  static final SqlFunction CONCAT_WS =
      new ConcatFunction(
          "CONCAT_WS", 2, ReturnTypes.VARCHAR.andThen(ConcatFunction::nullableAsFirst));

  private ConcatFunction(String name, int operands, SqlReturnTypeInference returnType) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        returnType,
        null,
        OperandTypes.variadic(SqlOperandCountRanges.from(operands)),
        SqlFunctionCategory.STRING);
  }

  /** The separator has to be a text. */
  @Override
  public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
    SqlTypeFamily first = WhatTalkTypeFactory.family(call.getOperandType(0));
    boolean isTaken = !equals(CONCAT_WS) || first == null || first == SqlTypeFamily.CHARACTER;
    if (!isTaken && throwOnFailure) {
      throw call.newValidationSignatureError();
    }
    return isTaken;
  }

  @Override
  public String getAllowedSignatures(String name) {
    return equals(CONCAT_WS) ? name + "(text, any, …)" : name + "(any, …)";
  }

  private static RelDataType nullableAsFirst(SqlOperatorBinding call, RelDataType type) {
    return call.getTypeFactory()
        .createTypeWithNullability(type, call.getOperandType(0).isNullable());
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    List<RexNode> texts =
        operands.stream().map(operand -> text(rexBuilder, type, operand)).toList();
    if (equals(CONCAT_WS)) {
      return BOUNDED.call(
          rexBuilder,
          type,
          List.of(rexBuilder.makeCall(type, SqlLibraryOperators.CONCAT_WS_POSTGRESQL, texts)));
    }
    RexNode concatenated =
        texts.stream()
            .map(text -> orEmpty(rexBuilder, type, text))
            .reduce((left, right) -> OF_TWO.call(rexBuilder, List.of(left, right)))
            .orElseThrow();
    return rexBuilder.ensureType(type, concatenated, false);
  }

  private static RexNode text(RexBuilder rexBuilder, RelDataType type, RexNode value) {
    RexNode text =
        value.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
            ? rexBuilder.makeCall(
                SqlStdOperatorTable.CASE,
                rexBuilder.makeCall(SqlStdOperatorTable.IS_TRUE, value),
                rexBuilder.makeLiteral("t"),
                rexBuilder.makeCall(SqlStdOperatorTable.IS_FALSE, value),
                rexBuilder.makeLiteral("f"),
                rexBuilder.makeNullLiteral(type))
            : value;
    RexNode written =
        SqlTypeUtil.isDatetime(text.getType())
            ? PostgresCasts.replacement(rexBuilder, text, type)
            : null;
    return written != null
        ? written
        : rexBuilder.makeAbstractCast(rexBuilder.matchNullability(type, value), text, false);
  }

  private static RexNode orEmpty(RexBuilder rexBuilder, RelDataType type, RexNode text) {
    RexNode nothing = rexBuilder.makeCast(type, rexBuilder.makeLiteral(""));
    if (text.getType().getSqlTypeName() == SqlTypeName.NULL || RexUtil.isNullLiteral(text, true)) {
      return nothing;
    }
    return text.getType().isNullable()
        ? rexBuilder.makeCall(
            type,
            SqlStdOperatorTable.CASE,
            List.of(
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, text),
                nothing,
                rexBuilder.makeNotNull(text)))
        : text;
  }
}
