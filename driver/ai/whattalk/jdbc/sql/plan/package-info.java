/**
 * From a parse tree to code. In: what {@code StatementParser} gives; out: a {@code QueryPlan},
 * which is kept by its SQL and shared. {@code QueryPlanner} is the door, and lists the passes over
 * the plan in their order; how Calcite is set up is said in {@code CalciteSetup}, its rules in
 * {@code PlannerRules} and {@code Pushdown}.
 */
@NullMarked
package ai.whattalk.jdbc.sql.plan;

import org.jspecify.annotations.NullMarked;
