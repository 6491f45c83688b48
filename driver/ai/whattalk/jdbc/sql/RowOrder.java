package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableList;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is known of the order in which rows come: none of those of a window, which Calcite takes for
 * those of its input, and then leaves an ORDER BY above it out. Called by generated code.
 */
public final class RowOrder implements MetadataHandler<BuiltInMetadata.Collation> {
  static final RelMetadataProvider METADATA =
      ChainedRelMetadataProvider.of(
          ImmutableList.of(
              ReflectiveRelMetadataProvider.reflectiveSource(
                  new RowOrder(), BuiltInMetadata.Collation.Handler.class),
              JoinCost.METADATA,
              DefaultRelMetadataProvider.INSTANCE));

  private RowOrder() {}

  @Override
  public MetadataDef<BuiltInMetadata.Collation> getDef() {
    return BuiltInMetadata.Collation.DEF;
  }

  /** Called by generated code. */
  public ImmutableList<RelCollation> collations(Window window, RelMetadataQuery metadata) {
    return ImmutableList.of();
  }

  /** In place of {@code EnumerableRules.ENUMERABLE_WINDOW_RULE}. */
  static RelOptRule windowRule() {
    return PlannerRule.of(
        "UnorderedWindow", b -> b.operand(LogicalWindow.class).anyInputs(), RowOrder::implement);
  }

  private static void implement(RelOptRuleCall call) {
    RelNode window =
        Objects.requireNonNull(
            ((ConverterRule) EnumerableRules.ENUMERABLE_WINDOW_RULE).convert(call.rel(0)));
    call.transformTo(
        window.copy(window.getTraitSet().replace(RelCollations.EMPTY), window.getInputs()));
  }
}
