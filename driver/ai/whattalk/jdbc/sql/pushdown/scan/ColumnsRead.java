package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.EnumerableExactLimit;
import ai.whattalk.jdbc.sql.algebra.RelInputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableWindow;
import org.apache.calcite.plan.RelOptUtil.InputFinder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells scans which of their columns are read by what is above them: in another one, a value that
 * fits no form is nobody's concern. Where it is not known, all are taken to be read.
 */
final class ColumnsRead {

  private ColumnsRead() {}

  /** A physical plan whose scans know that. */
  static RelNode apply(RelNode rel) {
    return apply(rel, all(rel));
  }

  private static RelNode apply(RelNode rel, ImmutableBitSet read) {
    if (rel instanceof EnumerableListScan scan) {
      return scan.withSpec(scan.spec.withRead(read));
    }
    List<ImmutableBitSet> ofInputs = ofInputs(rel, read);
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < ofInputs.size(); i++) {
      inputs.add(apply(rel.getInput(i), ofInputs.get(i)));
    }
    return RelInputs.replace(rel, inputs);
  }

  private static ImmutableBitSet all(RelNode rel) {
    return ImmutableBitSet.range(rel.getRowType().getFieldCount());
  }

  /** For each input, what is read of it where some columns of the result are. */
  private static List<ImmutableBitSet> ofInputs(RelNode rel, ImmutableBitSet read) {
    if (rel instanceof Calc calc) {
      return List.of(ofProgram(calc.getProgram(), read));
    }
    if (rel instanceof Aggregate aggregate) {
      ImmutableBitSet used = aggregate.getGroupSet();
      for (AggregateCall call : aggregate.getAggCallList()) {
        used = used.union(ImmutableBitSet.of(call.getArgList()));
        used = used.union(ImmutableBitSet.of(call.getCollation().getKeys()));
        used = call.hasFilter() ? used.set(call.filterArg) : used;
      }
      return List.of(used);
    }
    if (rel instanceof Sort sort) {
      return List.of(read.union(ImmutableBitSet.of(sort.getCollation().getKeys())));
    }
    if (rel instanceof EnumerableExactLimit
        || rel instanceof EnumerableJoinKeys
        || rel instanceof EnumerableRememberedRows) {
      return List.of(read);
    }
    if (rel instanceof EnumerableWindow window) {
      return List.of(ofWindow(window, read));
    }
    if (rel instanceof Join join) {
      ImmutableBitSet used = read.union(InputFinder.bits(join.getCondition()));
      ImmutableBitSet left = all(join.getLeft());
      return List.of(used.intersect(left), used.except(left).shift(-left.cardinality()));
    }
    return rel.getInputs().stream().map(ColumnsRead::all).toList();
  }

  private static ImmutableBitSet ofProgram(RexProgram program, ImmutableBitSet read) {
    ImmutableBitSet used =
        program.getCondition() == null
            ? ImmutableBitSet.of()
            : InputFinder.bits(program.expandLocalRef(program.getCondition()));
    for (int column : read) {
      used =
          used.union(
              InputFinder.bits(program.expandLocalRef(program.getProjectList().get(column))));
    }
    return used;
  }

  private static ImmutableBitSet ofWindow(Window window, ImmutableBitSet read) {
    ImmutableBitSet used = read;
    for (Window.Group group : window.groups) {
      used = used.union(group.keys).union(ImmutableBitSet.of(group.orderKeys.getKeys()));
      for (Window.RexWinAggCall call : group.aggCalls) {
        used = used.union(InputFinder.bits(call));
      }
    }
    return used.intersect(all(window.getInput()));
  }
}
