package ai.whattalk.jdbc.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Generates conditions on what the API can narrow by, nested in AND, OR, NOT and CASE. */
public final class FilterGenerator {
  /** Days that are compared with. */
  public static final List<LocalDate> DAYS =
      Stream.of(
              "1899-12-31",
              "1900-01-01",
              "1970-01-01",
              "2000-02-29",
              "2019-12-31",
              "2020-01-01",
              "2024-02-29",
              "2024-12-29",
              "2024-12-30",
              "2024-12-31",
              "2025-01-01",
              "2025-01-05",
              "2025-01-06",
              "2025-01-30",
              "2025-01-31",
              "2025-02-28",
              "2025-03-01",
              "2025-06-08",
              "2025-06-14",
              "2025-06-15",
              "2025-06-30",
              "2025-07-01",
              "2025-12-31",
              "2026-01-01",
              "2031-03-19",
              "2031-03-20",
              "2201-01-01")
          .map(LocalDate::parse)
          .toList();

  private static final int DEEPEST = 3;

  private final RandomSource random;

  /** Creates a generator that always gives the same for a seed. */
  public FilterGenerator(long seed) {
    random = new RandomSource(seed, List.of());
  }

  /** The next condition. */
  public String condition() {
    return condition(DEEPEST);
  }

  private String condition(int depth) {
    if (depth == 0 || random.oneIn(3)) {
      return simple();
    }
    Supplier<String> inner = () -> condition(depth - 1);
    return switch (random.number(0, 13)) {
      case 0, 1, 2, 3, 4 -> "(" + inner.get() + " AND " + inner.get() + ")";
      case 5, 6, 7, 8 -> "(" + inner.get() + " OR " + inner.get() + ")";
      case 9, 10 -> "NOT (" + inner.get() + ")";
      case 11 ->
          "("
              + inner.get()
              + ") IS "
              + random.pick("TRUE", "NOT TRUE", "FALSE", "NOT FALSE", "UNKNOWN", "NOT UNKNOWN");
      case 12 ->
          "CASE WHEN " + inner.get() + " THEN " + inner.get() + " ELSE " + inner.get() + " END";
      default -> "(" + inner.get() + " OR " + inner.get() + " OR " + inner.get() + ")";
    };
  }

  private String simple() {
    return switch (random.number(0, 19)) {
      case 0, 1, 2, 3, 4 -> text("type", this::type);
      case 5, 6, 7 -> text("assistant_id", this::assistant);
      case 8 -> random.pick("message_count > 3", "ai_enabled", "id < '5'", "type = assistant_id");
      case 9 ->
          "(type, assistant_id)%sIN ((%s, %s), (%s, %s))"
              .formatted(random.pick(" ", " NOT "), type(), assistant(), type(), assistant());
      case 10, 11, 12 -> compared("created_at", this::timestamp);
      case 13 ->
          compared(
              random.pick("CAST(created_at AS DATE)", "created_at::date", "DATE(created_at)"),
              this::date);
      case 14 -> compared(truncated(), this::timestamp);
      case 15 -> part();
      case 16 -> moved();
      case 17 -> pattern();
      case 18 -> ofDay();
      default -> compared("created_at", this::date);
    };
  }

  private String text(String column, Supplier<String> values) {
    return random.oneOf(
        () -> compared(column, values),
        () -> column + random.pick(" = ", " <> ") + values.get(),
        () -> column + " IN (" + random.list(1, 3, values) + ")",
        () -> column + " NOT IN (" + random.list(1, 3, values) + ")",
        () -> column + random.pick(" IS NULL", " IS NOT NULL"),
        () -> "COALESCE(" + column + ", " + values.get() + ") = " + values.get(),
        () -> "NULLIF(" + column + ", " + values.get() + ") = " + values.get(),
        () ->
            "CAST("
                + column
                + " AS "
                + random.pick("TEXT", "VARCHAR(255)", "VARCHAR(3)", "CHAR(6)")
                + ") = "
                + values.get(),
        () -> column + " LIKE " + random.oneOf(values, () -> "'w%'", () -> "'%i%'"),
        () -> "CASE " + column + " WHEN " + values.get() + " THEN 1 ELSE 0 END = 1");
  }

  private String compared(String term, Supplier<String> values) {
    return random.oneOf(
        () -> term + operator() + values.get(),
        () -> term + operator() + values.get(),
        () -> term + operator() + values.get(),
        () -> values.get() + operator() + term,
        () -> term + " BETWEEN " + values.get() + " AND " + values.get(),
        () -> term + " NOT BETWEEN " + values.get() + " AND " + values.get(),
        () -> term + " IN (" + random.list(1, 3, values) + ")",
        () -> term + " NOT IN (" + random.list(1, 3, values) + ")",
        () -> term + random.pick(" IS NULL", " IS NOT NULL"),
        () -> term + random.pick(" IS", " IS NOT") + " DISTINCT FROM " + values.get(),
        () -> term + " >= " + values.get() + " AND " + term + " < " + values.get());
  }

  private String truncated() {
    String unit =
        random.pick("second", "hour", "day", "week", "month", "quarter", "year", "decade");
    return random.oneOf(
        () -> "DATE_TRUNC('" + unit + "', created_at)",
        () -> "DATE_TRUNC('" + unit + "', CAST(created_at AS DATE))",
        () -> "DATE_TRUNC('week', created_at + INTERVAL '1 day') + INTERVAL '-1 day'",
        () -> "CAST(DATE_TRUNC('" + unit + "', created_at) AS DATE)");
  }

  private String part() {
    String unit =
        random.pick(
            "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DOW", "ISODOW", "DOY", "ISOYEAR", "HOUR",
            "EPOCH", "CENTURY");
    String term =
        random.oneOf(
            () -> "EXTRACT(" + unit + " FROM created_at)",
            () -> "DATE_PART('" + unit + "', created_at)",
            () -> "EXTRACT(" + unit + " FROM CAST(created_at AS DATE))",
            () -> random.pick("YEAR", "QUARTER", "MONTH", "WEEK", "DAYOFMONTH") + "(created_at)",
            () ->
                "{fn "
                    + random.pick("YEAR", "MONTH", "DAYOFWEEK", "DAYOFYEAR", "WEEK", "QUARTER")
                    + "(created_at)}",
            () -> "CAST(TRUNC(EXTRACT(" + unit + " FROM created_at)) AS INTEGER)",
            () -> "CAST(EXTRACT(" + unit + " FROM created_at) AS INTEGER) + 1",
            () -> "EXTRACT(" + unit + " FROM created_at + INTERVAL '1' DAY)",
            () -> "EXTRACT(" + unit + " FROM created_at + INTERVAL '1' MONTH)",
            () -> "EXTRACT(" + unit + " FROM created_at - INTERVAL '5' HOUR)");
    if (term.contains("EPOCH") && term.contains("INTEGER")) {
      return "EXTRACT(EPOCH FROM created_at)" + operator() + "1735689600.0005";
    }
    boolean year = term.contains("YEAR") && !term.contains("DAYOFYEAR");
    return compared(
        term,
        () ->
            term.contains("EPOCH")
                ? random.pick("1735689600", "1740787199.9995", "951782400.5")
                : year ? year() : number());
  }

  private String moved() {
    String interval =
        random.pick(
            "INTERVAL '1' DAY",
            "INTERVAL '-3' DAY",
            "INTERVAL '36' HOUR",
            "INTERVAL '1' MONTH",
            "INTERVAL '1' YEAR",
            "INTERVAL '1 month 1 day'",
            "INTERVAL '90 minutes'");
    return random.oneOf(
        () -> compared("created_at" + random.pick(" + ", " - ") + interval, this::timestamp),
        () -> "created_at" + operator() + timestamp() + random.pick(" + ", " - ") + interval,
        () -> "created_at" + operator() + "CURRENT_DATE" + random.pick(" + ", " - ") + interval,
        () -> "CURRENT_DATE - CAST(created_at AS DATE)" + operator() + random.number(-40, 400),
        () -> "NOW() - created_at" + operator() + "INTERVAL '" + random.number(0, 400) + "' DAY",
        () -> compared("CAST(created_at AS DATE) + " + random.number(-9, 9), this::date),
        () -> compared("CAST(created_at + " + interval + " AS DATE)", this::date),
        () -> "{fn TIMESTAMPADD(SQL_TSI_MONTH, 1, created_at)}" + operator() + timestamp(),
        () -> "{fn TIMESTAMPDIFF(SQL_TSI_DAY, created_at, NOW())} < " + random.number(0, 400));
  }

  private String pattern() {
    String text =
        "TO_CHAR(created_at, '"
            + random.pick(
                "YYYY-MM",
                "YYYY",
                "YYYY-MM-DD",
                "YYYY-DD",
                "MM",
                "Dy",
                "YYYY-\"Q\"Q",
                "IYYY-IW",
                "FMYYYY-MM",
                "YYYYMMDD HH24",
                "HH24:MI",
                "FMMonth")
            + "')";
    return compared(
        text,
        () ->
            random.pick(
                "'2025-06'",
                "'2025'",
                "'2025-01-31'",
                "'2025-Q1'",
                "'2025-01'",
                "'06'",
                "'Mon'",
                "'20250131 23'",
                "'June'",
                "'00:00'"));
  }

  /** Conditions that only the days themselves can answer. */
  private String ofDay() {
    return random.oneOf(
        () -> "CAST(created_at AS DATE) = DATE_TRUNC('month', created_at)",
        () -> "EXTRACT(YEAR FROM created_at) * 100 + EXTRACT(MONTH FROM created_at) = 202501",
        () -> "COALESCE(EXTRACT(DOW FROM created_at), 0) IN (0, 6)",
        () -> "EXTRACT(DOY FROM created_at) % 7 = " + random.number(0, 6),
        () -> "10 / (EXTRACT(DOW FROM created_at) - 7) < -1.5",
        () ->
            "CASE WHEN EXTRACT(MONTH FROM created_at) < 4 THEN 'a' ELSE 'b' END = "
                + random.pick("'a'", "'b'", "'c'"),
        () -> "NULLIF(EXTRACT(DOW FROM created_at), 3)" + operator() + random.number(0, 6),
        () -> "CAST(created_at AS TEXT)" + operator() + "'" + day() + " 12'",
        () -> "CAST(created_at AS TEXT) LIKE '" + random.pick("2025-01%", "2025%", "%-01%") + "'",
        () -> "CAST(TO_CHAR(created_at, 'YYYYMMDD') AS INTEGER)" + operator() + "20250131",
        () -> "created_at::date::text" + operator() + "'" + day() + "'",
        () -> "DATE_PART('day', NOW() - created_at)" + operator() + random.number(-5, 60),
        () -> "TO_CHAR(created_at, 'YYYY-MM-DD') LIKE '2025-0" + random.number(1, 9) + "%'");
  }

  private String operator() {
    return random.pick(" = ", " <> ", " < ", " <= ", " > ", " >= ");
  }

  private String type() {
    return random.pick(
        "'widget'", "'api'", "'test'", "'whatsapp'", "'Widget'", "'widget '", "''", "'other'");
  }

  private String assistant() {
    return random.pick("'7'", "'a-1'", "'A-1'", "'none'");
  }

  private String year() {
    return random.pick("2024", "2025", "2025", "2025.5", "1899", "2201", "20");
  }

  private String number() {
    return random.oneIn(12) ? "2.5" : Integer.toString(random.number(-1, 60));
  }

  private String date() {
    return random.pick("DATE ", "") + "'" + day() + "'";
  }

  private String timestamp() {
    return random.oneOf(
        () -> "TIMESTAMP '" + day() + random.pick(" 00:00:00'", " 23:59:59.999'", " 12:30:00'"),
        () -> "TIMESTAMP '" + day() + " 00:00:00'",
        () -> "DATE '" + day() + "'");
  }

  private String day() {
    return random.pick(DAYS).toString();
  }
}
