package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.interpreter.Bindables.BindableTableScanRule;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.volcano.AbstractConverter;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.AggregateJoinTransposeRule;
import org.apache.calcite.rel.rules.AggregateMergeRule;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.AggregateProjectPullUpConstantsRule;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rel.rules.AggregateRemoveRule;
import org.apache.calcite.rel.rules.CalcMergeRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterWindowTransposeRule;
import org.apache.calcite.rel.rules.IntersectToDistinctRule;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.JoinPushThroughJoinRule;
import org.apache.calcite.rel.rules.MinusToDistinctRule;
import org.apache.calcite.rel.rules.ProjectAggregateMergeRule;
import org.apache.calcite.rel.rules.ProjectFilterTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectOverSumToSum0Rule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectWindowTransposeRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.SemiJoinRule.JoinOnUniqueToSemiJoinRule.JoinOnUniqueToSemiJoinRuleConfig;
import org.apache.calcite.rel.rules.SingleValuesOptimizationRules;
import org.apache.calcite.rel.rules.SortJoinTransposeRule;
import org.apache.calcite.rel.rules.SortMergeRule;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rel.rules.SortRemoveConstantKeysRule;
import org.apache.calcite.rel.rules.SortRemoveRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rel.rules.UnionPullUpConstantsRule;
import org.apache.calcite.rel.rules.UnionToDistinctRule;
import org.apache.calcite.rel.rules.UnionToValuesRule;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The rules by which a plan is chosen: of Calcite's own those that a query can need and that give
 * right plans, and what stands in place of others. They are made from their configurations, since
 * {@code CoreRules} would have the JVM load some hundred more, which is a tenth of a first
 * statement. Left out for a reason:
 *
 * <ul>
 *   <li>{@code DateRangeRules} gives no rows for YEAR(x) = 2025 AND QUARTER(x) = 2, and never ends
 *       planning with HOUR.
 *   <li>{@code ENUMERABLE_LIMIT_RULE}: see {@link EnumerableExactLimit}.
 *   <li>{@code ENUMERABLE_MERGE_JOIN_RULE} sorts both sides, and so reads both to their ends before
 *       there is a row.
 *   <li>{@code ENUMERABLE_MERGE_UNION_RULE} fails where what lies between a sort and the union
 *       forgets the order.
 *   <li>{@code SORT_UNION_TRANSPOSE}, of a kept order, puts one more into each branch again and
 *       again: that takes no rows away.
 *   <li>{@code UNION_MERGE} and {@code INTERSECT_MERGE}: all the ways to do it one by one are too
 *       many, and unions are merged before.
 *   <li>{@code MINUS_MERGE} takes EXCEPT ALL below EXCEPT for another EXCEPT.
 * </ul>
 */
public final class PlannerRules {
  static final RelOptRule FILTER_MERGE = FilterMergeRule.Config.DEFAULT.toRule();
  static final RelOptRule PROJECT_MERGE = ProjectMergeRule.Config.DEFAULT.toRule();

  private static final FilterProjectTransposeRule.Config BELOW_COLUMNS =
      FilterProjectTransposeRule.Config.DEFAULT;
  private static final RelOptRule TRANSPOSE = BELOW_COLUMNS.toRule();
  private static final RelOptRule SIMPLIFYING_TRANSPOSE =
      BELOW_COLUMNS.withCopyFilter(false).toRule();

  /**
   * Has filters change places with projections. Where a term of a condition is a column that is an
   * OR itself, Calcite puts the one OR into the other, which its own assertions forbid, unless it
   * simplifies the condition.
   */
  static final RelOptRule FILTER_PROJECT_TRANSPOSE =
      PlannerRule.of(TRANSPOSE + ":flat", BELOW_COLUMNS.operandSupplier(), PlannerRules::transpose);

  /** Has filters change places with groups, but not where there is a group of no rows. */
  private static final RelOptRule FILTER_AGGREGATE_TRANSPOSE =
      PlannerRule.where(
          "groups",
          FilterAggregateTransposeRule.Config.DEFAULT.toRule(),
          PlannerRules::isOfGroupsWithRows);

  private static final RelOptRule PROJECT_OVER_SUM =
      ProjectOverSumToSum0Rule.Config.DEFAULT.toRule();

  /** Those that turn subqueries into joins and correlations. */
  public static final List<RelOptRule> OF_SUBQUERIES =
      List.of(
          SubQueryRemoveRule.Config.FILTER.toRule(),
          SubQueryRemoveRule.Config.PROJECT.toRule(),
          SubQueryRemoveRule.Config.JOIN.toRule(),
          PROJECT_OVER_SUM);

  private static final List<RelOptRule> OF_ROWS =
      List.of(
          FilterIntoJoinRuleConfig.DEFAULT.toRule(),
          JoinConditionPushRuleConfig.DEFAULT.toRule(),
          AbstractConverter.ExpandConversionRule.INSTANCE,
          JoinCommuteRule.Config.DEFAULT.toRule(),
          JoinOnUniqueToSemiJoinRuleConfig.DEFAULT.toRule(),
          AggregateRemoveRule.Config.DEFAULT.toRule(),
          UnionToDistinctRule.Config.DEFAULT.toRule(),
          UnionToValuesRule.Config.DEFAULT.toRule(),
          ProjectRemoveRule.Config.DEFAULT.toRule(),
          ProjectAggregateMergeRule.Config.DEFAULT.toRule(),
          AggregateJoinTransposeRule.Config.DEFAULT.toRule(),
          AggregateMergeRule.Config.DEFAULT.toRule(),
          AggregateProjectMergeRule.Config.DEFAULT.toRule(),
          SortRemoveRule.Config.DEFAULT.toRule(),
          AggregateProjectPullUpConstantsRule.Config.ANY.toRule(),
          UnionPullUpConstantsRule.Config.DEFAULT.toRule(),
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.INTERSECT_INSTANCE,
          PruneEmptyRules.MINUS_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.WINDOW_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
          SingleValuesOptimizationRules.JOIN_LEFT_INSTANCE,
          SingleValuesOptimizationRules.JOIN_RIGHT_INSTANCE,
          PROJECT_OVER_SUM,
          FILTER_MERGE,
          IntersectToDistinctRule.Config.DEFAULT.toRule(),
          MinusToDistinctRule.Config.DEFAULT.toRule(),
          PROJECT_MERGE,
          ProjectFilterTransposeRule.Config.DEFAULT.toRule(),
          JoinPushExpressionsRule.Config.DEFAULT.toRule(),
          AggregateReduceFunctionsRule.Config.DEFAULT.toRule(),
          ProjectWindowTransposeRule.Config.DEFAULT.toRule(),
          JoinPushThroughJoinRule.RIGHT,
          JoinPushThroughJoinRule.LEFT,
          SortProjectTransposeRule.Config.DEFAULT.toRule(),
          SortJoinTransposeRule.Config.DEFAULT.toRule(),
          SortRemoveConstantKeysRule.Config.DEFAULT.toRule(),
          FilterWindowTransposeRule.Config.DEFAULT.toRule());

  /** Those that carry a step out in generated code. */
  private static final List<RelOptRule> OF_CODE =
      List.of(
          EnumerableRules.ENUMERABLE_JOIN_RULE,
          EnumerableRules.ENUMERABLE_CORRELATE_RULE,
          EnumerableRules.ENUMERABLE_PROJECT_RULE,
          EnumerableRules.ENUMERABLE_FILTER_RULE,
          EnumerableRules.ENUMERABLE_AGGREGATE_RULE,
          EnumerableRules.ENUMERABLE_SORT_RULE,
          EnumerableRules.ENUMERABLE_COLLECT_RULE,
          EnumerableRules.ENUMERABLE_UNCOLLECT_RULE,
          EnumerableRules.ENUMERABLE_UNION_RULE,
          EnumerableRules.ENUMERABLE_REPEAT_UNION_RULE,
          EnumerableRules.ENUMERABLE_TABLE_SPOOL_RULE,
          EnumerableRules.ENUMERABLE_INTERSECT_RULE,
          EnumerableRules.ENUMERABLE_MINUS_RULE,
          EnumerableRules.ENUMERABLE_VALUES_RULE,
          EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE,
          EnumerableRules.ENUMERABLE_TABLE_FUNCTION_SCAN_RULE,
          BindableTableScanRule.Config.DEFAULT.toRule(),
          EnumerableRules.TO_INTERPRETER,
          FilterReduceExpressionsRuleConfig.DEFAULT.toRule());

  /** All by which a plan is chosen, but for those of the driver's tables. */
  public static final List<RelOptRule> ALL =
      Stream.of(
              OF_ROWS,
              OF_CODE,
              List.of(DerivedOrder.UNIONS_OF_LIMITS),
              DistinctInOrder.RULES,
              RowOrder.WINDOW_RULES,
              SemiJoinRules.ALL,
              List.of(
                  windowless(SingleValuesOptimizationRules.JOIN_LEFT_PROJECT_INSTANCE),
                  windowless(SingleValuesOptimizationRules.JOIN_RIGHT_PROJECT_INSTANCE),
                  FILTER_PROJECT_TRANSPOSE,
                  Guards.CASE_TO_FILTER,
                  EnumerableTotals.PRUNE_EMPTY_GROUPS,
                  FILTER_AGGREGATE_TRANSPOSE,
                  SortMergeRule.Config.LIMIT_MERGE.toRule()))
          .flatMap(List::stream)
          .toList();

  /** Those that make one calculation of filters and projections in a chosen plan. */
  public static final List<RelOptRule> OF_CALCULATIONS =
      List.of(
          EnumerableRules.ENUMERABLE_FILTER_TO_CALC_RULE,
          EnumerableRules.ENUMERABLE_PROJECT_TO_CALC_RULE,
          CalcMergeRule.Config.DEFAULT.toRule());

  private PlannerRules() {}

  private static void transpose(RelOptRuleCall call) {
    Project project = call.rel(1);
    boolean isFlat =
        project.getProjects().stream()
            .noneMatch(column -> column.isA(SqlKind.AND) || column.isA(SqlKind.OR));
    (isFlat ? TRANSPOSE : SIMPLIFYING_TRANSPOSE).onMatch(call);
  }

  /** Below the groups, a condition without columns leaves that of all rows there without rows. */
  private static boolean isOfGroupsWithRows(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Aggregate groups = call.rel(1);
    return groups.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty)
        || RelOptUtil.conjunctions(filter.getCondition()).stream()
            .noneMatch(term -> RelOptUtil.InputFinder.bits(term).isEmpty());
  }

  /** Calcite would make conditions of window functions over a lone row, where they fail. */
  private static RelOptRule windowless(RelOptRule rule) {
    return PlannerRule.where(
        "windowless",
        (RelRule<?>) rule,
        call ->
            call.getRelList().stream()
                .noneMatch(rel -> rel instanceof Project project && project.containsOver()));
  }
}
