/**
 * The leaf of a plan. In: a plan, of which {@code ListScan} absorbs filters, columns, limits, ends
 * and counts; out, at execution, rows, for which {@code ScanReader} decides what the API is asked.
 * Doors: {@code Pushdown}, which has the rules and passes, and {@code PlanWriter} for EXPLAIN.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.scan;

import org.jspecify.annotations.NullMarked;
