package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecutionErrorsTest {
  /** HotSpot throws this in place of its "/ by zero" once compiled code has divided by 0 often. */
  @Test
  void anArithmeticExceptionWithoutTextIsADivisionByZero() {
    assertThat(((QueryException) ExecutionErrors.translate(new ArithmeticException())).problem())
        .isEqualTo(QueryProblem.DIVISION_BY_ZERO);
  }
}
