package ai.whattalk.jdbc.sql;

import static ai.whattalk.jdbc.sql.ValueType.BOOLEAN;
import static ai.whattalk.jdbc.sql.ValueType.DATE;
import static ai.whattalk.jdbc.sql.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.ValueType.DURATION;
import static ai.whattalk.jdbc.sql.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.ValueType.MOMENT;
import static ai.whattalk.jdbc.sql.ValueType.MONTHS;
import static ai.whattalk.jdbc.sql.ValueType.TEXT;
import static ai.whattalk.jdbc.sql.ValueType.TIME;
import static ai.whattalk.jdbc.sql.ValueType.TIMESTAMP;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Replaces Calcite's casts that give other values than PostgreSQL's. */
final class PostgresCasts {
  private static final FunctionOverload OF_BOOLEAN = of("ofBoolean", TEXT, BOOLEAN);
  private static final FunctionOverload OF_DECIMAL = of("ofDecimal", TEXT, DECIMAL);
  private static final FunctionOverload OF_DOUBLE = of("ofDouble", TEXT, DOUBLE);
  private static final FunctionOverload OF_TIMESTAMP = of("ofTimestamp", TEXT, TIMESTAMP);
  private static final FunctionOverload OF_TIME = of("ofTime", TEXT, TIME);
  private static final FunctionOverload TO_BOOLEAN = of("toBoolean", BOOLEAN, TEXT);
  private static final FunctionOverload TO_TIMESTAMP = of("toTimestamp", TIMESTAMP, TEXT);
  private static final FunctionOverload TO_DATE = of("toDate", DATE, TEXT);
  private static final FunctionOverload TO_TIME = of("toTime", TIME, TEXT);

  private static final FunctionOverload OF_DURATION =
      FunctionOverload.of(IntervalFunctions.class, "text", TEXT, DURATION);

  private static final FunctionOverload OF_HOURS =
      FunctionOverload.of(IntervalFunctions.class, "hours", TEXT, DURATION);

  private static final FunctionOverload OF_MONTHS =
      FunctionOverload.of(IntervalFunctions.class, "monthsText", TEXT, MONTHS);

  private static final FunctionOverload MOMENT_WALL_CLOCK =
      FunctionOverload.of(ZoneFunctions.class, "same", TIMESTAMP, MOMENT);

  private static final FunctionOverload WALL_CLOCK_MOMENT =
      FunctionOverload.of(ZoneFunctions.class, "same", MOMENT, TIMESTAMP);

  private static final FunctionOverload SAME_DURATION =
      FunctionOverload.of(IntervalFunctions.class, "same", DURATION, DURATION);

  private static final FunctionOverload ROUNDED =
      FunctionOverload.of(DateTimeFunctions.class, "rounded", TIMESTAMP, TIMESTAMP, INTEGER);

  private PostgresCasts() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(TextCasts.class, method, result, parameters);
  }

  /** An expression in place of a cast, or null if Calcite's own is right. */
  static @Nullable RexNode replacement(RexBuilder rexBuilder, RexCall cast) {
    return cast.getKind() == SqlKind.CAST
        ? replacement(rexBuilder, cast.getOperands().get(0), cast.getType())
        : null;
  }

  /** An expression in place of a cast of a value to a type. */
  static @Nullable RexNode replacement(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RelDataType from = value.getType();
    if (from.getSqlTypeName() == SqlTypeName.NULL) {
      return null;
    }
    if (isMoment(from) != isMoment(to)) {
      return ofMoment(rexBuilder, value, to);
    }
    if (ValueType.DURATION.is(from) && ValueType.DURATION.is(to)) {
      // Whatever their units and digits, intervals of one family are held alike.
      return SAME_DURATION.call(rexBuilder, withNullability(rexBuilder, to, from), List.of(value));
    }
    if (SqlTypeUtil.isCharacter(to)) {
      FunctionOverload text = toText(from);
      return text == null ? null : cut(rexBuilder, text.call(rexBuilder, List.of(value)), to);
    }
    if (SqlTypeUtil.isCharacter(from)) {
      FunctionOverload parsed = fromText(to.getSqlTypeName());
      return parsed == null
          ? null
          : rounded(rexBuilder, parsed.call(rexBuilder, List.of(value)), to);
    }
    if (SqlTypeUtil.isBoolean(from) && SqlTypeUtil.isIntType(to)) {
      return asNumber(rexBuilder, value, to);
    }
    if (SqlTypeUtil.isIntType(from) && SqlTypeUtil.isBoolean(to)) {
      return rexBuilder.makeCall(
          SqlStdOperatorTable.NOT_EQUALS, value, rexBuilder.makeZeroLiteral(from));
    }
    if (SqlTypeUtil.isApproximateNumeric(from) && SqlTypeUtil.isIntType(to)) {
      return rexBuilder.makeCast(to, NumberOperators.WHOLE.call(rexBuilder, List.of(value)));
    }
    return isTimestamp(from) && isTimestamp(to) && to.getPrecision() < from.getPrecision()
        ? rounded(rexBuilder, value, to)
        : null;
  }

  /** True is 1, false is 0. */
  private static RexNode asNumber(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RexNode one = rexBuilder.makeExactLiteral(BigDecimal.ONE, to);
    RexNode zero = rexBuilder.makeExactLiteral(BigDecimal.ZERO, to);
    return rexBuilder.makeCall(
        SqlStdOperatorTable.CASE,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_TRUE, value),
        one,
        rexBuilder.makeCall(SqlStdOperatorTable.IS_FALSE, value),
        zero,
        rexBuilder.makeNullLiteral(to));
  }

  /** To or from a moment, which is held as a wall clock. */
  private static RexNode ofMoment(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    if (isMoment(to)) {
      return WALL_CLOCK_MOMENT.call(
          rexBuilder,
          List.of(cast(rexBuilder, value, ValueType.TIMESTAMP.in(rexBuilder.getTypeFactory()))));
    }
    return cast(rexBuilder, MOMENT_WALL_CLOCK.call(rexBuilder, List.of(value)), to);
  }

  private static RexNode cast(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RexNode replacement = replacement(rexBuilder, value, to);
    return replacement == null
        ? rexBuilder.makeCast(
            rexBuilder.getTypeFactory().createTypeWithNullability(to, value.getType().isNullable()),
            value)
        : replacement;
  }

  private static boolean isMoment(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  private static boolean isTimestamp(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  private static @Nullable FunctionOverload toText(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> OF_BOOLEAN;
      case DECIMAL -> OF_DECIMAL;
      case DOUBLE, FLOAT -> OF_DOUBLE;
      case TIMESTAMP -> OF_TIMESTAMP;
      case TIME -> OF_TIME;
      default -> ofInterval(type);
    };
  }

  /** Of days and less, of hours and less, or of months: an interval has its units in its type. */
  private static @Nullable FunctionOverload ofInterval(RelDataType type) {
    if (!SqlTypeUtil.isInterval(type)) {
      return null;
    }
    if (MONTHS.is(type)) {
      return OF_MONTHS;
    }
    return type.getSqlTypeName().getStartUnit() == TimeUnit.DAY ? OF_DURATION : OF_HOURS;
  }

  private static @Nullable FunctionOverload fromText(SqlTypeName typeName) {
    return switch (typeName) {
      case BOOLEAN -> TO_BOOLEAN;
      case TIMESTAMP -> TO_TIMESTAMP;
      case DATE -> TO_DATE;
      case TIME -> TO_TIME;
      default -> null;
    };
  }

  /** Text of at most the characters that the type has. */
  private static RexNode cut(RexBuilder rexBuilder, RexNode text, RelDataType to) {
    return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
        ? text
        : rexBuilder.makeCast(
            rexBuilder.getTypeFactory().createTypeWithNullability(to, text.getType().isNullable()),
            text);
  }

  /** Of at most the digits of a second that the type has. */
  private static RexNode rounded(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    if (to.getSqlTypeName() == SqlTypeName.TIME) {
      return rexBuilder.ensureType(to, value, true);
    }
    return isTimestamp(to) && to.getPrecision() < 3
        ? ROUNDED.call(
            rexBuilder,
            rexBuilder.getTypeFactory().createTypeWithNullability(to, value.getType().isNullable()),
            List.of(
                value,
                rexBuilder.makeExactLiteral(java.math.BigDecimal.valueOf(to.getPrecision()))))
        : value;
  }

  private static RelDataType withNullability(
      RexBuilder rexBuilder, RelDataType type, RelDataType nullability) {
    return rexBuilder.getTypeFactory().createTypeWithNullability(type, nullability.isNullable());
  }
}
