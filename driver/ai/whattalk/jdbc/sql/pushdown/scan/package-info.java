/**
 * The leaf of a plan: {@code ConversationScan} absorbs filters, columns, limits, ends and counts
 * while planning; {@code ScanReader} decides at execution what the API is asked for.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.scan;

import org.jspecify.annotations.NullMarked;
