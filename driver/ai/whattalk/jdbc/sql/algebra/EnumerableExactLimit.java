package ai.whattalk.jdbc.sql.algebra;

import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT and OFFSET without Calcite's one step too far: {@code EnumerableLimit} asks its input for
 * the row after the last, which may cost a request.
 */
public final class EnumerableExactLimit extends SingleRel implements EnumerableRel {
  private static final Method LIMIT =
      Types.lookupMethod(ExactLimit.class, "limit", Enumerable.class, Number.class, Number.class);

  private final @Nullable RexNode offset;
  private final @Nullable RexNode fetch;

  public EnumerableExactLimit(RelNode input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    this(input.getTraitSet(), input, offset, fetch);
  }

  private EnumerableExactLimit(
      RelTraitSet traits, RelNode input, @Nullable RexNode offset, @Nullable RexNode fetch) {
    super(input.getCluster(), traits, input);
    this.offset = offset;
    this.fetch = fetch;
    assert getConvention() instanceof EnumerableConvention;
  }

  public @Nullable RexNode offset() {
    return offset;
  }

  public @Nullable RexNode fetch() {
    return fetch;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableExactLimit(traits, inputs.get(0), offset, fetch);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .itemIf("offset", offset, offset != null)
        .itemIf("fetch", fetch, fetch != null);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    double rows = mq.getRowCount(getInput());
    return fetch instanceof RexLiteral literal
        ? Math.min(rows, RexLiteral.bigDecimalValue(literal).doubleValue())
        : rows;
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeTinyCost();
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
    PhysType rows = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), input.format);
    Expression limited =
        Expressions.call(LIMIT, block.append("input", input.block), number(offset), number(fetch));
    block.add(Expressions.return_(null, limited));
    return implementor.result(rows, block.toBlock());
  }

  private static Expression number(@Nullable RexNode node) {
    if (node == null) {
      return Expressions.constant(null, Number.class);
    }
    if (node instanceof RexDynamicParam parameter) {
      return Expressions.convert_(
          Expressions.call(DataContext.ROOT, "get", Expressions.constant(parameter.getName())),
          Number.class);
    }
    return Expressions.convert_(
        Expressions.constant(((RexLiteral) node).getValueAs(Long.class), Long.class), Number.class);
  }
}
