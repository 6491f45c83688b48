package ai.whattalk.jdbc.error;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.function.Supplier;

/** Turns what fails below the JDBC face into the documented SQLExceptions. */
public final class ErrorTranslator {
  /** How deep to look for a failure of ours under what a library wrapped it in. */
  private static final int DEEPEST_CAUSE = 16;

  private ErrorTranslator() {}

  /** Does something below, and lets nothing but an SQLException out. */
  public static <T> T running(Supplier<T> action) throws SQLException {
    try {
      return action.get();
    } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError failure) {
      throw whileRunning(failure);
    }
  }

  /** A failure of the first request, made to see whether there is an account at all. */
  public static SQLException whileConnecting(Throwable failure) {
    Throwable known = known(failure);
    if (known instanceof ApiException api) {
      return switch (api.failure()) {
        case NETWORK, TIMED_OUT, NOT_FOUND, SERVER_ERROR ->
            new SQLNonTransientConnectionException(message(api), "08001", api);
        default -> of(api);
      };
    }
    return whileRunning(failure);
  }

  /** A failure of anything later. */
  public static SQLException whileRunning(Throwable failure) {
    Throwable known = known(failure);
    if (known instanceof ApiException api) {
      return of(api);
    }
    if (known instanceof QueryException query) {
      return of(query);
    }
    if (known instanceof OutOfMemoryError) {
      return new SQLNonTransientException(
          "the JVM has not enough memory for this statement", "53200", failure);
    }
    String detail = OneLine.of(failure.getMessage());
    return new SQLException(
        "internal error: "
            + failure.getClass().getSimpleName()
            + (detail.isEmpty() ? "" : ": " + detail),
        "XX000",
        failure);
  }

  private static SQLException of(ApiException api) {
    String message = message(api);
    return switch (api.failure()) {
      case UNAUTHENTICATED -> new SQLInvalidAuthorizationSpecException(message, "28000", api);
      case FORBIDDEN -> new SQLInvalidAuthorizationSpecException(message, "42501", api);
      case PROXY_LOGIN -> new SQLNonTransientConnectionException(message, "08001", api);
      case NETWORK -> new SQLTransientConnectionException(message, "08006", api);
      // Not 08…: clients take that for a lost connection, and run all retries again.
      case SERVER_ERROR -> new SQLTransientException(message, "58000", api);
      case THROTTLED -> new SQLTransientException(message, "53400", api);
      case REFUSED -> new SQLDataException(message, "22023", api);
      case NOT_THE_API, NOT_FOUND -> new SQLNonTransientException(message, "08P01", api);
      case TOO_MANY_REQUESTS -> new SQLNonTransientException(message, "54000", api);
      case INCOMPLETE -> new SQLTransactionRollbackException(message, "40001", api);
      case CANCELLED -> new SQLException(message, "57014", api);
      case TIMED_OUT -> new SQLTimeoutException(message, "HYT00", api);
    };
  }

  private static SQLException of(QueryException query) {
    String message = message(query);
    return switch (query.problem()) {
      case SYNTAX -> new SQLSyntaxErrorException(message, "42601", query);
      case UNKNOWN_TABLE -> new SQLSyntaxErrorException(message, "42S02", query);
      case UNKNOWN_COLUMN -> new SQLSyntaxErrorException(message, "42S22", query);
      case INVALID, UNSUPPORTED -> new SQLSyntaxErrorException(message, "42000", query);
      case READ_ONLY -> new SQLFeatureNotSupportedException(message, "25006", query);
      case DIVISION_BY_ZERO -> new SQLDataException(message, "22012", query);
      case OUT_OF_RANGE -> new SQLDataException(message, "22003", query);
      case BAD_CAST -> new SQLDataException(message, "22018", query);
      case BAD_DATE -> new SQLDataException(message, "22007", query);
      case INVALID_ARGUMENT -> new SQLDataException(message, "22023", query);
      case UNBOUND_PARAMETER -> new SQLException(message, "07001", query);
      case TOO_LARGE -> new SQLNonTransientException(message, "54000", query);
      case SEVERAL_ROWS -> new SQLDataException(message, "21000", query);
      case INTERNAL -> new SQLException(message, "XX000", query);
    };
  }

  private static String message(RuntimeException failure) {
    return OneLine.of(failure.getMessage());
  }

  /** Our own failure among the causes, or that of memory, or else the failure itself. */
  private static Throwable known(Throwable failure) {
    Throwable known = failure;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof ApiException || cause instanceof OutOfMemoryError) {
        return cause;
      }
      if (cause instanceof QueryException query) {
        if (query.problem() != QueryProblem.INTERNAL) {
          return query;
        }
        known = query;
      }
      cause = cause.getCause();
    }
    return known;
  }
}
