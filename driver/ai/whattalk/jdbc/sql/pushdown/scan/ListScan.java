package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.mapping.Mappings;

/**
 * Reads a list of the API, before planning has decided how. The rules of {@link ScanRules} let it
 * absorb what stands above it.
 */
final class ListScan extends AbstractListScan {

  ListScan(RelOptCluster cluster, RelDataType tableType, RelDataType rowType, ScanSpec spec) {
    super(cluster, cluster.traitSetOf(Convention.NONE), tableType, rowType, spec);
  }

  @Override
  ListScan withSpec(ScanSpec newSpec) {
    return new ListScan(getCluster(), tableType, rowType, newSpec);
  }

  ListScan withColumns(ScanSpec newSpec, RelDataType newRowType) {
    return new ListScan(getCluster(), tableType, newRowType, newSpec);
  }

  /**
   * This scan where a row may stand for many, and says for how many in one more column.
   *
   * @param ends of which there are rows, too, that stand for none
   */
  ListScan counting(CountGrain grain, List<ScanEnd> ends) {
    RelDataTypeFactory typeFactory = getCluster().getTypeFactory();
    return withColumns(spec.withGrain(grain).withEnds(ends), withWeight(typeFactory, getRowType()));
  }

  /** The list that is read. */
  ListDescription list() {
    return spec.table().list();
  }

  /** An expression over what this gives, as one over the columns of the table. */
  RexNode overTable(RexNode node) {
    return RexUtil.apply(Mappings.source(spec.columns(), tableType.getFieldCount()), node);
  }
}
