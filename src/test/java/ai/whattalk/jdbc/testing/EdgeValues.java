package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Values at the edges of types, as literals that can be cast to them. */
public final class EdgeValues {
  /** Rows for one form. */
  private static final int ROWS = 48;

  private static final int SEED = 2;

  private static final Map<String, List<String>> BY_TYPE =
      Map.ofEntries(
          Map.entry(
              "integer",
              List.of("NULL", "0", "1", "-1", "2", "7", "-13", "100", "2147483647", "-2147483648")),
          Map.entry(
              "bigint",
              List.of(
                  "NULL",
                  "0",
                  "1",
                  "-5",
                  "12",
                  "4294967296",
                  "9223372036854775807",
                  "'-9223372036854775808'")),
          Map.entry(
              "numeric",
              List.of(
                  "NULL",
                  "0",
                  "0.5",
                  "-0.5",
                  "1.5",
                  "2.5",
                  "1.005",
                  "-1234.5678",
                  "0.000001",
                  "99999999999999",
                  "-3")),
          Map.entry(
              "double precision",
              List.of(
                  "NULL",
                  "0",
                  "0.5",
                  "-0.5",
                  "1",
                  "2.5",
                  "-2.5",
                  "'1e10'",
                  "'1e-10'",
                  "123456.789",
                  "-7")),
          Map.entry(
              "text",
              List.of(
                  "NULL",
                  "''",
                  "'a'",
                  "'A'",
                  "'abc'",
                  "'İstanbul ışık'",
                  "'I i'",
                  "'🙂é'",
                  "'%'",
                  "'_b'",
                  "'x''y'",
                  "'  pad '",
                  "'10'",
                  "'Straße'",
                  "'a,b,,c'",
                  "'The quick brown fox'")),
          Map.entry("boolean", List.of("NULL", "TRUE", "FALSE")),
          Map.entry(
              "date",
              List.of(
                  "NULL",
                  "'2024-02-29'",
                  "'2023-02-28'",
                  "'1999-12-31'",
                  "'2026-01-01'",
                  "'1970-01-01'",
                  "'0001-01-01'",
                  "'9999-12-31'",
                  "'1900-03-01'")),
          Map.entry(
              "timestamp",
              List.of(
                  "NULL",
                  "'2024-02-29 23:59:59.999'",
                  "'2023-02-28 00:00:00'",
                  "'1999-12-31 12:34:56.5'",
                  "'1970-01-01 00:00:00'",
                  "'1969-12-31 23:59:59.001'",
                  "'0001-01-01 00:00:00'",
                  "'9999-12-31 23:59:59'",
                  "'2025-03-30 02:30:00'")),
          Map.entry(
              "timestamptz",
              List.of(
                  "NULL",
                  "TIMESTAMP '2024-02-29 23:59:59.999'",
                  "TIMESTAMP '2025-07-01 00:00:00'",
                  "TIMESTAMP '1970-01-01 00:00:00'")),
          Map.entry(
              "time", List.of("NULL", "'00:00:00'", "'23:59:59.999'", "'12:34:56'", "'06:00'")),
          Map.entry(
              "interval",
              List.of(
                  "NULL",
                  "'0 seconds'",
                  "'1 day'",
                  "'-1 day'",
                  "'00:00:00.001'",
                  "'05:30:00'",
                  "'400 days'",
                  "'-12:00:00'")));

  /** Values of text that a function takes for patterns and names, by its operands. */
  private static final Map<String, List<List<String>>> BY_FUNCTION =
      Map.ofEntries(
          Map.entry("DATE_PART", List.of(List.of("'year'", "'DOW'", "'epoch'", "'hour'", "'x'"))),
          Map.entry(
              "DATE_TRUNC",
              List.of(
                  List.of("'year'", "'quarter'", "'Month'", "'week'", "'day'", "'hour'", "'x'"))),
          Map.entry("TIMEZONE", List.of(List.of("'UTC'", "'Europe/Berlin'", "'America/New_York'"))),
          Map.entry(
              "TO_DATE",
              List.of(
                  List.of(
                      "'2024-02-29'",
                      "'29 February 2024'",
                      "'29.02.2024 10:11'",
                      "'1999-1-3'",
                      "'2023-02-29'",
                      "'x'",
                      "NULL"),
                  List.of("'YYYY-MM-DD'", "'DD.MM.YYYY'", "'DD Month YYYY'", "NULL"))),
          Map.entry(
              "TO_TIMESTAMP",
              List.of(
                  List.of(
                      "'2024-02-29 10:11'",
                      "'1999-01-03 23:59:58.5'",
                      "'2024-02-29 12:11 am'",
                      "'2024-02-29 24:00'",
                      "'2024-02-29'",
                      "NULL"),
                  List.of("'YYYY-MM-DD HH24:MI'", "'YYYY-MM-DD HH24:MI:SS.MS'", "NULL"))),
          Map.entry(
              "TO_NUMBER",
              List.of(
                  List.of("'12'", "'-12.5'", "'+7'", "'10.25'", "''", "'x'", "NULL"),
                  List.of("'99'", "'9.9'", "'9,999.9'", "'S99.9'", "NULL"))),
          Map.entry(
              "SPLIT_PART",
              List.of(
                  List.of("'a,b,,c'", "''", "'abc'", "NULL"),
                  List.of("','", "''", "'b'", "NULL"))));

  /** By the type of what is written. */
  private static final Map<String, List<String>> PATTERNS =
      Map.of(
          "timestamp",
          List.of(
              "'YYYY-MM-DD HH24:MI:SS.MS'",
              "'Day DD Mon YYYY'",
              "'IYYY-IW'",
              "'FMHH12:MI am'",
              "'Q'",
              "'DDth \"of\" FMMonth, CC'",
              "NULL"),
          "interval",
          List.of("'DD HH24:MI:SS.MS'", "'HH24:MI'", "'FMDD\" days\"'", "NULL"));

  private static final List<String> PATTERNS_OF_NUMBERS =
      List.of(
          "'999'",
          "'FM990.00'",
          "'S9999.9'",
          "'9,999,999'",
          "'000'",
          "'FM999G990D99'",
          "'99.9MI'",
          "'9999PR'",
          "'FM$9,990.00 \"total\"'",
          "NULL");

  private static final Set<String> INTERVALS_TIMES = Set.of("a * b", "a / b");

  private EdgeValues() {}

  /**
   * Rows of literals for the columns of a form: all where they are few, else some by a seed. Forms
   * of the same types have the same rows, but where a function has values of its own.
   */
  public static List<List<String>> rows(OperatorForm form) {
    List<List<String>> pools = new ArrayList<>();
    for (int i = 0; i < form.types().size(); i++) {
      pools.add(pool(form, i));
    }
    long all = pools.stream().mapToLong(List::size).reduce(1, (x, y) -> x * y);
    Random random = new Random(form.types().hashCode() + SEED);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(all, ROWS); i++) {
      List<String> row = new ArrayList<>();
      long rest = i;
      for (List<String> pool : pools) {
        row.add(
            all <= ROWS
                ? pool.get((int) (rest % pool.size()))
                : row.isEmpty()
                    ? pool.get(i % pool.size())
                    : pool.get(random.nextInt(pool.size())));
        rest /= pool.size();
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> pool(OperatorForm form, int operand) {
    String type = form.types().get(operand);
    if (form.name().equals("RIGHT") && type.equals("integer")) {
      // PostgreSQL negates the smallest integer, and gives the whole text.
      return List.of("NULL", "0", "1", "-1", "3", "2147483647", "-2147483647");
    }
    if (form.name().equals("REPEAT") && operand == 1) {
      return List.of("NULL", "0", "1", "-1", "3", "100");
    }
    if (form.expression().endsWith("ESCAPE c") && operand == 2) {
      return List.of("'!'", "''", "'a'");
    }
    if (form.expression().startsWith("STRING_AGG") && operand == 1) {
      return List.of("', '", "''", "'; '");
    }
    if (form.name().startsWith("MAKE_") && operand == 0) {
      return List.of("NULL", "2024", "1", "9999", "1999", "0");
    }
    if ((INTERVALS_TIMES.contains(form.expression()) || form.name().equals("PERCENTILE_CONT"))
        && form.types().contains("interval")) {
      // Intervals have milliseconds here.
      return type.equals("interval")
          ? List.of("NULL", "'1 day'", "'-1 day'", "'05:30:00'", "'400 days'", "'0 seconds'")
          : List.of("NULL", "2", "-1", "0.5", "'1e-15'", "'1e15'", "0");
    }
    if (form.name().equals("TIMEZONE") && operand == 1) {
      return List.of("NULL", "'2024-02-29 23:59:59.999'", "'1970-01-01 00:00:00'");
    }
    List<List<String>> own = BY_FUNCTION.getOrDefault(form.name(), List.of());
    if (type.equals("text") && operand < own.size()) {
      return own.get(operand);
    }
    if (form.name().equals("TO_CHAR") && operand == 1) {
      return PATTERNS.getOrDefault(form.types().get(0), PATTERNS_OF_NUMBERS);
    }
    return BY_TYPE.get(type);
  }
}
