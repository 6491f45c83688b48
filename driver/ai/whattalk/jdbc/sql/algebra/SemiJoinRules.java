package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.rules.SemiJoinRule.JoinToSemiJoinRule.JoinToSemiJoinRuleConfig;
import org.apache.calcite.rel.rules.SemiJoinRule.ProjectToSemiJoinRule.ProjectToSemiJoinRuleConfig;

/**
 * Calcite's planner rules by which a join with the groups of a table becomes a semi-join with the
 * table itself. They are kept from an aggregate that has no groups, to which Calcite applies them,
 * too: it has one row even of an empty table, and a semi-join with that has none.
 */
final class SemiJoinRules {
  static final List<RelOptRule> ALL =
      List.of(
          ofGroups(ProjectToSemiJoinRuleConfig.DEFAULT.toRule()),
          ofGroups(JoinToSemiJoinRuleConfig.DEFAULT.toRule()));

  private SemiJoinRules() {}

  private static RelOptRule ofGroups(RelRule<?> rule) {
    return PlannerRule.where(
        "groups",
        rule,
        call -> {
          Aggregate joined = call.rel(call.rels.length - 1);
          return joined.getGroupCount() > 0;
        });
  }
}
