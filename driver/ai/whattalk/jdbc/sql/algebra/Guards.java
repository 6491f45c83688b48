package ai.whattalk.jdbc.sql.algebra;

import static ai.whattalk.jdbc.sql.type.ValueType.BOOLEAN;

import ai.whattalk.jdbc.sql.dialect.operator.FunctionOverload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.AggregateCaseToFilterRule;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Has a term of AND and OR that may fail be computed only where those before it leave the result
 * open, as {@code y <> 0 AND x / y > 1}. The code that Calcite generates computes all terms first,
 * but those of CASE, and its planner moves what a CASE of an aggregate guards out of it. Public for
 * generated code.
 */
public final class Guards {
  /** Java's compiler takes blocks within blocks up to a point. */
  private static final int MAX_DEPTH = 30;

  private static final FunctionOverload GUARDED =
      FunctionOverload.of(Guards.class, "guarded", BOOLEAN, BOOLEAN);

  /** Takes a condition out of an aggregate's CASE only where what it guards can't fail. */
  static final RelOptRule CASE_TO_FILTER =
      PlannerRule.where(
          "guarded",
          AggregateCaseToFilterRule.Config.DEFAULT.toRule(),
          call -> {
            Project project = call.rel(1);
            return project.getProjects().stream().noneMatch(Guards::guards);
          });

  private Guards() {}

  /** Guards the conditions of a physical plan. */
  public static RelNode apply(RelNode plan) {
    return PlanRewrite.bottomUp(
        plan,
        node ->
            node instanceof EnumerableCalc calc
                ? guarded(calc)
                // A scan guards its own conditions.
                : node.getInputs().isEmpty()
                    ? node
                    : node.accept(shuttle(node.getCluster().getRexBuilder())));
  }

  /** Guards a condition. */
  public static RexNode apply(RexNode condition, RexBuilder rexBuilder) {
    return condition.accept(shuttle(rexBuilder));
  }

  private static boolean guards(RexNode node) {
    return node.isA(SqlKind.CASE) && failing(node, false).size() > failing(node, true).size();
  }

  /** What it is given. Called by generated code: Calcite can't tell that it does not fail. */
  public static boolean guarded(boolean value) {
    return value;
  }

  private static RelNode guarded(EnumerableCalc calc) {
    RexProgram program = calc.getProgram();
    RexBuilder rexBuilder = calc.getCluster().getRexBuilder();
    RexShuttle shuttle = shuttle(rexBuilder);
    List<RexNode> columns = program.expandList(program.getProjectList());
    RexNode condition =
        program.getCondition() == null ? null : program.expandLocalRef(program.getCondition());
    List<RexNode> newColumns = shuttle.apply(columns);
    RexNode newCondition = condition == null ? null : condition.accept(shuttle);
    return newColumns.equals(columns) && (condition == null || condition.equals(newCondition))
        ? calc
        : EnumerableCalc.create(
            calc.getInput(),
            RexProgram.create(
                program.getInputRowType(),
                newColumns,
                newCondition,
                program.getOutputRowType(),
                rexBuilder));
  }

  private static RexShuttle shuttle(RexBuilder rexBuilder) {
    return new RexShuttle() {
      @Override
      public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        return visited instanceof RexCall terms && (call.isA(SqlKind.AND) || call.isA(SqlKind.OR))
            ? guarded(terms, rexBuilder, MAX_DEPTH)
            : visited;
      }
    };
  }

  /** {@code CASE WHEN (a) IS FALSE THEN FALSE ELSE a AND b END} for {@code a AND b}. */
  private static RexNode guarded(RexCall call, RexBuilder rexBuilder, int depth) {
    List<RexNode> terms = call.getOperands();
    Set<RexNode> computed = new HashSet<>(failing(terms.get(0), true));
    int first = 1;
    while (first < terms.size() && computed.containsAll(failing(terms.get(first), false))) {
      first++;
    }
    if (first == terms.size()) {
      return call;
    }
    RexNode before = composed(call, terms.subList(0, first), rexBuilder);
    RexNode rest = composed(call, terms.subList(first, terms.size()), rexBuilder);
    if (depth > 0 && rest instanceof RexCall more && more.getKind() == call.getKind()) {
      rest = guarded(more, rexBuilder, depth - 1);
    }
    boolean and = call.isA(SqlKind.AND);
    RexNode decided =
        rexBuilder.makeCall(
            and ? SqlStdOperatorTable.IS_FALSE : SqlStdOperatorTable.IS_TRUE, before);
    RexNode open = rexBuilder.makeCall(call.getType(), call.getOperator(), List.of(before, rest));
    return rexBuilder.makeCall(
        call.getType(),
        SqlStdOperatorTable.CASE,
        List.of(decided, rexBuilder.makeLiteral(!and), opaque(rexBuilder, open)));
  }

  /** The truth value of a condition, as that of a function that Calcite knows nothing of. */
  static RexNode opaque(RexBuilder rexBuilder, RexNode condition) {
    return GUARDED.call(rexBuilder, condition.getType(), List.of(condition));
  }

  private static RexNode composed(RexCall call, List<RexNode> terms, RexBuilder rexBuilder) {
    return call.isA(SqlKind.AND)
        ? RexUtil.composeConjunction(rexBuilder, terms)
        : RexUtil.composeDisjunction(rexBuilder, terms);
  }

  /**
   * What may fail in an expression.
   *
   * @param certainly only what is computed in any case
   */
  private static Set<RexNode> failing(RexNode node, boolean certainly) {
    Set<RexNode> found = new HashSet<>();
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            if (fails(call)) {
              found.add(call);
            }
            boolean lazy = call.isA(Set.of(SqlKind.CASE, SqlKind.AND, SqlKind.OR));
            if (certainly && lazy) {
              return call.getOperands().get(0).accept(this);
            }
            return super.visitCall(call);
          }
        });
    return found;
  }

  /** Whether there is something in an expression that may fail. */
  public static boolean mayFail(RexNode node) {
    return !failing(node, false).isEmpty();
  }

  private static boolean fails(RexCall call) {
    if (call.getOperator() == GUARDED.operator()) {
      return false;
    }
    return switch (call.getKind()) {
      case AND, OR, NOT, CASE, SEARCH, LIKE, SIMILAR -> false;
      case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> false;
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL -> false;
      case GREATER_THAN, GREATER_THAN_OR_EQUAL -> false;
      case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> false;
      case CAST -> !RexUtil.isLosslessCast(call);
      default -> true;
    };
  }
}
