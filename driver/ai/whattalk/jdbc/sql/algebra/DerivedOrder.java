package ai.whattalk.jdbc.sql.algebra;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.rules.SortUnionTransposeRule;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ORDER BY of a derived table where something above it shows the order of its rows: the
 * result itself, LIMIT, an aggregate that puts values in a row, a window. Calcite drops it but
 * where there is a LIMIT, and so it is kept as one with a LIMIT of all rows.
 */
public final class DerivedOrder {
  private static final BigDecimal ALL_ROWS = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Set<SqlKind> OF_ANY_ORDER =
      Set.of(
          SqlKind.COUNT,
          SqlKind.SUM,
          SqlKind.SUM0,
          SqlKind.MIN,
          SqlKind.MAX,
          SqlKind.AVG,
          SqlKind.GROUPING);

  /** Carries a limit, and not a kept order, into the branches of a union. */
  static final RelOptRule UNIONS_OF_LIMITS =
      SortUnionTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              limit ->
                  limit
                      .operand(Sort.class)
                      .predicate(sort -> !isAllRows(sort.fetch))
                      .oneInput(union -> union.operand(Union.class).anyInputs()))
          .toRule();

  private DerivedOrder() {}

  /** Leaves the orders of a plan out that nothing shows. */
  public static RelNode keep(RelNode plan) {
    return plan instanceof Sort sort && !isLimited(sort)
        ? sort.copy(sort.getTraitSet(), List.of(keep(sort.getInput(), false)))
        : keep(plan, true);
  }

  /** Whether a number of rows is that of a kept order. */
  public static boolean isAllRows(@Nullable RexNode fetch) {
    return fetch instanceof RexLiteral literal
        && ALL_ROWS.equals(RexLiteral.bigDecimalValue(literal));
  }

  private static RelNode keep(RelNode rel, boolean shown) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : rel.getInputs()) {
      inputs.add(keep(input, isShown(rel, shown)));
    }
    RelNode kept = RelInputs.replace(rel, inputs).accept(SUBQUERIES);
    if (kept instanceof Filter filter
        && filter.getVariablesSet().isEmpty()
        && RexUtil.SubQueryFinder.find(filter.getCondition()) == null
        && RexUtil.isDeterministic(filter.getCondition())) {
      RelNode filtered = filtered(filter.getInput(), filter.getCondition());
      return filtered == null ? filter : filtered;
    }
    if (!(kept instanceof Sort sort)) {
      return kept;
    }
    if (sort.getCollation().getFieldCollations().isEmpty()) {
      RelNode limited = limited(sort.getInput(), sort);
      return limited == null ? sort : limited;
    }
    if (isLimited(sort)) {
      return sort;
    }
    return shown ? withRows(sort, null, all(sort)) : sort.getInput();
  }

  private static final RexShuttle SUBQUERIES =
      new RexShuttle() {
        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
          RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
          boolean shown = subquery.getKind() == SqlKind.ARRAY_QUERY_CONSTRUCTOR;
          return visited.clone(keep(visited.rel, shown));
        }
      };

  /** Whether the order of a node's input matters, if its own does. */
  private static boolean isShown(RelNode rel, boolean shown) {
    if (rel instanceof Aggregate aggregate) {
      return aggregate.getAggCallList().stream().anyMatch(DerivedOrder::takesInOrder);
    }
    if (rel instanceof Sort sort) {
      return sort.getCollation().getFieldCollations().isEmpty();
    }
    if (rel instanceof Project project) {
      return shown || project.containsOver();
    }
    return shown
        && (rel instanceof Filter
            || rel instanceof Correlate
            || (rel instanceof Union union && union.all));
  }

  private static boolean takesInOrder(AggregateCall call) {
    return !OF_ANY_ORDER.contains(call.getAggregation().getKind())
        && call.getCollation().getFieldCollations().isEmpty();
  }

  private static boolean isKept(RelNode rel) {
    return rel instanceof Sort sort && isAllRows(sort.fetch) && sort.offset == null;
  }

  /** A condition moved below the order that it would keep from the scan; null if there is none. */
  private static @Nullable RelNode filtered(RelNode rel, RexNode condition) {
    if (rel instanceof Project project && !project.containsOver()) {
      RelNode input = filtered(project.getInput(), RelOptUtil.pushPastProject(condition, project));
      return input == null ? null : project.copy(project.getTraitSet(), List.of(input));
    }
    return isKept(rel)
        ? rel.copy(rel.getTraitSet(), List.of(LogicalFilter.create(rel.getInput(0), condition)))
        : null;
  }

  private static boolean isLimited(Sort sort) {
    return sort.fetch != null || sort.offset != null;
  }

  private static RexNode all(RelNode rel) {
    return rel.getCluster()
        .getRexBuilder()
        .makeLiteral(
            ALL_ROWS, rel.getCluster().getTypeFactory().createSqlType(SqlTypeName.BIGINT), false);
  }

  private static Sort withRows(Sort sort, @Nullable RexNode offset, @Nullable RexNode fetch) {
    return sort.copy(sort.getTraitSet(), sort.getInput(), sort.getCollation(), offset, fetch);
  }

  /** A limit moved to the order below it that has none; null if there is none. */
  private static @Nullable RelNode limited(RelNode rel, Sort limit) {
    if (rel instanceof Project project && !project.containsOver()) {
      RelNode input = limited(project.getInput(), limit);
      return input == null ? null : project.copy(project.getTraitSet(), List.of(input));
    }
    return isKept(rel) && rel instanceof Sort sort
        ? withRows(sort, limit.offset, limit.fetch)
        : null;
  }
}
