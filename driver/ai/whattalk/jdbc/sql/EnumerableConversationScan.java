package ai.whattalk.jdbc.sql;

import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
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
    EnumerableRel rows =
        new ConversationRows(getCluster(), getTraitSet(), tableType, spec, repeated);
    RexProgram program =
        RexProgram.create(
            tableType,
            spec.columns().stream().map(column -> RexInputRef.of(column, tableType)).toList(),
            spec.filter(),
            rowType,
            getCluster().getRexBuilder());
    EnumerableRel checked = program.isTrivial() ? rows : EnumerableCalc.create(rows, program);
    return checked.implement(implementor, preference);
  }
}
