package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlNtileAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * NTILE, PERCENT_RANK and CUME_DIST, computed from numbers of rows: Calcite spreads the larger
 * buckets of NTILE among the others, and has no code for the rest.
 */
public final class RankFunctions {
  /** NTILE, which is an INTEGER. */
  static final SqlAggFunction BUCKETS =
      new SqlNtileAggFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
          return binding.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
        }
      };

  private static final FunctionOverload NTILE =
      FunctionOverload.of(
          RankFunctions.class,
          "ntile",
          ValueType.INTEGER,
          ValueType.BIGINT,
          ValueType.BIGINT,
          ValueType.BIGINT);

  private static final FunctionOverload PERCENT_RANK = share("percentRank");
  private static final FunctionOverload CUME_DIST = share("cumeDist");

  private RankFunctions() {}

  private static FunctionOverload share(String method) {
    return FunctionOverload.of(
        RankFunctions.class, method, ValueType.DOUBLE, ValueType.BIGINT, ValueType.BIGINT);
  }

  public static RexNode of(RexOver over, RexBuilder rexBuilder) {
    RelDataType count = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    WindowCall first =
        WindowCall.like(over)
            .between(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.CURRENT_ROW);
    RexNode rows =
        first
            .calling(SqlStdOperatorTable.COUNT, count, List.of())
            .orderedBy(List.of())
            .between(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.UNBOUNDED_FOLLOWING)
            .overRows(true)
            .make(rexBuilder);
    RexNode value =
        switch (over.getAggOperator().getKind()) {
          case NTILE ->
              NTILE.call(
                  rexBuilder,
                  List.of(
                      number(first.overRows(true), SqlStdOperatorTable.ROW_NUMBER, rexBuilder),
                      rows,
                      over.getOperands().get(0)));
          case PERCENT_RANK ->
              PERCENT_RANK.call(
                  rexBuilder,
                  List.of(
                      number(first.overRows(false), SqlStdOperatorTable.RANK, rexBuilder), rows));
          default ->
              CUME_DIST.call(
                  rexBuilder,
                  List.of(
                      number(first.overRows(false), SqlStdOperatorTable.COUNT, rexBuilder), rows));
        };
    return rexBuilder.ensureType(over.getType(), value, true);
  }

  private static RexNode number(WindowCall window, SqlAggFunction function, RexBuilder rexBuilder) {
    return window
        .calling(function, rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT), List.of())
        .make(rexBuilder);
  }

  /** The bucket of a row, from 1 on; the first buckets get one row more where they must. */
  public static int ntile(long row, long rows, long buckets) {
    if (buckets <= 0) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "argument of ntile must be greater than zero");
    }
    long small = rows / buckets;
    long inLarge = rows % buckets * (small + 1);
    return (int)
        (row <= inLarge
            ? (row - 1) / (small + 1) + 1
            : rows % buckets + (row - 1 - inLarge) / small + 1);
  }

  /** The share of the other rows that rank before; 0 for a row alone. */
  public static double percentRank(long rank, long rows) {
    return rows == 1 ? 0 : (rank - 1.0) / (rows - 1);
  }

  /** The share of rows up to the last peer. */
  public static double cumeDist(long upToPeers, long rows) {
    return (double) upToPeers / rows;
  }
}
