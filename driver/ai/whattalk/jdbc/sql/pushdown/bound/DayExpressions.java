package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.dialect.function.DateTimePattern;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Tells which expressions have one value throughout each day of the time at which a row was
 * created.
 */
final class DayExpressions {

  private DayExpressions() {}

  static boolean isDaily(RexNode node, int created) {
    return RexUtil.isConstant(node)
        || (node instanceof RexCall call
            && (isOfDay(call, created)
                || call.getOperands().stream().allMatch(operand -> isDaily(operand, created))));
  }

  /** Whether a function looks at nothing but the day of a timestamp. */
  private static boolean isOfDay(RexCall call, int created) {
    List<RexNode> operands = call.getOperands();
    return switch (Monotonicity.name(call)) {
      case "CAST" ->
          call.getType().getSqlTypeName() == SqlTypeName.DATE
              && keepsDays(operands.get(0), created);
      case "dateOf" -> keepsDays(operands.get(0), created);
      case "dateTrunc", "extract", "datePart", "EXTRACT" -> {
        DateTimeUnit unit = Monotonicity.unit(operands.get(0));
        yield unit != null && unit.isOfDate() && keepsDays(operands.get(1), created);
      }
      case "toChar" -> {
        DateTimePattern pattern = Monotonicity.pattern(operands.get(1));
        yield pattern != null && pattern.isOfDate() && keepsDays(operands.get(0), created);
      }
      default -> false;
    };
  }

  /** Whether a timestamp's day is told by the day of that time. */
  private static boolean keepsDays(RexNode node, int created) {
    if (Monotonicity.isCreated(node, created) || isDaily(node, created)) {
      return true;
    }
    if (!(node instanceof RexCall call)) {
      return false;
    }
    List<RexNode> operands = call.getOperands();
    return switch (Monotonicity.name(call)) {
      case "same" -> keepsDays(operands.get(0), created);
      case "CAST" ->
          Monotonicity.isDateOrTimestamp(call.getType())
              && Monotonicity.isDateOrTimestamp(operands.get(0).getType())
              && keepsDays(operands.get(0), created);
      case "plusDuration", "minusDuration" ->
          keepsDays(operands.get(0), created) && isWholeDays(operands.get(1));
      case "plusMonths", "minusMonths" ->
          keepsDays(operands.get(0), created) && isDaily(operands.get(1), created);
      default -> false;
    };
  }

  private static boolean isWholeDays(RexNode duration) {
    return duration instanceof RexLiteral literal
        && !literal.isNull()
        && literal.getValueAs(Long.class) % CalciteTimes.MILLIS_PER_DAY == 0;
  }
}
