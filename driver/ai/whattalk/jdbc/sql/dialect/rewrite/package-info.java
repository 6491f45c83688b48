/**
 * Passes over relational expressions that give PostgreSQL's values where Calcite's operators give
 * others.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.rewrite;

import org.jspecify.annotations.NullMarked;
