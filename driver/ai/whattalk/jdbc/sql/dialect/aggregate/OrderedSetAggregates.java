package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * {@code f(…) WITHIN GROUP (ORDER BY value)}, as functions of the value and of what {@code f}
 * takes. Calcite has no code for percentiles (CALCITE-6767), and takes them of numbers only.
 */
public final class OrderedSetAggregates {
  private static final String DESCENDING = " DESC";
  private static final String OF_INTERVALS = " OF INTERVALS";

  private OrderedSetAggregates() {}

  /** The call that a call of WITHIN GROUP stands for, or null if it is of another function. */
  public static @Nullable SqlCall of(SqlCall withinGroup) {
    SqlCall aggregate = withinGroup.operand(0);
    SqlNodeList order = withinGroup.operand(1);
    if (order.size() != 1) {
      return null;
    }
    SqlNode value = order.get(0);
    if (value.getKind() == SqlKind.NULLS_FIRST || value.getKind() == SqlKind.NULLS_LAST) {
      value = ((SqlCall) value).operand(0);
    }
    boolean descending = value.getKind() == SqlKind.DESCENDING;
    SqlAggFunction function = function(aggregate, descending);
    if (function == null) {
      return null;
    }
    List<SqlNode> operands = new ArrayList<>();
    operands.add(descending ? ((SqlCall) value).operand(0) : value);
    operands.addAll(aggregate.getOperandList());
    return new SqlBasicCall(function, operands, withinGroup.getParserPosition());
  }

  private static @Nullable SqlAggFunction function(SqlCall aggregate, boolean descending) {
    String name = aggregate.getOperator().getName().toUpperCase(Locale.ROOT);
    return switch (name + aggregate.operandCount()) {
      case "PERCENTILE_CONT1" ->
          ordered(
              name,
              OrderedSetAggregates::interpolated,
              1,
              ContinuousPercentile.class,
              descending,
              false);
      case "PERCENTILE_DISC1" ->
          ordered(name, OrderedSetAggregates::same, 1, DiscretePercentile.class, descending);
      case "MODE0" ->
          ordered(name, OrderedSetAggregates::same, 0, MostFrequentValue.class, descending);
      default -> null;
    };
  }

  /** A function where it is one of intervals, whose result is a number of milliseconds. */
  public static SqlAggFunction ofIntervals(SqlAggFunction function) {
    return ordered(
        function.getName() + OF_INTERVALS,
        OrderedSetAggregates::same,
        1,
        ContinuousPercentile.class,
        function.getName().endsWith(DESCENDING),
        true);
  }

  public static boolean isContinuous(SqlAggFunction function) {
    return function.getName().equals("PERCENTILE_CONT")
        || function.getName().equals("PERCENTILE_CONT" + DESCENDING);
  }

  /** Functions are told apart by their names. */
  private static SqlAggFunction ordered(
      String name,
      SqlReturnTypeInference returnType,
      int others,
      Class<? extends Accumulator> accumulator,
      Object... constants) {
    List<SqlTypeFamily> parameters = new ArrayList<>();
    parameters.add(SqlTypeFamily.ANY);
    parameters.addAll(Collections.nCopies(others, SqlTypeFamily.NUMERIC));
    boolean descending = (Boolean) constants[0] && !name.endsWith(OF_INTERVALS);
    return AccumulatorFunction.operator(
        descending ? name + DESCENDING : name, returnType, parameters, accumulator, constants);
  }

  /** Nullable, for there may be no rows. */
  private static RelDataType same(SqlOperatorBinding call) {
    return call.getTypeFactory().createTypeWithNullability(call.getOperandType(0), true);
  }

  private static RelDataType interpolated(SqlOperatorBinding call) {
    RelDataTypeFactory typeFactory = call.getTypeFactory();
    RelDataType type = same(call);
    if (SqlTypeUtil.isInterval(type)) {
      return type;
    }
    if (!SqlTypeUtil.isNumeric(type)) {
      throw new QueryException(
          QueryProblem.INVALID,
          "PERCENTILE_CONT is of numbers and intervals, not of " + type.getSqlTypeName().getName());
    }
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.DOUBLE), true);
  }
}
