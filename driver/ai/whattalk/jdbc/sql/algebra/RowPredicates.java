package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Conditions that hold for all rows of a plan. What holds for all rows of a group, Calcite takes to
 * hold for the total, too; of no rows everything holds, and of their total it does not. And Calcite
 * fails where one of several equal expressions has another for its input, where it compares the
 * conditions of the branches of INTERSECT, where a join compares with a NULL, and at some that
 * refer to rows of a query around: there, nothing is known. Called by generated code.
 */
public final class RowPredicates implements MetadataHandler<BuiltInMetadata.Predicates> {
  static final RelMetadataProvider METADATA =
      ReflectiveRelMetadataProvider.reflectiveSource(
          new RowPredicates(), BuiltInMetadata.Predicates.Handler.class);

  private final RelMdPredicates others = new RelMdPredicates();

  private RowPredicates() {}

  @Override
  public MetadataDef<BuiltInMetadata.Predicates> getDef() {
    return BuiltInMetadata.Predicates.DEF;
  }

  /** Called by generated code. */
  public RelOptPredicateList getPredicates(Aggregate groups, RelMetadataQuery metadata) {
    return EnumerableTotals.hasTotal(groups)
        ? RelOptPredicateList.EMPTY
        : others.getPredicates(groups, metadata);
  }

  /** Called by generated code. */
  public RelOptPredicateList getPredicates(Intersect common, RelMetadataQuery metadata) {
    return RelOptPredicateList.EMPTY;
  }

  /** Called by generated code. */
  public RelOptPredicateList getPredicates(Join join, RelMetadataQuery metadata) {
    return RelOptUtil.conjunctions(join.getCondition()).stream()
            .anyMatch(RowPredicates::comparesWithNull)
        ? RelOptPredicateList.EMPTY
        : others.getPredicates(join, metadata);
  }

  private static boolean comparesWithNull(RexNode condition) {
    return condition.isA(SqlKind.COMPARISON)
        && ((RexCall) condition).getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
  }

  /** Called by generated code. */
  public RelOptPredicateList getPredicates(RelSubset subset, RelMetadataQuery metadata) {
    try {
      return metadata.getPulledUpPredicates(subset.stripped());
    } catch (RuntimeException e) {
      return RelOptPredicateList.EMPTY;
    }
  }
}
