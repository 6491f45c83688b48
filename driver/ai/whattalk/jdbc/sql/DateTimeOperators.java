package ai.whattalk.jdbc.sql;

import static ai.whattalk.jdbc.sql.ValueType.DATE;
import static ai.whattalk.jdbc.sql.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.ValueType.DURATION;
import static ai.whattalk.jdbc.sql.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.ValueType.MONTHS;
import static ai.whattalk.jdbc.sql.ValueType.TEXT;
import static ai.whattalk.jdbc.sql.ValueType.TIME;
import static ai.whattalk.jdbc.sql.ValueType.TIMESTAMP;

import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's operators and functions of dates, times and intervals: its manual's 9.9. */
final class DateTimeOperators {
  static final FunctionOverload TRUNCATE =
      FunctionOverload.of(DateTimeFunctions.class, "dateTrunc", TIMESTAMP, TEXT, TIMESTAMP);

  static final FunctionOverload CEIL =
      FunctionOverload.of(DateTimeFunctions.class, "dateCeil", TIMESTAMP, TEXT, TIMESTAMP);

  /** {@code DATE_TRUNC(text, timestamp)}. */
  static final OverloadedFunction DATE_TRUNC =
      new OverloadedFunction(
          "DATE_TRUNC",
          TRUNCATE,
          FunctionOverload.of(IntervalFunctions.class, "truncate", DURATION, TEXT, DURATION));

  static final ExtractFunction EXTRACT =
      new ExtractFunction(
          FunctionOverload.of(DateTimeFunctions.class, "extract", DECIMAL, TEXT, TIMESTAMP),
          FunctionOverload.of(DateTimeFunctions.class, "extractOfTime", DECIMAL, TEXT, TIME),
          FunctionOverload.of(IntervalFunctions.class, "extract", DECIMAL, TEXT, DURATION),
          FunctionOverload.of(IntervalFunctions.class, "extractOfMonths", DECIMAL, TEXT, MONTHS));

  static final OverloadedOperator PLUS =
      new OverloadedOperator(
          SqlStdOperatorTable.PLUS,
          of("plusDays", DATE, DATE, INTEGER),
          of("daysPlus", DATE, INTEGER, DATE),
          of("dateAtTime", TIMESTAMP, DATE, TIME),
          of("timeOnDate", TIMESTAMP, TIME, DATE),
          of("plusDuration", TIMESTAMP, TIMESTAMP, DURATION),
          of("durationPlus", TIMESTAMP, DURATION, TIMESTAMP),
          of("plusMonths", TIMESTAMP, TIMESTAMP, MONTHS),
          of("monthsPlus", TIMESTAMP, MONTHS, TIMESTAMP),
          FunctionOverload.of(IntervalFunctions.class, "plus", DURATION, DURATION, DURATION));

  static final OverloadedOperator MINUS =
      new OverloadedOperator(
          SqlStdOperatorTable.MINUS,
          of("minusDays", DATE, DATE, INTEGER),
          of("minusDays", INTEGER, DATE, DATE),
          of("difference", DURATION, TIMESTAMP, TIMESTAMP),
          of("timeDifference", DURATION, TIME, TIME),
          of("minusDuration", TIMESTAMP, TIMESTAMP, DURATION),
          of("minusMonths", TIMESTAMP, TIMESTAMP, MONTHS),
          FunctionOverload.of(IntervalFunctions.class, "minus", DURATION, DURATION, DURATION));

  static final OverloadedOperator MULTIPLY =
      new OverloadedOperator(
          SqlStdOperatorTable.MULTIPLY,
          FunctionOverload.of(IntervalFunctions.class, "times", DURATION, DURATION, DOUBLE),
          FunctionOverload.of(IntervalFunctions.class, "timesDuration", DURATION, DOUBLE, DURATION),
          FunctionOverload.of(IntervalFunctions.class, "timesMonths", MONTHS, MONTHS, INTEGER),
          FunctionOverload.of(IntervalFunctions.class, "monthsTimes", MONTHS, INTEGER, MONTHS));

  static final OverloadedOperator DIVIDE =
      new OverloadedOperator(
          SqlStdOperatorTable.DIVIDE,
          FunctionOverload.of(IntervalFunctions.class, "divided", DURATION, DURATION, DOUBLE));

  /** What is called by name. */
  static final List<SqlFunction> FUNCTIONS =
      List.of(
          new OverloadedFunction(
              "DATE_PART",
              of("datePart", DOUBLE, TEXT, TIMESTAMP),
              of("datePartOfTime", DOUBLE, TEXT, TIME),
              FunctionOverload.of(IntervalFunctions.class, "datePart", DOUBLE, TEXT, DURATION),
              FunctionOverload.of(
                  IntervalFunctions.class, "datePartOfMonths", DOUBLE, TEXT, MONTHS)),
          DATE_TRUNC,
          new OverloadedFunction(
              "DATE_BIN", of("dateBin", TIMESTAMP, DURATION, TIMESTAMP, TIMESTAMP)),
          new OverloadedFunction("DATE", of("dateOf", DATE, TIMESTAMP)),
          new OverloadedFunction("MAKE_DATE", of("makeDate", DATE, INTEGER, INTEGER, INTEGER)),
          new OverloadedFunction(
              "MAKE_TIMESTAMP",
              of("makeTimestamp", TIMESTAMP, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, DOUBLE)),
          new OverloadedFunction(
              "TO_CHAR",
              FunctionOverload.of(PatternFunctions.class, "toChar", TEXT, TIMESTAMP, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfDuration", TEXT, DURATION, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfNumber", TEXT, DECIMAL, TEXT),
              FunctionOverload.of(PatternFunctions.class, "toCharOfDouble", TEXT, DOUBLE, TEXT)),
          new OverloadedFunction(
              "TO_DATE", FunctionOverload.of(PatternFunctions.class, "toDate", DATE, TEXT, TEXT)),
          new OverloadedFunction(
              "TO_TIMESTAMP",
              FunctionOverload.of(PatternFunctions.class, "toTimestamp", TIMESTAMP, TEXT, TEXT),
              of("ofEpoch", TIMESTAMP, DOUBLE)),
          new OverloadedFunction(
              "TO_NUMBER",
              FunctionOverload.of(PatternFunctions.class, "toNumber", DECIMAL, TEXT, TEXT)),
          new CurrentTimestampFunction("NOW"),
          new CurrentTimestampFunction("TRANSACTION_TIMESTAMP"),
          new CurrentTimestampFunction("STATEMENT_TIMESTAMP"),
          new CurrentTimestampFunction("CLOCK_TIMESTAMP"));

  private DateTimeOperators() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(DateTimeFunctions.class, method, result, parameters);
  }
}
