package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.EnumerableExactLimit;
import ai.whattalk.jdbc.sql.algebra.RelInputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Lets the keys of one side of a join narrow a scan on the other side, as IN with a list would,
 * where rows without a match are not wanted. The one side is read first then, which must not cost
 * requests that reading it later would not.
 */
final class JoinNarrowing {
  /** A LIMIT up to which a side is read first. */
  private static final long FEW_ROWS = 1_000;

  private JoinNarrowing() {}

  /** Columns that are equal in the two sides of a join. */
  private record Pair(int left, int right) {}

  /** A physical plan with joins that narrow; {@link RepeatedScans} must be marked before. */
  static RelNode apply(RelNode rel) {
    RelNode narrowed =
        RelInputs.replace(rel, rel.getInputs().stream().map(JoinNarrowing::apply).toList());
    if (!(narrowed instanceof EnumerableHashJoin join)) {
      return narrowed;
    }
    RelNode right = dropsRight(join.getJoinType()) ? narrowed(join, true) : null;
    RelNode left = right == null && dropsLeft(join.getJoinType()) ? narrowed(join, false) : null;
    return right != null ? right : left != null ? left : join;
  }

  private static boolean dropsLeft(JoinRelType type) {
    return type == JoinRelType.INNER || type == JoinRelType.SEMI || type == JoinRelType.RIGHT;
  }

  private static boolean dropsRight(JoinRelType type) {
    return type == JoinRelType.INNER
        || type == JoinRelType.LEFT
        || type == JoinRelType.SEMI
        || type == JoinRelType.ANTI;
  }

  /** The join with one side narrowed by the other, or null if that can't be or does not pay. */
  private static @Nullable RelNode narrowed(EnumerableHashJoin join, boolean narrowsRight) {
    RelNode keySide = narrowsRight ? join.getLeft() : join.getRight();
    boolean local = !hasScan(keySide);
    if (!local && !mayBeReadFirst(join, keySide, narrowsRight)) {
      return null;
    }
    JoinSide source = new JoinSide(local);
    List<RexNode> keys = new ArrayList<>();
    RelNode side = narrowsRight ? join.getRight() : join.getLeft();
    for (Pair pair : pairs(join)) {
      RelNode narrower = narrowed(side, narrowsRight ? pair.right : pair.left, source, keys.size());
      if (narrower != null) {
        side = narrower;
        keys.add(RexInputRef.of(narrowsRight ? pair.left : pair.right, keySide.getRowType()));
      }
    }
    if (keys.isEmpty()) {
      return null;
    }
    RelNode asked = new EnumerableJoinKeys(keySide, source, keys);
    return join.copy(
        join.getTraitSet(), narrowsRight ? List.of(asked, side) : List.of(side, asked));
  }

  /**
   * Whether a side that makes requests is read as a whole anyway: a join of two others may end with
   * a LIMIT before it comes to that, unless the side ends by itself.
   */
  private static boolean mayBeReadFirst(
      EnumerableHashJoin join, RelNode keySide, boolean narrowsRight) {
    return join.isSemiJoin() ? !narrowsRight : isShort(keySide);
  }

  static boolean hasScan(RelNode rel) {
    return rel instanceof EnumerableListScan
        || rel.getInputs().stream().anyMatch(JoinNarrowing::hasScan);
  }

  static boolean isShort(RelNode rel) {
    if (rel instanceof EnumerableExactLimit limit) {
      return isFew(limit.fetch());
    }
    if (rel instanceof EnumerableListScan scan) {
      return !scan.spec.table().isNarrowed() || isFew(scan.spec.limit().fetch());
    }
    return rel instanceof Aggregate || rel.getInputs().stream().allMatch(JoinNarrowing::isShort);
  }

  private static boolean isFew(@Nullable RexNode fetch) {
    return fetch instanceof RexLiteral literal && literal.getValueAs(Long.class) <= FEW_ROWS;
  }

  private static List<Pair> pairs(EnumerableHashJoin join) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    List<Pair> pairs = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      if (condition.isA(SqlKind.EQUALS)
          && ((RexCall) condition).getOperands().get(0) instanceof RexInputRef first
          && ((RexCall) condition).getOperands().get(1) instanceof RexInputRef second) {
        int left = Math.min(first.getIndex(), second.getIndex());
        int right = Math.max(first.getIndex(), second.getIndex());
        if (left < leftCount && right >= leftCount) {
          pairs.add(new Pair(left, right - leftCount));
        }
      }
    }
    return pairs;
  }

  /** An input whose scan is narrowed by a key, or null if the column is none of a scan. */
  static @Nullable RelNode narrowed(RelNode rel, int column, JoinSide source, int index) {
    if (rel instanceof EnumerableListScan scan) {
      return scan.narrowed(column, source, index);
    }
    if (rel instanceof EnumerableCalc calc) {
      RexNode value =
          calc.getProgram().expandLocalRef(calc.getProgram().getProjectList().get(column));
      return value instanceof RexInputRef ref
          ? withNarrowed(rel, 0, ref.getIndex(), source, index)
          : null;
    }
    if (rel instanceof EnumerableAggregate aggregate) {
      return aggregate.getGroupType() == Aggregate.Group.SIMPLE
              && column < aggregate.getGroupCount()
          ? withNarrowed(rel, 0, aggregate.getGroupSet().nth(column), source, index)
          : null;
    }
    if (rel instanceof EnumerableSort sort && sort.offset == null && sort.fetch == null) {
      return withNarrowed(rel, 0, column, source, index);
    }
    return rel instanceof Join join ? ofJoin(join, column, source, index) : null;
  }

  /** Where a row of the input that is left out makes none of the join another one. */
  private static @Nullable RelNode ofJoin(Join join, int column, JoinSide source, int index) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    boolean keeps =
        switch (join.getJoinType()) {
          case INNER -> true;
          case LEFT, SEMI, ANTI -> column < leftCount;
          case RIGHT -> column >= leftCount;
          default -> false;
        };
    if (!keeps) {
      return null;
    }
    return column < leftCount
        ? withNarrowed(join, 0, column, source, index)
        : withNarrowed(join, 1, column - leftCount, source, index);
  }

  private static @Nullable RelNode withNarrowed(
      RelNode rel, int input, int column, JoinSide source, int index) {
    RelNode narrower = narrowed(rel.getInput(input), column, source, index);
    return narrower == null ? null : RelInputs.replace(rel, input, narrower);
  }
}
