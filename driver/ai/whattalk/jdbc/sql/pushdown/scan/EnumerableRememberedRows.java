package ai.whattalk.jdbc.sql.pushdown.scan;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;

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
  private static SortedMap<String, SortedSet<Integer>> outerColumns(RelNode rel) {
    SortedMap<String, SortedSet<Integer>> columns = new TreeMap<>();
    for (RelNode input : rel.getInputs()) {
      outerColumns(input)
          .forEach(
              (variable, used) ->
                  columns.computeIfAbsent(variable, key -> new TreeSet<>()).addAll(used));
    }
    if (rel instanceof Correlate correlate) {
      columns.remove(correlate.getCorrelVariable());
    }
    RexShuttle finder =
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
              columns
                  .computeIfAbsent(variable.getName(), key -> new TreeSet<>())
                  .add(access.getField().getIndex());
            }
            return super.visitFieldAccess(access);
          }
        };
    if (rel instanceof Calc calc) {
      RexProgram program = calc.getProgram();
      program.getProjectList().forEach(ref -> program.expandLocalRef(ref).accept(finder));
      if (program.getCondition() != null) {
        program.expandLocalRef(program.getCondition()).accept(finder);
      }
    } else {
      rel.accept(finder);
    }
    return columns;
  }
}
