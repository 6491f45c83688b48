package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.EnumerableExactLimit;
import ai.whattalk.jdbc.sql.algebra.RelInputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Tells a scan below joins what a limit above them takes: rows of one end, if they are sorted, or
 * any. As many rows of the scan as are taken of the joins are enough if each of them gives one or
 * more: where it is kept without a match, or has one for sure. The latter are the rows with one of
 * the keys by which {@link JoinNarrowing} narrows the scan, if the join asks for nothing else.
 */
final class JoinedLimits {
  /** In place of a column, as long as no sort was met: joins give rows in the order of the left. */
  private static final int UNSORTED = -1;

  private final RowRange enough;

  /** The other sides of the joins so far that drop rows. */
  private final List<JoinSide> sources = new ArrayList<>();

  private @Nullable ScanEnd end;

  private JoinedLimits(RowRange enough) {
    this.enough = enough;
  }

  /** A physical plan whose scans know of such limits; joins must narrow them already. */
  static RelNode apply(RelNode rel) {
    RelNode told = rel;
    if (rel instanceof EnumerableExactLimit limit && limit.fetch() != null) {
      RowRange enough = new RowRange(limit.offset(), limit.fetch());
      RelNode input = new JoinedLimits(enough).told(limit.getInput(), UNSORTED);
      if (input != null) {
        told = limit.copy(limit.getTraitSet(), List.of(input));
      }
    }
    return RelInputs.replace(told, told.getInputs().stream().map(JoinedLimits::apply).toList());
  }

  /** The input with the scan told so, or null if that would lose rows. */
  private @Nullable RelNode told(RelNode rel, int column) {
    if (rel instanceof EnumerableListScan scan) {
      return end == null ? scan.limited(enough, sources) : scan.ended(column, end, sources);
    }
    if (rel instanceof EnumerableCalc calc && calc.getProgram().getCondition() == null) {
      if (column == UNSORTED) {
        return told(rel, 0, column);
      }
      RexNode value =
          calc.getProgram().expandLocalRef(calc.getProgram().getProjectList().get(column));
      return value instanceof RexInputRef ref ? told(rel, 0, ref.getIndex()) : null;
    }
    if (rel instanceof EnumerableSort sort && column == UNSORTED) {
      return ofSort(sort);
    }
    return rel instanceof Join join ? ofJoin(join, column) : null;
  }

  private @Nullable RelNode ofSort(EnumerableSort sort) {
    if (sort.offset != null || sort.fetch != null) {
      return null;
    }
    RelFieldCollation first = sort.getCollation().getFieldCollations().get(0);
    end =
        new ScanEnd(
            first.getDirection().isDescending(),
            first.nullDirection == RelFieldCollation.NullDirection.FIRST,
            enough);
    return told(sort, 0, first.getFieldIndex());
  }

  private @Nullable RelNode told(RelNode rel, int input, int column) {
    RelNode told = told(rel.getInput(input), column);
    return told == null ? null : RelInputs.replace(rel, input, told);
  }

  private @Nullable RelNode ofJoin(Join join, int column) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    boolean isLeft = column < leftCount;
    boolean keeps =
        switch (join.getJoinType()) {
          case LEFT -> isLeft;
          case RIGHT -> !isLeft;
          case INNER, SEMI -> matches(join, isLeft ? join.getRight() : join.getLeft());
          default -> false;
        };
    if (!keeps) {
      return null;
    }
    return isLeft ? told(join, 0, column) : told(join, 1, column - leftCount);
  }

  /** Whether each row that has one of the keys of the other side has a match there. */
  private boolean matches(Join join, RelNode other) {
    if (join.getCondition().isAlwaysTrue()) {
      return isOneRow(other);
    }
    if (join instanceof EnumerableHashJoin
        && other instanceof EnumerableJoinKeys keys
        && RelOptUtil.conjunctions(join.getCondition()).size() == 1) {
      sources.add(keys.source());
      return true;
    }
    return false;
  }

  /** Whether a plan has just one row, whatever it reads. */
  static boolean isOneRow(RelNode rel) {
    if (rel instanceof EnumerableCalc calc) {
      return calc.getProgram().getCondition() == null && isOneRow(calc.getInput());
    }
    return rel instanceof Aggregate aggregate
        && aggregate.getGroupType() == Aggregate.Group.SIMPLE
        && aggregate.getGroupCount() == 0;
  }
}
