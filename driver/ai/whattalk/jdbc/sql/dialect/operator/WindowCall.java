package ai.whattalk.jdbc.sql.dialect.operator;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlAggFunction;

/** A call of a window function that is another call but for what is said here. */
public record WindowCall(
    RexOver over,
    RelDataType type,
    SqlAggFunction function,
    List<RexNode> operands,
    List<RexFieldCollation> orderKeys,
    RexWindowBound lower,
    RexWindowBound upper,
    boolean isRows) {

  public static WindowCall like(RexOver over) {
    return new WindowCall(
        over,
        over.getType(),
        over.getAggOperator(),
        over.getOperands(),
        over.getWindow().orderKeys,
        over.getWindow().getLowerBound(),
        over.getWindow().getUpperBound(),
        over.getWindow().isRows());
  }

  public WindowCall calling(SqlAggFunction otherFunction) {
    return calling(otherFunction, type, operands);
  }

  public WindowCall of(RexNode... otherOperands) {
    return calling(function, type, List.of(otherOperands));
  }

  public WindowCall calling(
      SqlAggFunction otherFunction, RelDataType otherType, List<RexNode> otherOperands) {
    return new WindowCall(
        over, otherType, otherFunction, otherOperands, orderKeys, lower, upper, isRows);
  }

  public WindowCall orderedBy(List<RexFieldCollation> otherKeys) {
    return new WindowCall(over, type, function, operands, otherKeys, lower, upper, isRows);
  }

  public WindowCall between(RexWindowBound otherLower, RexWindowBound otherUpper) {
    return new WindowCall(
        over, type, function, operands, orderKeys, otherLower, otherUpper, isRows);
  }

  WindowCall overRows(boolean rows) {
    return new WindowCall(over, type, function, operands, orderKeys, lower, upper, rows);
  }

  public RexNode make(RexBuilder rexBuilder) {
    return rexBuilder.makeOver(
        type,
        function,
        operands,
        over.getWindow().partitionKeys,
        ImmutableList.copyOf(orderKeys),
        lower,
        upper,
        over.getWindow().getExclude(),
        isRows,
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
