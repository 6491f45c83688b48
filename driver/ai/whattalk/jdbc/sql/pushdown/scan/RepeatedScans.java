package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.RelInputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableBatchNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.RepeatUnion;

/**
 * Finds the scans that Calcite's operators read once for each row of another input, so that they
 * keep their rows, and the correlated subqueries, of which the answers are kept.
 */
final class RepeatedScans {

  private RepeatedScans() {}

  /** A physical plan with such scans marked. */
  static RelNode mark(RelNode rel) {
    return mark(rel, false, false);
  }

  /**
   * Marks the scans of a part of a plan.
   *
   * @param repeated whether it is in a place where it is read again and again
   * @param recursive whether what it reads may be others' rows each time
   */
  private static RelNode mark(RelNode rel, boolean repeated, boolean recursive) {
    if (rel instanceof EnumerableListScan scan) {
      return repeated ? scan.asRepeated() : scan;
    }
    boolean repeatsLast =
        rel instanceof Correlate
            || rel instanceof RepeatUnion
            || rel instanceof EnumerableNestedLoopJoin
            || rel instanceof EnumerableBatchNestedLoopJoin;
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < rel.getInputs().size(); i++) {
      boolean isLast = i > 0;
      RelNode input =
          mark(
              rel.getInput(i),
              repeated || (repeatsLast && isLast),
              recursive || (rel instanceof RepeatUnion && isLast));
      inputs.add(
          rel instanceof Correlate && isLast && !recursive
              ? new EnumerableRememberedRows(input)
              : input);
    }
    return RelInputs.replace(rel, inputs);
  }
}
