package ai.whattalk.jdbc.sql.algebra;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.TransformedEnumerator;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The groups of ROLLUP, CUBE or GROUPING SETS, or their total if there are no rows: a row that
 * Calcite gives for a lone {@code ()} only.
 */
public final class EnumerableTotals extends BiRel implements EnumerableRel {
  private static final Method OR_ELSE =
      Types.lookupMethod(EnumerableTotals.class, "orElse", Enumerable.class, Enumerable.class);

  /** Takes no such groups of nothing for nothing. */
  static final RelOptRule PRUNE_EMPTY_GROUPS =
      PlannerRule.of(
          "PruneEmptyGroups",
          b ->
              b.operand(Aggregate.class)
                  .predicate(aggregate -> aggregate.getGroupCount() > 0 && !hasTotal(aggregate))
                  .oneInput(
                      input -> input.operand(Values.class).predicate(Values::isEmpty).noInputs()),
          call -> call.transformTo(call.builder().push(call.rel(0)).empty().build()));

  private EnumerableTotals(RelTraitSet traits, RelNode groups, RelNode total) {
    super(groups.getCluster(), traits, groups, total);
  }

  /** Gives a physical plan the totals of groups that there are not. */
  public static RelNode apply(RelNode plan) {
    return PlanRewrite.bottomUp(
        plan,
        node ->
            node instanceof EnumerableAggregate aggregate && hasTotal(aggregate)
                ? new EnumerableTotals(aggregate.getTraitSet(), aggregate, total(aggregate))
                : node);
  }

  static boolean hasTotal(Aggregate aggregate) {
    return aggregate.getGroupCount() > 0 && aggregate.getGroupSets().contains(ImmutableBitSet.of());
  }

  private static RelNode total(EnumerableAggregate groups) {
    RexBuilder rexBuilder = groups.getCluster().getRexBuilder();
    List<AggregateCall> calls = new ArrayList<>();
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < groups.getGroupCount(); i++) {
      columns.add(rexBuilder.makeNullLiteral(type(groups, i)));
    }
    List<Integer> indexes = new ArrayList<>();
    for (AggregateCall call : groups.getAggCallList()) {
      boolean grouping = call.getAggregation().getKind() == SqlKind.GROUPING;
      indexes.add(grouping ? -1 : calls.size());
      if (!grouping) {
        calls.add(call);
      }
    }
    RelNode nothing =
        EnumerableValues.create(
            groups.getCluster(), groups.getInput().getRowType(), ImmutableList.of());
    Aggregate total =
        groups.copy(
            groups.getTraitSet(),
            nothing,
            ImmutableBitSet.of(),
            ImmutableList.of(ImmutableBitSet.of()),
            calls.stream().map(call -> EnumerableTotals.ofNothing(call, nothing)).toList());
    for (int i = 0; i < indexes.size(); i++) {
      RelDataType type = type(groups, columns.size());
      int index = indexes.get(i);
      columns.add(
          index < 0
              ? rexBuilder.makeLiteral(
                  (1L << groups.getAggCallList().get(i).getArgList().size()) - 1, type)
              : rexBuilder.ensureType(type, RexInputRef.of(index, total.getRowType()), true));
    }
    return EnumerableCalc.create(
        total,
        RexProgram.create(total.getRowType(), columns, null, groups.getRowType(), rexBuilder));
  }

  /** The call in a group of all rows, which may be none: its result may be null. */
  private static AggregateCall ofNothing(AggregateCall call, RelNode nothing) {
    return AggregateCall.create(
        call.getParserPosition(),
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        call.getArgList(),
        call.filterArg,
        call.distinctKeys,
        call.collation,
        0,
        nothing,
        null,
        call.getName());
  }

  private static RelDataType type(RelNode rel, int column) {
    return rel.getRowType().getFieldList().get(column).getType();
  }

  @Override
  protected RelDataType deriveRowType() {
    return left.getRowType();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableTotals(traits, inputs.get(0), inputs.get(1));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder block = new BlockBuilder();
    Result groups = implementor.visitChild(this, 0, (EnumerableRel) left, Prefer.ARRAY);
    Result total = implementor.visitChild(this, 1, (EnumerableRel) right, Prefer.ARRAY);
    PhysType rows =
        PhysTypeImpl.of(
            implementor.getTypeFactory(), getRowType(), preference.prefer(groups.format));
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                OR_ELSE,
                block.append("groups", groups.block),
                block.append("total", total.block))));
    return implementor.result(rows, block.toBlock());
  }

  /** Some rows, or others where there are none. Called by generated code. */
  public static Enumerable<Object> orElse(Enumerable<Object> rows, Enumerable<Object> others) {
    return EnumerableStopChecks.of(
        () -> {
          Enumerator<Object> read = rows.enumerator();
          if (read.moveNext()) {
            return new Started(read);
          }
          read.close();
          return others.enumerator();
        });
  }

  /** Rows of which the first was already read. */
  private static final class Started extends TransformedEnumerator<Object, Object> {
    private boolean first = true;

    Started(Enumerator<Object> rows) {
      super(rows);
    }

    @Override
    protected Object transform(Object row) {
      return row;
    }

    @Override
    public boolean moveNext() {
      boolean was = first;
      first = false;
      return was || super.moveNext();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException();
    }
  }
}
