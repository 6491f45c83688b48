package ai.whattalk.jdbc.sql.algebra;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/** The inputs of a relational expression. */
public final class RelInputs {
  private RelInputs() {}

  /** An expression with another one of its inputs. */
  public static RelNode replace(RelNode rel, int index, RelNode input) {
    List<RelNode> inputs = new ArrayList<>(rel.getInputs());
    inputs.set(index, input);
    return replace(rel, inputs);
  }

  /** An expression with other inputs, or itself if they are its own. */
  public static RelNode replace(RelNode rel, List<RelNode> inputs) {
    return inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
  }
}
