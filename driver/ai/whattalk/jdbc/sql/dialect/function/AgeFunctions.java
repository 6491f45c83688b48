package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/** PostgreSQL's AGE; called by generated code, hence public. */
public final class AgeFunctions {

  private AgeFunctions() {}

  /**
   * The years, months, days and time from one wall clock to another, as PostgreSQL prints them:
   * {@code 1 year 2 mons 03:04:05}.
   */
  public static String age(long until, long from) {
    LocalDateTime first = CalciteTimes.of(Math.min(until, from));
    LocalDateTime last = CalciteTimes.of(Math.max(until, from));
    long time =
        last.toLocalTime().get(ChronoField.MILLI_OF_DAY)
            - first.toLocalTime().get(ChronoField.MILLI_OF_DAY);
    int days = last.getDayOfMonth() - first.getDayOfMonth();
    int months =
        12 * (last.getYear() - first.getYear()) + last.getMonthValue() - first.getMonthValue();
    if (time < 0) {
      time += CalciteTimes.MILLIS_PER_DAY;
      days--;
    }
    if (days < 0) {
      days += first.toLocalDate().lengthOfMonth();
      months--;
    }
    int sign = until < from ? -1 : 1;
    return IntervalFunctions.text(
        sign * (months / 12), sign * (months % 12), sign * days, sign * time);
  }
}
