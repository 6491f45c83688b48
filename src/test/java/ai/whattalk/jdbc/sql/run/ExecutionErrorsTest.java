package ai.whattalk.jdbc.sql.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.junit.jupiter.api.Test;

class ExecutionErrorsTest {
  /** HotSpot throws this in place of its "/ by zero" once compiled code has divided by 0 often. */
  @Test
  void anArithmeticExceptionWithoutTextIsADivisionByZero() {
    assertThat(((QueryException) ExecutionErrors.translate(new ArithmeticException())).problem())
        .isEqualTo(QueryProblem.DIVISION_BY_ZERO);
  }
}
