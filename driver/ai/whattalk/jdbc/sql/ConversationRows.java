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
import org.apache.calcite.linq4j.function.Function0;
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
 * ScanPlan} the {@link FilterValues}, computed by Calcite itself at execution, so that parameters,
 * CURRENT_DATE and arithmetic on them narrow like literals.
 */
final class ConversationRows extends AbstractRelNode implements EnumerableRel {
  private static final Method READ =
      Types.lookupMethod(ScanPlan.class, "read", DataContext.class, Function0[].class);

  private final ScanSpec spec;
  private final boolean repeated;

  ConversationRows(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType tableType,
      ScanSpec spec,
      boolean repeated) {
    super(cluster, traits);
    this.rowType = tableType;
    this.spec = spec;
    this.repeated = repeated;
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    List<RexNode> nodes = spec.filter() == null ? List.of() : FilterValues.of(spec.filter());
    List<Expression> values = new ArrayList<>();
    for (RexNode node : nodes) {
      values.add(FilterCode.supplier(implementor, node));
    }
    ScanPlan plan = new ScanPlan(spec, nodes, repeated);
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
}
