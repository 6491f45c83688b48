package ai.whattalk.jdbc.sql.pushdown.scan;

import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a scan are enough, as far as planning can tell, for a limit above it: no more
 * are read ahead, and there are more for who asks.
 *
 * @param offset rows that the limit leaves out, a literal or a parameter, or null
 * @param fetch rows that it takes, a literal or a parameter
 */
record EnoughRows(@Nullable RexNode offset, RexNode fetch) {}
