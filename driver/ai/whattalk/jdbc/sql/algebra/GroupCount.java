package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMdMaxRowCount;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * How many groups there are at most. Calcite says none of no rows, and forgets the total of ROLLUP,
 * CUBE and GROUPING SETS, which is one. Called by generated code.
 */
public final class GroupCount implements MetadataHandler<BuiltInMetadata.MaxRowCount> {
  static final RelMetadataProvider METADATA =
      ReflectiveRelMetadataProvider.reflectiveSource(
          new GroupCount(), BuiltInMetadata.MaxRowCount.Handler.class);

  private final RelMdMaxRowCount others = new RelMdMaxRowCount();

  private GroupCount() {}

  @Override
  public MetadataDef<BuiltInMetadata.MaxRowCount> getDef() {
    return BuiltInMetadata.MaxRowCount.DEF;
  }

  /** Called by generated code. */
  public @Nullable Double getMaxRowCount(Aggregate groups, RelMetadataQuery metadata) {
    return EnumerableTotals.hasTotal(groups) ? null : others.getMaxRowCount(groups, metadata);
  }
}
