package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a comment and what only looks like one. */
class SqlCommentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a -- b|a     ",
        "a/*b*/c|a     c",
        "/* a /* b */ c */d|                 d",
        "/*+ hint */a|           a",
        "/* open|       ",
        "'--'a--b|'--'a   ",
        "'it''s /*'/**/|'it''s /*'    ",
        "\"/*\"--|\"/*\"  ",
        "E'\\'--'--|E'\\'--'  ",
        "'\\'--'|'\\'   ",
        "1 - -1|1 - -1",
      })
  void commentsAreBlankedAndNothingElse(String sql, String blanked) {
    assertThat(SqlComments.blank(sql)).isEqualTo(blanked);
  }
}
