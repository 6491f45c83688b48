/**
 * From a parse tree to code: {@code QueryPlanner} lists all passes in their order, {@code
 * CalciteSetup} has the rules between them. Out: a {@code QueryPlan}, which is kept by its SQL and
 * shared.
 */
@NullMarked
package ai.whattalk.jdbc.sql.plan;

import org.jspecify.annotations.NullMarked;
