package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.sql.run.Execution;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of those that there are, in their order.
 *
 * @param offset rows that are left out first, a literal or a parameter, or null
 * @param fetch rows that are taken at most, a literal or a parameter, or null
 */
record RowRange(@Nullable RexNode offset, @Nullable RexNode fetch) {
  static final RowRange ALL = new RowRange(null, null);

  long offset(Execution execution) {
    return count(execution, offset, 0);
  }

  /** {@link ReadRequest#ALL} where there is no limit. */
  long fetch(Execution execution) {
    return count(execution, fetch, ReadRequest.ALL);
  }

  /** How many rows there must be, so that all that are wanted are among them. */
  long end(Execution execution) {
    long offset = offset(execution);
    long fetch = fetch(execution);
    return fetch > ReadRequest.ALL - offset ? ReadRequest.ALL : offset + fetch;
  }

  private static long count(Execution execution, @Nullable RexNode node, long ifNone) {
    if (node instanceof RexDynamicParam parameter) {
      return execution.get(parameter.getName()) instanceof Number number
          ? number.longValue()
          : ifNone;
    }
    return node instanceof RexLiteral literal ? literal.getValueAs(Long.class) : ifNone;
  }
}
