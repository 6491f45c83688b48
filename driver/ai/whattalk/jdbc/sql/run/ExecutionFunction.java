package ai.whattalk.jdbc.sql.run;

import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NotNullImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
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
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * A function that the planner's passes put into a plan, and that no statement can name. Its value
 * is of one {@link Execution} only.
 *
 * @param implementor makes the code of its calls
 */
public record ExecutionFunction(CallImplementor implementor)
    implements ScalarFunction, ImplementableFunction {

  /**
   * The operator of such a function.
   *
   * @param code of a call
   * @param nulls whether the code is for nulls, too
   */
  public static SqlFunction of(
      String name, SqlReturnTypeInference returnType, NotNullImplementor code, NullPolicy nulls) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returnType,
        InferTypes.ANY_NULLABLE,
        null,
        new ExecutionFunction(RexImpTable.createImplementor(code, nulls, false))) {
      /** Not to be computed while planning. */
      @Override
      public boolean isDynamicFunction() {
        return true;
      }
    };
  }

  @Override
  public CallImplementor getImplementor() {
    return implementor;
  }

  /** Not asked for, since the operator has a type of its own. */
  @Override
  public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
    return typeFactory.createJavaType(Object.class);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }
}
