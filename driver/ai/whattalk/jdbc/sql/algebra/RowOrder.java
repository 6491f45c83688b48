package ai.whattalk.jdbc.sql.algebra;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMdCollation;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rules.ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule.ProjectToLogicalProjectAndWindowRuleConfig;

/**
 * What is known of the order in which rows come: nothing for those of a window. Calcite takes them
 * to come as those of its input, and leaves out an ORDER BY above it (CALCITE-7620). Called by
 * generated code.
 */
public final class RowOrder implements MetadataHandler<BuiltInMetadata.Collation> {
  public static final RelMetadataProvider METADATA =
      ChainedRelMetadataProvider.of(
          ImmutableList.of(
              ReflectiveRelMetadataProvider.reflectiveSource(
                  new RowOrder(), BuiltInMetadata.Collation.Handler.class),
              JoinCost.METADATA,
              RowPredicates.METADATA,
              GroupCount.METADATA,
              SubsetRowCount.METADATA,
              DefaultRelMetadataProvider.INSTANCE));

  private static final RelRule<?> SPLIT =
      ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT.toRule();

  /** Those that take no order for that of a window. */
  static final List<RelOptRule> WINDOW_RULES =
      List.of(
          PlannerRule.of(
              "UnorderedWindow",
              b -> b.operand(LogicalWindow.class).anyInputs(),
              RowOrder::implement),
          PlannerRule.of(SPLIT + ":unordered", SPLIT.config.operandSupplier(), RowOrder::split));

  private RowOrder() {}

  @Override
  public MetadataDef<BuiltInMetadata.Collation> getDef() {
    return BuiltInMetadata.Collation.DEF;
  }

  /** Called by generated code. */
  public ImmutableList<RelCollation> collations(Window window, RelMetadataQuery metadata) {
    return ImmutableList.of();
  }

  /** Called by generated code. */
  public ImmutableList<RelCollation> collations(Project project, RelMetadataQuery metadata) {
    List<RelCollation> kept =
        project.containsOver()
            ? null
            : RelMdCollation.project(metadata, project.getInput(), project.getProjects());
    return kept == null ? ImmutableList.of() : ImmutableList.copyOf(kept);
  }

  /** Calcite says of each step towards a window that it has the order of the whole. */
  private static void split(RelOptRuleCall call) {
    Project project = call.rel(0);
    RelTraitSet unordered = project.getTraitSet().replace(RelCollations.EMPTY);
    if (project.getTraitSet().equals(unordered)) {
      SPLIT.onMatch(call);
    } else {
      call.transformTo(project.copy(unordered, project.getInputs()));
    }
  }

  private static void implement(RelOptRuleCall call) {
    RelNode window =
        Objects.requireNonNull(
            ((ConverterRule) EnumerableRules.ENUMERABLE_WINDOW_RULE).convert(call.rel(0)));
    call.transformTo(
        window.copy(window.getTraitSet().replace(RelCollations.EMPTY), window.getInputs()));
  }
}
