package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.algebra.PlanRewrite;
import ai.whattalk.jdbc.sql.dialect.operator.FunctionOverload;
import ai.whattalk.jdbc.sql.dialect.operator.NumberOperators;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresCasts;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Replaces expressions that Calcite computes otherwise than PostgreSQL: casts, comparisons, CASE,
 * aggregates and windows by the classes that it calls, arithmetic itself where Calcite's loses
 * digits. There integers wrap, a quotient of decimals keeps 16 digits however large the number, and
 * doubles become infinite. (Calcite's own {@code ConvertToChecked} would also cut every decimal to
 * its declared scale.)
 */
public final class PostgresRewriter extends RexShuttle {
  private final RexBuilder rexBuilder;

  private PostgresRewriter(RelNode plan) {
    rexBuilder = plan.getCluster().getRexBuilder();
  }

  /** A plan with PostgreSQL's expressions. They must be there when planning computes constants. */
  public static RelNode apply(RelNode plan) {
    return new PostgresRewriter(plan).rewritten(plan);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    return ComparisonRewrites.some(rexBuilder, visited.clone(rewritten(visited.rel)));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    if (!(visited instanceof RexCall arithmetic)) {
      return visited;
    }
    if (arithmetic.isA(SqlKind.AND) || arithmetic.isA(SqlKind.OR)) {
      // A comparison of rows is replaced by an OR, which may be within another one.
      return RexUtil.flatten(rexBuilder, arithmetic);
    }
    RexNode replacement = replacement(arithmetic);
    if (replacement == null) {
      return arithmetic;
    }
    return rexBuilder.ensureType(call.getType(), replacement, false);
  }

  private @Nullable RexNode replacement(RexCall call) {
    if (call.getKind() == SqlKind.DIVIDE && SqlTypeUtil.isDecimal(call.getType())) {
      return NumberOperators.DECIMAL_DIVIDE.call(rexBuilder, call.getType(), call.getOperands());
    }
    FunctionOverload ofDoubles = ofDoubles(call);
    if (ofDoubles != null) {
      RexNode result = ofDoubles.call(rexBuilder, call.getOperands());
      return ValueType.REAL.is(call.getType())
          ? NumberOperators.REAL_OF_DOUBLE.call(rexBuilder, List.of(result))
          : result;
    }
    SqlOperator checked = checked(call);
    if (checked != null) {
      return rexBuilder.makeCall(call.getType(), checked, call.getOperands());
    }
    RexNode choice = NullableChoices.replacement(call);
    if (choice != null) {
      return choice;
    }
    RexNode cast = PostgresCasts.replacement(rexBuilder, call);
    return cast == null ? ComparisonRewrites.replacement(rexBuilder, call) : cast;
  }

  @Override
  public RexNode visitOver(RexOver over) {
    return super.visitOver(over) instanceof RexOver function
        ? WindowFunctions.of(function, rexBuilder)
        : over;
  }

  /** Java's give an infinity of what is too large. */
  private static @Nullable FunctionOverload ofDoubles(RexCall call) {
    if (!SqlTypeUtil.isApproximateNumeric(call.getType())) {
      return null;
    }
    return switch (call.getKind()) {
      case PLUS -> NumberOperators.DOUBLE_PLUS;
      case MINUS -> NumberOperators.DOUBLE_MINUS;
      case TIMES -> NumberOperators.DOUBLE_TIMES;
      case DIVIDE -> NumberOperators.DOUBLE_DIVIDE;
      default -> null;
    };
  }

  private static @Nullable SqlOperator checked(RexCall call) {
    SqlTypeName typeName = call.getType().getSqlTypeName();
    if (!SqlTypeName.INT_TYPES.contains(typeName)) {
      return null;
    }
    return switch (call.getKind()) {
      case PLUS -> SqlStdOperatorTable.CHECKED_PLUS;
      case MINUS -> SqlStdOperatorTable.CHECKED_MINUS;
      case TIMES -> SqlStdOperatorTable.CHECKED_MULTIPLY;
      case DIVIDE -> SqlStdOperatorTable.CHECKED_DIVIDE;
      case MINUS_PREFIX -> SqlStdOperatorTable.CHECKED_UNARY_MINUS;
      default -> null;
    };
  }

  private RelNode rewritten(RelNode plan) {
    return PlanRewrite.bottomUp(plan, node -> rewrittenNode(node.accept(this)));
  }

  private RelNode rewrittenNode(RelNode node) {
    if (node instanceof Sort sort) {
      refuseArrays(sort);
    }
    if (node instanceof LogicalProject project && project.containsOver()) {
      return project.copy(project.getTraitSet().replace(RelCollations.EMPTY), project.getInputs());
    }
    return node instanceof LogicalAggregate aggregate
        ? OwnAggregates.quotients(
                OwnAggregates.plainGroups(BigintSums.of(OwnAggregates.of(aggregate))))
            .accept(this)
        : node;
  }

  private static void refuseArrays(Sort sort) {
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      RelDataType type = sort.getRowType().getFieldList().get(key.getFieldIndex()).getType();
      if (type.getComponentType() != null) {
        throw QueryException.unsupported("ORDER BY an array");
      }
    }
  }
}
