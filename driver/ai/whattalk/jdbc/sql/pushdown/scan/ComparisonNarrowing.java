package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.RelInputs;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity.Course;
import ai.whattalk.jdbc.sql.pushdown.scan.JoinSide.KeyComparison;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code created_at >= (SELECT …)} and its like narrow a scan: where Calcite compares each row
 * with the few rows of another input, these are read first. As {@link JoinNarrowing} does for equal
 * keys.
 */
final class ComparisonNarrowing {

  /** Ordinal of the only column of a term; whether it is a time of a list is seen at its scan. */
  private static final int CREATED = 0;

  private ComparisonNarrowing() {}

  /** A physical plan whose scans are narrowed by comparisons. */
  static RelNode apply(RelNode rel) {
    return apply(rel, List.of());
  }

  /**
   * Narrows scans in a part of a plan.
   *
   * @param conditions rows of this part count only if all of them are true
   */
  private static RelNode apply(RelNode rel, List<RexNode> conditions) {
    if (rel instanceof EnumerableCalc calc) {
      return RelInputs.replace(calc, List.of(apply(calc.getInput(), below(calc, conditions))));
    }
    if (!(rel instanceof EnumerableNestedLoopJoin join)) {
      return RelInputs.replace(
          rel, rel.getInputs().stream().map(ComparisonNarrowing::apply).toList());
    }
    List<RexNode> all = new ArrayList<>();
    JoinRelType type = join.getJoinType();
    boolean isCross =
        join.getCondition().isAlwaysTrue()
            && JoinedLimits.isOneRow(join.getRight())
            && type == JoinRelType.LEFT;
    if (type == JoinRelType.INNER || type == JoinRelType.SEMI) {
      all.addAll(RelOptUtil.conjunctions(join.getCondition()));
    }
    if (type == JoinRelType.INNER || type == JoinRelType.SEMI || isCross) {
      all.addAll(conditions);
    }
    int leftCount = join.getLeft().getRowType().getFieldCount();
    ImmutableBitSet ofLeft = ImmutableBitSet.range(leftCount);
    RelNode left =
        apply(
            join.getLeft(),
            all.stream()
                .filter(node -> ofLeft.contains(RelOptUtil.InputFinder.bits(node)))
                .toList());
    RelNode right = apply(join.getRight());
    return narrowed((EnumerableNestedLoopJoin) RelInputs.replace(join, List.of(left, right)), all);
  }

  /** Conditions on the columns of a calc, and its own, as those on the columns of its input. */
  private static List<RexNode> below(EnumerableCalc calc, List<RexNode> conditions) {
    RexProgram program = calc.getProgram();
    List<RexNode> below = new ArrayList<>();
    if (program.getCondition() != null) {
      below.addAll(RelOptUtil.conjunctions(program.expandLocalRef(program.getCondition())));
    }
    conditions.forEach(condition -> below.add(RelOptUtil.pushPastCalc(condition, calc)));
    return below;
  }

  private static RelNode narrowed(EnumerableNestedLoopJoin join, List<RexNode> conditions) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    List<Integer> columns = new ArrayList<>();
    List<KeyComparison> comparisons = new ArrayList<>();
    if (JoinNarrowing.isShort(join.getRight())) {
      for (RexNode condition : conditions) {
        KeyComparison comparison = comparison(condition, leftCount);
        if (comparison != null) {
          columns.add(RelOptUtil.InputFinder.bits(comparison.term()).nth(0));
          comparisons.add(comparison);
        }
      }
    }
    List<KeyComparison> overTable =
        comparisons.stream().map(ComparisonNarrowing::overTable).toList();
    JoinSide source = new JoinSide(!JoinNarrowing.hasScan(join.getRight()), overTable);
    RelNode left = join.getLeft();
    for (int i = 0; i < columns.size(); i++) {
      RelNode narrower =
          Monotonicity.isOfCreated(overTable.get(i).term(), CREATED)
                  && Monotonicity.course(overTable.get(i).term(), CREATED) != Course.OTHER
              ? JoinNarrowing.narrowed(left, columns.get(i), source, i)
              : null;
      left = narrower == null ? left : narrower;
    }
    List<RexNode> keys = overTable.stream().map(KeyComparison::key).toList();
    return left.equals(join.getLeft())
        ? join
        : RelInputs.replace(
            join, List.of(left, new EnumerableJoinKeys(join.getRight(), source, keys)));
  }

  /**
   * A condition as a comparison of a term of one column of the left input, over that input, with a
   * key of the right one; null if it is none.
   */
  private static @Nullable KeyComparison comparison(RexNode condition, int leftCount) {
    if (!(condition instanceof RexCall call)
        || !call.isA(SqlKind.COMPARISON)
        || call.isA(SqlKind.NOT_EQUALS)
        || RexUtil.containsCorrelation(call)
        || !RexUtil.isDeterministic(call)) {
      return null;
    }
    RexNode first = call.getOperands().get(0);
    RexNode second = call.getOperands().get(1);
    ImmutableBitSet ofFirst = RelOptUtil.InputFinder.bits(first);
    ImmutableBitSet ofSecond = RelOptUtil.InputFinder.bits(second);
    if (ofFirst.isEmpty() || ofSecond.isEmpty()) {
      return null;
    }
    if (ofFirst.cardinality() == 1 && ofFirst.nth(0) < leftCount && ofSecond.nth(0) >= leftCount) {
      return new KeyComparison(first, call.getKind(), RexUtil.shift(second, -leftCount));
    }
    return ofSecond.cardinality() == 1 && ofSecond.nth(0) < leftCount && ofFirst.nth(0) >= leftCount
        ? new KeyComparison(second, call.getKind().reverse(), RexUtil.shift(first, -leftCount))
        : null;
  }

  /** A comparison with the only column of its term at a known ordinal. */
  private static KeyComparison overTable(KeyComparison comparison) {
    int column = RelOptUtil.InputFinder.bits(comparison.term()).nth(0);
    RexNode term = RexUtil.shift(comparison.term(), CREATED - column);
    return new KeyComparison(term, comparison.kind(), comparison.key());
  }
}
