package ai.whattalk.jdbc.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * The planner rules by which an aggregate tells the {@link ConversationScan} below it that it needs
 * no single rows: counts may come from totals, MIN and MAX of {@code created_at} need the ends of a
 * list, and whether there is any row is told by one. The aggregate stays, over what is left to do.
 */
final class AggregateRules {

  /** All of them, in no particular order. */
  static final List<RelOptRule> ALL =
      List.of(
          PlannerRule.of(
              "ConversationScan:aggregate",
              b ->
                  b.operand(Aggregate.class)
                      .oneInput(b1 -> b1.operand(ConversationScan.class).noInputs()),
              call -> apply(call, call.rel(0), null, call.rel(1))),
          PlannerRule.of(
              "ConversationScan:aggregateOfProject",
              b ->
                  b.operand(Aggregate.class)
                      .oneInput(
                          b1 ->
                              b1.operand(Project.class)
                                  .oneInput(b2 -> b2.operand(ConversationScan.class).noInputs())),
              call -> apply(call, call.rel(0), call.rel(1), call.rel(2))));

  private AggregateRules() {}

  private static void apply(
      RelOptRuleCall call, Aggregate aggregate, @Nullable Project project, ConversationScan scan) {
    if (!scan.spec.isPlain() || aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return;
    }
    List<RexNode> input =
        project == null
            ? scan.getCluster().getRexBuilder().identityProjects(scan.getRowType())
            : project.getProjects();
    RelNode narrower = ends(aggregate, input, scan);
    if (narrower == null) {
      narrower = counted(aggregate, input, scan);
    }
    if (narrower != null) {
      call.transformTo(narrower);
    }
  }

  /** The same aggregate over the ends of the list, if it is made of MIN and MAX of its order. */
  private static @Nullable RelNode ends(
      Aggregate aggregate, List<RexNode> input, ConversationScan scan) {
    if (!aggregate.getGroupSet().isEmpty() || aggregate.getAggCallList().isEmpty()) {
      return null;
    }
    Set<ScanEnd> ends = new LinkedHashSet<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      SqlKind kind = call.getAggregation().getKind();
      if ((kind != SqlKind.MIN && kind != SqlKind.MAX)
          || call.hasFilter()
          || !isCreatedAt(input.get(call.getArgList().get(0)), scan)) {
        return null;
      }
      ends.add(
          new ScanEnd(kind == SqlKind.MAX, false, null, one(scan.getCluster().getRexBuilder())));
    }
    return over(aggregate, input, scan.withSpec(scan.spec.withEnds(List.copyOf(ends))));
  }

  private static boolean isCreatedAt(RexNode node, ConversationScan scan) {
    return scan.spec.table().isNarrowed()
        && node instanceof RexInputRef ref
        && ConversationColumn.at(scan.spec.columns().get(ref.getIndex()))
            == ConversationColumn.CREATED_AT;
  }

  private static RexNode one(RexBuilder rexBuilder) {
    return rexBuilder.makeExactLiteral(BigDecimal.ONE);
  }

  /** The same aggregate over rows that stand for many, if it gives the same for them. */
  private static @Nullable RelNode counted(
      Aggregate aggregate, List<RexNode> input, ConversationScan scan) {
    CountGrain grain = grain(aggregate, input, scan);
    if (grain == null) {
      return null;
    }
    if (grain.equals(CountGrain.NONE)
        && aggregate.getAggCallList().stream().noneMatch(AggregateRules::isWeighted)) {
      RexNode one = one(scan.getCluster().getRexBuilder());
      return over(aggregate, input, scan.withSpec(scan.spec.withLimit(null, one)));
    }
    ConversationScan counting = scan.counting(grain);
    List<RexNode> columns = new ArrayList<>(input);
    int weight = columns.size();
    columns.add(RexInputRef.of(counting.getRowType().getFieldCount() - 1, counting.getRowType()));
    RelNode project =
        LogicalProject.create(counting, List.of(), columns, (List<String>) null, Set.of());
    return LogicalAggregate.create(
        project,
        aggregate.getHints(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        aggregate.getAggCallList().stream()
            .map(call -> isWeighted(call) ? weighted(call, weight) : call)
            .toList());
  }

  private static RelNode over(Aggregate aggregate, List<RexNode> input, ConversationScan scan) {
    return aggregate.copy(
        aggregate.getTraitSet(),
        List.of(LogicalProject.create(scan, List.of(), input, (List<String>) null, Set.of())));
  }

  /** What all that the aggregate looks at tells apart; null if that is single rows. */
  private static @Nullable CountGrain grain(
      Aggregate aggregate, List<RexNode> input, ConversationScan scan) {
    Set<Integer> used = new LinkedHashSet<>(aggregate.getGroupSet().asList());
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (!isWeighted(call) && !isWeightless(call)) {
        return null;
      }
      call.getArgList().stream()
          .filter(argument -> !isWeighted(call) || input.get(argument).getType().isNullable())
          .forEach(used::add);
      if (call.hasFilter()) {
        used.add(call.filterArg);
      }
    }
    CountGrain grain = CountGrain.NONE;
    for (int column : used) {
      RexNode node = input.get(column);
      boolean countable = scan.spec.table().isNarrowed() || RexUtil.isConstant(node);
      CountGrain one = countable ? CountGrain.of(scan.overTable(node)) : null;
      if (one == null) {
        return null;
      }
      grain = grain.and(one);
    }
    return grain;
  }

  /** Whether a call depends on how many rows there are. */
  private static boolean isWeighted(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.COUNT && !call.isDistinct();
  }

  /** Whether a call gives the same however often a row is there. */
  private static boolean isWeightless(AggregateCall call) {
    SqlAggFunction function = call.getAggregation();
    if (function == AggregateOperators.TEXT_MIN || function == AggregateOperators.TEXT_MAX) {
      return true;
    }
    return switch (function.getKind()) {
      case MIN, MAX, LITERAL_AGG -> true;
      case COUNT -> call.isDistinct();
      default -> false;
    };
  }

  /** The same count of rows that stand for as many as a column says. */
  private static AggregateCall weighted(AggregateCall call, int weight) {
    List<Integer> arguments = new ArrayList<>(List.of(weight));
    arguments.addAll(call.getArgList());
    return AggregateCall.create(
        call.getParserPosition(),
        AggregateOperators.ROW_COUNT,
        false,
        false,
        false,
        List.of(),
        arguments,
        call.filterArg,
        null,
        call.collation,
        call.type,
        call.getName());
  }
}
