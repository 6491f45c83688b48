package ai.whattalk.jdbc.sql.pushdown.scan;

import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A condition of a join that compares what rises or falls with {@code created_at} with a value of
 * the other side.
 *
 * @param term over the columns of the table
 * @param kind how {@code term} compares with {@code key}
 * @param key over the columns of the other side
 */
record KeyComparison(RexNode term, SqlKind kind, RexNode key) {

  /** The type of what is compared. */
  SqlTypeName type() {
    return term.getType().getSqlTypeName();
  }
}
