/**
 * Why a statement can't be planned or computed. Out: a {@code QueryException} with a {@code
 * QueryProblem}, which the face makes an SQLState of; and {@code StopCheck}, by which computing
 * asks whether it is to end.
 */
@NullMarked
package ai.whattalk.jdbc.sql.error;

import org.jspecify.annotations.NullMarked;
