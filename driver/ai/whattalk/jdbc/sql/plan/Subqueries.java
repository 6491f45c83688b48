package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.Guards;
import ai.whattalk.jdbc.sql.algebra.NullableEquality;
import ai.whattalk.jdbc.sql.algebra.RelInputs;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Prepares subqueries for Calcite's {@code SubQueryRemoveRule}. A correlated one is then carried
 * out for each row of the outer query, and {@code EnumerableRememberedRows} keeps its answers.
 * Calcite can turn it into a join ({@code RelDecorrelator}), but gives other rows where it is
 * nested or has windows (CALCITE-7584), ordered aggregates or groups. Only EXISTS of rows that
 * equal the outer ones becomes a join here.
 */
final class Subqueries {
  private Subqueries() {}

  /** A plan whose subqueries Calcite can remove. */
  static RelNode prepare(RelNode plan) {
    return prepare(plan, Set.of());
  }

  /**
   * Prepares the subqueries of a part of a plan.
   *
   * @param outer the variables that stand for rows of queries around this one
   */
  private static RelNode prepare(RelNode rel, Set<CorrelationId> outer) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : rel.getInputs()) {
      boolean inner = rel instanceof Correlate && !inputs.isEmpty();
      inputs.add(
          prepare(input, inner ? and(outer, Set.of(((Correlate) rel).getCorrelationId())) : outer));
    }
    RelNode prepared = RelInputs.replace(rel, inputs);
    Set<CorrelationId> own = new LinkedHashSet<>(RelOptUtil.getVariablesUsed(subqueries(prepared)));
    own.removeAll(outer);
    RelNode inside = NullableEquality.keep(prepared.accept(within(and(outer, own))));
    if (inside instanceof Filter filter) {
      return joined(filter);
    }
    return inside instanceof Project project && !outer.isEmpty() ? apart(project, own) : inside;
  }

  private static Set<CorrelationId> and(Set<CorrelationId> some, Set<CorrelationId> others) {
    Set<CorrelationId> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static RexShuttle within(Set<CorrelationId> outer) {
    return new RexShuttle() {
      @Override
      public RexNode visitSubQuery(RexSubQuery subquery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
        RexSubQuery prepared = visited.clone(prepare(visited.rel, outer));
        return prepared.getOperator() == SqlStdOperatorTable.SOME_NE ? apart(prepared) : prepared;
      }
    };
  }

  /**
   * {@code x < SOME (…) OR x > SOME (…)} for {@code x <> SOME (…)}, of which Calcite takes any
   * columns of the query that are called C and D for its own.
   */
  private static RexNode apart(RexSubQuery unequal) {
    return unequal
        .rel
        .getCluster()
        .getRexBuilder()
        .makeCall(
            SqlStdOperatorTable.OR,
            RexSubQuery.some(unequal.rel, unequal.operands, SqlStdOperatorTable.SOME_LT),
            RexSubQuery.some(unequal.rel, unequal.operands, SqlStdOperatorTable.SOME_GT));
  }

  private static List<RexSubQuery> subqueries(RelNode rel) {
    List<RexSubQuery> found = new ArrayList<>();
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subquery) {
            found.add(subquery);
            return super.visitSubQuery(subquery);
          }
        });
    return found;
  }

  /**
   * One projection for each subquery, which says what variables begin there. Without any it is
   * taken to be where all of those begin that its subquery uses, also those of outer queries, so
   * one that nothing uses says that none does. Calcite forgets them when it has removed the first
   * of several subqueries.
   */
  private static RelNode apart(Project project, Set<CorrelationId> own) {
    List<RexSubQuery> innerFirst = Lists.reverse(subqueries(project));
    if (innerFirst.isEmpty()) {
      return project;
    }
    Set<CorrelationId> begun = own.isEmpty() ? Set.of(project.getCluster().createCorrel()) : own;
    RexBuilder rexBuilder = project.getCluster().getRexBuilder();
    Map<RexNode, RexNode> columns = new HashMap<>();
    RexShuttle moved =
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subquery) {
            return Objects.requireNonNull(columns.get(subquery));
          }
        };
    RelNode input = project.getInput();
    for (RexSubQuery subquery : new LinkedHashSet<>(innerFirst)) {
      List<RexNode> wider = new ArrayList<>(rexBuilder.identityProjects(input.getRowType()));
      wider.add(subquery.clone(subquery.getType(), moved.apply(subquery.getOperands())));
      List<@Nullable String> names = new ArrayList<>(Collections.nCopies(wider.size(), null));
      input = LogicalProject.create(input, List.of(), wider, names, begun);
      columns.put(subquery, RexInputRef.of(wider.size() - 1, input.getRowType()));
    }
    return LogicalProject.create(
        input,
        project.getHints(),
        moved.apply(project.getProjects()),
        project.getRowType(),
        Set.of());
  }

  /** A filter with IN in place of each EXISTS that means the same. */
  private static RelNode joined(Filter filter) {
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      RexNode in =
          condition instanceof RexSubQuery exists && exists.getKind() == SqlKind.EXISTS
              ? in(exists, filter)
              : null;
      conditions.add(in == null ? condition : in);
    }
    RexBuilder rexBuilder = filter.getCluster().getRexBuilder();
    int before = guards(conditions);
    RelNode input =
        before == 0
            ? filter.getInput()
            : LogicalFilter.create(
                filter.getInput(),
                RexUtil.composeConjunction(rexBuilder, conditions.subList(0, before)));
    LogicalFilter joined =
        LogicalFilter.create(
            input,
            RexUtil.composeConjunction(rexBuilder, conditions.subList(before, conditions.size())));
    Set<CorrelationId> used = RelOptUtil.getVariablesUsed(subqueries(joined));
    used.retainAll(filter.getVariablesSet());
    return LogicalFilter.create(input, joined.getCondition(), ImmutableSet.copyOf(used));
  }

  /** How many conditions stand before one whose value is joined with rows, and may fail. */
  private static int guards(List<RexNode> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      if (RexUtil.SubQueryFinder.find(conditions.get(i)) != null) {
        return Guards.mayFail(conditions.get(i)) ? i : 0;
      }
    }
    return 0;
  }

  /** {@code EXISTS (SELECT … WHERE outer = inner AND …)} as an IN, or null. */
  private static @Nullable RexNode in(RexSubQuery exists, Filter outer) {
    RelNode rel = exists.rel;
    while (rel instanceof Project project
        && !RexUtil.containsCorrelation(project.getProjects().get(0))) {
      rel = project.getInput();
    }
    if (!(rel instanceof Filter inner)
        || !RelOptUtil.getVariablesUsed(inner.getInput()).isEmpty()) {
      return null;
    }
    List<RexNode> outerKeys = new ArrayList<>();
    List<RexNode> innerKeys = new ArrayList<>();
    List<RexNode> rest = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(inner.getCondition())) {
      if (!RexUtil.containsCorrelation(condition)) {
        rest.add(condition);
      } else if (condition.getKind() == SqlKind.EQUALS) {
        List<RexNode> sides = ((RexCall) condition).getOperands();
        RexNode left = ofOuter(sides.get(0), outer);
        RexNode right = ofOuter(sides.get(1), outer);
        if ((left == null) == (right == null)) {
          return null;
        }
        outerKeys.add(left == null ? right : left);
        innerKeys.add(left == null ? sides.get(0) : sides.get(1));
      } else {
        return null;
      }
    }
    if (outerKeys.isEmpty() || innerKeys.stream().anyMatch(RexUtil::containsCorrelation)) {
      return null;
    }
    RexBuilder rexBuilder = outer.getCluster().getRexBuilder();
    RelNode rows =
        rest.isEmpty()
            ? inner.getInput()
            : LogicalFilter.create(inner.getInput(), RexUtil.composeConjunction(rexBuilder, rest));
    List<@Nullable String> names = new ArrayList<>(Collections.nCopies(innerKeys.size(), null));
    return RexSubQuery.in(
        LogicalProject.create(rows, List.of(), innerKeys, names, Set.of()),
        ImmutableList.copyOf(outerKeys));
  }

  /** An expression of the outer row alone, over that row; null if it is another one. */
  private static @Nullable RexNode ofOuter(RexNode node, Filter outer) {
    boolean[] other = {false, false};
    RexNode moved =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitFieldAccess(RexFieldAccess access) {
                if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && outer.getVariablesSet().contains(variable.id)) {
                  other[1] = true;
                  return RexInputRef.of(
                      access.getField().getIndex(), outer.getInput().getRowType());
                }
                other[0] = true;
                return access;
              }

              @Override
              public RexNode visitInputRef(RexInputRef inputRef) {
                other[0] = true;
                return inputRef;
              }

              @Override
              public RexNode visitSubQuery(RexSubQuery subquery) {
                other[0] = true;
                return subquery;
              }
            });
    return other[0] || !other[1] ? null : moved;
  }
}
