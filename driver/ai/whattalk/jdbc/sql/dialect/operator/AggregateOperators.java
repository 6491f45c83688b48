package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.of;

import ai.whattalk.jdbc.sql.dialect.aggregate.AccumulatorFunction;
import ai.whattalk.jdbc.sql.dialect.aggregate.AnyValue;
import ai.whattalk.jdbc.sql.dialect.aggregate.ArrayAggregate;
import ai.whattalk.jdbc.sql.dialect.aggregate.IntervalAverage;
import ai.whattalk.jdbc.sql.dialect.aggregate.LinearRegression;
import ai.whattalk.jdbc.sql.dialect.aggregate.NthValue;
import ai.whattalk.jdbc.sql.dialect.aggregate.RowCount;
import ai.whattalk.jdbc.sql.dialect.aggregate.RowSum;
import ai.whattalk.jdbc.sql.dialect.aggregate.TextAggregate;
import ai.whattalk.jdbc.sql.dialect.aggregate.TextExtreme;
import ai.whattalk.jdbc.sql.dialect.aggregate.Variance;
import ai.whattalk.jdbc.sql.type.ValueType;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlAvgAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlMinMaxAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlSumAggFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** PostgreSQL's aggregate functions: its manual's 9.21. */
public final class AggregateOperators {
  private static final List<String> WHOLE_NUMBERS = List.of("integer", "bigint");

  static final List<String> NUMBERS = List.of("integer", "bigint", "numeric", "double precision");

  /** Of the rows of the frame, behind which Calcite's own counts on. */
  static final SqlAggFunction NTH_VALUE =
      AccumulatorFunction.operator(
          "NTH_VALUE",
          ReturnTypes.ARG0_FORCE_NULLABLE,
          List.of(SqlTypeFamily.ANY, SqlTypeFamily.NUMERIC),
          NthValue.class);

  private static final SqlAggFunction ARRAY_AGG =
      AccumulatorFunction.ordered(
          "ARRAY_AGG",
          AggregateOperators::arrayType,
          List.of(SqlTypeFamily.ANY),
          ArrayAggregate.class);

  private static final SqlAggFunction STRING_AGG =
      AccumulatorFunction.ordered(
          "STRING_AGG",
          AggregateOperators::textType,
          List.of(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER),
          TextAggregate.class);

  public static final SqlAggFunction TEXT_MIN = textExtreme("MIN", false);
  public static final SqlAggFunction TEXT_MAX = textExtreme("MAX", true);

  /** COUNT, where the first argument says for how many rows a row stands. */
  public static final SqlAggFunction ROW_COUNT =
      AccumulatorFunction.operator(
          "ROW_COUNT", ReturnTypes.BIGINT, List.of(SqlTypeFamily.NUMERIC), RowCount.class);

  /** The average of intervals, too. */
  public static final SqlAggFunction AVG =
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

  private static final SqlAggFunction MIN = extreme(SqlKind.MIN);
  private static final SqlAggFunction MAX = extreme(SqlKind.MAX);

  private static final SqlAggFunction ANY_VALUE =
      AccumulatorFunction.operator(
          "ANY_VALUE", ReturnTypes.ARG0_FORCE_NULLABLE, List.of(SqlTypeFamily.ANY), AnyValue.class);

  public static final SqlAggFunction INTERVAL_AVERAGE =
      AccumulatorFunction.operator(
          "AVG",
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
          List.of(SqlTypeFamily.DATETIME_INTERVAL),
          IntervalAverage.class);

  /** What is called by name. */
  static final List<AdmittedOperator> FUNCTIONS =
      Stream.concat(
              Stream.of(
                  of(SqlStdOperatorTable.COUNT, "COUNT(*)", "COUNT(any)"),
                  of(SUM, forms("SUM", NUMBERS, "interval")),
                  of(AVG, forms("AVG", NUMBERS, "interval")),
                  of(MIN, forms("MIN", NUMBERS, "text", "date", "time", "timestamp", "interval")),
                  of(MAX, forms("MAX", NUMBERS, "text", "date", "time", "timestamp", "interval")),
                  of(ANY_VALUE, "ANY_VALUE(any)"),
                  of(SqlLibraryOperators.BOOL_AND, "BOOL_AND(boolean)"),
                  of(SqlLibraryOperators.BOOL_OR, "BOOL_OR(boolean)"),
                  of(SqlStdOperatorTable.EVERY, "EVERY(boolean)"),
                  of(SqlStdOperatorTable.BIT_AND, forms("BIT_AND", WHOLE_NUMBERS)),
                  of(SqlStdOperatorTable.BIT_OR, forms("BIT_OR", WHOLE_NUMBERS)),
                  of(SqlStdOperatorTable.BIT_XOR, forms("BIT_XOR", WHOLE_NUMBERS)),
                  of(ARRAY_AGG, "ARRAY_AGG(any)", "ARRAY_AGG(any ORDER BY any)"),
                  of(STRING_AGG, "STRING_AGG(text, text)", "STRING_AGG(text, text ORDER BY any)"),
                  of(SqlStdOperatorTable.MODE, "MODE() WITHIN GROUP (ORDER BY any)"),
                  of(
                      SqlStdOperatorTable.PERCENTILE_CONT,
                      "PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY double precision)",
                      "PERCENTILE_CONT(fraction) WITHIN GROUP (ORDER BY interval)"),
                  of(
                      SqlStdOperatorTable.PERCENTILE_DISC,
                      "PERCENTILE_DISC(fraction) WITHIN GROUP (ORDER BY any)"),
                  of(SqlStdOperatorTable.GROUPING, "GROUPING(any)"),
                  variance("STDDEV", false, true),
                  variance("STDDEV_SAMP", false, true),
                  variance("STDDEV_POP", true, true),
                  variance("VARIANCE", false, false),
                  variance("VAR_SAMP", false, false),
                  variance("VAR_POP", true, false)),
              Arrays.stream(LinearRegression.Measure.values()).map(AggregateOperators::ofPairs))
          .toList();

  private AggregateOperators() {}

  /** Whether a function shows the order of its rows. */
  public static boolean takesOrder(SqlOperator function) {
    return function == ARRAY_AGG || function == STRING_AGG;
  }

  /** Calcite's own for what is no interval: its rules know that one only. */
  public static SqlAggFunction average(RelDataType type) {
    return SqlTypeUtil.isInterval(type) ? INTERVAL_AVERAGE : SqlStdOperatorTable.AVG;
  }

  /** PostgreSQL has none of booleans. */
  private static SqlAggFunction extreme(SqlKind kind) {
    return new SqlMinMaxAggFunction(kind) {
      @Override
      public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        if (SqlTypeUtil.isBoolean(call.getOperandType(0))) {
          if (throwOnFailure) {
            throw call.newValidationSignatureError();
          }
          return false;
        }
        return super.checkOperandTypes(call, throwOnFailure);
      }
    };
  }

  /** What computes MIN, MAX, BOOL_AND or BOOL_OR. */
  public static SqlAggFunction extreme(SqlAggFunction function, RelDataType type) {
    if (SqlTypeUtil.isCharacter(type)) {
      return function.getKind() == SqlKind.MIN ? TEXT_MIN : TEXT_MAX;
    }
    return function.equals(MIN)
        ? SqlStdOperatorTable.MIN
        : function.equals(MAX) ? SqlStdOperatorTable.MAX : function;
  }

  private static SqlAggFunction textExtreme(String name, boolean greatest) {
    return AccumulatorFunction.operator(
        name,
        ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
        List.of(SqlTypeFamily.CHARACTER),
        TextExtreme.class,
        greatest);
  }

  private static AdmittedOperator variance(String name, boolean population, boolean root) {
    return of(
        AccumulatorFunction.operator(
            name,
            AggregateOperators::varianceType,
            List.of(SqlTypeFamily.NUMERIC),
            Variance.class,
            population,
            root),
        forms(name, NUMBERS));
  }

  private static String[] forms(String name, List<String> types, String... others) {
    return Stream.concat(types.stream(), Arrays.stream(others))
        .map(type -> name + "(" + type + ")")
        .toArray(String[]::new);
  }

  /**
   * A sum, where the first argument says for how many rows a row stands.
   *
   * @param sum of whole numbers or decimals
   */
  public static SqlAggFunction rowSum(AggregateCall sum) {
    boolean orZero = sum.getAggregation().getKind() == SqlKind.SUM0;
    boolean decimal = sum.getType().getSqlTypeName() == SqlTypeName.DECIMAL;
    return AccumulatorFunction.operator(
        "ROW_SUM" + (orZero ? "0" : "") + (decimal ? "_OF_DECIMALS" : ""),
        call ->
            call.getTypeFactory()
                .createTypeWithNullability(
                    WhatTalkTypeSystem.INSTANCE.deriveSumType(
                        call.getTypeFactory(), call.getOperandType(1)),
                    sum.getType().isNullable()),
        List.of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
        RowSum.class,
        orZero,
        decimal);
  }

  private static RelDataType arrayType(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataType element = types.createTypeWithNullability(call.getOperandType(0), true);
    return types.createTypeWithNullability(types.createArrayType(element, -1), true);
  }

  private static RelDataType textType(SqlOperatorBinding call) {
    RelDataTypeFactory types = call.getTypeFactory();
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
  }

  private static RelDataType varianceType(SqlOperatorBinding call) {
    ValueType type =
        SqlTypeUtil.isApproximateNumeric(call.getOperandType(0))
            ? ValueType.DOUBLE
            : ValueType.DECIMAL;
    return call.getTypeFactory().createTypeWithNullability(type.in(call.getTypeFactory()), true);
  }

  private static AdmittedOperator ofPairs(LinearRegression.Measure measure) {
    return of(
        AccumulatorFunction.operator(
            measure.name(),
            measure == LinearRegression.Measure.REGR_COUNT
                ? ReturnTypes.BIGINT
                : ReturnTypes.DOUBLE_NULLABLE.andThen(
                    (call, type) -> call.getTypeFactory().createTypeWithNullability(type, true)),
            List.of(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
            LinearRegression.class,
            measure.name()),
        measure.name() + "(double precision, double precision)");
  }
}
