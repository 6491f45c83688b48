package ai.whattalk.jdbc.sql.pushdown.scan;

import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * An end of the rows in the order of {@code created_at} of which a scan must give all: what is
 * above it sorts them, and takes no others.
 *
 * @param newest whether it is the end with the newest rows
 * @param undatedFirst whether rows without {@code created_at} come before all others at that end
 * @param offset rows that are left out, a literal or a parameter, or null
 * @param fetch rows that are taken, a literal or a parameter
 */
record ScanEnd(boolean newest, boolean undatedFirst, @Nullable RexNode offset, RexNode fetch) {}
