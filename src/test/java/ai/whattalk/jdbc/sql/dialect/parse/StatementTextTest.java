package ai.whattalk.jdbc.sql.dialect.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a comment and what only looks like one. */
class StatementTextTest {

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
        "'--'a--b|'--'a   ",
        "'it''s /*'/**/|'it''s /*'    ",
        "\"/*\"--|\"/*\"  ",
        "E'\\'--'--|E'\\'--'  ",
        "'\\'--'|'\\'   ",
        "1 - -1|1 - -1",
        "$$it's$$|'it''s' ",
        "E'it''s \\'--'--|E'it''s \\'--'  ",
        "$a$ $$ -- $a$|' $$ -- '    ",
        "a$1$|a$1$",
        "\u00a0a\u2003b\ufeff| a b ",
        "'\u00a0\u2019'|'\u00a0\u2019'",
      })
  void commentsAreBlankedAndNothingElse(String sql, String blanked) {
    assertThat(StatementText.clean(sql)).isEqualTo(blanked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a /* open|line 1, column 3: a comment that begins here is not closed: */ is missing",
        "a = 'b|line 1, column 5: a text that begins here is not closed: ' is missing",
        "a = 'it''s|line 1, column 9: a text that begins here is not closed: ' is missing",
        "E'\\'|line 1, column 2: a text that begins here is not closed: ' is missing",
        "\"a|line 1, column 1: a quoted name that begins here is not closed: \" is missing",
        "$x$ a $y$|line 1, column 1: a text that begins here is not closed: $x$ is missing",
        "a // b|line 1, column 3: // begins no comment; -- does",
        "a = \u2018b\u2019|line 1, column 5: U+2018 is a curly quote; text is in straight ones: '…'",
        "a\u200b|line 1, column 2: U+200B is a zero-width space",
      })
  void whatIsNotClosedOrWasPastedIsNamed(String sql, String message) {
    assertThatThrownBy(() -> StatementText.clean(sql))
        .isInstanceOfSatisfying(
            QueryException.class,
            failure -> assertThat(failure.problem()).isEqualTo(QueryProblem.SYNTAX))
        .hasMessage(message);
  }

  @Test
  void thePlaceIsThatOfTheLine() {
    assertThatThrownBy(() -> StatementText.clean("a\n  /* /* */"))
        .hasMessage("line 2, column 3: a comment that begins here is not closed: */ is missing");
    assertThatThrownBy(() -> StatementText.clean("a\n\n'"))
        .hasMessage("line 3, column 1: a text that begins here is not closed: ' is missing");
  }
}
