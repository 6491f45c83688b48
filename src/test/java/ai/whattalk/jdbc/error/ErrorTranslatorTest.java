package ai.whattalk.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of errors: class and SQLState of everything that can fail below. */
class ErrorTranslatorTest {

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, SQLInvalidAuthorizationSpecException, 28000",
    "FORBIDDEN, SQLInvalidAuthorizationSpecException, 42501",
    "PROXY_LOGIN, SQLNonTransientConnectionException, 08001",
    "NETWORK, SQLNonTransientConnectionException, 08001",
    "TIMED_OUT, SQLNonTransientConnectionException, 08001",
    "NOT_FOUND, SQLNonTransientConnectionException, 08001",
    "SERVER_ERROR, SQLNonTransientConnectionException, 08001",
    "THROTTLED, SQLTransientException, 53400",
    "REFUSED, SQLDataException, 22023",
    "NOT_THE_API, SQLNonTransientException, 08P01",
    "CANCELLED, SQLException, 57014",
  })
  void whileConnecting(ApiFailure failure, String className, String state) {
    check(
        ErrorTranslator.whileConnecting(new ApiException(failure, "one\ntwo", null)),
        className,
        state);
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, SQLInvalidAuthorizationSpecException, 28000",
    "FORBIDDEN, SQLInvalidAuthorizationSpecException, 42501",
    "PROXY_LOGIN, SQLNonTransientConnectionException, 08001",
    "NETWORK, SQLTransientConnectionException, 08006",
    "TIMED_OUT, SQLTimeoutException, HYT00",
    "NOT_FOUND, SQLNonTransientException, 08P01",
    "SERVER_ERROR, SQLTransientException, 58000",
    "THROTTLED, SQLTransientException, 53400",
    "REFUSED, SQLDataException, 22023",
    "NOT_THE_API, SQLNonTransientException, 08P01",
    "CANCELLED, SQLException, 57014",
  })
  void laterOn(ApiFailure failure, String className, String state) {
    ApiException api = new ApiException(failure, "one\ntwo", null);
    check(ErrorTranslator.whileRunning(api), className, state);
    check(ErrorTranslator.whileRunning(new RuntimeException("wrapped", api)), className, state);
  }

  @ParameterizedTest
  @CsvSource({
    "SYNTAX, SQLSyntaxErrorException, 42601",
    "UNKNOWN_TABLE, SQLSyntaxErrorException, 42S02",
    "UNKNOWN_COLUMN, SQLSyntaxErrorException, 42S22",
    "INVALID, SQLSyntaxErrorException, 42000",
    "READ_ONLY, SQLFeatureNotSupportedException, 25006",
    "UNSUPPORTED, SQLSyntaxErrorException, 42000",
    "SEVERAL_ROWS, SQLDataException, 21000",
    "DIVISION_BY_ZERO, SQLDataException, 22012",
    "OUT_OF_RANGE, SQLDataException, 22003",
    "BAD_CAST, SQLDataException, 22018",
    "BAD_DATE, SQLDataException, 22007",
    "UNBOUND_PARAMETER, SQLException, 07001",
    "INTERNAL, SQLException, XX000",
  })
  void problemsOfStatements(QueryProblem problem, String className, String state) {
    check(
        ErrorTranslator.whileRunning(new QueryException(problem, "one\r\n  two", null)),
        className,
        state);
  }

  @Test
  void anythingElseIsAnInternalError() {
    assertThatThrownBy(
            () ->
                ErrorTranslator.running(
                    () -> {
                      throw new IllegalStateException("a\nb");
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessage("internal error: IllegalStateException: a b")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("XX000");
    assertThat(ErrorTranslator.whileRunning(new StackOverflowError()).getMessage())
        .isEqualTo("internal error: StackOverflowError");
  }

  private static void check(SQLException translated, String className, String state) {
    assertThat(translated.getClass().getSimpleName()).isEqualTo(className);
    assertThat(translated.getSQLState()).isEqualTo(state);
    assertThat(translated.getMessage()).isEqualTo("one two");
    assertThat(translated.getCause()).isNotNull();
  }
}
