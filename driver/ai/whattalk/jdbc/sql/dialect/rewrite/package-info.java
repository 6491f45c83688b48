/**
 * Passes over relational expressions that give PostgreSQL's values where Calcite's operators give
 * others. In and out: a tree of relational algebra, before it is planned. Doors: the classes that
 * {@code QueryPlanner} lists as passes, and {@code PostgresConvertlets}.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.rewrite;

import org.jspecify.annotations.NullMarked;
