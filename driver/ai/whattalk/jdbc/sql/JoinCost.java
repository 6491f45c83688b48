package ai.whattalk.jdbc.sql;

import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * What inner joins cost, of which the planner may swap the sides. Calcite's operators keep all rows
 * of the right side before they give the first one, and read the left side as far as they are
 * asked; Calcite's costs take it the other way round. So the small side is kept, and the pages of
 * the long one are read as long as somebody wants rows. Called by generated code, hence public.
 */
public final class JoinCost implements MetadataHandler<BuiltInMetadata.NonCumulativeCost> {
  static final RelMetadataProvider METADATA =
      ReflectiveRelMetadataProvider.reflectiveSource(
          new JoinCost(), BuiltInMetadata.NonCumulativeCost.Handler.class);

  private JoinCost() {}

  @Override
  public MetadataDef<BuiltInMetadata.NonCumulativeCost> getDef() {
    return BuiltInMetadata.NonCumulativeCost.DEF;
  }

  /** Called by generated code. */
  public @Nullable RelOptCost getNonCumulativeCost(
      EnumerableHashJoin join, RelMetadataQuery metadata) {
    return cost(join, metadata);
  }

  /** Called by generated code. */
  public @Nullable RelOptCost getNonCumulativeCost(
      EnumerableNestedLoopJoin join, RelMetadataQuery metadata) {
    return cost(join, metadata);
  }

  private static @Nullable RelOptCost cost(Join join, RelMetadataQuery metadata) {
    RelOptPlanner planner = join.getCluster().getPlanner();
    RelOptCost cost = join.computeSelfCost(planner, metadata);
    if (cost == null || join.getJoinType() != JoinRelType.INNER) {
      return cost;
    }
    // Twice, since Calcite's cost has it once for the left side.
    double kept = 2 * Util.nLogN(metadata.getRowCount(join.getRight()));
    return cost.plus(planner.getCostFactory().makeCost(kept, 0, 0));
  }
}
