package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.type.ValueType;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import com.google.common.collect.Lists;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * One form of a function: what it takes, what it gives, and the static method that computes it,
 * which is not called where an argument is null.
 *
 * @param isLikeFirst whether the result has the digits of the first operand
 * @param isNullable whether the method may return null
 * @param isSwapped whether the method takes the operands in the other order
 */
public record FunctionOverload(
    SqlOperator operator,
    ValueType result,
    List<ValueType> parameters,
    boolean isLikeFirst,
    boolean isNullable,
    boolean isSwapped) {

  /** A form whose method has the Java types of {@code parameters}, in order. */
  public static FunctionOverload of(
      Class<?> functions, String method, ValueType result, ValueType... parameters) {
    return of(
        Types.lookupMethod(
            functions,
            method,
            Arrays.stream(parameters).map(ValueType::javaClass).toArray(Class<?>[]::new)),
        result,
        parameters,
        false);
  }

  /** As {@link #of}, of a method that takes the execution's DataContext first. */
  static FunctionOverload ofContext(
      Class<?> functions, String method, ValueType result, ValueType... parameters) {
    Class<?>[] classes = new Class<?>[parameters.length + 1];
    classes[0] = org.apache.calcite.DataContext.class;
    for (int i = 0; i < parameters.length; i++) {
      classes[i + 1] = parameters[i].javaClass();
    }
    return of(Types.lookupMethod(functions, method, classes), result, parameters, true);
  }

  /** A form that Calcite computes, of operands that are cast to {@code parameters}. */
  static FunctionOverload standard(
      SqlOperator operator, ValueType result, ValueType... parameters) {
    return new FunctionOverload(operator, result, List.of(parameters), false, false, false);
  }

  private static FunctionOverload of(
      Method method, ValueType result, ValueType[] parameters, boolean inContext) {
    return new FunctionOverload(
        new SqlUserDefinedFunction(
            new SqlIdentifier(method.getName(), SqlParserPos.ZERO),
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.VARCHAR,
            InferTypes.ANY_NULLABLE,
            OperandTypes.operandMetadata(
                Arrays.stream(parameters).map(ValueType::family).toList(),
                typeFactory -> Arrays.stream(parameters).map(type -> type.in(typeFactory)).toList(),
                i -> "arg" + i,
                i -> false),
            new StrictFunction(method, inContext)) {
          /** Not to be computed while planning. */
          @Override
          public boolean isDynamicFunction() {
            return inContext;
          }
        },
        result,
        List.of(parameters),
        false,
        false,
        false);
  }

  /** This form with a result of the first operand's own type. */
  FunctionOverload likeFirst() {
    return new FunctionOverload(operator, result, parameters, true, isNullable, isSwapped);
  }

  /** This form with a result that may be null where no operand is. */
  FunctionOverload nullable() {
    return new FunctionOverload(operator, result, parameters, isLikeFirst, true, isSwapped);
  }

  /** This form with its operands the other way round. */
  FunctionOverload swapped() {
    return new FunctionOverload(
        operator, result, Lists.reverse(parameters), isLikeFirst, isNullable, !isSwapped);
  }

  boolean takes(List<RelDataType> types) {
    return types.size() == parameters.size()
        && IntStream.range(0, types.size()).allMatch(i -> parameters.get(i).takes(types.get(i)));
  }

  RelDataType resultType(RelDataTypeFactory typeFactory, List<RelDataType> types) {
    boolean like = isLikeFirst && types.get(0).getSqlTypeName() == SqlTypeName.DECIMAL;
    return typeFactory.createTypeWithNullability(
        like ? types.get(0) : isLikeFirst ? whole(typeFactory) : result.in(typeFactory),
        isNullable || types.stream().anyMatch(RelDataType::isNullable));
  }

  private static RelDataType whole(RelDataTypeFactory typeFactory) {
    return typeFactory.createSqlType(SqlTypeName.DECIMAL, WhatTalkTypeSystem.MAX_DECIMAL_DIGITS, 0);
  }

  /** The call, with its operands cast to what the method takes. */
  public RexNode call(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    List<RexNode> cast =
        IntStream.range(0, operands.size())
            .mapToObj(i -> parameters.get(i).cast(rexBuilder, operands.get(i)))
            .toList();
    return rexBuilder.makeCall(type, operator, isSwapped ? Lists.reverse(cast) : cast);
  }

  /** The call, of the type that follows from its operands. */
  public RexNode call(RexBuilder rexBuilder, List<RexNode> operands) {
    return call(
        rexBuilder,
        resultType(rexBuilder.getTypeFactory(), operands.stream().map(RexNode::getType).toList()),
        operands);
  }
}
