package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.ExpressionParts;
import ai.whattalk.jdbc.sql.algebra.Guards;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterCode;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterValues;
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
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * The rows below an {@link EnumerableListScan}, before its filter has checked them. Its code hands
 * the scan's {@link ScanReader} the {@link FilterValues}, computed by Calcite itself at execution,
 * so that parameters, CURRENT_DATE and arithmetic on them narrow like literals.
 */
final class UnfilteredRows extends AbstractRelNode implements EnumerableRel {
  private static final Method READ =
      Types.lookupMethod(
          ScanReader.class, "read", DataContext.class, Function0[].class, Predicate1.class);

  private final ScanSpec spec;
  private final ScanReader plan;

  UnfilteredRows(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType rowType,
      ScanSpec spec,
      ScanReader plan) {
    super(cluster, traits);
    this.rowType = rowType;
    this.spec = spec;
    this.plan = plan;
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    List<Expression> values = new ArrayList<>();
    for (RexNode node : plan.nodes()) {
      values.add(FilterCode.supplier(implementor, node));
    }
    PhysType rows =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY, false);
    Expression read =
        Expressions.call(
            implementor.stash(plan, ScanReader.class),
            READ,
            DataContext.ROOT,
            Expressions.newArrayInit(Function0.class, values),
            accepts(implementor));
    return implementor.result(rows, Expressions.block(Expressions.return_(null, read)));
  }

  /**
   * Whether a row passes the filter, where the scan must know that before what is above it does.
   */
  private Expression accepts(EnumerableRelImplementor implementor) {
    RexNode filter = spec.filter();
    if (filter == null || (spec.ends().isEmpty() && spec.grain() == null)) {
      return Expressions.constant(null, Predicate1.class);
    }
    PhysType rows =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY, false);
    RexBuilder rexBuilder = getCluster().getRexBuilder();
    RexProgram program =
        ExpressionParts.split(
            RexProgram.create(
                getRowType(),
                rexBuilder.identityProjects(getRowType()),
                Guards.apply(filter, rexBuilder),
                getRowType(),
                rexBuilder),
            rexBuilder,
            implementor.map);
    ParameterExpression row = Expressions.parameter(Object.class, "row");
    BlockBuilder block = new BlockBuilder();
    Expression condition =
        RexToLixTranslator.translateCondition(
            program,
            implementor.getTypeFactory(),
            block,
            new RexToLixTranslator.InputGetterImpl(Expressions.convert_(row, Object[].class), rows),
            implementor::getCorrelVariableGetter,
            implementor.getConformance());
    block.add(Expressions.return_(null, condition));
    return Expressions.lambda(Predicate1.class, block.toBlock(), row);
  }
}
