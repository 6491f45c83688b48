package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What holds for all rows. Of a total of no rows, that is not what holds for all of these; and
 * nothing is known where Calcite's own fails: of expressions of which one has an equal one for its
 * input, and of some that refer to rows of a query around. Called by generated code.
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
  public RelOptPredicateList getPredicates(RelSubset subset, RelMetadataQuery metadata) {
    try {
      return metadata.getPulledUpPredicates(subset.stripped());
    } catch (RuntimeException e) {
      return RelOptPredicateList.EMPTY;
    }
  }
}
