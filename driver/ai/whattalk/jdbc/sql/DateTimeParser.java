package ai.whattalk.jdbc.sql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a date and time by a {@link DateTimePattern}, as PostgreSQL does: blanks before fields and
 * the kind of separators don't matter. Used once.
 */
final class DateTimeParser {
  private final String text;
  private final Map<DateTimeField, Long> values = new EnumMap<>(DateTimeField.class);
  private int at;

  private DateTimeParser(String text) {
    this.text = text;
  }

  /** The date and time; what the pattern does not tell is that of the first day of year 1. */
  static LocalDateTime parse(String text, DateTimePattern pattern) {
    DateTimeParser parser = new DateTimeParser(text);
    parser.read(pattern.parts());
    try {
      return LocalDateTime.of(parser.date(), parser.time());
    } catch (DateTimeException e) {
      throw new QueryException(
          QueryProblem.BAD_DATE, "date or time out of range: '" + text + "'", e);
    }
  }

  private void read(List<DateTimePattern.Part> parts) {
    for (int i = 0; i < parts.size() && at < text.length(); i++) {
      DateTimePattern.Part part = parts.get(i);
      if (part.field() != null) {
        skipSeparators();
        boolean digitsFollow = i + 1 < parts.size() && isNumber(parts.get(i + 1).field());
        read(part.field(), digitsFollow);
        at = Math.min(text.length(), at + part.ordinal().length());
      } else if (part.quoted()) {
        at = Math.min(text.length(), at + part.text().length());
      } else if (Character.isLetterOrDigit(part.text().codePointAt(0))) {
        at++;
      } else if (isSeparator()) {
        at++;
      }
    }
  }

  private boolean isSeparator() {
    return at < text.length() && !Character.isLetterOrDigit(text.charAt(at));
  }

  private void skipSeparators() {
    while (isSeparator()) {
      at++;
    }
  }

  private static boolean isNumber(@org.jspecify.annotations.Nullable DateTimeField field) {
    return field != null
        && switch (field) {
          case MONTH_NAME,
              MONTH_ABBREVIATED,
              MONTH_ROMAN,
              DAY_NAME,
              DAY_ABBREVIATED,
              HALF_OF_DAY,
              HALF_OF_DAY_PM,
              HALF_OF_DAY_DOTTED,
              HALF_OF_DAY_PM_DOTTED,
              ERA,
              ERA_BC,
              ERA_DOTTED,
              ERA_BC_DOTTED,
              ZONE ->
              false;
          default -> true;
        };
  }

  private void read(DateTimeField field, boolean digitsFollow) {
    switch (field) {
      case MONTH_NAME, MONTH_ABBREVIATED ->
          values.put(DateTimeField.MONTH, name(DateTimeFormat.months()) + 1L);
      case MONTH_ROMAN -> values.put(DateTimeField.MONTH, name(DateTimeFormat.ROMAN_MONTHS) + 1L);
      case DAY_NAME, DAY_ABBREVIATED -> name(DateTimeFormat.days());
      case HALF_OF_DAY, HALF_OF_DAY_PM, HALF_OF_DAY_DOTTED, HALF_OF_DAY_PM_DOTTED ->
          values.put(
              DateTimeField.HALF_OF_DAY, (long) name(List.of("A.M.", "AM", "P.M.", "PM")) / 2);
      case ERA, ERA_BC, ERA_DOTTED, ERA_BC_DOTTED -> name(List.of("A.D.", "AD", "B.C.", "BC"));
      case ZONE, EXACT -> {}
      case MILLISECOND, FRACTION_3 -> fraction(3);
      case MICROSECOND, FRACTION_6 -> fraction(6);
      case FRACTION_1 -> fraction(1);
      case FRACTION_2 -> fraction(2);
      case FRACTION_4 -> fraction(4);
      case FRACTION_5 -> fraction(5);
      case YEAR, ISO_YEAR -> number(field, digitsFollow ? 4 : Integer.MAX_VALUE);
      case DAY_OF_YEAR, ISO_DAY_OF_YEAR, YEAR_3, ISO_YEAR_3 -> number(field, 3);
      case YEAR_1, ISO_YEAR_1, QUARTER, DAY_OF_WEEK, ISO_DAY_OF_WEEK, WEEK_OF_MONTH ->
          number(field, 1);
      case JULIAN_DAY, SECOND_OF_DAY, SECOND_OF_DAY_LONG, YEAR_WITH_COMMA -> number(field, 8);
      default -> number(field, 2);
    }
  }

  private void number(DateTimeField field, int width) {
    int start = at;
    while (at < text.length() && at - start < width && isDigit()) {
      at++;
    }
    if (at == start) {
      throw refused(field);
    }
    try {
      values.put(field, Long.valueOf(text.substring(start, at)));
    } catch (NumberFormatException e) {
      throw refused(field);
    }
  }

  private void fraction(int width) {
    int start = at;
    while (at < text.length() && at - start < width && isDigit()) {
      at++;
    }
    if (at == start) {
      throw refused(DateTimeField.MILLISECOND);
    }
    String digits = (text.substring(start, at) + "000").substring(0, 3);
    values.put(DateTimeField.MILLISECOND, Long.valueOf(digits));
  }

  private boolean isDigit() {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** The name at this place, or its first three letters: its number in the list. */
  private int name(List<String> names) {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    int longest = -1;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (rest.startsWith(name) && (longest < 0 || name.length() > names.get(longest).length())) {
        longest = i;
      }
    }
    if (longest >= 0) {
      at += names.get(longest).length();
      return longest;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (name.length() > 3 && rest.startsWith(name.substring(0, 3))) {
        at += 3;
        return i;
      }
    }
    throw new QueryException(
        QueryProblem.BAD_DATE, "'" + text.substring(at) + "' is none of " + names, null);
  }

  private QueryException refused(DateTimeField field) {
    return new QueryException(
        QueryProblem.BAD_DATE,
        "'" + text.substring(at) + "' is no number for the field " + field.name(),
        null);
  }

  private long value(DateTimeField field, long otherwise) {
    return values.getOrDefault(field, otherwise);
  }

  private LocalDate date() {
    if (values.containsKey(DateTimeField.JULIAN_DAY)) {
      return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, value(DateTimeField.JULIAN_DAY, 0));
    }
    if (values.containsKey(DateTimeField.ISO_YEAR)) {
      LocalDate first =
          LocalDate.of((int) value(DateTimeField.ISO_YEAR, 1), 1, 4)
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, value(DateTimeField.ISO_WEEK, 1))
              .with(ChronoField.DAY_OF_WEEK, value(DateTimeField.ISO_DAY_OF_WEEK, 1));
      return values.containsKey(DateTimeField.ISO_DAY_OF_YEAR)
          ? first.plusDays(value(DateTimeField.ISO_DAY_OF_YEAR, 1) - 1)
          : first;
    }
    LocalDate year = LocalDate.of(year(), 1, 1);
    if (values.containsKey(DateTimeField.DAY_OF_YEAR)) {
      return year.withDayOfYear((int) value(DateTimeField.DAY_OF_YEAR, 1));
    }
    if (values.containsKey(DateTimeField.WEEK_OF_YEAR)) {
      return year.plusDays((value(DateTimeField.WEEK_OF_YEAR, 1) - 1) * 7);
    }
    return LocalDate.of(
        year.getYear(),
        (int) value(DateTimeField.MONTH, 1),
        (int) value(DateTimeField.DAY_OF_MONTH, 1));
  }

  /** A year of two digits is the one nearest to 2020. */
  private int year() {
    if (values.containsKey(DateTimeField.YEAR_2)) {
      long year = value(DateTimeField.YEAR_2, 0);
      return (int) (year < 70 ? 2000 + year : 1900 + year);
    }
    if (values.containsKey(DateTimeField.YEAR_3)) {
      long year = value(DateTimeField.YEAR_3, 0);
      return (int) (year < 520 ? 2000 + year : 1000 + year);
    }
    if (values.containsKey(DateTimeField.YEAR_1)) {
      return (int) (2000 + value(DateTimeField.YEAR_1, 0));
    }
    return Math.toIntExact(value(DateTimeField.YEAR, 1));
  }

  private LocalTime time() {
    if (values.containsKey(DateTimeField.SECOND_OF_DAY)) {
      return LocalTime.ofSecondOfDay(value(DateTimeField.SECOND_OF_DAY, 0));
    }
    long twelve = value(DateTimeField.HOUR_12, value(DateTimeField.HOUR_12_SHORT, -1));
    long hour = value(DateTimeField.HOUR, 0);
    if (twelve >= 0) {
      if (twelve < 1 || twelve > 12) {
        throw new DateTimeException("hour " + twelve);
      }
      hour = twelve % 12 + 12 * value(DateTimeField.HALF_OF_DAY, 0);
    }
    return LocalTime.of(
            (int) hour, (int) value(DateTimeField.MINUTE, 0), (int) value(DateTimeField.SECOND, 0))
        .with(ChronoField.MILLI_OF_SECOND, value(DateTimeField.MILLISECOND, 0));
  }
}
