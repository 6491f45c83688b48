package ai.whattalk.jdbc.sql.dialect.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.run.ExecutionErrors;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TO_CHAR and its counterparts, against what PostgreSQL gives. */
class PatternFunctionsTest {
  private static final long SUNDAY = CalciteTimes.timestamp(LocalDateTime.of(2025, 1, 5, 0, 30, 7));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "YYYY-MM-DD HH24:MI:SS=>2025-01-05 00:30:07",
        "yyyy/mm/dd hh:mi pm=>2025/01/05 12:30 am",
        "Month|=>January  |",
        "FMMONTH dy=>JANUARY sun",
        "IYYY\"-W\"IW ID D=>2025-W01 7 1",
        "WW W DDD Q CC J=>01 1 005 1 21 2460681",
        "DDth FMDDth=>05th 5th",
        "RM|=>I   |",
        "MS US FF2 SSSS=>000 000000 00 1807",
        "Y,YYY YY A.M.=>2,025 25 A.M."
      })
  void timestamps(String pattern, String text) {
    assertThat(PatternFunctions.toChar(SUNDAY, pattern)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "1234.5=>9,999.99=> 1,234.50",
        "1234.5=>FM9,999.99=>1,234.5",
        "-12=>999=> -12",
        "-12=>999MI=> 12-",
        "-12=>999PR=> <12>",
        "12=>S999=> +12",
        "0.1=>9.99=>  .10",
        "0.1=>FM0.00=>0.10",
        "12345=>999=> ###",
        "5=>FM000=>005",
        "0=>FM9.99=>0.",
        "-1234=>\"n=\"9,999%=>n=-1,234%"
      })
  void numbers(BigDecimal number, String pattern, String text) {
    assertThat(PatternFunctions.toCharOfNumber(number, pattern)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "25/01/2025, DD/MM/YYYY, 2025-01-25T00:00",
    "05 Dec 2000, DD Mon YYYY, 2000-12-05T00:00",
    "20250125 0230 PM, YYYYMMDD HHMI AM, 2025-01-25T14:30",
    "2025-04, IYYY-IW, 2025-01-20T00:00",
    "2025-025 10.5, YYYY-DDD SS.MS, 2025-01-25T00:00:10.500",
    "2025-01-25 12:30 am, YYYY/MM/DD HH:MI AM, 2025-01-25T00:30",
    "2025-01, YYYY-MM-DD HH24:MI, 2025-01-01T00:00"
  })
  void parsing(String text, String pattern, LocalDateTime value) {
    assertThat(PatternFunctions.toTimestamp(text, pattern))
        .isEqualTo(CalciteTimes.timestamp(value));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-13-01, YYYY-MM-DD",
    "x, YYYY",
    "25 Foo 2025, DD Mon YYYY",
    "2025 13:00, YYYY HH12:MI",
    "2024-02-29, YYYYMMDD",
    "19971, YYYYMMDD",
    "-44-02-01, YYYY-MM-DD",
    "19971)24, YYYYMMDD",
    "0000-01-01, YYYY-MM-DD",
    "'', YYYY"
  })
  void whatIsNoDate(String text, String pattern) {
    assertThatThrownBy(() -> PatternFunctions.toTimestamp(text, pattern))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.problem()).isEqualTo(QueryProblem.BAD_DATE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {"1,234.5=>9,999.9=>1234.5", "12,454.8-=>99G999D9S=>-12454.8", "0042=>9999=>42"})
  void parsingNumbers(String text, String pattern, BigDecimal number) {
    assertThat(PatternFunctions.toNumber(text, pattern)).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YYYY BC",
        "BC YYYY",
        "YYYY-MM-DD SSSSS",
        "YYYY TZH",
        "YYYY OF",
        "YYYY TZ",
        "YYYY HH24 AM",
        "YYYY W",
        "CC YY",
        "IYYY-MM",
        "YYYY-IW",
        "IYYY",
        "MM-Mon YYYY",
        "HH24:MI",
        "YYYY FMMM",
        "DDth YYYY",
        "FXYYYY",
        "YYYY\"x",
        "J",
        "Q YYYY",
        "YYYY-MM-DDTHH24"
      })
  void whatIsNotReadBy(String pattern) {
    assertRefused(() -> PatternFunctions.toTimestamp("2025-01-05", pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BC", "AD", "TZ", "TZH", "OF", "TMMonth", "FXYYYY", "DDSP", "\\", "FM-"})
  void whatIsNotWrittenBy(String pattern) {
    assertRefused(() -> PatternFunctions.toChar(SUNDAY, pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RN",
        "9.99EEEE",
        "99V9",
        "L9",
        "PL9",
        "SG9",
        "999th",
        "9PR9",
        "9S9",
        "S9S",
        ".99",
        "9,",
        ",9",
        "9.9.9",
        "\"9",
        "999.%"
      })
  void whatNumbersAreNotWrittenBy(String pattern) {
    assertRefused(() -> PatternFunctions.toCharOfNumber(BigDecimal.ONE, pattern));
  }

  @Test
  void doublesOfMoreDigits() {
    assertThat(PatternFunctions.toCharOfDouble(0.125, "0.99")).isEqualTo(" 0.12");
    assertRefused(() -> PatternFunctions.toCharOfDouble(1e15, "9"));
    assertRefused(() -> PatternFunctions.toCharOfDouble(Double.NaN, "9"));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfies(
            e ->
                assertThat(ExecutionErrors.translate(e))
                    .isInstanceOfSatisfying(
                        QueryException.class,
                        refused ->
                            assertThat(refused.problem()).isEqualTo(QueryProblem.UNSUPPORTED)));
  }
}
