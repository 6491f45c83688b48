package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.rules.SingleValuesOptimizationRules;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Calcite's planner rules, but for those that give wrong or slow plans, and what replaces them. */
public final class MendedRules {
  /**
   * Has filters change places with projections. Where a term of a condition is a column that is an
   * OR itself, Calcite puts the one OR into the other, which its own assertions forbid, unless it
   * simplifies the condition.
   */
  static final RelOptRule FILTER_PROJECT_TRANSPOSE =
      PlannerRule.of(
          CoreRules.FILTER_PROJECT_TRANSPOSE + ":flat",
          CoreRules.FILTER_PROJECT_TRANSPOSE.config.operandSupplier(),
          MendedRules::transpose);

  /** Has filters change places with groups, but not where there is a group of no rows. */
  private static final RelOptRule BELOW_GROUPS =
      PlannerRule.of(
          CoreRules.FILTER_AGGREGATE_TRANSPOSE + ":groups",
          ((RelRule<?>) CoreRules.FILTER_AGGREGATE_TRANSPOSE).config.operandSupplier(),
          MendedRules::transposeGroups);

  private static final RelOptRule SIMPLIFYING_TRANSPOSE =
      CoreRules.FILTER_PROJECT_TRANSPOSE.config.withCopyFilter(false).toRule();

  private MendedRules() {}

  public static void register(RelOptPlanner planner) {
    RelOptUtil.registerDefaultRules(planner, false, false);
    // Gives no rows for YEAR(x) = 2025 AND QUARTER(x) = 2, and never ends planning with HOUR.
    planner.removeRule(DateRangeRules.FILTER_INSTANCE);
    planner.removeRule(EnumerableRules.ENUMERABLE_LIMIT_RULE);
    // Sorts both sides, and so reads both to their ends before there is a row.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    // Fails where what lies between a sort and the union forgets the order.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
    // Of a kept order, it puts one more into each branch again and again: that takes no rows away.
    planner.removeRule(CoreRules.SORT_UNION_TRANSPOSE);
    planner.addRule(DerivedOrder.UNIONS_OF_LIMITS);
    DistinctInOrder.replaceRule(planner);
    RowOrder.replaceWindowRules(planner);
    SemiJoinRules.replace(planner);
    // All the ways to do it one by one are too many, and unions are merged before.
    planner.removeRule(CoreRules.UNION_MERGE);
    planner.removeRule(CoreRules.INTERSECT_MERGE);
    // Takes EXCEPT ALL below EXCEPT for another EXCEPT.
    planner.removeRule(CoreRules.MINUS_MERGE);
    keepWindows(planner, SingleValuesOptimizationRules.JOIN_LEFT_PROJECT_INSTANCE);
    keepWindows(planner, SingleValuesOptimizationRules.JOIN_RIGHT_PROJECT_INSTANCE);
    planner.removeRule(CoreRules.FILTER_PROJECT_TRANSPOSE);
    planner.addRule(FILTER_PROJECT_TRANSPOSE);
    Guards.replaceRules(planner);
    EnumerableTotals.replaceRules(planner);
    planner.removeRule(CoreRules.FILTER_AGGREGATE_TRANSPOSE);
    planner.addRule(BELOW_GROUPS);
    planner.addRule(CoreRules.LIMIT_MERGE);
    planner.setExecutor(RexUtil.EXECUTOR);
  }

  private static void transpose(RelOptRuleCall call) {
    Project project = call.rel(1);
    boolean isFlat =
        project.getProjects().stream()
            .noneMatch(column -> column.isA(SqlKind.AND) || column.isA(SqlKind.OR));
    (isFlat ? CoreRules.FILTER_PROJECT_TRANSPOSE : SIMPLIFYING_TRANSPOSE).onMatch(call);
  }

  /** Below the groups, a condition without columns leaves that of all rows there without rows. */
  private static void transposeGroups(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Aggregate groups = call.rel(1);
    boolean hasTotal = groups.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
    boolean hasConstant =
        RelOptUtil.conjunctions(filter.getCondition()).stream()
            .anyMatch(term -> RelOptUtil.InputFinder.bits(term).isEmpty());
    if (!hasTotal || !hasConstant) {
      CoreRules.FILTER_AGGREGATE_TRANSPOSE.onMatch(call);
    }
  }

  /** Calcite would make conditions of window functions over a lone row, where they fail. */
  private static void keepWindows(RelOptPlanner planner, RelOptRule rule) {
    planner.removeRule(rule);
    planner.addRule(
        PlannerRule.of(
            rule + ":windowless",
            ((RelRule<?>) rule).config.operandSupplier(),
            call -> {
              if (call.getRelList().stream()
                  .noneMatch(rel -> rel instanceof Project project && project.containsOver())) {
                rule.onMatch(call);
              }
            }));
  }
}
