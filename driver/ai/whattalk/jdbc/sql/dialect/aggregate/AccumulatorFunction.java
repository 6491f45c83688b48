package ai.whattalk.jdbc.sql.dialect.aggregate;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.AggregateFunction;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate function that an {@link Accumulator} computes, which sees nulls too.
 *
 * @param constants what the accumulator's constructor takes
 */
public record AccumulatorFunction(Class<? extends Accumulator> accumulator, List<Object> constants)
    implements AggregateFunction, ImplementableAggFunction, AggImplementor {
  private static final Method ADD = Types.lookupMethod(Accumulator.class, "add", Object[].class);
  private static final Method RESULT = Types.lookupMethod(Accumulator.class, "result");

  /** The operator of such a function. */
  public static SqlAggFunction operator(
      String name,
      SqlReturnTypeInference returnType,
      List<SqlTypeFamily> parameters,
      Class<? extends Accumulator> accumulator,
      Object... constants) {
    return operator(name, returnType, parameters, accumulator, Optionality.FORBIDDEN, constants);
  }

  /** The operator of a function of rows that may have an order. */
  public static SqlAggFunction ordered(
      String name,
      SqlReturnTypeInference returnType,
      List<SqlTypeFamily> parameters,
      Class<? extends Accumulator> accumulator) {
    return operator(name, returnType, parameters, accumulator, Optionality.OPTIONAL);
  }

  private static SqlAggFunction operator(
      String name,
      SqlReturnTypeInference returnType,
      List<SqlTypeFamily> parameters,
      Class<? extends Accumulator> accumulator,
      Optionality order,
      Object... constants) {
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returnType,
        InferTypes.FIRST_KNOWN,
        OperandTypes.operandMetadata(
            parameters,
            typeFactory ->
                parameters.stream()
                    .map(family -> family.getDefaultConcreteType(typeFactory))
                    .toList(),
            i -> "arg" + i,
            i -> false),
        new AccumulatorFunction(accumulator, List.of(constants)),
        false,
        false,
        order) {
      /** Without a look at the operator table, which compares types more strictly. */
      @Override
      public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return validateOperands(validator, scope, call);
      }
    };
  }

  public static boolean isOperator(SqlOperator operator) {
    return operator instanceof SqlUserDefinedAggFunction aggregate
        && aggregate.function instanceof AccumulatorFunction;
  }

  @Override
  public AggImplementor getImplementor(boolean windowContext) {
    return this;
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    return typeFactory.createJavaType(Object.class);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }

  @Override
  public List<Type> getStateType(AggContext info) {
    return List.of(accumulator);
  }

  @Override
  public void implementReset(AggContext info, AggResetContext reset) {
    List<Expression> arguments = new ArrayList<>();
    constants.forEach(constant -> arguments.add(Expressions.constant(constant)));
    reset
        .currentBlock()
        .add(
            Expressions.statement(
                Expressions.assign(
                    reset.accumulator().get(0), Expressions.new_(accumulator, arguments))));
  }

  @Override
  public void implementAdd(AggContext info, AggAddContext add) {
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : add.arguments()) {
      arguments.add(Expressions.convert_(Expressions.box(argument), Object.class));
    }
    Expression call =
        Expressions.call(
            add.accumulator().get(0), ADD, Expressions.newArrayInit(Object.class, arguments));
    RexNode filter = add.rexFilterArgument();
    add.currentBlock()
        .add(
            filter == null
                ? Expressions.statement(call)
                : Expressions.ifThen(
                    Expressions.unbox(add.rowTranslator().translateList(List.of(filter)).get(0)),
                    Expressions.statement(call)));
  }

  @Override
  public Expression implementResult(AggContext info, AggResultContext result) {
    Expression value = Expressions.call(result.accumulator().get(0), RESULT);
    Type type = info.returnType();
    Primitive primitive = Primitive.of(type);
    return primitive == null
        ? Expressions.convert_(value, type)
        : Expressions.unbox(Expressions.convert_(value, primitive.getBoxClass()));
  }
}
