package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import com.google.common.collect.Iterables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times by a {@link DateTimePattern}. As in PostgreSQL a separator stands for any
 * other, the text can end before the pattern, and what follows the pattern is ignored; texts that
 * fit less than that are refused.
 */
final class DateTimeParser {
  private static final String SEPARATOR = "[\\s!-/:-@\\[-`{-~]";

  /** What names a day: by month, by day of the year, or by ISO week. */
  private static final List<Set<DateTimeField>> DATES =
      List.of(
          EnumSet.of(DateTimeField.YEAR, DateTimeField.MONTH, DateTimeField.DAY_OF_MONTH),
          EnumSet.of(DateTimeField.YEAR, DateTimeField.DAY_OF_YEAR),
          EnumSet.of(
              DateTimeField.ISO_YEAR, DateTimeField.ISO_WEEK, DateTimeField.ISO_DAY_OF_WEEK));

  private final Pattern texts;
  private final List<DateTimeField> fields;

  private DateTimeParser(Pattern texts, List<DateTimeField> fields) {
    this.texts = texts;
    this.fields = fields;
  }

  /** Refuses fields that are not read, that say the same twice, or that don't go together. */
  static DateTimeParser of(String text) {
    DateTimePattern pattern = DateTimePattern.of(text);
    Set<DateTimeField> fields = EnumSet.noneOf(DateTimeField.class);
    Set<DateTimeField> dates = EnumSet.noneOf(DateTimeField.class);
    for (DateTimePattern.Part part : pattern.parts()) {
      DateTimeField field = part.field();
      if (field == null) {
        continue;
      }
      if (texts(field, null) == null
          || !fields.add(meaning(field))
          || !part.filled()
          || !part.ordinal().isEmpty()) {
        throw DateTimePattern.refused("reading by " + part.text() + part.ordinal(), text);
      }
      if (field.isOfDate() && meaning(field) != DateTimeField.DAY_NAME) {
        dates.add(meaning(field));
      }
    }
    List<DateTimeField> written = pattern.fields();
    if (DATES.stream().noneMatch(date -> date.containsAll(dates))
        || !(dates.contains(DateTimeField.YEAR) || dates.contains(DateTimeField.ISO_WEEK))
        || (dates.contains(DateTimeField.ISO_WEEK)
            && (!dates.contains(DateTimeField.ISO_YEAR) || fields.contains(DateTimeField.DAY_NAME)))
        || (fields.contains(DateTimeField.HALF_OF_DAY)
            && !(written.contains(DateTimeField.HOUR_12)
                || written.contains(DateTimeField.HOUR_12_SHORT)))) {
      throw DateTimePattern.refused("reading by these fields", text);
    }
    return new DateTimeParser(texts(pattern.parts()), written);
  }

  /** Each part only where the text has not ended. */
  private static Pattern texts(List<DateTimePattern.Part> parts) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      DateTimePattern.Part part = parts.get(i);
      DateTimePattern.Part next = i + 1 < parts.size() ? parts.get(i + 1) : null;
      String text = part.text();
      expression.append("(?:$|");
      if (part.field() != null) {
        expression.append('(').append(texts(part.field(), next)).append(')');
      } else {
        expression.append(text.matches(SEPARATOR) ? SEPARATOR : Pattern.quote(text));
      }
    }
    return Pattern.compile(expression.append(")".repeat(parts.size())).toString());
  }

  /** The texts of a field as a regular expression, or null if it is not read. */
  private static @Nullable String texts(DateTimeField field, DateTimePattern.@Nullable Part next) {
    return switch (field) {
      case YEAR, ISO_YEAR -> digits(4, next);
      case DAY_OF_YEAR, MILLISECOND, FRACTION_3 -> digits(3, next);
      case MICROSECOND, FRACTION_6 -> digits(6, next);
      case YEAR_2, MONTH, DAY_OF_MONTH, ISO_WEEK, HOUR, HOUR_12, HOUR_12_SHORT, MINUTE, SECOND ->
          digits(2, next);
      case ISO_DAY_OF_WEEK -> digits(1, next);
      case MONTH_NAME -> names(DateTimeFormat.MONTHS, 9);
      case MONTH_ABBREVIATED -> names(DateTimeFormat.MONTHS, 3);
      case DAY_NAME -> names(DateTimeFormat.DAYS, 9);
      case DAY_ABBREVIATED -> names(DateTimeFormat.DAYS, 3);
      case HALF_OF_DAY, HALF_OF_DAY_PM -> "(?i:[AP]M)";
      case HALF_OF_DAY_DOTTED, HALF_OF_DAY_PM_DOTTED -> "(?i:[AP]\\.M\\.)";
      default -> null;
    };
  }

  /** As many as the field has if more digits follow in the pattern, else fewer too. */
  private static String digits(int width, DateTimePattern.@Nullable Part next) {
    boolean digitsFollow =
        next != null
            && (next.field() == null
                ? next.text().matches("[0-9].*")
                : String.valueOf(texts(next.field(), null)).startsWith("[0-9]"));
    return digitsFollow ? "[0-9]{" + width + "}" : "[0-9]{1," + width + "}(?![0-9])";
  }

  private static String names(List<String> names, int length) {
    return names.stream()
        .map(name -> name.substring(0, Math.min(length, name.length())))
        .collect(Collectors.joining("|", "(?i:", ")"));
  }

  /** The field whose value one says in its own way. */
  private static DateTimeField meaning(DateTimeField field) {
    return switch (field) {
      case YEAR_2 -> DateTimeField.YEAR;
      case MONTH_NAME, MONTH_ABBREVIATED -> DateTimeField.MONTH;
      case DAY_ABBREVIATED -> DateTimeField.DAY_NAME;
      case HOUR_12, HOUR_12_SHORT -> DateTimeField.HOUR;
      case MILLISECOND, FRACTION_3, FRACTION_6 -> DateTimeField.MICROSECOND;
      case HALF_OF_DAY_PM, HALF_OF_DAY_DOTTED, HALF_OF_DAY_PM_DOTTED -> DateTimeField.HALF_OF_DAY;
      default -> field;
    };
  }

  /** The date and time; what the text does not tell is the first of the year, and midnight. */
  LocalDateTime parse(String text) {
    Matcher matcher = texts.matcher(text);
    if (!matcher.lookingAt()) {
      throw refused(text, null);
    }
    Map<DateTimeField, Integer> values = new EnumMap<>(DateTimeField.class);
    for (int i = 0; i < fields.size(); i++) {
      String value = matcher.group(i + 1);
      if (value != null) {
        values.put(meaning(fields.get(i)), value(fields.get(i), value));
      }
    }
    try {
      LocalTime time =
          LocalTime.of(
              values.getOrDefault(DateTimeField.HOUR, 0),
              values.getOrDefault(DateTimeField.MINUTE, 0),
              values.getOrDefault(DateTimeField.SECOND, 0));
      int halves = values.getOrDefault(DateTimeField.HALF_OF_DAY, 0);
      if (values.containsKey(DateTimeField.HALF_OF_DAY)
          && !values.containsKey(DateTimeField.HOUR)) {
        throw refused(text, null);
      }
      long millis = Math.round(values.getOrDefault(DateTimeField.MICROSECOND, 0) / 1000.0);
      return LocalDateTime.of(date(values), time)
          .plusHours(halves * 12L)
          .plus(millis, ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw refused(text, e);
    }
  }

  private static QueryException refused(String text, @Nullable Exception cause) {
    return new QueryException(
        QueryProblem.BAD_DATE, "not a date or time of the pattern: '" + text + "'", cause);
  }

  private static int value(DateTimeField field, String text) {
    return switch (field) {
      case MONTH_NAME, MONTH_ABBREVIATED -> 1 + index(DateTimeFormat.MONTHS, text);
      case DAY_NAME, DAY_ABBREVIATED -> index(DateTimeFormat.DAYS, text);
      case HALF_OF_DAY, HALF_OF_DAY_PM, HALF_OF_DAY_DOTTED, HALF_OF_DAY_PM_DOTTED ->
          text.toUpperCase(Locale.ROOT).startsWith("P") ? 1 : 0;
      case MILLISECOND, MICROSECOND, FRACTION_3, FRACTION_6 ->
          Integer.parseInt((text + "00000").substring(0, 6));
      case YEAR_2 -> {
        int year = Integer.parseInt(text);
        yield year < 70 ? 2000 + year : 1900 + year;
      }
      case HOUR_12, HOUR_12_SHORT -> {
        int hour = Integer.parseInt(text);
        // As hour 24, which is refused, where a clock of 12 hours has no such hour.
        yield hour < 1 || hour > 12 ? 24 : hour % 12;
      }
      default -> Integer.parseInt(text);
    };
  }

  private static int index(List<String> names, String text) {
    String start = text.substring(0, 3).toLowerCase(Locale.ROOT);
    return Iterables.indexOf(names, name -> name.toLowerCase(Locale.ROOT).startsWith(start));
  }

  private static LocalDate date(Map<DateTimeField, Integer> values) {
    Integer isoYear = values.get(DateTimeField.ISO_YEAR);
    if (isoYear != null) {
      return LocalDate.of(isoYear, 1, 4)
          .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, values.getOrDefault(DateTimeField.ISO_WEEK, 0))
          .with(ChronoField.DAY_OF_WEEK, values.getOrDefault(DateTimeField.ISO_DAY_OF_WEEK, 1));
    }
    int year = values.getOrDefault(DateTimeField.YEAR, 0);
    if (year < 1) {
      throw new DateTimeException("year " + year);
    }
    Integer dayOfYear = values.get(DateTimeField.DAY_OF_YEAR);
    return dayOfYear != null
        ? LocalDate.ofYearDay(year, dayOfYear)
        : LocalDate.of(
            year,
            values.getOrDefault(DateTimeField.MONTH, 1),
            values.getOrDefault(DateTimeField.DAY_OF_MONTH, 1));
  }
}
