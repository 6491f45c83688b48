package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.Set;

/** TO_CHAR and its counterparts; called by generated code, hence public. */
public final class PatternFunctions {
  private static final int KEPT_PATTERNS = 100;
  private static final int LONGEST_PATTERN = 1_000;

  private static final LoadingCache<String, DateTimePattern> PATTERNS =
      CacheBuilder.newBuilder()
          .maximumSize(KEPT_PATTERNS)
          .build(CacheLoader.from(DateTimePattern::of));

  private static final Set<DateTimeField> OF_INTERVALS =
      EnumSet.of(
          DateTimeField.DAY_OF_MONTH,
          DateTimeField.HOUR,
          DateTimeField.MINUTE,
          DateTimeField.SECOND,
          DateTimeField.MILLISECOND,
          DateTimeField.MICROSECOND,
          DateTimeField.FRACTION_1,
          DateTimeField.FRACTION_2,
          DateTimeField.FRACTION_3,
          DateTimeField.FRACTION_4,
          DateTimeField.FRACTION_5,
          DateTimeField.FRACTION_6);

  private static final LoadingCache<String, DateTimeParser> PARSERS =
      CacheBuilder.newBuilder()
          .maximumSize(KEPT_PATTERNS)
          .build(CacheLoader.from(DateTimeParser::of));

  private PatternFunctions() {}

  /** Patterns are kept, and what they make is as long as they are. */
  private static String bounded(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      throw new QueryException(QueryProblem.TOO_LARGE, "a pattern has at most 1,000 characters");
    }
    return pattern;
  }

  /** TO_CHAR of a wall clock. */
  public static String toChar(long timestamp, String pattern) {
    LocalDateTime wallClock = CalciteTimes.of(timestamp);
    return new DateTimeFormat(
            wallClock.toLocalDate(),
            wallClock.getYear(),
            wallClock.getMonthValue(),
            wallClock.getDayOfMonth(),
            wallClock.getHour(),
            wallClock.getMinute(),
            wallClock.getSecond(),
            wallClock.get(ChronoField.MILLI_OF_SECOND))
        .format(PATTERNS.getUnchecked(bounded(pattern)));
  }

  /** TO_CHAR of an interval of milliseconds. */
  public static String toCharOfDuration(long duration, String pattern) {
    DateTimePattern parts = PATTERNS.getUnchecked(bounded(pattern));
    parts.checkFields(OF_INTERVALS, "an interval");
    long rest = duration % CalciteTimes.MILLIS_PER_DAY;
    return new DateTimeFormat(
            LocalDate.of(1, 1, 1),
            0,
            1,
            (int) (duration / CalciteTimes.MILLIS_PER_DAY),
            rest / CalciteTimes.MILLIS_PER_HOUR,
            (int) (rest / CalciteTimes.MILLIS_PER_MINUTE % 60),
            (int) (rest / CalciteTimes.MILLIS_PER_SECOND % 60),
            (int) (rest % CalciteTimes.MILLIS_PER_SECOND))
        .format(parts);
  }

  /** TO_CHAR of a number. */
  public static String toCharOfNumber(BigDecimal number, String pattern) {
    return NumberPattern.of(bounded(pattern)).format(number);
  }

  /** TO_CHAR of a double. */
  public static String toCharOfDouble(double number, String pattern) {
    return NumberPattern.of(bounded(pattern)).format(number);
  }

  /** TO_NUMBER. */
  public static BigDecimal toNumber(String text, String pattern) {
    return NumberPattern.of(bounded(pattern)).parse(text);
  }

  /** TO_TIMESTAMP. */
  public static long toTimestamp(String text, String pattern) {
    return CalciteTimes.timestamp(PARSERS.getUnchecked(bounded(pattern)).parse(text));
  }

  /** TO_DATE. */
  public static int toDate(String text, String pattern) {
    return CalciteTimes.date(PARSERS.getUnchecked(bounded(pattern)).parse(text).toLocalDate());
  }
}
