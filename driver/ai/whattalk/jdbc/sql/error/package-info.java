/**
 * Why a statement can't be planned or computed: a {@code QueryException} with a {@code
 * QueryProblem}, which the face makes an SQLState of.
 */
@NullMarked
package ai.whattalk.jdbc.sql.error;

import org.jspecify.annotations.NullMarked;
