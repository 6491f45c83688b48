/**
 * What every read-only driver answers: the hundred methods of JDBC's interfaces that are refusals
 * or constants. The face's classes extend these and answer the rest. Nothing here knows of a query.
 */
@NullMarked
package ai.whattalk.jdbc.readonly;

import org.jspecify.annotations.NullMarked;
