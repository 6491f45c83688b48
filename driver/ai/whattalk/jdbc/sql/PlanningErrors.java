package ai.whattalk.jdbc.sql;

import java.util.Locale;
import org.apache.calcite.runtime.CalciteContextException;

/** Says what the exceptions of Calcite's validator and planner mean. */
final class PlanningErrors {

  private PlanningErrors() {}

  static RuntimeException translate(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CalciteContextException context) {
        return validation(context);
      }
    }
    return ExecutionErrors.translate(error);
  }

  /** Calcite's validator tells its errors apart by their text only. */
  private static QueryException validation(CalciteContextException error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    String reason = String.valueOf(cause.getMessage());
    return new QueryException(
        problem(reason),
        String.format(
            Locale.ROOT,
            "line %d, column %d: %s",
            error.getPosLine(),
            error.getPosColumn(),
            reason),
        error);
  }

  private static QueryProblem problem(String reason) {
    boolean notFound = reason.contains("not found");
    if (notFound && reason.startsWith("Column ")) {
      return QueryProblem.UNKNOWN_COLUMN;
    }
    if (notFound && (reason.startsWith("Object ") || reason.startsWith("Table "))) {
      return QueryProblem.UNKNOWN_TABLE;
    }
    return reason.matches("Illegal (DATE|TIME|TIMESTAMP) literal .*")
        ? QueryProblem.BAD_DATE
        : QueryProblem.INVALID;
  }
}
