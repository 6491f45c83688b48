package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.pushdown.bound.FilterCode;
import ai.whattalk.jdbc.sql.pushdown.scan.JoinSide.KeyComparison;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rex.RexNode;

/**
 * Gives the rows of one side of a join, and their keys to a scan on the other side, whose columns
 * are equal to them, or whose {@code created_at} is compared with them.
 */
final class EnumerableJoinKeys extends SingleRel implements EnumerableRel {
  private static final Method ROWS =
      Types.lookupMethod(
          JoinSide.class,
          "rows",
          DataContext.class,
          Enumerable.class,
          Function0[].class,
          Function1[].class);

  private final JoinSide source;
  private final List<RexNode> keys;

  /**
   * Creates a node.
   *
   * @param keys over the columns of the input, in the order of {@link JoinKey#index()}
   */
  EnumerableJoinKeys(RelNode input, JoinSide source, List<RexNode> keys) {
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
    List<Expression> terms = new ArrayList<>();
    for (KeyComparison comparison : source.comparisons()) {
      terms.add(FilterCode.supplier(implementor, comparison.term()));
    }
    List<Expression> selectors = new ArrayList<>();
    keys.forEach(key -> selectors.add(selector(implementor, input.physType, key)));
    Expression rows =
        Expressions.call(
            implementor.stash(source, JoinSide.class),
            ROWS,
            DataContext.ROOT,
            block.append("input", input.block),
            Expressions.newArrayInit(Function0.class, terms),
            Expressions.newArrayInit(Function1.class, selectors));
    block.add(Expressions.return_(null, rows));
    return implementor.result(input.physType, block.toBlock());
  }

  private static Expression selector(
      EnumerableRelImplementor implementor, PhysType rows, RexNode key) {
    ParameterExpression row = Expressions.parameter(Object.class, "row");
    Expression typed = Expressions.convert_(row, Primitive.box(rows.getJavaRowType()));
    return Expressions.lambda(
        Function1.class,
        FilterCode.value(implementor, key, new RexToLixTranslator.InputGetterImpl(typed, rows)),
        row);
  }
}
