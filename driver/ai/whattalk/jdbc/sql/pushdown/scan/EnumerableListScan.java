package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.ExpressionParts;
import ai.whattalk.jdbc.sql.algebra.Guards;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of the API: the rows that {@link ScanReader} asks the API for, each checked against
 * the whole filter by Calcite's own {@link EnumerableCalc}, cut to the columns, and to offset and
 * fetch.
 */
final class EnumerableListScan extends AbstractListScan implements EnumerableRel {
  private static final Method LIMIT =
      Types.lookupMethod(ScanReader.class, "limit", DataContext.class, Enumerable.class);

  private final boolean repeated;
  private final List<JoinKey> joinKeys;
  private final @Nullable RowRange enough;
  private final ScanReader plan;

  EnumerableListScan(ListScan scan) {
    this(
        scan.getCluster(),
        scan.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        scan.tableType,
        scan.getRowType(),
        scan.spec,
        false,
        List.of(),
        null);
  }

  private EnumerableListScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType tableType,
      RelDataType rowType,
      ScanSpec spec,
      boolean repeated,
      List<JoinKey> joinKeys,
      @Nullable RowRange enough) {
    super(cluster, traits, tableType, rowType, spec);
    this.repeated = repeated;
    this.joinKeys = joinKeys;
    this.enough = enough;
    plan = new ScanReader(spec, repeated, joinKeys, enough);
  }

  @Override
  EnumerableListScan withSpec(ScanSpec newSpec) {
    return new EnumerableListScan(
        getCluster(), getTraitSet(), tableType, rowType, newSpec, repeated, joinKeys, enough);
  }

  /** This scan for a place where it is read again and again: its rows are kept. */
  EnumerableListScan asRepeated() {
    return new EnumerableListScan(
        getCluster(), getTraitSet(), tableType, rowType, spec, true, List.of(), null);
  }

  /**
   * This scan without rows that a join has no match for, or null if the API can't narrow by that
   * column.
   *
   * @param source the other side of the join
   * @param index of its key among those of the source
   */
  @Nullable EnumerableListScan narrowed(int column, JoinSide source, int index) {
    // Rows that are kept are not of one execution of the other side.
    if (repeated || !spec.isPlain() || !spec.table().isNarrowed()) {
      return null;
    }
    JoinKey key = new JoinKey(spec.table().list(), spec.columns().get(column), source, index);
    if (!key.narrows()) {
      return null;
    }
    List<JoinKey> keys = new ArrayList<>(joinKeys);
    keys.add(key);
    return new EnumerableListScan(
        getCluster(), getTraitSet(), tableType, rowType, spec, false, List.copyOf(keys), null);
  }

  /**
   * This scan where the rows at one end are enough, or null if they are not.
   *
   * @param column in the order of which the end is one
   * @param sources other sides of joins that drop rows which have none of their keys
   */
  @Nullable EnumerableListScan ended(int column, ScanEnd end, List<JoinSide> sources) {
    return !givesRows(sources) || !spec.isCreatedAt(column)
        ? null
        : withSpec(spec.withEnds(List.of(end)));
  }

  /** This scan where some of its first rows are enough, or null if they are not. */
  @Nullable EnumerableListScan limited(RowRange rows, List<JoinSide> sources) {
    return givesRows(sources)
        ? new EnumerableListScan(
            getCluster(), getTraitSet(), tableType, rowType, spec, false, joinKeys, rows)
        : null;
  }

  private boolean givesRows(List<JoinSide> sources) {
    return !repeated
        && spec.isPlain()
        && joinKeys.stream().map(JoinKey::source).toList().containsAll(sources);
  }

  /** What decides at execution what is read. */
  ScanReader plan() {
    return plan;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).itemIf("repeated", true, repeated);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    RelDataType unfiltered =
        spec.grain() == null ? tableType : withWeight(getCluster().getTypeFactory(), tableType);
    EnumerableRel rows = new UnfilteredRows(getCluster(), getTraitSet(), unfiltered, spec, plan);
    List<RexNode> columns = new ArrayList<>();
    spec.columns().forEach(column -> columns.add(RexInputRef.of(column, unfiltered)));
    if (spec.grain() != null) {
      columns.add(RexInputRef.of(unfiltered.getFieldCount() - 1, unfiltered));
    }
    // A row that stands for many has not all of their values: the plan checks before it counts.
    RexNode filter = spec.grain() == null ? spec.filter() : null;
    RexBuilder rexBuilder = getCluster().getRexBuilder();
    RexProgram program =
        RexProgram.create(
            unfiltered,
            columns,
            filter == null ? null : Guards.apply(filter, rexBuilder),
            rowType,
            rexBuilder);
    EnumerableRel checked =
        program.isTrivial()
            ? rows
            : EnumerableCalc.create(
                rows, ExpressionParts.split(program, rexBuilder, implementor.map));
    Result all = checked.implement(implementor, preference);
    return spec.isLimited() ? limited(all, implementor) : all;
  }

  private Result limited(Result all, EnumerableRelImplementor implementor) {
    BlockBuilder block = new BlockBuilder();
    Expression rows = block.append("rows", all.block);
    Expression stashed = implementor.stash(plan, ScanReader.class);
    block.add(Expressions.return_(null, Expressions.call(stashed, LIMIT, DataContext.ROOT, rows)));
    return implementor.result(all.physType, block.toBlock());
  }
}
