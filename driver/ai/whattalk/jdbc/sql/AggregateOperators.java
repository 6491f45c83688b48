package ai.whattalk.jdbc.sql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWithinGroupOperator;
import org.apache.calcite.sql.fun.SqlAvgAggFunction;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlSumAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's aggregate functions: its manual's 9.21. */
final class AggregateOperators {
  static final SqlAggFunction PERCENTILE_CONT =
      ordered(
          "PERCENTILE_CONT",
          SqlKind.PERCENTILE_CONT,
          AggregateOperators::interpolated,
          OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL);

  static final SqlAggFunction PERCENTILE_DISC =
      ordered(
          "PERCENTILE_DISC",
          SqlKind.PERCENTILE_DISC,
          AggregateOperators::orderedType,
          OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL);

  /** Of the kind whose type Calcite takes from WITHIN GROUP. */
  static final SqlAggFunction MODE =
      ordered(
          "MODE", SqlKind.PERCENTILE_DISC, AggregateOperators::orderedType, OperandTypes.NILADIC);

  /** In place of Calcite's, in windows. */
  static final SqlAggFunction NTH_VALUE =
      AccumulatorFunction.operator(
          "NTH_VALUE",
          ReturnTypes.ARG0_NULLABLE,
          List.of(SqlTypeFamily.ANY, SqlTypeFamily.NUMERIC),
          NthValue.class);

  static final SqlAggFunction TEXT_MIN = textExtreme("MIN", false);
  static final SqlAggFunction TEXT_MAX = textExtreme("MAX", true);

  /** The average of intervals, too. */
  static final SqlAggFunction AVG =
      new SqlAvgAggFunction(SqlKind.AVG) {
        @Override
        public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
          return SqlTypeUtil.isInterval(call.getOperandType(0))
              || super.checkOperandTypes(call, throwOnFailure);
        }
      };

  /** The sum of intervals, too. */
  private static final SqlAggFunction SUM =
      new SqlSumAggFunction(null) {
        @Override
        public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
          return SqlTypeUtil.isInterval(call.getOperandType(0))
              || super.checkOperandTypes(call, throwOnFailure);
        }
      };

  static final SqlAggFunction INTERVAL_AVERAGE =
      AccumulatorFunction.operator(
          "AVG",
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
          List.of(SqlTypeFamily.DATETIME_INTERVAL),
          IntervalAverage.class);

  /** What is called by name. */
  static final List<SqlAggFunction> FUNCTIONS =
      Stream.concat(
              Stream.of(AVG, SUM, PERCENTILE_CONT, PERCENTILE_DISC, MODE),
              Arrays.stream(LinearRegression.Measure.values()).map(AggregateOperators::ofPairs))
          .toList();

  private AggregateOperators() {}

  /** Calcite's own for what is no interval: its rules know that one only. */
  static SqlAggFunction average(RelDataType type) {
    return SqlTypeUtil.isInterval(type) ? INTERVAL_AVERAGE : SqlStdOperatorTable.AVG;
  }

  private static SqlAggFunction ordered(
      String name,
      SqlKind kind,
      SqlReturnTypeInference returnType,
      SqlOperandTypeChecker operands) {
    return SqlBasicAggFunction.create(name, kind, returnType, operands)
        .withFunctionType(SqlFunctionCategory.SYSTEM)
        .withGroupOrder(Optionality.MANDATORY);
  }

  private static SqlAggFunction textExtreme(String name, boolean greatest) {
    return AccumulatorFunction.operator(
        name,
        ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
        List.of(SqlTypeFamily.CHARACTER),
        TextExtreme.class,
        greatest);
  }

  private static SqlAggFunction ofPairs(LinearRegression.Measure measure) {
    return AccumulatorFunction.operator(
        measure.name(),
        measure == LinearRegression.Measure.REGR_COUNT
            ? ReturnTypes.BIGINT
            : ReturnTypes.DOUBLE_NULLABLE.andThen(
                (call, type) -> call.getTypeFactory().createTypeWithNullability(type, true)),
        List.of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
        LinearRegression.class,
        measure.name());
  }

  /** Nullable, for there may be no rows. */
  private static @Nullable RelDataType orderedType(SqlOperatorBinding call) {
    boolean known =
        call instanceof SqlWithinGroupOperator.PercentileDiscCallBinding
            || !(call instanceof SqlCallBinding);
    // Below a FILTER, Calcite asks again, without what WITHIN GROUP has told.
    RelDataType type =
        known
            ? call.getCollationType()
            : ((SqlCallBinding) call)
                .getValidator()
                .getValidatedNodeType(((SqlCallBinding) call).getCall());
    return call.getTypeFactory().createTypeWithNullability(type, true);
  }

  private static @Nullable RelDataType interpolated(SqlOperatorBinding call) {
    RelDataType type = orderedType(call);
    RelDataTypeFactory typeFactory = call.getTypeFactory();
    return type == null || SqlTypeUtil.isInterval(type)
        ? type
        : typeFactory.createTypeWithNullability(
            typeFactory.createSqlType(SqlTypeName.DOUBLE), true);
  }
}
