package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
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
    boolean range =
        !window.isRows() && isBounded(window.getLowerBound()) && isBounded(window.getUpperBound());
    for (RexFieldCollation key : window.orderKeys) {
      RelDataType type = key.left.getType();
      if (SqlTypeUtil.isCharacter(type)) {
        RexNode text = TextOperators.CODE_POINT_KEY.call(rexBuilder, List.of(key.left));
        orderKeys.add(new RexFieldCollation(text, key.right));
      } else if (range && type.isNullable() && hasOffset(window)) {
        partitionKeys.add(rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, key.left));
        orderKeys.add(new RexFieldCollation(known(rexBuilder, key.left), Set.of()));
        if (!key.right.isEmpty()) {
          orderKeys.set(
              orderKeys.size() - 1, new RexFieldCollation(known(rexBuilder, key.left), key.right));
        }
      } else {
        orderKeys.add(key);
      }
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

  private static boolean isBounded(RexWindowBound bound) {
    return !bound.isUnbounded();
  }

  private static boolean hasOffset(RexWindow window) {
    return window.getLowerBound().getOffset() != null || window.getUpperBound().getOffset() != null;
  }

  /** The key, or any value where it is null. */
  private static RexNode known(RexBuilder rexBuilder, RexNode key) {
    RexNode any =
        switch (key.getType().getSqlTypeName()) {
          case DATE -> rexBuilder.makeDateLiteral(new DateString(1970, 1, 1));
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
