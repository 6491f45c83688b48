package ai.whattalk.jdbc.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
 * What of {@code created_at} an expression depends on: whether it rises or falls with it, or stays
 * the same within each day.
 */
final class CreatedExpressions {

  /** Parts of a date that never become less as time goes on. */
  private static final Set<DateTimeUnit> RISING_UNITS =
      EnumSet.of(
          DateTimeUnit.YEAR,
          DateTimeUnit.DECADE,
          DateTimeUnit.CENTURY,
          DateTimeUnit.MILLENNIUM,
          DateTimeUnit.ISOYEAR,
          DateTimeUnit.JULIAN,
          DateTimeUnit.EPOCH);

  private static final Set<DateTimeUnit> UNITS_OF_TIME =
      EnumSet.of(
          DateTimeUnit.MICROSECONDS,
          DateTimeUnit.MILLISECONDS,
          DateTimeUnit.SECOND,
          DateTimeUnit.MINUTE,
          DateTimeUnit.HOUR,
          DateTimeUnit.EPOCH);

  /** The fields of patterns whose texts sort as the times do, each with those behind it. */
  private static final List<List<DateTimeField>> SORTED_FIELDS =
      List.of(
          List.of(
              DateTimeField.YEAR,
              DateTimeField.MONTH,
              DateTimeField.DAY_OF_MONTH,
              DateTimeField.HOUR,
              DateTimeField.MINUTE,
              DateTimeField.SECOND,
              DateTimeField.MILLISECOND),
          List.of(DateTimeField.YEAR, DateTimeField.QUARTER),
          List.of(DateTimeField.YEAR, DateTimeField.DAY_OF_YEAR),
          List.of(DateTimeField.ISO_YEAR, DateTimeField.ISO_WEEK, DateTimeField.ISO_DAY_OF_WEEK));

  private CreatedExpressions() {}

  /** How a value changes while {@code created_at} rises. */
  enum Course {
    CONSTANT,
    RISING,
    FALLING,
    OTHER;

    Course reversed() {
      return switch (this) {
        case RISING -> FALLING;
        case FALLING -> RISING;
        default -> this;
      };
    }

    /** Of a function that rises with both values. */
    Course with(Course other) {
      if (this == other || other == CONSTANT) {
        return this;
      }
      return this == CONSTANT ? other : OTHER;
    }
  }

  /** Whether an expression can be computed of {@code created_at} alone, and always to the same. */
  static boolean isOfCreated(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return isCreated(ref);
    }
    return node instanceof RexLiteral
        || node instanceof RexDynamicParam
        || (node instanceof RexCall call
            && !(call instanceof RexOver)
            && call.getOperator().isDeterministic()
            && call.getOperands().stream().allMatch(CreatedExpressions::isOfCreated));
  }

  private static boolean isCreated(RexNode node) {
    return node instanceof RexInputRef ref
        && ConversationColumn.at(ref.getIndex()) == ConversationColumn.CREATED_AT;
  }

  static Course course(RexNode node) {
    if (RexUtil.isConstant(node)) {
      return Course.CONSTANT;
    }
    if (!(node instanceof RexCall call)) {
      return isCreated(node) ? Course.RISING : Course.OTHER;
    }
    String signs = signs(call);
    Course course = Course.CONSTANT;
    for (int i = 0; i < call.getOperands().size(); i++) {
      Course operand = course(call.getOperands().get(i));
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
    if (call.getOperator() instanceof SqlUserDefinedFunction function) {
      return function.getFunction() instanceof StrictFunction own
          ? signs(own.method().getName(), operands)
          : "";
    }
    return switch (call.getKind()) {
      case CAST -> keepsOrder(operands.get(0).getType(), call.getType()) ? "+" : "";
      case PLUS, CHECKED_PLUS -> isOfMonths(call) ? "" : "++";
      case MINUS, CHECKED_MINUS -> isOfMonths(call) ? "" : "+-";
      case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> "-";
      case TIMES, CHECKED_TIMES, DIVIDE, CHECKED_DIVIDE -> scaled(operands.get(1));
      case FLOOR, CEIL -> operands.size() == 1 ? "+" : "";
      case REINTERPRET -> "+";
      case EXTRACT -> isUnit(operands.get(0), RISING_UNITS) ? "=+" : "";
      default -> "";
    };
  }

  private static String signs(String method, List<RexNode> operands) {
    return switch (method) {
      case "dateTrunc", "dateCeil" -> "=+";
      case "extract", "datePart" -> isUnit(operands.get(0), RISING_UNITS) ? "=+" : "";
      case "dateOf", "rounded", "same", "normal", "trunc", "round", "whole", "dateAtTime" -> "+";
      case "plusDays", "daysPlus", "plusDuration", "durationPlus" -> "++";
      case "minusDays", "minusDuration", "difference", "compare" -> "+-";
      case "divide" -> scaled(operands.get(1));
      case "toChar" -> isSorted(operands.get(1)) ? "+" : "";
      default -> "";
    };
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

  private static boolean keepsOrder(RelDataType from, RelDataType to) {
    if (SqlTypeUtil.isCharacter(from)) {
      return isAsWide(from, to);
    }
    if (SqlTypeUtil.isNumeric(from)) {
      return SqlTypeUtil.isNumeric(to) && to.getSqlTypeName() != SqlTypeName.REAL;
    }
    return isDateOrTimestamp(from) && isDateOrTimestamp(to);
  }

  /** Whether a cast of text leaves it as it is. */
  static boolean isAsWide(RelDataType from, RelDataType to) {
    return to.getSqlTypeName() == SqlTypeName.VARCHAR
        && (to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
            || (from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
                && to.getPrecision() >= from.getPrecision()));
  }

  private static boolean isDateOrTimestamp(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
      default -> false;
    };
  }

  /** Whether an expression has one value for all timestamps of a day. */
  static boolean isDaily(RexNode node) {
    if (RexUtil.isConstant(node)) {
      return true;
    }
    return node instanceof RexCall call
        && (isOfDay(call) || call.getOperands().stream().allMatch(CreatedExpressions::isDaily));
  }

  /**
   * Whether a function only looks at the day of a timestamp that shares its days with the column.
   */
  private static boolean isOfDay(RexCall call) {
    List<RexNode> operands = call.getOperands();
    return switch (name(call)) {
      case "CAST" ->
          call.getType().getSqlTypeName() == SqlTypeName.DATE && keepsDays(operands.get(0));
      case "dateOf" -> keepsDays(operands.get(0));
      case "dateTrunc", "extract", "datePart", "EXTRACT" ->
          isUnit(operands.get(0), EnumSet.complementOf(EnumSet.copyOf(UNITS_OF_TIME)))
              && keepsDays(operands.get(1));
      case "toChar" -> isOfDays(operands.get(1)) && keepsDays(operands.get(0));
      default -> false;
    };
  }

  /** The method of a function of this driver, or the kind of another one. */
  private static String name(RexCall call) {
    return call.getOperator() instanceof SqlUserDefinedFunction function
            && function.getFunction() instanceof StrictFunction own
        ? own.method().getName()
        : call.getKind().name();
  }

  /** Whether a timestamp's day is told by the day of {@code created_at}. */
  private static boolean keepsDays(RexNode node) {
    if (isCreated(node) || isDaily(node)) {
      return true;
    }
    if (!(node instanceof RexCall call)) {
      return false;
    }
    List<RexNode> operands = call.getOperands();
    return switch (name(call)) {
      case "same" -> keepsDays(operands.get(0));
      case "CAST" ->
          isDateOrTimestamp(call.getType())
              && isDateOrTimestamp(operands.get(0).getType())
              && keepsDays(operands.get(0));
      case "plusDuration", "minusDuration" ->
          keepsDays(operands.get(0)) && isWholeDays(operands.get(1));
      case "durationPlus" -> keepsDays(operands.get(1)) && isWholeDays(operands.get(0));
      case "plusMonths", "minusMonths" -> keepsDays(operands.get(0)) && isDaily(operands.get(1));
      case "monthsPlus" -> keepsDays(operands.get(1)) && isDaily(operands.get(0));
      default -> false;
    };
  }

  private static boolean isWholeDays(RexNode duration) {
    return duration instanceof RexLiteral literal
        && !literal.isNull()
        && literal.getValueAs(Long.class) % WallClocks.MILLIS_PER_DAY == 0;
  }

  private static boolean isUnit(RexNode node, Set<DateTimeUnit> units) {
    if (!(node instanceof RexLiteral literal)) {
      return false;
    }
    if (literal.getValue() instanceof TimeUnitRange range) {
      return units.stream().anyMatch(unit -> unit.name().equals(range.name()));
    }
    String name = text(literal);
    return name != null && units.contains(DateTimeUnit.of(name));
  }

  private static @Nullable String text(RexNode node) {
    return node instanceof RexLiteral literal && SqlTypeUtil.isCharacter(node.getType())
        ? literal.getValueAs(String.class)
        : null;
  }

  private static boolean isSorted(RexNode pattern) {
    List<DateTimeField> fields = fields(pattern, true);
    return fields != null
        && SORTED_FIELDS.stream()
            .anyMatch(
                sorted ->
                    fields.size() <= sorted.size()
                        && fields.equals(sorted.subList(0, fields.size())));
  }

  private static boolean isOfDays(RexNode pattern) {
    List<DateTimeField> fields = fields(pattern, false);
    return fields != null && fields.stream().allMatch(DateTimeField::isOfDate);
  }

  /** The fields of a pattern, or null if some are not as wide as they have to be. */
  private static @Nullable List<DateTimeField> fields(RexNode pattern, boolean filled) {
    String text = text(pattern);
    if (text == null) {
      return null;
    }
    List<DateTimePattern.Part> parts =
        DateTimePattern.of(text).parts().stream().filter(part -> part.field() != null).toList();
    return filled && parts.stream().anyMatch(part -> !part.filled() || !part.ordinal().isEmpty())
        ? null
        : parts.stream().map(DateTimePattern.Part::field).toList();
  }
}
