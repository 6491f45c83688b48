/**
 * From a parse tree to code: {@code QueryPlanner} has the order of all passes. Out: a {@code
 * QueryPlan}, which is kept by its SQL and shared.
 */
@NullMarked
package ai.whattalk.jdbc.sql.plan;

import org.jspecify.annotations.NullMarked;
