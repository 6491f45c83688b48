package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.PlannerRule;
import ai.whattalk.jdbc.sql.dialect.operator.AggregateOperators;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity.Course;
import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The planner rules by which an aggregate tells the {@link ListScan} below it that it needs no
 * single rows: counts may come from totals, MIN and MAX of {@code created_at} need the ends of a
 * list, and whether there is any row is told by one. The aggregate stays, over what is left to do.
 */
final class AggregateRules {

  /** All of them, in no particular order. */
  static final List<RelOptRule> ALL =
      List.of(
          PlannerRule.of(
              "ListScan:aggregate",
              b -> b.operand(Aggregate.class).oneInput(b1 -> b1.operand(ListScan.class).noInputs()),
              call -> apply(call, call.rel(0), null, call.rel(1))),
          PlannerRule.of(
              "ListScan:aggregateOfProject",
              b ->
                  b.operand(Aggregate.class)
                      .oneInput(
                          b1 ->
                              b1.operand(Project.class)
                                  .oneInput(b2 -> b2.operand(ListScan.class).noInputs())),
              call -> apply(call, call.rel(0), call.rel(1), call.rel(2))));

  private AggregateRules() {}

  private static void apply(
      RelOptRuleCall call, Aggregate aggregate, @Nullable Project project, ListScan scan) {
    if (!scan.spec.isPlain() || aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return;
    }
    List<RexNode> input =
        project == null
            ? scan.getCluster().getRexBuilder().identityProjects(scan.getRowType())
            : project.getProjects();
    RelNode narrower = filtered(aggregate, input, scan);
    if (narrower == null) {
      narrower = narrower(aggregate, input, scan);
    }
    if (narrower != null) {
      call.transformTo(narrower);
    }
  }

  /** An aggregate without the FILTER that all its calls share, over the rows that it accepts. */
  private static @Nullable RelNode filtered(
      Aggregate aggregate, List<RexNode> input, ListScan scan) {
    List<Integer> filters =
        aggregate.getAggCallList().stream().map(call -> call.filterArg).distinct().toList();
    if (!aggregate.getGroupSet().isEmpty() || filters.size() != 1 || filters.get(0) < 0) {
      return null;
    }
    RexNode condition = scan.overTable(input.get(filters.get(0)));
    if (!RexUtil.isDeterministic(condition) || RexOver.containsOver(condition)) {
      return null;
    }
    RexBuilder rexBuilder = scan.getCluster().getRexBuilder();
    RexNode all =
        RexUtil.composeConjunction(rexBuilder, Arrays.asList(scan.spec.filter(), condition));
    return LogicalAggregate.create(
        project(scan.withSpec(scan.spec.withFilter(all)), input),
        aggregate.getHints(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        aggregate.getAggCallList().stream().map(call -> call.withFilter(-1)).toList());
  }

  private static @Nullable RelNode narrower(
      Aggregate aggregate, List<RexNode> input, ListScan scan) {
    Map<AggregateCall, ScanEnd> ends = ends(aggregate, input, scan);
    List<AggregateCall> others =
        aggregate.getAggCallList().stream().filter(call -> !ends.containsKey(call)).toList();
    if (!ends.isEmpty() && others.isEmpty()) {
      return over(aggregate, input, scan.withSpec(scan.spec.withEnds(distinct(ends))));
    }
    CountGrain grain = grain(aggregate.getGroupSet(), others, input, scan);
    if (grain != null && (ends.isEmpty() || grain.unit() == null)) {
      return counted(aggregate, input, scan, grain, distinct(ends));
    }
    CountGrain ofAll =
        ends.isEmpty()
            ? null
            : grain(aggregate.getGroupSet(), aggregate.getAggCallList(), input, scan);
    return ofAll == null ? null : counted(aggregate, input, scan, ofAll, List.of());
  }

  private static List<ScanEnd> distinct(Map<AggregateCall, ScanEnd> ends) {
    return ends.values().stream().distinct().toList();
  }

  /**
   * The ends of the list that calls are about: MIN and MAX of what rises or falls with its order.
   */
  private static Map<AggregateCall, ScanEnd> ends(
      Aggregate aggregate, List<RexNode> input, ListScan scan) {
    Map<AggregateCall, ScanEnd> ends = new LinkedHashMap<>();
    if (!aggregate.getGroupSet().isEmpty() || !scan.list().hasDays()) {
      return ends;
    }
    RexNode one = one(scan.getCluster().getRexBuilder());
    for (AggregateCall call : aggregate.getAggCallList()) {
      SqlKind kind = call.getAggregation().getKind();
      if ((kind == SqlKind.MIN || kind == SqlKind.MAX) && !call.hasFilter()) {
        Course course =
            Monotonicity.course(
                scan.overTable(input.get(call.getArgList().get(0))), scan.list().createdAt());
        if (course == Course.RISING || course == Course.FALLING) {
          boolean newest = (kind == SqlKind.MAX) == (course == Course.RISING);
          ends.put(call, new ScanEnd(newest, false, new RowRange(null, one)));
        }
      }
    }
    return ends;
  }

  private static RexNode one(RexBuilder rexBuilder) {
    return rexBuilder.makeExactLiteral(BigDecimal.ONE);
  }

  /** An aggregate over rows that stand for many. */
  private static RelNode counted(
      Aggregate aggregate,
      List<RexNode> input,
      ListScan scan,
      CountGrain grain,
      List<ScanEnd> ends) {
    if (grain.equals(CountGrain.NONE)
        && ends.isEmpty()
        && aggregate.getAggCallList().stream().noneMatch(call -> isWeighted(call, input))) {
      RexNode one = one(scan.getCluster().getRexBuilder());
      return over(aggregate, input, scan.withSpec(scan.spec.withLimit(new RowRange(null, one))));
    }
    ListScan counting = scan.counting(grain, ends);
    List<RexNode> columns = new ArrayList<>(input);
    int weight = columns.size();
    columns.add(RexInputRef.of(counting.getRowType().getFieldCount() - 1, counting.getRowType()));
    return LogicalAggregate.create(
        project(counting, columns),
        aggregate.getHints(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        aggregate.getAggCallList().stream()
            .map(call -> isWeighted(call, input) ? weighted(call, weight) : call)
            .toList());
  }

  private static RelNode over(Aggregate aggregate, List<RexNode> input, ListScan scan) {
    return aggregate.copy(aggregate.getTraitSet(), List.of(project(scan, input)));
  }

  private static RelNode project(ListScan scan, List<RexNode> columns) {
    return LogicalProject.create(scan, List.of(), columns, (List<String>) null, Set.of());
  }

  /** What all that an aggregate looks at tells apart; null if that is single rows. */
  private static @Nullable CountGrain grain(
      ImmutableBitSet groups, List<AggregateCall> calls, List<RexNode> input, ListScan scan) {
    Set<Integer> used = new LinkedHashSet<>(groups.asList());
    CountGrain grain = CountGrain.NONE;
    for (AggregateCall call : calls) {
      if (!isWeighted(call, input) && !isWeightless(call)) {
        return null;
      }
      for (int argument : call.getArgList()) {
        if (!isCount(call)) {
          used.add(argument);
        } else if (isCreatedAt(argument, input, scan)) {
          grain = grain.and(CountGrain.DATED);
        } else if (input.get(argument).getType().isNullable()) {
          used.add(argument);
        }
      }
      if (call.hasFilter()) {
        used.add(call.filterArg);
      }
    }
    for (int column : used) {
      RexNode node = input.get(column);
      CountGrain one = CountGrain.of(scan.list(), scan.overTable(node));
      if (one == null) {
        return null;
      }
      grain = grain.and(one);
    }
    return grain;
  }

  private static boolean isCreatedAt(int column, List<RexNode> input, ListScan scan) {
    return scan.list().hasDays()
        && Monotonicity.isCreated(scan.overTable(input.get(column)), scan.list().createdAt());
  }

  /** Whether a call depends on how many rows there are. */
  private static boolean isWeighted(AggregateCall call, List<RexNode> input) {
    return isCount(call) || isSum(call, input);
  }

  private static boolean isCount(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.COUNT && !call.isDistinct();
  }

  /** Whether a call adds values that are exact. */
  private static boolean isSum(AggregateCall call, List<RexNode> input) {
    SqlKind kind = call.getAggregation().getKind();
    return (kind == SqlKind.SUM || kind == SqlKind.SUM0)
        && !call.isDistinct()
        && switch (input.get(call.getArgList().get(0)).getType().getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER, DECIMAL -> true;
          default -> false;
        };
  }

  /** Whether a call gives the same however often a row is there. */
  private static boolean isWeightless(AggregateCall call) {
    SqlAggFunction function = call.getAggregation();
    if (function == AggregateOperators.TEXT_MIN || function == AggregateOperators.TEXT_MAX) {
      return true;
    }
    return switch (function.getKind()) {
      case MIN, MAX, LITERAL_AGG -> true;
      case COUNT, SUM, SUM0 -> call.isDistinct();
      default -> false;
    };
  }

  /** A count or sum of rows that stand for as many as a column says. */
  private static AggregateCall weighted(AggregateCall call, int weight) {
    List<Integer> arguments = new ArrayList<>(List.of(weight));
    arguments.addAll(call.getArgList());
    return AggregateCall.create(
        call.getParserPosition(),
        isCount(call) ? AggregateOperators.ROW_COUNT : AggregateOperators.rowSum(call),
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
