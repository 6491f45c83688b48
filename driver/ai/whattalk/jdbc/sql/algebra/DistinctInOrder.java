package ai.whattalk.jdbc.sql.algebra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.rules.AggregateExpandDistinctAggregatesRule;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.Mappings;

/**
 * {@code string_agg(DISTINCT a, ',' ORDER BY a)}. Calcite's rule that carries DISTINCT out moves
 * the columns and leaves the ORDER BY at their old numbers (CALCITE-5101). So it is applied to
 * aggregates only whose columns stay where they are: keys first, then what is distinct.
 */
final class DistinctInOrder {
  static final List<RelOptRule> RULES =
      List.of(
          AggregateExpandDistinctAggregatesRule.Config.DEFAULT
              .withOperandSupplier(
                  b ->
                      b.operand(LogicalAggregate.class)
                          .predicate(DistinctInOrder::isArranged)
                          .anyInputs())
              .toRule(),
          PlannerRule.of(
              "DistinctInOrder",
              b ->
                  b.operand(LogicalAggregate.class)
                      .predicate(
                          aggregate -> !isArranged(aggregate) && isByDistinctValues(aggregate))
                      .anyInputs(),
              DistinctInOrder::arrange));

  private DistinctInOrder() {}

  private static boolean isArranged(Aggregate aggregate) {
    if (aggregate.getAggCallList().stream().noneMatch(DistinctInOrder::isOrdered)) {
      return true;
    }
    int next = 0;
    for (int column : first(aggregate)) {
      if (column != next++) {
        return false;
      }
    }
    return isByDistinctValues(aggregate);
  }

  private static boolean isOrdered(AggregateCall call) {
    return call.isDistinct() && !call.getCollation().getFieldCollations().isEmpty();
  }

  /** Whether each order is by what is distinct: by anything else, there is none. */
  private static boolean isByDistinctValues(Aggregate aggregate) {
    return aggregate.getAggCallList().stream()
        .filter(DistinctInOrder::isOrdered)
        .allMatch(call -> call.getArgList().containsAll(call.getCollation().getKeys()));
  }

  /** The columns that the rule groups by. */
  private static Set<Integer> first(Aggregate aggregate) {
    Set<Integer> columns = new LinkedHashSet<>(aggregate.getGroupSet().asList());
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (call.isDistinct()) {
        columns.addAll(call.getArgList());
        if (call.hasFilter()) {
          columns.add(call.filterArg);
        }
      }
    }
    return columns;
  }

  private static void arrange(RelOptRuleCall call) {
    Aggregate aggregate = call.rel(0);
    int count = aggregate.getInput().getRowType().getFieldCount();
    Set<Integer> columns = first(aggregate);
    for (int i = 0; i < count; i++) {
      columns.add(i);
    }
    List<Integer> sources = List.copyOf(columns);
    Mapping moved = Mappings.bijection(sources).inverse();
    RelBuilder builder = call.builder();
    builder.push(aggregate.getInput()).project(builder.fields(sources));
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall one : aggregate.getAggCallList()) {
      calls.add(one.transform(moved));
    }
    call.transformTo(
        LogicalAggregate.create(
            builder.build(),
            aggregate.getHints(),
            aggregate.getGroupSet().permute(moved),
            aggregate.getGroupSets().stream()
                .map(set -> set.permute(moved))
                .sorted(ImmutableBitSet.COMPARATOR)
                .toList(),
            calls));
  }
}
