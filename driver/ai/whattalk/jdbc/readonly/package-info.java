/**
 * What every read-only driver answers: the hundred methods of JDBC's interfaces that are refusals
 * or constants. The face's classes extend these and answer the rest. In: calls of JDBC; out:
 * constants, rows of metadata, or an SQLException. Nothing here knows of a query.
 */
@NullMarked
package ai.whattalk.jdbc.readonly;

import org.jspecify.annotations.NullMarked;
