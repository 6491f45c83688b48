package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.type.ValueType;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Casts between numbers, and of booleans to them, as PostgreSQL has them. */
final class NumberCasts {

  private NumberCasts() {}

  /** True is 1, false is 0. */
  static RexNode ofBoolean(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RexNode one = rexBuilder.makeExactLiteral(BigDecimal.ONE, to);
    RexNode zero = rexBuilder.makeExactLiteral(BigDecimal.ZERO, to);
    if (!value.getType().isNullable()) {
      return rexBuilder.makeCall(SqlStdOperatorTable.CASE, value, one, zero);
    }
    return rexBuilder.makeCall(
        SqlStdOperatorTable.CASE,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_TRUE, value),
        one,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_FALSE, value),
        zero,
        rexBuilder.makeNullLiteral(to));
  }

  /** Of a REAL or a double; null if Calcite's own cast is right. */
  static @Nullable RexNode ofFloating(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    boolean isReal = ValueType.REAL.is(value.getType());
    if (SqlTypeUtil.isIntType(to)) {
      return narrowed(rexBuilder, NumberOperators.WHOLE.call(rexBuilder, List.of(value)), to);
    }
    if (SqlTypeUtil.isDecimal(to)) {
      RexNode decimal =
          (isReal ? NumberOperators.DECIMAL_OF_REAL : NumberOperators.DECIMAL_OF_DOUBLE)
              .call(rexBuilder, List.of(value));
      return isOfAnyScale(to) ? decimal : narrowed(rexBuilder, decimal, to);
    }
    return ValueType.REAL.is(to) && !isReal
        ? NumberOperators.REAL_OF_DOUBLE.call(rexBuilder, List.of(value))
        : null;
  }

  /** Checked for the range of a type, and a decimal rounded to its digits. */
  static RexNode narrowed(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    return rexBuilder.makeAbstractCast(rexBuilder.matchNullability(to, value), value, false);
  }

  /** Whether it is NUMERIC without digits. */
  static boolean isOfAnyScale(RelDataType decimal) {
    return decimal.getPrecision() == WhatTalkTypeSystem.MAX_DECIMAL_DIGITS
        && decimal.getScale() == WhatTalkTypeSystem.MAX_DECIMAL_SCALE;
  }
}
