package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery.BoundValue;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Generates values to compare columns with, as literals of all kinds or as parameters. */
final class ValueGenerator {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final RandomSource random;

  ValueGenerator(RandomSource random) {
    this.random = random;
  }

  String type() {
    return text(
        random.pick(
            "test",
            "widget",
            "whatsapp",
            "api",
            "widget",
            "Widget",
            "email",
            " widget",
            "api ",
            ""));
  }

  String assistantId() {
    return text(
        random.oneIn(4)
            ? random.pick("8", "7 ", "07", "unknown", "A1B2C3D4-5678-90AB-CDEF-1234567890AB", "")
            : found(Conversation::assistantId, TestRows.SUPPORT));
  }

  String assistantName() {
    return text(
        random.oneIn(6)
            ? random.pick("support assistant", "O'Brien", "Ödeme", "客服")
            : found(Conversation::assistantName, "Support Assistant"));
  }

  String id() {
    return text(random.oneIn(6) ? random.pick("", "zzz", "0") : random.row().id());
  }

  String messageCount() {
    int value = random.number(-2, 65);
    return parameterOr(new BoundValue(value, value), Integer.toString(value));
  }

  String totalCost() {
    String digits =
        random.pick(
            "0",
            "0.0045",
            "0.0032",
            "0.5",
            "0.50",
            "0.500",
            "1.25",
            "1.250",
            "12",
            "12.0",
            "100",
            "0.0000000001",
            "0.00000000005",
            "-0.75",
            "-0.7500",
            "7");
    BigDecimal value = new BigDecimal(digits);
    Object given = random.oneIn(5) ? digits : value;
    return parameterOr(new BoundValue(given, value), digits);
  }

  String truth() {
    boolean value = random.oneIn(2);
    return parameterOr(new BoundValue(value, value), value ? "TRUE" : "FALSE");
  }

  /** Points in time: either all of them text, or none. */
  Supplier<String> timestamps() {
    return random.oneIn(3) ? this::timestampText : this::timestamp;
  }

  /** Days: either all of them text, or none. */
  Supplier<String> dates() {
    return random.oneIn(3) ? () -> "'" + day() + "'" : this::date;
  }

  private String timestampText() {
    LocalDateTime value = pointInTime();
    return "'" + (isMidnight(value) ? value.toLocalDate() : written(value)) + "'";
  }

  /** A point in time as a literal, a date, a parameter, or by arithmetic. */
  private String timestamp() {
    LocalDateTime value = pointInTime();
    if (random.isPrepared() && random.oneIn(2)) {
      return random.parameter(timestampParameter(value));
    }
    String literal = "TIMESTAMP '" + written(value) + "'";
    return random.oneOf(
        () -> literal,
        () -> isMidnight(value) ? "DATE '" + value.toLocalDate() + "'" : literal,
        () -> "CAST('" + written(value) + "' AS TIMESTAMP)",
        () -> "TIMESTAMP '" + written(value.minusDays(3)) + "' + INTERVAL '3' DAY",
        () -> "TIMESTAMP '" + written(value.plusHours(30)) + "' - INTERVAL '30' HOUR");
  }

  private String date() {
    LocalDate value = day();
    if (random.isPrepared() && random.oneIn(2)) {
      Object given = random.<Object>pick(value, Date.valueOf(value), value.toString());
      return random.parameter(new BoundValue(given, value));
    }
    return random.pick("DATE '" + value + "'", "CAST('" + value + "' AS DATE)");
  }

  private LocalDate day() {
    return pointInTime().toLocalDate();
  }

  private static boolean isMidnight(LocalDateTime value) {
    return value.equals(value.truncatedTo(ChronoUnit.DAYS));
  }

  /** A literal that is a point in time whatever stands around it. */
  String timestampLiteral() {
    return "TIMESTAMP '" + written(pointInTime()) + "'";
  }

  private static BoundValue plain(Object given, LocalDateTime value) {
    return new BoundValue(given, value);
  }

  private BoundValue timestampParameter(LocalDateTime value) {
    Timestamp timestamp = Timestamp.valueOf(value);
    return random.pick(
        // A wall clock that a zone skips becomes another one in it.
        plain(timestamp, timestamp.toLocalDateTime()),
        plain(value, value),
        plain(written(value), value),
        plain(value.toLocalDate(), value.toLocalDate().atStartOfDay()),
        plain(Date.valueOf(value.toLocalDate()), value.toLocalDate().atStartOfDay()));
  }

  private LocalDateTime pointInTime() {
    LocalDate day = TestRows.LAST_DAY.minusDays(random.number(-20, TestRows.DAYS + 20));
    LocalDateTime found = random.row().createdAt();
    return switch (random.number(0, 9)) {
      case 0, 1, 2 -> day.atStartOfDay();
      case 3 -> day.atTime(23, 59, 59);
      case 4 -> day.atTime(23, 59, 59, 999_000_000);
      case 5 -> day.withDayOfMonth(1).atStartOfDay();
      case 6 -> LocalDate.of(2025, random.number(1, 6), 1).atStartOfDay();
      case 7 -> found == null ? day.atTime(12, 0) : found;
      case 8 -> found == null ? day.atTime(12, 0) : found.truncatedTo(ChronoUnit.DAYS);
      default -> day.atTime(random.number(0, 23), random.number(0, 59), random.number(0, 59));
    };
  }

  private static String written(LocalDateTime value) {
    return (value.getNano() == 0 ? SECONDS : MILLIS).format(value);
  }

  private String text(String value) {
    return parameterOr(new BoundValue(value, value), "'" + value.replace("'", "''") + "'");
  }

  private String parameterOr(BoundValue value, String literal) {
    return random.isPrepared() && random.oneIn(2) ? random.parameter(value) : literal;
  }

  private String found(Function<Conversation, String> column, String otherwise) {
    String value = column.apply(random.row());
    return value == null ? otherwise : value;
  }
}
