/**
 * Relational expressions and planner rules that Calcite lacks or has otherwise: limits, totals,
 * guards, orders. Nothing here knows of the API.
 *
 * <p>Doors: {@code PlannerRules} for the planner, and the passes that {@code QueryPlanner} lists.
 */
@NullMarked
package ai.whattalk.jdbc.sql.algebra;

import org.jspecify.annotations.NullMarked;
