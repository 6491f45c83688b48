package ai.whattalk.jdbc.sql.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryExceptionTest {
  private static final String SMILE = "🙂";

  private static String message(String text) {
    return new QueryException(QueryProblem.UNSUPPORTED, text).getMessage();
  }

  @Test
  void isOneLineOfWhatCanBeSeen() {
    assertThat(message(" no\r\n\tsuch\u0000thing\u200b here ")).isEqualTo("no such thing here");
    assertThat(message(" ")).isEqualTo("UNSUPPORTED");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cutsNoCharacterInTwo(int before) {
    String cut = message("x".repeat(before) + SMILE.repeat(10_000));

    assertThat(cut).matches("x*" + SMILE + "{248,250}…").hasSizeLessThanOrEqualTo(500);
  }
}
