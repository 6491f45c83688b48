package ai.whattalk.jdbc.sql.pushdown.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.TreeMultimap;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator.InputGetter;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.Pair;

/**
 * The rows of a correlated subquery, carried out once for all outer rows that have the same values
 * in the columns which it uses. Calcite carries it out for each outer row; PostgreSQL has this and
 * calls it Memoize.
 */
final class EnumerableRememberedRows extends SingleRel implements EnumerableRel {
  private static final Method ROWS =
      Types.lookupMethod(
          ReplayedRows.class,
          "remembered",
          DataContext.class,
          Object.class,
          Object[].class,
          Function0.class);

  EnumerableRememberedRows(RelNode input) {
    this(input.getTraitSet(), input);
  }

  private EnumerableRememberedRows(RelTraitSet traits, RelNode input) {
    super(input.getCluster(), traits, input);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableRememberedRows(traits, inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder block = new BlockBuilder();
    List<Expression> key = new ArrayList<>();
    outerColumns(getInput())
        .asMap()
        .forEach(
            (variable, columns) -> {
              InputGetter row = implementor.getCorrelVariableGetter(variable);
              columns.forEach(i -> key.add(Expressions.box(row.field(block, i, null))));
            });
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), preference);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                ROWS,
                DataContext.ROOT,
                implementor.stash(new Object(), Object.class),
                Expressions.newArrayInit(Object.class, key),
                Expressions.lambda(Function0.class, input.block))));
    return implementor.result(input.physType, block.toBlock());
  }

  /** The columns of outer rows that a plan uses, by the names of the variables of these rows. */
  private static TreeMultimap<String, Integer> outerColumns(RelNode rel) {
    TreeMultimap<String, Integer> columns = TreeMultimap.create();
    rel.getInputs().forEach(input -> columns.putAll(outerColumns(input)));
    if (rel instanceof Correlate correlate) {
      columns.removeAll(correlate.getCorrelVariable());
    }
    RexShuttle finder =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
              columns.put(variable.getName(), access.getField().getIndex());
            }
            return super.visitFieldAccess(access);
          }
        };
    if (rel instanceof Calc calc) {
      Pair<ImmutableList<RexNode>, ImmutableList<RexNode>> parts = calc.getProgram().split();
      finder.apply(parts.left);
      finder.apply(parts.right);
    } else {
      rel.accept(finder);
    }
    return columns;
  }
}
