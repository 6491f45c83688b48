package ai.whattalk.jdbc.sql.dialect.operator;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NotNullImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.ReflectiveCallNotNullImplementor;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;

/**
 * A static method that is not called where an argument is null.
 *
 * @param inContext whether it takes the execution's DataContext before its arguments
 */
public record StrictFunction(Method method, boolean inContext)
    implements ScalarFunction, ImplementableFunction {

  @Override
  public CallImplementor getImplementor() {
    NotNullImplementor implementor =
        inContext
            ? (translator, call, operands) -> {
              List<Expression> arguments = new ArrayList<>();
              arguments.add(translator.getRoot());
              arguments.addAll(operands);
              return Expressions.call(method, arguments);
            }
            : new ReflectiveCallNotNullImplementor(method);
    return RexImpTable.createImplementor(implementor, NullPolicy.STRICT, false);
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    return typeFactory.createJavaType(method.getReturnType());
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }
}
