package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.type.ValueType.BIGINT;
import static ai.whattalk.jdbc.sql.type.ValueType.BOOLEAN;
import static ai.whattalk.jdbc.sql.type.ValueType.DATE;
import static ai.whattalk.jdbc.sql.type.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.type.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.type.ValueType.DURATION;
import static ai.whattalk.jdbc.sql.type.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.type.ValueType.MOMENT;
import static ai.whattalk.jdbc.sql.type.ValueType.MONTHS;
import static ai.whattalk.jdbc.sql.type.ValueType.REAL;
import static ai.whattalk.jdbc.sql.type.ValueType.TEXT;
import static ai.whattalk.jdbc.sql.type.ValueType.TIME;
import static ai.whattalk.jdbc.sql.type.ValueType.TIMESTAMP;
import static ai.whattalk.jdbc.sql.type.ValueType.UUID;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeFunctions;
import ai.whattalk.jdbc.sql.dialect.function.IntervalFunctions;
import ai.whattalk.jdbc.sql.dialect.function.TextCasts;
import ai.whattalk.jdbc.sql.dialect.function.TextFunctions;
import ai.whattalk.jdbc.sql.dialect.function.ZoneFunctions;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Replaces Calcite's casts that give other values than PostgreSQL's. */
public final class PostgresCasts {
  /** The text of a UUID, which has its order. */
  public static final FunctionOverload UUID_TEXT = of("ofUuid", TEXT, UUID);

  private static final FunctionOverload OF_DECIMAL = of("ofDecimal", TEXT, DECIMAL);

  private static final Map<SqlTypeName, FunctionOverload> TO_TEXT =
      Map.of(
          SqlTypeName.BOOLEAN, of("ofBoolean", TEXT, BOOLEAN),
          SqlTypeName.DECIMAL, OF_DECIMAL,
          SqlTypeName.REAL, of("ofReal", TEXT, REAL),
          SqlTypeName.DOUBLE, of("ofDouble", TEXT, DOUBLE),
          SqlTypeName.FLOAT, of("ofDouble", TEXT, DOUBLE),
          SqlTypeName.DATE, of("ofDate", TEXT, DATE),
          SqlTypeName.TIMESTAMP, of("ofTimestamp", TEXT, TIMESTAMP),
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, ofContext("ofMoment", TEXT, MOMENT),
          SqlTypeName.TIME, of("ofTime", TEXT, TIME),
          SqlTypeName.UUID, UUID_TEXT);

  private static final FunctionOverload TO_INTEGER = of("toInteger", BIGINT, TEXT);

  private static final Map<SqlTypeName, FunctionOverload> OF_TEXT =
      Map.ofEntries(
          Map.entry(SqlTypeName.BOOLEAN, of("toBoolean", BOOLEAN, TEXT)),
          Map.entry(SqlTypeName.TINYINT, TO_INTEGER),
          Map.entry(SqlTypeName.SMALLINT, TO_INTEGER),
          Map.entry(SqlTypeName.INTEGER, TO_INTEGER),
          Map.entry(SqlTypeName.BIGINT, TO_INTEGER),
          Map.entry(SqlTypeName.DECIMAL, of("toDecimal", DECIMAL, TEXT)),
          Map.entry(SqlTypeName.REAL, of("toReal", REAL, TEXT)),
          Map.entry(SqlTypeName.DOUBLE, of("toDouble", DOUBLE, TEXT)),
          Map.entry(SqlTypeName.FLOAT, of("toDouble", DOUBLE, TEXT)),
          Map.entry(SqlTypeName.UUID, of("toUuid", UUID, TEXT)),
          Map.entry(SqlTypeName.TIMESTAMP, ofContext("toTimestamp", TIMESTAMP, TEXT)),
          Map.entry(
              SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, ofContext("toMoment", MOMENT, TEXT)),
          Map.entry(SqlTypeName.DATE, ofContext("toDate", DATE, TEXT)),
          Map.entry(SqlTypeName.TIME, ofContext("toTime", TIME, TEXT)));

  private static final FunctionOverload TO_CHARS = of("toChars", TEXT, TEXT, INTEGER);

  private static final FunctionOverload LEFT =
      FunctionOverload.of(TextFunctions.class, "left", TEXT, TEXT, INTEGER);

  static final FunctionOverload TO_DURATION = of("toDuration", DURATION, TEXT);

  private static final FunctionOverload OF_DURATION = ofInterval("text", TEXT, DURATION);

  private static final FunctionOverload OF_HOURS = ofInterval("hours", TEXT, DURATION);

  private static final FunctionOverload OF_MONTHS = ofInterval("monthsText", TEXT, MONTHS);

  private static final FunctionOverload SAME_DURATION = ofInterval("same", DURATION, DURATION);

  private static final FunctionOverload MOMENT_WALL_CLOCK =
      FunctionOverload.of(ZoneFunctions.class, "same", TIMESTAMP, MOMENT);

  private static final FunctionOverload WALL_CLOCK_MOMENT =
      FunctionOverload.of(ZoneFunctions.class, "same", MOMENT, TIMESTAMP);

  private static final FunctionOverload ROUNDED =
      FunctionOverload.of(DateTimeFunctions.class, "rounded", TIMESTAMP, TIMESTAMP, INTEGER);

  private static final FunctionOverload ROUNDED_TIME =
      FunctionOverload.of(DateTimeFunctions.class, "rounded", TIME, TIME, INTEGER);

  private PostgresCasts() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(TextCasts.class, method, result, parameters);
  }

  private static FunctionOverload ofContext(
      String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.ofContext(TextCasts.class, method, result, parameters);
  }

  private static FunctionOverload ofInterval(
      String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(IntervalFunctions.class, method, result, parameters);
  }

  /** An expression in place of a cast, or null if Calcite's own is right. */
  public static @Nullable RexNode replacement(RexBuilder rexBuilder, RexCall cast) {
    return cast.getKind() == SqlKind.CAST
        ? replacement(rexBuilder, cast.getOperands().get(0), cast.getType())
        : null;
  }

  /** An expression in place of a cast of a value to a type. */
  public static @Nullable RexNode replacement(
      RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RelDataType from = value.getType();
    if (from.getSqlTypeName() == SqlTypeName.NULL) {
      return null;
    }
    if (SqlTypeUtil.isCharacter(to)) {
      FunctionOverload text = toText(from);
      RexNode written = text == null ? value : text.call(rexBuilder, List.of(value));
      if (to.getSqlTypeName() == SqlTypeName.CHAR) {
        return padded(rexBuilder, written, to);
      }
      RexNode cut = cut(rexBuilder, written, to);
      return cut == null && text != null ? written : cut;
    }
    if (SqlTypeUtil.isCharacter(from)) {
      return ofText(rexBuilder, value, to);
    }
    if (isMoment(from) != isMoment(to)) {
      return ofMoment(rexBuilder, value, to);
    }
    if (DURATION.is(from) && DURATION.is(to)) {
      // Intervals of days and less are all held as milliseconds, whatever their units and digits.
      return SAME_DURATION.call(rexBuilder, rexBuilder.matchNullability(to, value), List.of(value));
    }
    if (SqlTypeUtil.isBoolean(from) && SqlTypeUtil.isIntType(to)) {
      return NumberCasts.ofBoolean(rexBuilder, value, to);
    }
    if (SqlTypeUtil.isIntType(from) && SqlTypeUtil.isBoolean(to)) {
      return rexBuilder.makeCall(
          SqlStdOperatorTable.NOT_EQUALS, value, rexBuilder.makeZeroLiteral(from));
    }
    if (SqlTypeUtil.isDecimal(from) && SqlTypeUtil.isIntType(to)) {
      return NumberCasts.narrowed(
          rexBuilder, NumberOperators.WHOLE_OF_DECIMAL.call(rexBuilder, List.of(value)), to);
    }
    if (SqlTypeUtil.isDecimal(from) && SqlTypeUtil.isDecimal(to) && NumberCasts.isOfAnyScale(to)) {
      return NumberOperators.DECIMAL_NORMAL.call(
          rexBuilder, rexBuilder.matchNullability(to, value), List.of(value));
    }
    if (SqlTypeUtil.isApproximateNumeric(from)) {
      return NumberCasts.ofFloating(rexBuilder, value, to);
    }
    boolean rounded =
        isTimestamp(from) && isTimestamp(to)
            || isMoment(from) && isMoment(to)
            || TIME.is(from) && TIME.is(to);
    return rounded && to.getPrecision() < from.getPrecision()
        ? rounded(rexBuilder, value, to)
        : null;
  }

  /** A literal is read at once, if its value does not depend on the execution. */
  private static @Nullable RexNode ofText(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    if (DURATION.is(to)) {
      return TO_DURATION.call(rexBuilder, rexBuilder.matchNullability(to, value), List.of(value));
    }
    FunctionOverload reader = OF_TEXT.get(to.getSqlTypeName());
    if (reader == null) {
      return null;
    }
    RexNode read =
        value instanceof RexLiteral text ? DateTimeLiterals.of(rexBuilder, text, to) : null;
    read = read == null ? reader.call(rexBuilder, List.of(value)) : read;
    return switch (to.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, FLOAT -> NumberCasts.narrowed(rexBuilder, read, to);
      case DECIMAL ->
          NumberCasts.isOfAnyScale(to) ? read : NumberCasts.narrowed(rexBuilder, read, to);
      default -> rounded(rexBuilder, read, to);
    };
  }

  /** To or from a moment, which is held as a wall clock. */
  private static RexNode ofMoment(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    if (isMoment(to)) {
      RexNode wallClock = cast(rexBuilder, value, TIMESTAMP.in(rexBuilder.getTypeFactory()));
      return rounded(rexBuilder, WALL_CLOCK_MOMENT.call(rexBuilder, List.of(wallClock)), to);
    }
    return cast(rexBuilder, MOMENT_WALL_CLOCK.call(rexBuilder, List.of(value)), to);
  }

  private static RexNode cast(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    RexNode replacement = replacement(rexBuilder, value, to);
    return replacement == null
        ? rexBuilder.makeCast(rexBuilder.matchNullability(to, value), value)
        : replacement;
  }

  private static boolean isMoment(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  private static boolean isTimestamp(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  private static @Nullable FunctionOverload toText(RelDataType type) {
    FunctionOverload text = TO_TEXT.get(type.getSqlTypeName());
    return text == null ? ofInterval(type) : text;
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

  /** Text of a CHAR(n), whose blanks at the end count for nothing until it is given. */
  private static RexNode padded(RexBuilder rexBuilder, RexNode text, RelDataType to) {
    return TO_CHARS.call(
        rexBuilder,
        rexBuilder.matchNullability(to, text),
        List.of(
            SqlTypeUtil.isCharacter(text.getType())
                ? text
                : rexBuilder.makeCast(TEXT.in(rexBuilder.getTypeFactory()), text, true),
            rexBuilder.makeExactLiteral(BigDecimal.valueOf(to.getPrecision()))));
  }

  /** Text of at most the characters that the type has; null for what is of that type. */
  private static @Nullable RexNode cut(RexBuilder rexBuilder, RexNode text, RelDataType to) {
    RelDataType from = text.getType();
    boolean whole =
        to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
            || from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
                && from.getPrecision() <= to.getPrecision();
    return whole
        ? null
        : LEFT.call(
            rexBuilder,
            rexBuilder.matchNullability(to, text),
            List.of(text, rexBuilder.makeExactLiteral(BigDecimal.valueOf(to.getPrecision()))));
  }

  /** What is null where the number is, and fails where computing it does. */
  public static RexNode writtenNumber(RexBuilder rexBuilder, RexNode number) {
    FunctionOverload text = TO_TEXT.get(number.getType().getSqlTypeName());
    return (text == null ? OF_DECIMAL : text).call(rexBuilder, List.of(number));
  }

  /** Of at most the digits of a second that the type has. */
  private static RexNode rounded(RexBuilder rexBuilder, RexNode value, RelDataType to) {
    if (!(isTimestamp(to) || isMoment(to) || TIME.is(to)) || to.getPrecision() >= 3) {
      return value;
    }
    RexNode digits = rexBuilder.makeExactLiteral(BigDecimal.valueOf(to.getPrecision()));
    return (TIME.is(to) ? ROUNDED_TIME : ROUNDED)
        .call(rexBuilder, rexBuilder.matchNullability(to, value), List.of(value, digits));
  }
}
