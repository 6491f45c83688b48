package ai.whattalk.jdbc.sql;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What holds for all rows of equal expressions: nothing is known where one of them has another for
 * its input, of which Calcite's own fails. Called by generated code.
 */
public final class SubsetPredicates implements MetadataHandler<BuiltInMetadata.Predicates> {
  static final RelMetadataProvider METADATA =
      ReflectiveRelMetadataProvider.reflectiveSource(
          new SubsetPredicates(), BuiltInMetadata.Predicates.Handler.class);

  private SubsetPredicates() {}

  @Override
  public MetadataDef<BuiltInMetadata.Predicates> getDef() {
    return BuiltInMetadata.Predicates.DEF;
  }

  /** Called by generated code. */
  public RelOptPredicateList getPredicates(RelSubset subset, RelMetadataQuery metadata) {
    try {
      return metadata.getPulledUpPredicates(subset.stripped());
    } catch (CyclicMetadataException e) {
      return RelOptPredicateList.EMPTY;
    }
  }
}
