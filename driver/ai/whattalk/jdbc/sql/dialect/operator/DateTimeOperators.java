package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.function;
import static ai.whattalk.jdbc.sql.type.ValueType.BOOLEAN;
import static ai.whattalk.jdbc.sql.type.ValueType.DATE;
import static ai.whattalk.jdbc.sql.type.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.type.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.type.ValueType.DURATION;
import static ai.whattalk.jdbc.sql.type.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.type.ValueType.MOMENT;
import static ai.whattalk.jdbc.sql.type.ValueType.MONTHS;
import static ai.whattalk.jdbc.sql.type.ValueType.TEXT;
import static ai.whattalk.jdbc.sql.type.ValueType.TIME;
import static ai.whattalk.jdbc.sql.type.ValueType.TIMESTAMP;

import ai.whattalk.jdbc.sql.dialect.function.AgeFunctions;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeFunctions;
import ai.whattalk.jdbc.sql.dialect.function.IntervalFunctions;
import ai.whattalk.jdbc.sql.dialect.function.PatternFunctions;
import ai.whattalk.jdbc.sql.dialect.function.TextCasts;
import ai.whattalk.jdbc.sql.dialect.function.ZoneFunctions;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's operators and functions of dates, times and intervals: its manual's 9.9. */
public final class DateTimeOperators {
  public static final FunctionOverload TRUNCATE =
      FunctionOverload.of(DateTimeFunctions.class, "dateTrunc", TIMESTAMP, TEXT, TIMESTAMP);

  public static final FunctionOverload EXTRACT_OF_TIMESTAMP =
      of("extract", DECIMAL, TEXT, TIMESTAMP);

  public static final FunctionOverload DATE_PART_OF_TIMESTAMP =
      of("datePart", DOUBLE, TEXT, TIMESTAMP);

  public static final FunctionOverload DATE_OF = of("dateOf", DATE, TIMESTAMP);

  static final FunctionOverload PLUS_DURATION = of("plusDuration", TIMESTAMP, TIMESTAMP, DURATION);

  static final FunctionOverload MINUS_DURATION =
      of("minusDuration", TIMESTAMP, TIMESTAMP, DURATION);

  /** {@code DATE_TRUNC(text, timestamp)}. */
  static final OverloadedFunction DATE_TRUNC =
      new OverloadedFunction(
          "DATE_TRUNC",
          of("dateTrunc", MOMENT, TEXT, MOMENT),
          TRUNCATE,
          ofInterval("truncate", DURATION, TEXT, DURATION));

  public static final ExtractFunction EXTRACT =
      new ExtractFunction(
          ofZone("extract", DECIMAL, TEXT, MOMENT),
          EXTRACT_OF_TIMESTAMP,
          FunctionOverload.of(DateTimeFunctions.class, "extractOfTime", DECIMAL, TEXT, TIME),
          ofInterval("extract", DECIMAL, TEXT, DURATION),
          ofInterval("extractOfMonths", DECIMAL, TEXT, MONTHS),
          ofInterval("extractOfText", DECIMAL, TEXT, TEXT));

  /** A cast to an interval, which has no type in the grammar. */
  public static final OverloadedFunction INTERVAL =
      new OverloadedFunction(
          "INTERVAL",
          PostgresCasts.TO_DURATION,
          ofInterval("same", DURATION, DURATION),
          ofInterval("same", MONTHS, MONTHS));

  /** What an interval or a text is compared as. */
  public static final OverloadedFunction COMPARED_INTERVAL =
      new OverloadedFunction(
          "INTERVAL COMPARED",
          FunctionOverload.of(TextCasts.class, "toComparedDuration", DURATION, TEXT),
          ofInterval("durationOfMonths", DURATION, MONTHS));

  static final OverloadedOperator PLUS =
      new OverloadedOperator(
          SqlStdOperatorTable.PLUS,
          of("plusDays", DATE, DATE, INTEGER),
          of("plusDays", DATE, DATE, INTEGER).swapped(),
          of("dateAtTime", TIMESTAMP, DATE, TIME),
          of("dateAtTime", TIMESTAMP, DATE, TIME).swapped(),
          of("timePlus", TIME, TIME, DURATION),
          of("timePlus", TIME, TIME, DURATION).swapped(),
          of("timeAndMonths", TIME, TIME, MONTHS),
          of("timeAndMonths", TIME, TIME, MONTHS).swapped(),
          of("plusDuration", MOMENT, MOMENT, DURATION),
          of("plusDuration", MOMENT, MOMENT, DURATION).swapped(),
          of("plusMonths", MOMENT, MOMENT, MONTHS),
          of("plusMonths", MOMENT, MOMENT, MONTHS).swapped(),
          PLUS_DURATION,
          PLUS_DURATION.swapped(),
          of("plusMonths", TIMESTAMP, TIMESTAMP, MONTHS),
          of("plusMonths", TIMESTAMP, TIMESTAMP, MONTHS).swapped(),
          ofInterval("plus", DURATION, DURATION, DURATION));

  static final OverloadedOperator MINUS =
      new OverloadedOperator(
          SqlStdOperatorTable.MINUS,
          of("minusDays", DATE, DATE, INTEGER),
          of("daysBetween", INTEGER, DATE, DATE),
          of("difference", DURATION, TIMESTAMP, TIMESTAMP),
          of("timeDifference", DURATION, TIME, TIME),
          of("timeMinus", TIME, TIME, DURATION),
          of("timeAndMonths", TIME, TIME, MONTHS),
          of("minusDuration", MOMENT, MOMENT, DURATION),
          of("minusMonths", MOMENT, MOMENT, MONTHS),
          MINUS_DURATION,
          of("minusMonths", TIMESTAMP, TIMESTAMP, MONTHS),
          ofInterval("minus", DURATION, DURATION, DURATION));

  static final OverloadedOperator MULTIPLY =
      new OverloadedOperator(
          SqlStdOperatorTable.MULTIPLY,
          ofInterval("times", DURATION, DURATION, DOUBLE),
          ofInterval("times", DURATION, DURATION, DOUBLE).swapped(),
          ofInterval("timesMonths", MONTHS, MONTHS, INTEGER),
          ofInterval("timesMonths", MONTHS, MONTHS, INTEGER).swapped());

  static final OverloadedOperator DIVIDE =
      new OverloadedOperator(
          SqlStdOperatorTable.DIVIDE, ofInterval("divided", DURATION, DURATION, DOUBLE));

  /** What is called by name. */
  static final List<AdmittedOperator> FUNCTIONS =
      List.of(
          AdmittedOperator.of(
              new OverloadedFunction(
                  "DATE_PART",
                  ofZone("datePart", DOUBLE, TEXT, MOMENT),
                  DATE_PART_OF_TIMESTAMP,
                  of("datePartOfTime", DOUBLE, TEXT, TIME),
                  ofInterval("datePart", DOUBLE, TEXT, DURATION),
                  ofInterval("datePartOfMonths", DOUBLE, TEXT, MONTHS),
                  ofInterval("datePartOfText", DOUBLE, TEXT, TEXT)),
              "DATE_PART(text, timestamp)",
              "DATE_PART(text, time)",
              "DATE_PART(text, interval)"),
          AdmittedOperator.of(DATE_TRUNC),
          AdmittedOperator.of(
              EXTRACT,
              "EXTRACT(unit FROM timestamp)",
              "EXTRACT(unit FROM time)",
              "EXTRACT(unit FROM interval)"),
          function(
              "AGE", FunctionOverload.of(AgeFunctions.class, "age", TEXT, TIMESTAMP, TIMESTAMP)),
          function("DATE_BIN", of("dateBin", TIMESTAMP, DURATION, TIMESTAMP, TIMESTAMP)),
          function(
              "DATE", DATE_OF, FunctionOverload.ofContext(TextCasts.class, "toDate", DATE, TEXT)),
          function("ISFINITE", of("isFinite", BOOLEAN, TIMESTAMP)),
          function("JUSTIFY_HOURS", ofInterval("same", DURATION, DURATION)),
          AdmittedOperator.of(
              new ZoneFunction(
                  ofZone("atZone", TIMESTAMP, TEXT, MOMENT),
                  ofZone("inZone", MOMENT, TEXT, TIMESTAMP)),
              "TIMEZONE(text, timestamp)"),
          function("MAKE_DATE", of("makeDate", DATE, INTEGER, INTEGER, INTEGER)),
          function(
              "MAKE_TIMESTAMP",
              of("makeTimestamp", TIMESTAMP, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, DOUBLE)),
          function(
              "TO_CHAR",
              FunctionOverload.of(PatternFunctions.class, "toChar", TEXT, TIMESTAMP, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfDuration", TEXT, DURATION, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfNumber", TEXT, DECIMAL, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfDouble", TEXT, DOUBLE, TEXT)),
          function(
              "TO_DATE", FunctionOverload.of(PatternFunctions.class, "toDate", DATE, TEXT, TEXT)),
          function(
              "TO_TIMESTAMP",
              FunctionOverload.of(PatternFunctions.class, "toTimestamp", TIMESTAMP, TEXT, TEXT),
              ofZone("ofEpoch", MOMENT, DOUBLE)),
          function(
              "TO_NUMBER",
              FunctionOverload.of(PatternFunctions.class, "toNumber", DECIMAL, TEXT, TEXT)),
          AdmittedOperator.of(new CurrentTimestampFunction("NOW"), "NOW()"),
          AdmittedOperator.of(
              new CurrentTimestampFunction("TRANSACTION_TIMESTAMP"), "TRANSACTION_TIMESTAMP()"),
          AdmittedOperator.of(
              new CurrentTimestampFunction("STATEMENT_TIMESTAMP"), "STATEMENT_TIMESTAMP()"),
          AdmittedOperator.of(
              new CurrentTimestampFunction("CLOCK_TIMESTAMP"), "CLOCK_TIMESTAMP()"));

  private DateTimeOperators() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(DateTimeFunctions.class, method, result, parameters);
  }

  private static FunctionOverload ofInterval(
      String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(IntervalFunctions.class, method, result, parameters);
  }

  private static FunctionOverload ofZone(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.ofContext(ZoneFunctions.class, method, result, parameters);
  }
}
