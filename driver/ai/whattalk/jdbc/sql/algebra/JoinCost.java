package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.plan.RelOptCost;
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
    RelOptCost cost = cost(join, metadata);
    if (cost == null || join.getJoinType() != JoinRelType.INNER) {
      return cost;
    }
    // What Calcite adds for the sides, as if they were swapped.
    double left = metadata.getRowCount(join.getLeft());
    double right = metadata.getRowCount(join.getRight());
    return cost.minus(ofRows(join, Util.nLogN(left) + right)).plus(ofRows(join, left));
  }

  /** Called by generated code. */
  public @Nullable RelOptCost getNonCumulativeCost(
      EnumerableNestedLoopJoin join, RelMetadataQuery metadata) {
    return cost(join, metadata);
  }

  /** Calcite's cost, and what it takes to keep the right side where it might be the left one. */
  private static @Nullable RelOptCost cost(Join join, RelMetadataQuery metadata) {
    RelOptCost cost = join.computeSelfCost(join.getCluster().getPlanner(), metadata);
    return cost == null || join.getJoinType() != JoinRelType.INNER
        ? cost
        : cost.plus(ofRows(join, Util.nLogN(metadata.getRowCount(join.getRight()))));
  }

  private static RelOptCost ofRows(Join join, double rows) {
    return join.getCluster().getPlanner().getCostFactory().makeCost(rows, 0, 0);
  }
}
