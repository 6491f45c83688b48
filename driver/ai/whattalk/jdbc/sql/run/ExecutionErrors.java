package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.jspecify.annotations.Nullable;

/** Says what the raw exceptions of Calcite's runtime mean. */
public final class ExecutionErrors {
  public static final String NOT_CARRIED_OUT = "the statement is valid, but can't be carried out";

  /** What the JDK says of a number that has nothing but digits. */
  private static final Pattern TOO_LARGE = Pattern.compile("for input string: \"[+-]?\\d+\".*");

  /** What Janino says of a method that is larger than the JVM takes. */
  private static final String TOO_MUCH_CODE = "grows beyond 64 KB";

  /** The JDK's matching takes some stack for each repetition of a group. */
  private static final String REGEX = Pattern.class.getPackageName();

  private static final String TOO_LONG_FOR_PATTERN =
      "a group of a regular expression is repeated too often in a text";

  /** How Calcite begins what it says of a number that a type can't hold. */
  private static final String CALCITE_VALUE = "Value ";

  private static final Pattern NO_DECIMAL =
      Pattern.compile(CALCITE_VALUE + "(.*) cannot be represented as a (DECIMAL\\(.*\\))");

  private ExecutionErrors() {}

  /** The {@link QueryException} or {@link ApiException} behind an error of generated code. */
  public static RuntimeException translate(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof QueryException || cause instanceof ApiException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof StackOverflowError) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(REGEX))
            ? new QueryException(QueryProblem.TOO_LARGE, TOO_LONG_FOR_PATTERN)
            : new QueryException(QueryProblem.UNSUPPORTED, StatementLimit.TOO_DEEP);
      }
      if (String.valueOf(cause.getMessage()).contains(TOO_MUCH_CODE)) {
        return new QueryException(
            QueryProblem.UNSUPPORTED, "the statement is too large to be compiled");
      }
      QueryProblem problem = problem(cause);
      if (problem != null) {
        return new QueryException(problem, message(problem, cause));
      }
    }
    if (error instanceof RelOptPlanner.CannotPlanException
        || String.valueOf(error.getMessage()).startsWith("Unable to implement ")) {
      return new QueryException(QueryProblem.UNSUPPORTED, NOT_CARRIED_OUT);
    }
    return new QueryException(QueryProblem.INTERNAL, error.toString(), error);
  }

  private static @Nullable String message(QueryProblem problem, Throwable cause) {
    if (problem == QueryProblem.DIVISION_BY_ZERO) {
      return "division by zero";
    }
    if (problem == QueryProblem.INVALID_ARGUMENT) {
      return "an escape is one character";
    }
    if (problem == QueryProblem.SEVERAL_ROWS) {
      return "a subquery that stands for a value has several rows";
    }
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof ArithmeticException) {
      Matcher decimal = NO_DECIMAL.matcher(text);
      if (decimal.matches()) {
        return "out of range for " + decimal.group(2) + ": " + decimal.group(1);
      }
      // What is said of a value is Calcite's, and the rest is the JDK's.
      return text.startsWith(CALCITE_VALUE) ? text : "value out of range: overflow";
    }
    if (cause instanceof DateTimeException) {
      return "there is no such date or time: a year, month, day, hour or minute is out of range";
    }
    if (problem == QueryProblem.OUT_OF_RANGE && cause instanceof NumberFormatException) {
      return "out of range: " + cause.getMessage();
    }
    return cause instanceof NumberFormatException
        ? "not a number: " + cause.getMessage()
        : cause.getMessage();
  }

  /** Calcite tells its errors apart by their text only. */
  private static @Nullable QueryProblem problem(Throwable error) {
    String text = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    if (error instanceof ArithmeticException) {
      // HotSpot throws one without text once compiled code has divided by zero often.
      return error.getMessage() == null
              || text.contains("by zero")
              || text.contains("division undefined")
          ? QueryProblem.DIVISION_BY_ZERO
          : QueryProblem.OUT_OF_RANGE;
    }
    if (error instanceof NumberFormatException) {
      return text.contains("out of range") || TOO_LARGE.matcher(text).matches()
          ? QueryProblem.OUT_OF_RANGE
          : QueryProblem.BAD_CAST;
    }
    if (error instanceof DateTimeException
        || text.matches(".*(invalid (date|time|timestamp)|field is out of range).*")) {
      return QueryProblem.BAD_DATE;
    }
    if (text.contains("out of range") || text.contains("overflow") || text.contains("logarithm")) {
      return QueryProblem.OUT_OF_RANGE;
    }
    if (text.contains("more than one value in agg single_value")) {
      return QueryProblem.SEVERAL_ROWS;
    }
    if (text.contains("invalid escape character")) {
      return QueryProblem.INVALID_ARGUMENT;
    }
    if (text.contains("bytes for uuid")
        || text.contains("cannot convert")
        || text.contains("invalid character for cast")) {
      return QueryProblem.BAD_CAST;
    }
    return null;
  }
}
