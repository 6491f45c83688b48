package ai.whattalk.jdbc.sql;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.ReflectiveCallNotNullImplementor;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** The operators that a statement may use: the standard's, PostgreSQL's, and those made here. */
final class PostgresOperators {

  /** {@code DATE_TRUNC(text, timestamp)}: PostgreSQL 9.9.2. */
  static final SqlFunction DATE_TRUNC =
      function(
          "DATE_TRUNC",
          ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE),
          metadata(SqlTypeFamily.CHARACTER, SqlTypeFamily.TIMESTAMP),
          Types.lookupMethod(PostgresFunctions.class, "dateTrunc", String.class, long.class));

  /** {@code /} of decimals, to as many digits as PostgreSQL gives. */
  static final SqlFunction DECIMAL_DIVIDE =
      function(
          "DECIMAL_DIVIDE",
          ReturnTypes.ARG0_NULLABLE,
          metadata(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
          Types.lookupMethod(
              PostgresFunctions.class, "divide", BigDecimal.class, BigDecimal.class));

  /** The one form of a decimal: {@link DecimalForm}. */
  static final SqlFunction DECIMAL_NORMAL =
      function(
          "DECIMAL_NORMAL",
          ReturnTypes.ARG0_NULLABLE,
          metadata(SqlTypeFamily.NUMERIC),
          Types.lookupMethod(PostgresFunctions.class, "normal", BigDecimal.class));

  static final SqlOperatorTable TABLE =
      SqlOperatorTables.chain(
          SqlOperatorTables.of(DATE_TRUNC),
          SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
              SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL));

  private PostgresOperators() {}

  private static SqlOperandMetadata metadata(SqlTypeFamily... families) {
    return OperandTypes.operandMetadata(
        List.of(families),
        typeFactory ->
            Arrays.stream(families)
                .map(family -> family.getDefaultConcreteType(typeFactory))
                .toList(),
        i -> "arg" + i,
        i -> false);
  }

  private static SqlFunction function(
      String name, SqlReturnTypeInference returnType, SqlOperandMetadata operands, Method method) {
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returnType,
        InferTypes.ANY_NULLABLE,
        operands,
        new StrictFunction(method));
  }

  /** A static method that is not called where an argument is null. */
  private record StrictFunction(Method method) implements ScalarFunction, ImplementableFunction {
    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          new ReflectiveCallNotNullImplementor(method), NullPolicy.STRICT, false);
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
}
