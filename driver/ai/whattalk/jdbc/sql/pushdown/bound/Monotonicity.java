package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.sql.dialect.function.DateTimePattern;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.dialect.operator.StrictFunction;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells which expressions rise or fall with the time at which a row of a list was created. The
 * ordinal of its column, or {@link ListDescription#NONE}, is {@code created} everywhere.
 */
public final class Monotonicity {

  private Monotonicity() {}

  /** How a value changes while the time rises. */
  public enum Course {
    CONSTANT,
    RISING,
    FALLING,
    OTHER;

    private Course reversed() {
      return switch (this) {
        case RISING -> FALLING;
        case FALLING -> RISING;
        default -> this;
      };
    }

    /** Of a function that rises with both values. */
    private Course with(Course other) {
      if (this == other || other == CONSTANT) {
        return this;
      }
      return this == CONSTANT ? other : OTHER;
    }
  }

  /**
   * Whether an expression can be computed of one column alone, and always to the same.
   *
   * @param created the column: that of the time, or any other one
   */
  public static boolean isOfCreated(RexNode node, int created) {
    return isCreated(node, created)
        || node instanceof RexLiteral
        || node instanceof RexDynamicParam
        || (node instanceof RexCall call
            && !(call instanceof RexOver)
            && call.getOperator().isDeterministic()
            && call.getOperands().stream().allMatch(operand -> isOfCreated(operand, created)));
  }

  public static boolean isCreated(RexNode node, int created) {
    return node instanceof RexInputRef ref && ref.getIndex() == created;
  }

  public static Course course(RexNode node, int created) {
    if (RexUtil.isConstant(node)) {
      return Course.CONSTANT;
    }
    if (!(node instanceof RexCall call)) {
      return isCreated(node, created) ? Course.RISING : Course.OTHER;
    }
    String signs = signs(call);
    Course course = Course.CONSTANT;
    for (int i = 0; i < call.getOperands().size(); i++) {
      Course operand = course(call.getOperands().get(i), created);
      char sign = i < signs.length() ? signs.charAt(i) : '=';
      if (sign == '=' && operand != Course.CONSTANT) {
        return Course.OTHER;
      }
      course = course.with(sign == '-' ? operand.reversed() : operand);
    }
    return course;
  }

  /**
   * For each operand, + if the value rises with it, - if it falls, = if it must be constant; those
   * behind the end must be, too.
   */
  private static String signs(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (name(call)) {
      case "CAST" -> keepsOrder(operands.get(0), call.getType()) ? "+" : "";
      case "PLUS", "CHECKED_PLUS" -> isOfMonths(call) ? "" : "++";
      case "MINUS", "CHECKED_MINUS" -> isOfMonths(call) ? "" : "+-";
      case "MINUS_PREFIX", "CHECKED_MINUS_PREFIX" -> "-";
      case "TIMES", "CHECKED_TIMES", "DIVIDE", "CHECKED_DIVIDE", "divide" ->
          scaled(operands.get(1));
      case "FLOOR", "CEIL" -> "+";
      case "REINTERPRET" -> "+";
      case "EXTRACT", "extract", "datePart" -> isRisingUnit(operands) ? "=+" : "";
      case "dateTrunc" -> "=+";
      case "ofDate",
          "ofTimestamp",
          "dateOf",
          "rounded",
          "same",
          "normal",
          "trunc",
          "round",
          "whole",
          "dateAtTime" ->
          "+";
      case "toInteger", "toDecimal", "toDouble" -> isWrittenNumber(operands.get(0)) ? "+" : "";
      case "plusDays", "plusDuration" -> "++";
      case "minusDays", "daysBetween", "minusDuration", "difference", "compare" -> "+-";
      case "toChar" -> isSorted(operands.get(1)) ? "+" : "";
      default -> "";
    };
  }

  /** The method of a function of this driver, or the kind of another one. */
  static String name(RexCall call) {
    return call.getOperator() instanceof SqlUserDefinedFunction function
            && function.getFunction() instanceof StrictFunction own
        ? own.method().getName()
        : call.getKind().name();
  }

  /** Months differ in length: the 30th and the 31st of January are 1 month before one day. */
  private static boolean isOfMonths(RexCall call) {
    return ValueType.MONTHS.is(call.getType())
        || call.getOperands().stream().anyMatch(operand -> ValueType.MONTHS.is(operand.getType()));
  }

  /** Of a multiplication or division by a factor. */
  private static String scaled(RexNode factor) {
    if (!(factor instanceof RexLiteral literal)
        || !SqlTypeUtil.isNumeric(factor.getType())
        || literal.isNull()) {
      return "";
    }
    return RexLiteral.bigDecimalValue(literal).signum() > 0 ? "+" : "-";
  }

  private static boolean isRisingUnit(List<RexNode> operands) {
    DateTimeUnit unit = unit(operands.get(0));
    // An interval has no months in which its days would begin again.
    boolean ofInterval = ValueType.DURATION.is(operands.get(1).getType());
    return unit != null && (unit.isRising() || (ofInterval && unit == DateTimeUnit.DAY));
  }

  /** The unit that a literal names, or null. */
  static @Nullable DateTimeUnit unit(RexNode node) {
    if (!(node instanceof RexLiteral literal)) {
      return null;
    }
    String name = literal.getValue() instanceof TimeUnitRange range ? range.name() : text(literal);
    return name == null ? null : DateTimeUnit.of(name);
  }

  /** The pattern that a literal is, or null. */
  static @Nullable DateTimePattern pattern(RexNode node) {
    String text = text(node);
    return text == null ? null : DateTimePattern.of(text);
  }

  private static @Nullable String text(RexNode node) {
    return node instanceof RexLiteral literal && SqlTypeUtil.isCharacter(node.getType())
        ? literal.getValueAs(String.class)
        : null;
  }

  private static boolean isSorted(RexNode node) {
    DateTimePattern pattern = pattern(node);
    return pattern != null && pattern.isSorted();
  }

  private static boolean keepsOrder(RexNode value, RelDataType to) {
    RelDataType from = value.getType();
    if (SqlTypeUtil.isCharacter(from)) {
      return SqlTypeUtil.isNumeric(to) ? isWrittenNumber(value) : isAsWide(from, to);
    }
    if (SqlTypeUtil.isNumeric(from)) {
      return SqlTypeUtil.isNumeric(to);
    }
    return isDateOrTimestamp(from) && isDateOrTimestamp(to);
  }

  /** {@code TO_CHAR(created_at, 'YYYYMMDD')}. */
  private static boolean isWrittenNumber(RexNode value) {
    if (!(value instanceof RexCall call) || !name(call).equals("toChar")) {
      return false;
    }
    DateTimePattern pattern = pattern(call.getOperands().get(1));
    return pattern != null && pattern.isNumber();
  }

  /** Whether a cast of text leaves it as it is. */
  static boolean isAsWide(RelDataType from, RelDataType to) {
    return isWideText(to)
        || (to.getSqlTypeName() == SqlTypeName.VARCHAR
            && from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
            && to.getPrecision() >= from.getPrecision());
  }

  private static boolean isWideText(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.VARCHAR
        && type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
  }

  static boolean isDateOrTimestamp(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
      default -> false;
    };
  }
}
