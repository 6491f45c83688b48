package ai.whattalk.jdbc.sql.algebra;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalUnion;

/**
 * Makes one union of those that are within each other. Calcite's rule merges two of them at a time
 * in all ways that there are, which takes it ten seconds for forty.
 */
public final class FlatUnions {

  private FlatUnions() {}

  public static RelNode apply(RelNode rel) {
    return PlanRewrite.bottomUp(
        rel, node -> node instanceof LogicalUnion union ? flat(union) : node);
  }

  private static RelNode flat(LogicalUnion union) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : union.getInputs()) {
      boolean merged =
          input instanceof Union inner
              && (inner.all || !union.all)
              && inner.getRowType().equals(union.getRowType());
      if (merged) {
        inputs.addAll(input.getInputs());
      } else {
        inputs.add(input);
      }
    }
    return inputs.size() == union.getInputs().size()
        ? union
        : LogicalUnion.create(inputs, union.all);
  }
}
