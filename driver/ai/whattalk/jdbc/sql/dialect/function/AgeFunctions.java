package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    return text(Period.of(months / 12, months % 12, days), time, until < from);
  }

  private static String text(Period period, long millis, boolean negative) {
    int sign = negative ? -1 : 1;
    List<String> parts = new ArrayList<>();
    add(parts, sign * period.getYears(), "year");
    add(parts, sign * period.getMonths(), "mon");
    add(parts, sign * period.getDays(), "day");
    if (millis != 0 || parts.isEmpty()) {
      parts.add((negative && millis != 0 ? "-" : "") + IntervalFunctions.text(millis));
    }
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, int count, String unit) {
    if (count != 0) {
      parts.add(String.format(Locale.ROOT, "%d %s%s", count, unit, count == 1 ? "" : "s"));
    }
  }
}
