package ai.whattalk.jdbc.sql.error;

import ai.whattalk.jdbc.api.failure.OneLine;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A statement that can't be planned or computed. The message is one line. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 500;

  private final QueryProblem problem;

  /** Says what is wrong, with the position in the SQL where it is known. */
  public QueryException(QueryProblem problem, @Nullable String message) {
    this(problem, message, null);
  }

  /** Says what is wrong, and what it was found out by. */
  public QueryException(QueryProblem problem, @Nullable String message, @Nullable Throwable cause) {
    super(oneLine(message == null || message.isBlank() ? problem.name() : message), cause);
    this.problem = problem;
  }

  /** Says what is wrong at a place of the SQL. */
  public static QueryException at(SqlParserPos position, QueryProblem problem, String message) {
    return new QueryException(
        problem, MessagePosition.of(position.getLineNum(), position.getColumnNum(), message));
  }

  /** Says what this driver does not have. */
  public static QueryException unsupported(String what) {
    return new QueryException(QueryProblem.UNSUPPORTED, what + " is not supported");
  }

  /** Says what at a place of the SQL this driver does not have. */
  public static QueryException unsupported(SqlParserPos position, String what) {
    return at(position, QueryProblem.UNSUPPORTED, what + " is not supported");
  }

  /** Says that this driver does not have a part of the SQL. */
  public static QueryException unsupported(SqlNode node, String what) {
    return unsupported(node.getParserPosition(), what);
  }

  /** Calcite's own messages can have many lines, and list all that it knows. */
  private static String oneLine(String message) {
    // A text of millions of characters may be what is wrong.
    String beginning = OneLine.shorten(message, 10 * MAX_LENGTH);
    return OneLine.shorten(OneLine.of(beginning), MAX_LENGTH);
  }

  /** What kind of problem this is. */
  public QueryProblem problem() {
    return problem;
  }
}
