package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** PERCENT_RANK and CUME_DIST, which Calcite validates and has no code for. */
final class RankShares {
  private final RexBuilder rexBuilder;
  private final RexWindow window;
  private final RelDataType type;

  private RankShares(RexBuilder rexBuilder, RexOver over) {
    this.rexBuilder = rexBuilder;
    this.window = over.getWindow();
    this.type = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
  }

  static RexNode of(RexOver over, RexBuilder rexBuilder) {
    RankShares shares = new RankShares(rexBuilder, over);
    RexNode share =
        over.getOperator().getKind() == SqlKind.CUME_DIST
            ? shares.cumulativeDistribution()
            : shares.percentRank();
    return rexBuilder.ensureType(over.getType(), share, true);
  }

  /** Rows up to the last peer, of all rows. */
  private RexNode cumulativeDistribution() {
    return call(
        SqlStdOperatorTable.DIVIDE,
        number(
            over(SqlStdOperatorTable.COUNT, window.orderKeys, RexWindowBounds.CURRENT_ROW, false)),
        number(rowCount()));
  }

  /** {@code (rank - 1) / (rows - 1)}, and 0 for a row alone. */
  private RexNode percentRank() {
    RexNode rank =
        over(SqlStdOperatorTable.RANK, window.orderKeys, RexWindowBounds.CURRENT_ROW, false);
    RexNode one = rexBuilder.makeExactLiteral(BigDecimal.ONE);
    RexNode others = call(SqlStdOperatorTable.MINUS, rowCount(), one);
    return call(
        SqlStdOperatorTable.CASE,
        call(SqlStdOperatorTable.EQUALS, others, rexBuilder.makeExactLiteral(BigDecimal.ZERO)),
        rexBuilder.makeCast(type, rexBuilder.makeExactLiteral(BigDecimal.ZERO)),
        call(
            SqlStdOperatorTable.DIVIDE,
            number(call(SqlStdOperatorTable.MINUS, rank, one)),
            number(others)));
  }

  private RexNode rowCount() {
    return over(
        SqlStdOperatorTable.COUNT, ImmutableList.of(), RexWindowBounds.UNBOUNDED_FOLLOWING, true);
  }

  private RexNode over(
      SqlAggFunction function,
      ImmutableList<RexFieldCollation> orderKeys,
      RexWindowBound upperBound,
      boolean rows) {
    return rexBuilder.makeOver(
        rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
        function,
        List.of(),
        window.partitionKeys,
        orderKeys,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        upperBound,
        window.getExclude(),
        rows,
        true,
        false,
        false,
        false);
  }

  private RexNode number(RexNode count) {
    return rexBuilder.makeCast(type, count);
  }

  private RexNode call(org.apache.calcite.sql.SqlOperator operator, RexNode... operands) {
    return rexBuilder.makeCall(operator, operands);
  }
}
