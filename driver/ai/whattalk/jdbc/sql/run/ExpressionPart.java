package ai.whattalk.jdbc.sql.run;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls a part of an expression, which an {@link Execution} knows by its name.
 *
 * @param name under which it is stashed
 * @param type Java's, of its value
 */
public record ExpressionPart(String name, Type type)
    implements ScalarFunction, ImplementableFunction {

  /** The function for a part: of the columns that it reads, in their order. */
  public static SqlFunction function(String name, Type type) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN,
        InferTypes.ANY_NULLABLE,
        null,
        new ExpressionPart(name, type)) {
      /** Its value is of one execution only. */
      @Override
      public boolean isDynamicFunction() {
        return true;
      }
    };
  }

  /** The value of a part, for generated code. */
  public static @Nullable Object value(
      DataContext context, String name, @Nullable Object[] inputs) {
    return ((Execution) context).part(name, inputs);
  }

  @Override
  public CallImplementor getImplementor() {
    return RexImpTable.createImplementor(
        (translator, call, operands) -> {
          List<Expression> inputs = operands.stream().<Expression>map(Expressions::box).toList();
          Expression value =
              Expressions.call(
                  Types.lookupMethod(
                      ExpressionPart.class,
                      "value",
                      DataContext.class,
                      String.class,
                      Object[].class),
                  translator.getRoot(),
                  Expressions.constant(name),
                  Expressions.newArrayInit(Object.class, inputs));
          // Calcite would convert it by an expression that has it twice.
          Primitive primitive = Primitive.of(type);
          return primitive == null
              ? Expressions.convert_(value, type)
              : Expressions.unbox(Expressions.convert_(value, primitive.getBoxClass()));
        },
        NullPolicy.NONE,
        false);
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    return typeFactory.createJavaType(Object.class);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }
}
