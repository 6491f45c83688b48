package ai.whattalk.jdbc.sql.dialect.function;

import com.google.common.math.LongMath;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/**
 * Writes dates, times and intervals by a {@link DateTimePattern}.
 *
 * @param date the day; of an interval the first day there is, which no sensible pattern asks for
 * @param hour from 0; of an interval without its days
 */
record DateTimeFormat(
    LocalDate date, int year, int month, int day, long hour, int minute, int second, int millis) {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private static final List<String> ROMAN_MONTHS =
      List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

  private static final int NAME_WIDTH = 9;
  private static final int ABBREVIATION = 3;
  private static final int NOON = 12;

  String format(DateTimePattern pattern) {
    StringBuilder text = new StringBuilder();
    for (DateTimePattern.Part part : pattern.parts()) {
      text.append(part.field() == null ? part.text() : text(part, part.field()));
    }
    return text.toString();
  }

  private String text(DateTimePattern.Part part, DateTimeField field) {
    return switch (field) {
      case YEAR -> number(part, year, 4);
      case YEAR_WITH_COMMA ->
          String.format(Locale.ROOT, "%d,%03d", year / 1000, year % 1000) + ordinal(part, year);
      case YEAR_3 -> number(part, year % 1000, 3);
      case YEAR_2 -> number(part, year % 100, 2);
      case YEAR_1 -> number(part, year % 10, 1);
      case ISO_YEAR -> number(part, isoYear(), 4);
      case ISO_YEAR_3 -> number(part, isoYear() % 1000, 3);
      case ISO_YEAR_2 -> number(part, isoYear() % 100, 2);
      case ISO_YEAR_1 -> number(part, isoYear() % 10, 1);
      case CENTURY -> number(part, Math.floorDiv(year - 1, 100) + 1L, 2);
      case QUARTER -> number(part, (month - 1) / 3 + 1L, 1);
      case MONTH -> number(part, month, 2);
      case MONTH_NAME -> name(part, MONTHS.get(month - 1));
      case MONTH_ABBREVIATED -> part.inCase(MONTHS.get(month - 1).substring(0, ABBREVIATION));
      case MONTH_ROMAN -> padded(part, part.inCase(ROMAN_MONTHS.get(month - 1)), 4);
      case ISO_WEEK -> number(part, date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case WEEK_OF_YEAR -> number(part, (date.getDayOfYear() - 1) / 7 + 1L, 2);
      case WEEK_OF_MONTH -> number(part, (day - 1) / 7 + 1L, 1);
      case DAY_OF_YEAR -> number(part, date.getDayOfYear(), 3);
      case ISO_DAY_OF_YEAR -> number(part, isoDayOfYear(), 3);
      case DAY_OF_MONTH ->
          // A negative one, of an interval, is no wider.
          day < 0 ? day + ordinal(part, day) : number(part, day, 2);
      case DAY_OF_WEEK -> number(part, dayOfWeek() + 1L, 1);
      case ISO_DAY_OF_WEEK -> number(part, date.getDayOfWeek().getValue(), 1);
      case DAY_NAME -> name(part, DAYS.get(dayOfWeek()));
      case DAY_ABBREVIATED -> part.inCase(DAYS.get(dayOfWeek()).substring(0, ABBREVIATION));
      case JULIAN_DAY -> number(part, date.getLong(JulianFields.JULIAN_DAY), 1);
      case HOUR -> number(part, hour, 2);
      case HOUR_12, HOUR_12_SHORT -> number(part, hour % NOON == 0 ? NOON : hour % NOON, 2);
      case MINUTE -> number(part, minute, 2);
      case SECOND -> number(part, second, 2);
      case SECOND_OF_DAY, SECOND_OF_DAY_LONG -> number(part, (hour * 60 + minute) * 60 + second, 1);
      case MILLISECOND -> fraction(part, 3);
      case MICROSECOND -> fraction(part, 6);
      case FRACTION_1, FRACTION_2, FRACTION_3, FRACTION_4, FRACTION_5, FRACTION_6 ->
          fraction(part, part.text().charAt(2) - '0');
      case HALF_OF_DAY, HALF_OF_DAY_PM -> part.inCase(hour % 24 < NOON ? "AM" : "PM");
      case HALF_OF_DAY_DOTTED, HALF_OF_DAY_PM_DOTTED ->
          part.inCase(hour % 24 < NOON ? "A.M." : "P.M.");
    };
  }

  private int dayOfWeek() {
    return date.getDayOfWeek().getValue() % DAYS.size();
  }

  private int isoYear() {
    return date.get(IsoFields.WEEK_BASED_YEAR);
  }

  private long isoDayOfYear() {
    return (date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1) * 7L + date.getDayOfWeek().getValue();
  }

  private static String name(DateTimePattern.Part part, String name) {
    return padded(part, part.inCase(name), NAME_WIDTH);
  }

  private static String padded(DateTimePattern.Part part, String text, int width) {
    return part.filled() ? text + " ".repeat(width - text.length()) : text;
  }

  private static String number(DateTimePattern.Part part, long number, int width) {
    String digits =
        part.filled()
            ? String.format(Locale.ROOT, "%0" + (number < 0 ? width + 1 : width) + "d", number)
            : Long.toString(number);
    return digits + ordinal(part, number);
  }

  /** FM does not shorten it. */
  private String fraction(DateTimePattern.Part part, int digits) {
    long fraction = millis * 1000L / LongMath.pow(10, 6 - digits);
    return String.format(Locale.ROOT, "%0" + digits + "d", fraction) + ordinal(part, fraction);
  }

  private static String ordinal(DateTimePattern.Part part, long number) {
    return part.ordinal().isEmpty() ? "" : OrdinalSuffix.of(number, part.ordinal());
  }
}
