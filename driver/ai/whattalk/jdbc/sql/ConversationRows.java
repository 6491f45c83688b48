package ai.whattalk.jdbc.sql;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * The unchecked rows below an {@link EnumerableConversationScan}. Its code hands the scan's {@link
 * ScanPlan} the values of the constants that the filter compares with, computed by Calcite itself
 * at execution, so that parameters, CURRENT_DATE and arithmetic on them narrow like literals.
 */
final class ConversationRows extends AbstractRelNode implements EnumerableRel {
  private static final Method READ =
      Types.lookupMethod(ScanPlan.class, "read", DataContext.class, Function0[].class);

  private final ScanPlan plan;

  ConversationRows(
      RelOptCluster cluster, RelTraitSet traits, RelDataType tableType, ScanPlan plan) {
    super(cluster, traits);
    this.rowType = tableType;
    this.plan = plan;
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    List<Expression> values = new ArrayList<>();
    for (RexNode constant : plan.constants()) {
      values.add(supplier(implementor, constant));
    }
    PhysType rows =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY, false);
    Expression read =
        Expressions.call(
            implementor.stash(plan, ScanPlan.class),
            READ,
            DataContext.ROOT,
            Expressions.newArrayInit(Function0.class, values));
    return implementor.result(rows, Expressions.block(Expressions.return_(null, read)));
  }

  /**
   * A function of its own for each value, for one that can't be computed must not lose the rest.
   */
  private static Expression supplier(EnumerableRelImplementor implementor, RexNode constant) {
    BlockBuilder block = new BlockBuilder();
    RexToLixTranslator translator =
        RexToLixTranslator.forAggregation(
            implementor.getTypeFactory(), block, null, implementor.getConformance());
    Expression value = translator.translateList(List.of(constant)).get(0);
    block.add(
        Expressions.return_(null, Expressions.convert_(Expressions.box(value), Object.class)));
    return Expressions.lambda(Function0.class, block.toBlock());
  }
}
