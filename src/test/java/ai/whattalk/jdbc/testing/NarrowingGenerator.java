package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.testing.ComparedQuery.BoundValue;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Generates conditions on the columns that the API can filter by, and mixes of them with others:
 * such that the parameters express exactly, nearly, or not at all. Days are those of rows and their
 * neighbours, bounds are often midnights.
 */
final class NarrowingGenerator {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final RandomSource random;
  private final ValueGenerator value;

  NarrowingGenerator(RandomSource random) {
    this.random = random;
    value = new ValueGenerator(random);
  }

  /** {@code WHERE …}, or sometimes nothing. */
  String where(String alias) {
    return random.oneIn(5) ? "" : " WHERE " + condition(alias);
  }

  /** A condition on the columns of a table, whose alias ends with its dot or is empty. */
  String condition(String a) {
    return random.oneOf(
        () -> simple(a),
        () -> exact(a),
        () -> exact(a),
        () -> exact(a),
        () -> exact(a) + " AND " + other(a),
        () -> simple(a) + " AND " + simple(a),
        () -> "(" + exact(a) + ") OR (" + exact(a) + ")",
        () -> simple(a) + " OR " + simple(a),
        () -> "(" + simple(a) + " OR " + simple(a) + ") AND " + simple(a),
        () -> "NOT (" + simple(a) + random.pick(" AND ", " OR ") + simple(a) + ")",
        () -> "(" + exact(a) + " AND " + other(a) + ") OR " + simple(a),
        () -> "CASE WHEN " + type(a) + " THEN " + day(a) + " ELSE " + assistant(a) + " END");
  }

  /** What the parameters can express: a type, an assistant, whole days, or several of these. */
  String exact(String a) {
    Supplier<String> type = () -> a + "type = " + typeValue();
    Supplier<String> assistant = () -> a + "assistant_id = " + value.assistantId();
    Supplier<String> days = () -> wholeDays(a);
    return random.oneOf(
        type,
        assistant,
        days,
        days,
        () -> type.get() + " AND " + assistant.get(),
        () -> type.get() + " AND " + days.get(),
        () -> days.get() + " AND " + assistant.get(),
        () -> days.get() + " AND " + type.get() + " AND " + assistant.get());
  }

  /** Days in all ways, a type or an assistant sometimes beside them. */
  String days() {
    String days =
        random.oneOf(
            () -> wholeDays(""),
            () -> wholeDays(""),
            () -> wholeDays(""),
            () -> day(""),
            () -> day(""),
            () -> day(""),
            () -> "((" + wholeDays("") + ") OR (" + wholeDays("") + "))",
            () -> day("") + " AND " + day(""));
    return random.oneOf(
        () -> days,
        () -> days,
        () -> days + " AND type = " + typeValue(),
        () -> days + " AND assistant_id = " + value.assistantId());
  }

  private String simple(String a) {
    return random.oneOf(
        () -> type(a), () -> assistant(a), () -> day(a), () -> day(a), () -> other(a));
  }

  private String type(String a) {
    return random.oneOf(
        () -> text(a + "type", this::typeValue),
        () -> text(a + "type", this::typeValue),
        () -> a + "type IN (SELECT t.type FROM conversation_types t WHERE t.type < 'w')",
        () -> a + "type NOT IN (SELECT t.type FROM conversation_types t WHERE t.type >= 'w')",
        () -> "COALESCE(" + a + "type, 'none') = " + typeValue(),
        () -> random.pick("UPPER(%stype) = 'WIDGET'", "CHAR_LENGTH(%stype) > 4").formatted(a),
        () -> a + "type" + random.pick(" ", " NOT ") + "LIKE " + random.pick("'w%'", "'%i%'"));
  }

  /** One in two is found in a row. */
  private String typeValue() {
    String found = random.row().type();
    return found == null || random.isPrepared() || random.oneIn(2)
        ? value.type()
        : "'" + found + "'";
  }

  private String assistant(String a) {
    return text(a + "assistant_id", value::assistantId);
  }

  private String text(String column, Supplier<String> values) {
    return random.oneOf(
        () -> column + " = " + values.get(),
        () -> column + random.pick(" <> ", " < ", " >= ") + values.get(),
        () -> column + " IN (" + random.list(2, 3, values) + ")",
        () -> column + " NOT IN (" + random.list(1, 3, values) + ")",
        () -> "(" + column + " = " + values.get() + " OR " + column + " IS NULL)",
        () -> column + random.pick(" IS NULL", " IS NOT NULL"),
        () -> column + " IS" + random.pick("", " NOT") + " DISTINCT FROM " + values.get());
  }

  /** A range of whole days, written in one of the usual ways. */
  private String wholeDays(String a) {
    LocalDate first = someDay();
    LocalDate end = first.plusDays(random.pick(1, 1, 7, 7, 31, random.number(0, 200)));
    String column = a + "created_at";
    return random.oneOf(
        () -> column + " >= " + midnight(first) + " AND " + column + " < " + midnight(end),
        () -> column + " >= " + midnight(first),
        () -> column + " < " + midnight(end),
        () ->
            "CAST(%s AS DATE) BETWEEN DATE '%s' AND DATE '%s'"
                .formatted(column, first, end.minusDays(1)),
        () -> "CAST(" + column + " AS DATE) = " + date(first),
        () ->
            "DATE_TRUNC('month', %s) = TIMESTAMP '%s 00:00:00'"
                .formatted(column, first.withDayOfMonth(1)),
        () ->
            "EXTRACT(YEAR FROM %1$s) = %2$d AND EXTRACT(MONTH FROM %1$s) = %3$d"
                .formatted(column, first.getYear(), first.getMonthValue()));
  }

  private String day(String a) {
    String column = a + "created_at";
    return random.oneOf(
        () -> "(" + wholeDays(a) + ")",
        () -> column + random.pick(" > ", " <= ", " < ", " >= ") + point(),
        () -> column + random.pick(" = ", " <> ") + point(),
        () -> column + random.pick(" BETWEEN ", " NOT BETWEEN ") + point() + " AND " + point(),
        () -> column + random.pick(" IS NULL", " IS NOT NULL"),
        () -> "(" + column + " < " + point() + " OR " + column + " IS NULL)",
        () -> "CAST(" + column + " AS DATE) IN (" + random.list(1, 3, () -> date(someDay())) + ")",
        () -> "CAST(" + column + " AS DATE)" + random.pick(" <> ", " > ") + date(someDay()),
        () -> column + " >= CURRENT_DATE - INTERVAL '" + random.number(-1, 90) + "' DAY",
        () -> column + " + INTERVAL '1' DAY" + random.pick(" > ", " <= ") + literal(somePoint()),
        () -> "EXTRACT(" + partAndValue(column),
        () -> "DATE_TRUNC('day', " + column + ")" + random.pick(" = ", " < ") + midnightLiteral());
  }

  private String partAndValue(String column) {
    LocalDate day = someDay();
    return random.oneOf(
        () -> "YEAR FROM " + column + ") = " + day.getYear(),
        () -> "QUARTER FROM " + column + ") = " + random.number(1, 4),
        () -> "MONTH FROM " + column + ") IN (" + day.getMonthValue() + ", 1)",
        () -> "DAY FROM " + column + ") <= " + day.getDayOfMonth(),
        () -> "WEEK FROM " + column + ") = " + random.number(1, 53),
        () -> "DOW FROM " + column + ") = " + random.number(0, 6),
        () -> "HOUR FROM " + column + ") = " + random.pick(0, 0, 12));
  }

  /** What no parameter can express. */
  private String other(String a) {
    return random.oneOf(
        () -> a + "message_count > " + value.messageCount(),
        () -> a + "total_cost >= " + value.totalCost(),
        () -> random.pick("", "NOT ") + a + "ai_enabled",
        () -> a + "assistant_name IS NULL",
        () -> a + "id = " + value.id(),
        () -> a + "updated_at < " + point(),
        () -> random.pick("TRUE", "1 = 0"));
  }

  private String midnight(LocalDate day) {
    if (random.isPrepared() && random.oneIn(2)) {
      return parameter(day.atStartOfDay());
    }
    return random.pick("DATE '" + day + "'", literal(day.atStartOfDay()));
  }

  private String date(LocalDate day) {
    if (random.isPrepared() && random.oneIn(2)) {
      return random.parameter(new BoundValue(random.<Object>pick(day, Date.valueOf(day)), day));
    }
    return "DATE '" + day + "'";
  }

  private String point() {
    LocalDateTime point = somePoint();
    return random.isPrepared() && random.oneIn(2) ? parameter(point) : literal(point);
  }

  private String midnightLiteral() {
    return literal(someDay().atStartOfDay());
  }

  private String parameter(LocalDateTime point) {
    Timestamp timestamp = Timestamp.valueOf(point);
    // A wall clock that a zone skips becomes another one in it.
    return random.parameter(
        random.oneIn(2)
            ? new BoundValue(timestamp, timestamp.toLocalDateTime())
            : new BoundValue(point, point));
  }

  private static String literal(LocalDateTime point) {
    return "TIMESTAMP '" + WRITTEN.format(point).replaceFirst("\\.000$", "") + "'";
  }

  private LocalDateTime somePoint() {
    LocalDateTime found = random.row().createdAt();
    LocalDate day = someDay();
    return switch (random.number(0, 5)) {
      case 0 -> found == null ? day.atTime(12, 0) : found;
      case 1 -> day.atTime(23, 59, 59, 999_000_000);
      case 2 -> day.atTime(random.number(0, 23), random.number(0, 59));
      default -> day.atStartOfDay();
    };
  }

  /** The day of a row, the first of its month, one nearby, or one without rows. */
  private LocalDate someDay() {
    LocalDateTime found = random.row().createdAt();
    LocalDate day =
        found == null ? TestRows.LAST_DAY : found.truncatedTo(ChronoUnit.DAYS).toLocalDate();
    return switch (random.number(0, 9)) {
      case 0, 1 -> day.withDayOfMonth(1);
      case 2, 3 -> day.plusDays(random.number(-2, 2));
      case 4 -> random.pick(LocalDate.of(1970, 1, 1), LocalDate.of(2031, 2, 28), LocalDate.now());
      default -> day;
    };
  }
}
