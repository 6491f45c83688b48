package ai.whattalk.jdbc.sql;

import org.jspecify.annotations.Nullable;

/** A statement that can't be planned or computed. The message is one line. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QueryProblem problem;

  /** Says in one line what is wrong, with the position in the SQL where it is known. */
  public QueryException(QueryProblem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What kind of problem this is. */
  public QueryProblem problem() {
    return problem;
  }
}
