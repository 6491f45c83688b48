package ai.whattalk.jdbc.sql;

import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Reads conversations, before planning has decided how. The rules of {@link ScanRules} let it
 * absorb what stands above it.
 */
final class ConversationScan extends AbstractConversationScan {

  ConversationScan(
      RelOptCluster cluster, RelDataType tableType, RelDataType rowType, ScanSpec spec) {
    super(cluster, cluster.traitSetOf(Convention.NONE), tableType, rowType, spec);
  }

  @Override
  ConversationScan withSpec(ScanSpec newSpec) {
    return new ConversationScan(getCluster(), tableType, rowType, newSpec);
  }

  ConversationScan withColumns(ScanSpec newSpec, RelDataType newRowType) {
    return new ConversationScan(getCluster(), tableType, newRowType, newSpec);
  }
}
