/**
 * Passes over a parse tree, before and after it is validated: what Calcite takes otherwise than
 * PostgreSQL is spelled in another way, or refused with its place. In and out: a parse tree. Doors:
 * the classes that {@code StatementParser} and {@code QueryPlanner} list as passes.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.tree;

import org.jspecify.annotations.NullMarked;
