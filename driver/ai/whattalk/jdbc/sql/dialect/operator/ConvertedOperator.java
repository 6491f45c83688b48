package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** An operator of a parse tree that becomes an expression of other operators. */
public interface ConvertedOperator {

  /**
   * The expression that computes a call.
   *
   * @param type the type of the call as it was validated
   */
  RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands);
}
