package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.CyclicMetadataException;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * How many rows each of several equal expressions gives. Calcite asks the first one of them and
 * fails, or finds no plan, where that has the others for its input: so it is with expressions that
 * turn out to have no rows. Called by generated code.
 */
public final class SubsetRowCount implements MetadataHandler<BuiltInMetadata.RowCount> {
  static final RelMetadataProvider METADATA =
      ReflectiveRelMetadataProvider.reflectiveSource(
          new SubsetRowCount(), BuiltInMetadata.RowCount.Handler.class);

  private SubsetRowCount() {}

  @Override
  public MetadataDef<BuiltInMetadata.RowCount> getDef() {
    return BuiltInMetadata.RowCount.DEF;
  }

  /** Called by generated code. */
  public @Nullable Double getRowCount(RelSubset subset, RelMetadataQuery metadata) {
    try {
      return metadata.getRowCount(subset.stripped());
    } catch (CyclicMetadataException e) {
      return ofAnother(subset, metadata);
    }
  }

  private static @Nullable Double ofAnother(RelSubset subset, RelMetadataQuery metadata) {
    for (RelNode expression : subset.getRels()) {
      try {
        return metadata.getRowCount(expression);
      } catch (CyclicMetadataException e) {
        // The next one may have other inputs.
      }
    }
    return null;
  }
}
