/**
 * Passes over a parse tree, before and after it is validated: what Calcite takes otherwise than
 * PostgreSQL is spelled in another way, or refused with its place.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.tree;

import org.jspecify.annotations.NullMarked;
