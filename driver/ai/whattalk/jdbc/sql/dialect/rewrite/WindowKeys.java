package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.FunctionOverload;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresCasts;
import ai.whattalk.jdbc.sql.dialect.operator.WindowCall;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Orders windows by text as code points, and those of a RANGE with an offset by {@link RangeKeys}:
 * Calcite's code fails at nulls and decimals, takes the offsets of DESC the other way round, and
 * overflows where the type of a key ends.
 */
final class WindowKeys {
  private static final FunctionOverload OF_WHOLE = key("ofWhole", ValueType.BIGINT);
  private static final FunctionOverload OF_MOMENT = key("ofMoment", ValueType.MOMENT);
  private static final FunctionOverload OF_TIME = key("ofTime", ValueType.TIME);
  private static final FunctionOverload OF_DECIMAL =
      key("ofDecimal", ValueType.DECIMAL, ValueType.INTEGER);

  private WindowKeys() {}

  private static FunctionOverload key(String method, ValueType... parameters) {
    return FunctionOverload.of(RangeKeys.class, method, ValueType.BIGINT, parameters);
  }

  static RexNode of(RexOver over, RexBuilder rexBuilder) {
    RexWindow window = over.getWindow();
    RexWindowBound lower = window.getLowerBound();
    RexWindowBound upper = window.getUpperBound();
    List<RexFieldCollation> orderKeys = new ArrayList<>();
    boolean offset = hasOffset(lower) | hasOffset(upper);
    for (RexFieldCollation key : window.orderKeys) {
      if (key.left.getType().getComponentType() != null) {
        throw QueryException.unsupported("ORDER BY an array in a window");
      }
      if (offset && !window.isRows()) {
        int scale = Math.max(scale(key.left), Math.max(scale(lower), scale(upper)));
        orderKeys.add(ranged(key, scale, rexBuilder));
        lower = scaled(lower, key.left, scale, rexBuilder);
        upper = scaled(upper, key.left, scale, rexBuilder);
      } else if (CodePointOrder.needsKey(key.left.getType())) {
        orderKeys.add(new RexFieldCollation(CodePointOrder.key(rexBuilder, key.left), key.right));
      } else {
        orderKeys.add(key);
      }
    }
    if (orderKeys.equals(window.orderKeys)) {
      return over;
    }
    WindowCall keyed = WindowCall.like(over).orderedBy(orderKeys);
    RexNode ordered = keyed.between(lower, upper).make(rexBuilder);
    boolean apart =
        !window.isRows()
            && window.orderKeys.stream().anyMatch(key -> key.left.getType().isNullable())
            && ((lower.isFollowing() && lower.getOffset() != null)
                || (upper.isPreceding() && upper.getOffset() != null));
    // A null is in its own frame, whatever the offset, where another row may not be.
    return apart
        ? rexBuilder.makeCall(
            over.getType(),
            SqlStdOperatorTable.CASE,
            List.of(
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, window.orderKeys.get(0).left),
                keyed.between(ofPeers(lower), ofPeers(upper)).make(rexBuilder),
                ordered))
        : ordered;
  }

  private static RexWindowBound ofPeers(RexWindowBound bound) {
    return bound.getOffset() == null ? bound : RexWindowBounds.CURRENT_ROW;
  }

  private static boolean hasOffset(RexWindowBound bound) {
    RexNode offset = bound.getOffset();
    if (offset == null) {
      return false;
    }
    // Calcite would take months for milliseconds.
    if (ValueType.MONTHS.is(offset.getType())) {
      throw QueryException.unsupported("RANGE with an interval of months");
    }
    if (!RexUtil.isConstant(offset)) {
      throw QueryException.unsupported("a frame whose offset depends on the row");
    }
    if (offset instanceof RexLiteral literal
        && literal.getValue() instanceof BigDecimal value
        && value.signum() < 0) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "the offset of a frame must not be negative");
    }
    return true;
  }

  private static int scale(RexNode key) {
    return SqlTypeUtil.isDecimal(key.getType()) ? Math.max(0, key.getType().getScale()) : 0;
  }

  private static int scale(RexWindowBound bound) {
    return bound.getOffset() instanceof RexLiteral literal
            && literal.getValue() instanceof BigDecimal value
        ? Math.max(0, value.stripTrailingZeros().scale())
        : 0;
  }

  /** The order by a whole number in place of a key; what descends is taken from below zero. */
  private static RexFieldCollation ranged(RexFieldCollation key, int scale, RexBuilder rexBuilder) {
    RexNode value = number(key.left, scale, rexBuilder);
    boolean descending = key.right.contains(SqlKind.DESCENDING);
    boolean nullsFirst =
        key.right.contains(SqlKind.NULLS_FIRST)
            || (descending && !key.right.contains(SqlKind.NULLS_LAST));
    if (descending) {
      value = rexBuilder.makeCall(SqlStdOperatorTable.CHECKED_UNARY_MINUS, value);
    }
    RexNode ofNull =
        rexBuilder.makeBigintLiteral(
            BigDecimal.valueOf(nullsFirst ? -RangeKeys.NULL : RangeKeys.NULL));
    return new RexFieldCollation(
        value.getType().isNullable()
            ? rexBuilder.makeCall(
                SqlStdOperatorTable.CASE,
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value),
                rexBuilder.makeNotNull(value),
                ofNull)
            : value,
        Set.of());
  }

  private static RexNode number(RexNode key, int scale, RexBuilder rexBuilder) {
    RelDataType type = key.getType();
    if (SqlTypeUtil.isIntType(type) && scale == 0) {
      return OF_WHOLE.call(rexBuilder, List.of(key));
    }
    if (SqlTypeUtil.isDecimal(type)) {
      RexNode digits = rexBuilder.makeExactLiteral(BigDecimal.valueOf(scale));
      return OF_DECIMAL.call(rexBuilder, List.of(key, digits));
    }
    if (type.getSqlTypeName() == SqlTypeName.TIME) {
      return OF_TIME.call(rexBuilder, List.of(key));
    }
    if (SqlTypeUtil.isDatetime(type)) {
      RexNode moment =
          PostgresCasts.replacement(
              rexBuilder, key, ValueType.MOMENT.in(rexBuilder.getTypeFactory()));
      return OF_MOMENT.call(rexBuilder, List.of(moment == null ? key : moment));
    }
    throw QueryException.unsupported(
        "RANGE with an offset from a " + type.getSqlTypeName().getName());
  }

  /** A bound whose offset is in the units of the key. */
  private static RexWindowBound scaled(
      RexWindowBound bound, RexNode key, int scale, RexBuilder rexBuilder) {
    RexNode offset = bound.getOffset();
    if (offset == null) {
      return bound;
    }
    RexNode whole = offset;
    if (offset instanceof RexLiteral literal && literal.getValue() instanceof BigDecimal value) {
      whole = rexBuilder.makeBigintLiteral(BigDecimal.valueOf(RangeKeys.ofDecimal(value, scale)));
    } else if (SqlTypeUtil.isDecimal(key.getType())) {
      throw QueryException.unsupported("RANGE over decimals with an offset that is no number");
    }
    return bound.isPreceding()
        ? RexWindowBounds.preceding(whole)
        : RexWindowBounds.following(whole);
  }
}
