package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.TimestampString;

/**
 * Orders windows by text as code points, and has frames of a RANGE with an offset where the key is
 * null: Calcite's code fails there. Rows with a null are peers of each other and of no other row,
 * so that they can be a partition of their own.
 */
final class WindowKeys {

  private WindowKeys() {}

  static RexNode of(RexOver over, RexBuilder rexBuilder) {
    RexWindow window = over.getWindow();
    List<RexNode> partitionKeys = new ArrayList<>(window.partitionKeys);
    List<RexFieldCollation> orderKeys = new ArrayList<>();
    boolean offset = !window.isRows() && hasOffset(window);
    for (RexFieldCollation key : window.orderKeys) {
      RexNode value = key.left;
      if (CodePointOrder.needsKey(value.getType())) {
        value = CodePointOrder.key(rexBuilder, value);
      } else if (offset) {
        // The bound may be beyond the type of the key.
        if (SqlTypeUtil.isIntType(value.getType())) {
          value = ValueType.BIGINT.cast(rexBuilder, value);
        }
        // An offset is milliseconds, a date days.
        value =
            SqlTypeUtil.isDate(value.getType())
                ? ValueType.TIMESTAMP.cast(rexBuilder, value)
                : value;
        if (value.getType().isNullable() && !hasOpenEnd(window)) {
          partitionKeys.add(rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, value));
          value = known(rexBuilder, value);
        }
      }
      orderKeys.add(value == key.left ? key : new RexFieldCollation(value, key.right));
    }
    return orderKeys.equals(window.orderKeys)
        ? over
        : rexBuilder.makeOver(
            over.getType(),
            over.getAggOperator(),
            over.getOperands(),
            partitionKeys,
            ImmutableList.copyOf(orderKeys),
            window.getLowerBound(),
            window.getUpperBound(),
            window.getExclude(),
            window.isRows(),
            true,
            false,
            over.isDistinct(),
            over.ignoreNulls());
  }

  private static boolean hasOpenEnd(RexWindow window) {
    return window.getLowerBound().isUnbounded() || window.getUpperBound().isUnbounded();
  }

  private static boolean hasOffset(RexWindow window) {
    return isOffset(window.getLowerBound()) || isOffset(window.getUpperBound());
  }

  /** Calcite would take months for milliseconds. */
  private static boolean isOffset(RexWindowBound bound) {
    RexNode offset = bound.getOffset();
    if (offset != null && ValueType.MONTHS.is(offset.getType())) {
      throw new QueryException(
          QueryProblem.UNSUPPORTED, "RANGE with an interval of months is not supported", null);
    }
    return offset != null;
  }

  /** The key, or any value where it is null. */
  private static RexNode known(RexBuilder rexBuilder, RexNode key) {
    RexNode any =
        switch (key.getType().getSqlTypeName()) {
          case TIMESTAMP ->
              rexBuilder.makeTimestampLiteral(
                  new TimestampString(1970, 1, 1, 0, 0, 0), key.getType().getPrecision());
          default -> rexBuilder.makeZeroLiteral(key.getType());
        };
    return rexBuilder.makeCall(
        SqlStdOperatorTable.CASE,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key),
        rexBuilder.makeNotNull(key),
        any);
  }
}
