package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import org.apache.calcite.rel.RelNode;

/** The inputs of a relational expression. */
public final class RelInputs {
  private RelInputs() {}

  /** An expression with other inputs, or itself if they are its own. */
  public static RelNode replace(RelNode rel, List<RelNode> inputs) {
    return inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
  }
}
