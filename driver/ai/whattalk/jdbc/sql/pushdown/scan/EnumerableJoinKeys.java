package ai.whattalk.jdbc.sql.pushdown.scan;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.util.ImmutableIntList;

/** Gives the rows of one side of a join, and their keys to a scan on the other side. */
final class EnumerableJoinKeys extends SingleRel implements EnumerableRel {
  private static final Method ROWS =
      Types.lookupMethod(
          JoinSide.class, "rows", DataContext.class, Enumerable.class, Function1[].class);

  private final JoinSide source;
  private final ImmutableIntList keys;

  /**
   * Creates a node.
   *
   * @param keys ordinals of the keys, in the order of {@link JoinKey#index()}
   */
  EnumerableJoinKeys(RelNode input, JoinSide source, ImmutableIntList keys) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.source = source;
    this.keys = keys;
  }

  JoinSide source() {
    return source;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableJoinKeys(inputs.get(0), source, keys);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("keys", keys);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
    List<Expression> selectors = new ArrayList<>();
    keys.forEach(key -> selectors.add(input.physType.generateAccessor(ImmutableIntList.of(key))));
    Expression rows =
        Expressions.call(
            implementor.stash(source, JoinSide.class),
            ROWS,
            DataContext.ROOT,
            block.append("input", input.block),
            Expressions.newArrayInit(Function1.class, selectors));
    block.add(Expressions.return_(null, rows));
    return implementor.result(input.physType, block.toBlock());
  }
}
