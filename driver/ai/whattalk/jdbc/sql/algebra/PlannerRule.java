package ai.whattalk.jdbc.sql.algebra;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/** A planner rule that is no more than its operands and a method. */
public final class PlannerRule extends RelRule<PlannerRule.Config> {

  private PlannerRule(Config config) {
    super(config);
  }

  /** Creates a rule; {@code description} is its name within a planner. */
  public static RelOptRule of(
      String description, OperandTransform operands, Consumer<RelOptRuleCall> onMatch) {
    return new Config(description, operands, RelFactories.LOGICAL_BUILDER, onMatch).toRule();
  }

  /** A rule of Calcite's, applied only where a condition holds; {@code mark} is of its name. */
  static RelOptRule where(String mark, RelRule<?> rule, Predicate<RelOptRuleCall> condition) {
    return of(
        rule + ":" + mark,
        rule.config.operandSupplier(),
        call -> {
          if (condition.test(call)) {
            rule.onMatch(call);
          }
        });
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    config.onMatch.accept(call);
  }

  /** What makes up a rule. */
  record Config(
      @Nullable String description,
      OperandTransform operandSupplier,
      RelBuilderFactory relBuilderFactory,
      Consumer<RelOptRuleCall> onMatch)
      implements RelRule.Config {

    @Override
    public RelOptRule toRule() {
      return new PlannerRule(this);
    }

    @Override
    public Config withRelBuilderFactory(RelBuilderFactory factory) {
      return new Config(description, operandSupplier, factory, onMatch);
    }

    @Override
    public Config withDescription(@Nullable String newDescription) {
      return new Config(newDescription, operandSupplier, relBuilderFactory, onMatch);
    }

    @Override
    public Config withOperandSupplier(OperandTransform transform) {
      return new Config(description, transform, relBuilderFactory, onMatch);
    }
  }
}
