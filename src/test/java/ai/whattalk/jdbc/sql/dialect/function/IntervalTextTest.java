package ai.whattalk.jdbc.sql.dialect.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of intervals, with values as PostgreSQL gives them. */
class IntervalTextTest {

  @ParameterizedTest
  @CsvSource({
    "30 days, 0, 2592000000",
    "1 DAY, 0, 86400000",
    "7d, 0, 604800000",
    "2 weeks, 0, 1209600000",
    "1 year 2 months, 14, 0",
    "1 YEAR, 12, 0",
    "1-2, 14, 0",
    "-1-2, -14, 0",
    "1 mon 3 days, 1, 259200000",
    "1 day 02:03:04.5, 0, 93784500",
    "-02:30, 0, -9000000",
    "90, 0, 90000",
    "1.5 hours, 0, 5400000",
    "1.5 days, 0, 129600000",
    "1.5 months, 1, 1296000000",
    "3 hours 5 min ago, 0, -11100000",
    "@ 1 minute, 0, 60000",
    "250 milliseconds, 0, 250",
    "P1Y2M, 14, 0",
    "P1DT2H30M, 0, 95400000",
    "PT15M, 0, 900000",
    "1 century, 1200, 0",
    "1 day 2, 0, 86402000",
    "0.05 years, 1, 0",
    "-1.5 decades, -180, 0",
    "2147483647 days, 0, 185542587100800000",
    "2562047788 hours, 0, 9223372036800000",
  })
  void everyFormIsRead(String text, long months, long millis) {
    assertThat(IntervalText.parse(text)).isEqualTo(new IntervalText(months, millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2562047789 hours", "2147483648 days", "-2562047789:00", "200000000 years"})
  void whatPostgresCannotKeepIsRefused(String text) {
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> IntervalText.of(text))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(QueryProblem.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "days", "1 fortnight", "1 day,", "x1 day", "ago", "P"})
  void whatIsNoIntervalIsNull(String text) {
    assertThat(IntervalText.parse(text)).isNull();
  }
}
