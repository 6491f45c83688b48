package ai.whattalk.jdbc.sql.pushdown.scan;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMdUtil;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A leaf that reads conversations, or another list of the API. It is no {@code TableScan}, for
 * Calcite asks those for keys and origins by the table's ordinals, which the absorbed columns
 * change.
 */
abstract class AbstractListScan extends AbstractRelNode {
  /** Rows where few are asked for, or some that stand for many. */
  private static final double FEW_ROWS = 100;

  public final ScanSpec spec;

  /** The columns of the whole table, which {@link ScanSpec#filter()} refers to. */
  final RelDataType tableType;

  AbstractListScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType tableType,
      RelDataType rowType,
      ScanSpec spec) {
    super(cluster, traits);
    this.tableType = tableType;
    this.rowType = rowType;
    this.spec = spec;
  }

  /** A row type with one more column, which says for how many rows a row stands. */
  static RelDataType withWeight(RelDataTypeFactory typeFactory, RelDataType rowType) {
    return typeFactory
        .builder()
        .addAll(rowType.getFieldList())
        .add("rows", SqlTypeName.BIGINT)
        .build();
  }

  abstract RelNode withSpec(ScanSpec newSpec);

  @Override
  public RelNode accept(RexShuttle shuttle) {
    RexNode filter = spec.filter();
    if (filter == null) {
      return this;
    }
    RexNode newFilter = shuttle.apply(filter);
    return newFilter.equals(filter) ? this : withSpec(spec.withFilter(newFilter));
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    double rows =
        Math.max(
            spec.table().leastRows(),
            spec.table().estimatedRows() * RelMdUtil.guessSelectivity(spec.filter()));
    if (spec.grain() != null || !spec.ends().isEmpty()) {
      return Math.min(rows, FEW_ROWS);
    }
    if (spec.limit().fetch() == null) {
      return rows;
    }
    return spec.limit().fetch() instanceof RexLiteral literal
        ? Math.min(rows, RexLiteral.bigDecimalValue(literal).doubleValue())
        : FEW_ROWS;
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double rows = estimateRowCount(mq);
    return planner
        .getCostFactory()
        .makeCost(rows, rows, rows * spec.columns().size() / tableType.getFieldCount());
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", spec.table())
        .itemIf("filter", spec.filter(), spec.filter() != null)
        .item("columns", rowType.getFieldNames())
        .item("ordinals", spec.columns())
        .itemIf("offset", spec.limit().offset(), spec.limit().offset() != null)
        .itemIf("fetch", spec.limit().fetch(), spec.limit().fetch() != null)
        .itemIf("grain", spec.grain(), spec.grain() != null)
        .itemIf("ends", spec.ends(), !spec.ends().isEmpty());
  }
}
