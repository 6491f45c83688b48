package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * Reads conversations: the rows that {@link ScanPlan} asks the API for, each checked against the
 * whole filter by Calcite's own {@link EnumerableCalc}, cut to the columns. An offset and a fetch
 * only tell how many rows are wanted; {@link EnumerableExactLimit} above carries them out.
 */
final class EnumerableConversationScan extends AbstractConversationScan implements EnumerableRel {
  private final boolean repeated;

  EnumerableConversationScan(ConversationScan scan) {
    this(
        scan.getCluster(),
        scan.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        scan.tableType,
        scan.getRowType(),
        scan.spec,
        false);
  }

  private EnumerableConversationScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType tableType,
      RelDataType rowType,
      ScanSpec spec,
      boolean repeated) {
    super(cluster, traits, tableType, rowType, spec);
    this.repeated = repeated;
  }

  @Override
  EnumerableConversationScan withSpec(ScanSpec newSpec) {
    return new EnumerableConversationScan(
        getCluster(), getTraitSet(), tableType, rowType, newSpec, repeated);
  }

  /** The same scan for a place where it is read again and again: rows are kept after the first. */
  EnumerableConversationScan asRepeated() {
    return new EnumerableConversationScan(
        getCluster(), getTraitSet(), tableType, rowType, spec, true);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).itemIf("repeated", true, repeated);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    RelDataType unchecked =
        spec.grain() == null ? tableType : withWeight(getCluster().getTypeFactory(), tableType);
    EnumerableRel rows =
        new ConversationRows(getCluster(), getTraitSet(), unchecked, spec, repeated);
    List<RexNode> columns = new ArrayList<>();
    spec.columns().forEach(column -> columns.add(RexInputRef.of(column, unchecked)));
    if (spec.grain() != null) {
      columns.add(RexInputRef.of(unchecked.getFieldCount() - 1, unchecked));
    }
    RexProgram program =
        RexProgram.create(unchecked, columns, spec.filter(), rowType, getCluster().getRexBuilder());
    EnumerableRel checked = program.isTrivial() ? rows : EnumerableCalc.create(rows, program);
    return checked.implement(implementor, preference);
  }
}
