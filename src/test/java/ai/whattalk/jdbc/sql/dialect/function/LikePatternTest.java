package ai.whattalk.jdbc.sql.dialect.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LIKE by code points, with backslash as escape. */
class LikePatternTest {

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, a%, true",
    "abc, %b%, true",
    "abc, %%c, true",
    "abc, a_c, true",
    "abc, a_, false",
    "abc, %d%, false",
    "aXbXc, a%X_, true",
    "aXbXc, a%b_d, false",
    "😀b, _b, true",
    "a%b, a\\%b, true",
    "axb, a\\%b, false",
    "a\\b, a\\\\b, true",
    "abc, a\\bc, true",
    "'', %, true",
    "'', _, false"
  })
  void matches(String text, String pattern, boolean like) {
    assertThat(LikePattern.like(text, pattern)).isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({"a%b, a!%b, !, true", "axb, a!%b, !, false", "a\\b, a\\b, '', true"})
  void escapes(String text, String pattern, String escape, boolean like) {
    assertThat(LikePattern.like(text, pattern, escape)).isEqualTo(like);
  }

  @ParameterizedTest
  @CsvSource({"ÇAĞ, çağ, true", "İSTANBUL, i%, true", "widget, WID%, true"})
  void withoutCase(String text, String pattern, boolean like) {
    assertThat(LikePattern.ilike(text, pattern)).isEqualTo(like);
  }
}
