package ai.whattalk.jdbc.sql.dialect.function;

import java.util.List;
import java.util.Random;

/** Calls of functions that take patterns, some of which don't fit their values. */
record RandomPatterns(Random random) {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "0.5",
          "-0.5",
          "0.05",
          "-0.001",
          "12",
          "-12.5",
          "2.5",
          "99.995",
          "1234.5",
          "-1234567.891",
          "100",
          "1000000",
          "0.125",
          "-0.375",
          "123456789012");

  private static final List<String> WRITTEN_FIELDS =
      List.of(
          "YYYY", "YYY", "YY", "Y", "IYYY", "IYY", "IY", "I", "CC", "Q", "MM", "MONTH", "Month",
          "month", "MON", "Mon", "mon", "RM", "rm", "IW", "WW", "W", "DDD", "IDDD", "DD", "D", "ID",
          "DAY", "Day", "day", "DY", "Dy", "dy", "J", "HH24", "HH12", "HH", "MI", "SS", "SSSS",
          "SSSSS", "MS", "US", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "AM", "pm", "A.M.", "p.m.",
          "Y,YYY", "yyyy", "dd", "hh24", "BC", "TZ", "OF", "TMMonth");

  private static final List<String> INTERVAL_FIELDS =
      List.of(
          "DD", "HH24", "HH12", "HH", "MI", "SS", "MS", "US", "FF1", "FF3", "FF6", "YYYY", "AM");

  private static final List<String> SEPARATORS =
      List.of("-", " ", "/", ":", ".", "", "", "\"T\"", ", ", "\" of \"", "--", "T");

  private static final List<String> TIMESTAMPS =
      List.of(
          "2024-02-29 23:59:59.999",
          "2025-01-05 00:30:07",
          "1999-12-31 12:00:00.5",
          "2026-01-01 01:02:03.045",
          "2021-11-11 11:11:11.1",
          "0987-06-15 13:00:00");

  private static final List<String> DATE_PATTERNS =
      List.of(
          "YYYY-MM-DD",
          "YYYYMMDD",
          "DD.MM.YYYY",
          "DD Mon YYYY",
          "Month DD, YYYY",
          "YYYY-DDD",
          "YYYY",
          "YYYY-MM",
          "IYYY-IW",
          "IYYY-IW-ID",
          "MM/DD/YY",
          "YYMMDD",
          "YYMonDD",
          "Dy, DD Mon YYYY",
          "Day DD Month YYYY",
          "YYYY\"y\"MM",
          "IYYYIWID",
          "YYYYDDD",
          "YYYY-MM-01",
          "YYYY W",
          "BC YYYY",
          "CC YY");

  private static final List<String> TIME_PATTERNS =
      List.of(
          "",
          " HH24:MI:SS",
          " HH24:MI",
          "\"T\"HH24:MI:SS",
          " HH12:MI AM",
          " HHMI p.m.",
          " HH24MISS",
          " HH24:MI:SS.MS",
          " HH24:MI:SS.US",
          " SS.FF3",
          " HH24 AM",
          " SSSSS",
          " HH24 TZH",
          " AM HH:MI:SS",
          "THH24");

  String number() {
    String number = pick(NUMBERS);
    String type = pick(List.of("numeric", "double precision", "integer"));
    if (type.equals("integer") && (number.contains(".") || number.length() > 10)) {
      type = "numeric";
    }
    return "TO_CHAR(CAST(" + number + " AS " + type + "), '" + numberPattern() + "')";
  }

  /** Of what is taken, or of anything that stands in patterns. */
  private String numberPattern() {
    boolean any = random.nextInt(4) == 0;
    StringBuilder pattern = new StringBuilder(pick(List.of("FM", "", "FM", "", "fm")));
    pattern.append(pick(List.of("", "", "", "$", "\"n=\"", any ? "L" : "")));
    String sign = pick(List.of("", "", "", "S", "MI", any ? "SG" : "", any ? "PL" : ""));
    pattern.append(sign);
    pattern.append(whole(any));
    if (random.nextBoolean()) {
      pattern.append(pick(List.of(".", "D", any ? "V" : ".")));
      int fraction = random.nextInt(5);
      for (int i = 0; i < fraction; i++) {
        pattern.append(pick(List.of("9", "0")));
      }
    }
    if (sign.isEmpty() || any) {
      pattern.append(pick(List.of("", "", "S", "MI", "PR", any ? "TH" : "", any ? "EEEE" : "")));
    }
    return pattern.append(pick(List.of("", "", "", "%", "\" x\"", " ", " €"))).toString();
  }

  private String whole(boolean any) {
    StringBuilder whole = new StringBuilder(any ? "" : pick(List.of("9", "9", "0")));
    for (int i = random.nextInt(9); i > 0; i--) {
      boolean group = random.nextInt(any ? 4 : 6) == 0;
      whole.append(group ? pick(List.of(",", "G")) : "");
      whole.append(group && any ? "" : pick(List.of("9", "9", "9", "0")));
    }
    return whole.toString();
  }

  String timestamp() {
    return "TO_CHAR(CAST('"
        + pick(TIMESTAMPS)
        + "' AS timestamp), '"
        + fields(WRITTEN_FIELDS)
        + "')";
  }

  String interval() {
    String interval =
        pick(
            List.of(
                "0 seconds",
                "05:30:00",
                "-12:00:01.5",
                "00:00:00.007",
                "3 days 04:05:06",
                "-00:00:00.25",
                "-12 days"));
    return "TO_CHAR(CAST('" + interval + "' AS interval), '" + fields(INTERVAL_FIELDS) + "')";
  }

  private String fields(List<String> fields) {
    StringBuilder pattern = new StringBuilder();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      pattern.append(pick(List.of("", "", "", "", "FM")));
      pattern.append(pick(fields));
      pattern.append(pick(List.of("", "", "", "", "", "TH", "th")));
      pattern.append(pick(SEPARATORS));
    }
    return pattern.toString();
  }

  /** The text is one that the pattern writes, or that with a change. */
  String date() {
    String pattern = pick(DATE_PATTERNS) + pick(TIME_PATTERNS);
    long time = 86_400_000L * (random.nextInt(30_000) - 10_000) + random.nextInt(86_400_000);
    String text = "2024-02-29 10:11";
    try {
      text =
          PatternFunctions.toChar(
              time, pattern.replace("Month", "FMMonth").replace("Day", "FMDay"));
    } catch (RuntimeException e) {
      // Not a pattern that is taken.
    }
    String call = pick(List.of("TO_DATE", "TO_TIMESTAMP"));
    return "CAST(" + call + "('" + changed(text) + "', '" + pattern + "') AS timestamp(3))";
  }

  String toNumber() {
    String text = changed(pick(NUMBERS));
    if (random.nextBoolean() && text.matches("-?[0-9]{4,}.*")) {
      text = text.replaceAll("([0-9])([0-9]{3})(?=\\.|$)", "$1,$2");
    }
    String sign = pick(List.of("", "", "S"));
    String pattern =
        random.nextInt(4) == 0
            ? numberPattern()
            : sign
                + whole(false)
                + pick(List.of("", ".9", "D99", ".099"))
                + (sign.isEmpty() ? pick(List.of("", "", "S")) : "");
    return "CAST(TO_NUMBER('" + text + "', '" + pattern + "') AS double precision)";
  }

  private String changed(String text) {
    int at = random.nextInt(text.length());
    String other = pick(List.of("0", "1", "7", "-", "/", " ", "a", "P", "+", ",", "."));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + other + text.substring(at + 1);
      case 1 -> text.substring(0, at) + other + text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(at + 1);
      case 3 -> text.substring(0, at);
      case 4 -> text + other;
      default -> text;
    };
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
