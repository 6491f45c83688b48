package ai.whattalk.jdbc.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What {@link PostgresOperators} compute; called by generated code, hence public. */
public final class PostgresFunctions {
  /** PostgreSQL's numeric.c: a quotient has at least so many significant digits. */
  private static final int MIN_SIGNIFICANT_DIGITS = 16;

  private static final int MAX_SCALE = 38;

  private PostgresFunctions() {}

  /** The begin of the unit that a wall clock is in, both in milliseconds since 1970. */
  public static long dateTrunc(String unit, long timestamp) {
    LocalDateTime wallClock =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(timestamp), ZoneOffset.UTC);
    LocalDateTime day = wallClock.truncatedTo(ChronoUnit.DAYS);
    LocalDateTime begin =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "millisecond", "milliseconds" -> wallClock;
          case "second", "seconds" -> wallClock.truncatedTo(ChronoUnit.SECONDS);
          case "minute", "minutes" -> wallClock.truncatedTo(ChronoUnit.MINUTES);
          case "hour", "hours" -> wallClock.truncatedTo(ChronoUnit.HOURS);
          case "day", "days" -> day;
          case "week", "weeks" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case "month", "months" -> day.withDayOfMonth(1);
          case "quarter", "quarters" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
          case "year", "years" -> day.withDayOfYear(1);
          case "decade", "decades" ->
              day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear(), 10) * 10);
          case "century", "centuries" ->
              day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear() - 1, 100) * 100 + 1);
          default ->
              throw new QueryException(
                  QueryProblem.OUT_OF_RANGE,
                  "DATE_TRUNC does not know the unit '" + unit + "'",
                  null);
        };
    return begin.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The same number in the one form of {@link DecimalForm}. */
  public static BigDecimal normal(BigDecimal number) {
    return DecimalForm.normal(number);
  }

  /**
   * A quotient with at least 16 significant digits and no fewer digits behind the point than either
   * operand.
   */
  public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    int weight =
        (dividend.precision() - dividend.scale()) - (divisor.precision() - divisor.scale());
    int scale =
        Math.max(Math.max(dividend.scale(), divisor.scale()), MIN_SIGNIFICANT_DIGITS - weight + 1);
    return dividend.divide(divisor, Math.max(0, Math.min(scale, MAX_SCALE)), RoundingMode.HALF_UP);
  }
}
