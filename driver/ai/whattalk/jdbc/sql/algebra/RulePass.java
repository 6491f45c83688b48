package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/** Rules that are applied to a plan wherever they match, whatever the costs. Thread-safe. */
public final class RulePass {
  private final HepProgram program;

  private RulePass(HepProgram program) {
    this.program = program;
  }

  /** All the rules at each step of a plan, before the next step. */
  public static RulePass together(List<RelOptRule> rules) {
    return new RulePass(HepProgram.builder().addRuleCollection(rules).build());
  }

  /** Each rule over the whole plan, before the next rule. */
  public static RulePass inTurn(List<RelOptRule> rules) {
    HepProgramBuilder builder = HepProgram.builder();
    rules.forEach(builder::addRuleInstance);
    return new RulePass(builder.build());
  }

  /** The plan that is left when no rule matches any more. */
  public RelNode apply(RelNode plan) {
    HepPlanner planner = new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY);
    planner.setRoot(plan);
    return planner.findBestExp();
  }
}
