/**
 * The leaf of a plan: {@code ListScan} absorbs filters, columns, limits, ends and counts while
 * planning; {@code ScanReader} decides at execution what the API is asked for. The planner enters
 * by {@code Pushdown}, which has the rules and passes, and EXPLAIN by {@code PlanWriter}.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.scan;

import org.jspecify.annotations.NullMarked;
