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
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * NTILE as the SQL standard has it: where rows don't divide evenly, the first buckets get one more.
 * Calcite's own spreads the larger buckets among the others.
 */
final class NtileBuckets {
  private final RexBuilder rexBuilder;
  private final RexWindow window;

  private NtileBuckets(RexBuilder rexBuilder, RexWindow window) {
    this.rexBuilder = rexBuilder;
    this.window = window;
  }

  /** An NTILE, computed from the number of the row and of all rows. */
  static RexNode of(RexOver ntile, RexBuilder rexBuilder) {
    return rexBuilder.makeCast(
        ntile.getType(),
        new NtileBuckets(rexBuilder, ntile.getWindow()).bucket(ntile.getOperands().get(0)));
  }

  /** Of {@code rows} rows, {@code rows % buckets} buckets have {@code rows / buckets + 1}. */
  private RexNode bucket(RexNode buckets) {
    RexNode row = call(SqlStdOperatorTable.MINUS, rowNumber(), literal(1));
    RexNode small = call(SqlStdOperatorTable.DIVIDE, rowCount(), buckets);
    RexNode large = call(SqlStdOperatorTable.PLUS, small, literal(1));
    RexNode largeBuckets = call(SqlStdOperatorTable.MOD, rowCount(), buckets);
    RexNode inLarge = call(SqlStdOperatorTable.MULTIPLY, largeBuckets, large);
    RexNode bucket =
        call(
            SqlStdOperatorTable.CASE,
            call(SqlStdOperatorTable.LESS_THAN, row, inLarge),
            call(SqlStdOperatorTable.DIVIDE, row, large),
            call(
                SqlStdOperatorTable.PLUS,
                largeBuckets,
                call(
                    SqlStdOperatorTable.DIVIDE,
                    call(SqlStdOperatorTable.MINUS, row, inLarge),
                    small)));
    return call(SqlStdOperatorTable.PLUS, bucket, literal(1));
  }

  private RexNode rowNumber() {
    return over(SqlStdOperatorTable.ROW_NUMBER, window.orderKeys, RexWindowBounds.CURRENT_ROW);
  }

  private RexNode rowCount() {
    return over(SqlStdOperatorTable.COUNT, ImmutableList.of(), RexWindowBounds.UNBOUNDED_FOLLOWING);
  }

  private RexNode over(
      SqlAggFunction function,
      ImmutableList<RexFieldCollation> orderKeys,
      RexWindowBound upperBound) {
    RelDataType type = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
    return rexBuilder.makeOver(
        type,
        function,
        List.of(),
        window.partitionKeys,
        orderKeys,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        upperBound,
        window.getExclude(),
        true,
        true,
        false,
        false,
        false);
  }

  private RexNode literal(int number) {
    return rexBuilder.makeExactLiteral(BigDecimal.valueOf(number));
  }

  private RexNode call(SqlOperator operator, RexNode... operands) {
    return rexBuilder.makeCall(operator, operands);
  }
}
