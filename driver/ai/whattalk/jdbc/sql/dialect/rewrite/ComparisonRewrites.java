package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.FunctionOverload;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresCasts;
import ai.whattalk.jdbc.sql.dialect.operator.TextOperators;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Replaces Calcite's operators that give other values than PostgreSQL's: text is compared by UTF-16
 * units, and weeks of FLOOR begin with Sunday.
 */
final class ComparisonRewrites {

  private ComparisonRewrites() {}

  /** An expression in place of a call, or null if Calcite's own is right. */
  static @Nullable RexNode replacement(RexBuilder rexBuilder, RexCall call) {
    return switch (call.getKind()) {
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(rexBuilder, call);
      default -> null;
    };
  }

  /** LIKE, ILIKE or SIMILAR TO of text, with backslash as escape where there is none; else null. */
  static @Nullable RexNode like(
      RexBuilder rexBuilder, SqlLikeOperator operator, List<RexNode> operands) {
    if (!operands.stream().allMatch(operand -> ValueType.TEXT.takes(operand.getType()))) {
      return null;
    }
    boolean escaped = operands.size() > 2;
    if (operator.getKind() == SqlKind.SIMILAR) {
      return (escaped ? TextOperators.SIMILAR_ESCAPED : TextOperators.SIMILAR)
          .call(rexBuilder, operands);
    }
    FunctionOverload own =
        operator.isCaseSensitive()
            ? escaped ? TextOperators.LIKE_ESCAPED : TextOperators.LIKE
            : escaped ? TextOperators.ILIKE_ESCAPED : TextOperators.ILIKE;
    return own.call(rexBuilder, operands);
  }

  /**
   * A comparison with SOME rows. Calcite compares with the least of them, or the greatest, which
   * the order of keys tells.
   */
  static RexSubQuery some(RexBuilder rexBuilder, RexSubQuery subquery) {
    if (subquery.getKind() != SqlKind.SOME
        || !CodePointOrder.needsKey(subquery.getOperands().get(0).getType())) {
      return subquery;
    }
    RexNode value = CodePointOrder.key(rexBuilder, subquery.getOperands().get(0));
    RexNode row = CodePointOrder.key(rexBuilder, RexInputRef.of(0, subquery.rel.getRowType()));
    return subquery
        .clone(subquery.getType(), List.of(value))
        .clone(
            LogicalProject.create(
                subquery.rel, List.of(), List.of(row), (List<String>) null, Set.of()));
  }

  private static @Nullable RexNode comparison(RexBuilder rexBuilder, RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    if (ValueType.UUID.is(left.getType()) && ValueType.UUID.is(right.getType())) {
      left = PostgresCasts.UUID_TEXT.call(rexBuilder, List.of(left));
      right = PostgresCasts.UUID_TEXT.call(rexBuilder, List.of(right));
    }
    return SqlTypeUtil.isCharacter(left.getType()) && SqlTypeUtil.isCharacter(right.getType())
        ? rexBuilder.makeCall(
            call.getOperator(),
            TextOperators.COMPARE.call(rexBuilder, List.of(left, right)),
            rexBuilder.makeExactLiteral(BigDecimal.ZERO))
        : null;
  }
}
