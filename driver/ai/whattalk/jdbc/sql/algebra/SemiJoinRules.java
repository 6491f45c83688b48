package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.rules.CoreRules;

/**
 * Calcite's planner rules by which a join with the groups of a table becomes a semi-join with the
 * table itself. They are kept from an aggregate that has no groups, to which Calcite applies them,
 * too: it has one row even of an empty table, and a semi-join with that has none.
 */
final class SemiJoinRules {

  private SemiJoinRules() {}

  /** Has a planner use these in place of Calcite's. */
  static void replace(RelOptPlanner planner) {
    replace(planner, CoreRules.PROJECT_TO_SEMI_JOIN);
    replace(planner, CoreRules.JOIN_TO_SEMI_JOIN);
  }

  private static void replace(RelOptPlanner planner, RelRule<?> rule) {
    planner.removeRule(rule);
    planner.addRule(ofGroups(rule));
  }

  private static RelOptRule ofGroups(RelRule<?> rule) {
    return PlannerRule.of(
        rule + ":groups",
        rule.config.operandSupplier(),
        call -> {
          Aggregate joined = call.rel(call.rels.length - 1);
          if (joined.getGroupCount() > 0) {
            rule.onMatch(call);
          }
        });
  }
}
