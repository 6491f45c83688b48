package ai.whattalk.jdbc.sql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code DATE '…'}, {@code TIME '…'} and {@code TIMESTAMP '…'} in PostgreSQL's forms of ISO
 * 8601 (8.5.1): with a T or a blank, without seconds, with a fraction, which is cut to
 * milliseconds, with a zone, which is dropped.
 */
final class TimeLiterals {
  private static final int PRECISION = 3;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{4})-(\\d{1,2})-(\\d{1,2}))?"
              + "(?:(?:^|[ Tt]\\s*)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?"
              + "\\s*(?:Z|z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

  private TimeLiterals() {}

  /** The literal's value; or the literal as it is, which is refused later, if it has none. */
  static SqlLiteral of(SqlUnknownLiteral literal) {
    Matcher form = FORM.matcher(literal.getValue().strip());
    if (!form.matches()) {
      return literal;
    }
    try {
      return switch (literal.tag) {
        case "DATE" -> date(literal, form);
        case "TIME" -> time(literal, form);
        case "TIMESTAMP" -> timestamp(literal, form);
        default -> literal;
      };
    } catch (DateTimeException e) {
      return literal;
    }
  }

  private static SqlLiteral date(SqlUnknownLiteral literal, Matcher form) {
    SqlParserPos position = literal.getParserPosition();
    return form.group(1) == null ? literal : SqlLiteral.createDate(dateString(form), position);
  }

  private static SqlLiteral time(SqlUnknownLiteral literal, Matcher form) {
    return form.group(4) == null
        ? literal
        : SqlLiteral.createTime(timeString(form), PRECISION, literal.getParserPosition());
  }

  private static SqlLiteral timestamp(SqlUnknownLiteral literal, Matcher form) {
    if (form.group(1) == null) {
      return literal;
    }
    TimestampString timestamp = new TimestampString(dateString(form) + " " + timeString(form));
    return SqlLiteral.createTimestamp(timestamp, PRECISION, literal.getParserPosition());
  }

  private static DateString dateString(Matcher form) {
    LocalDate date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
    return DateString.fromDaysSinceEpoch((int) date.toEpochDay());
  }

  /** Midnight if there is none. */
  private static TimeString timeString(Matcher form) {
    LocalTime time = LocalTime.of(number(form, 4), number(form, 5), number(form, 6));
    return TimeString.fromMillisOfDay(time.get(ChronoField.MILLI_OF_DAY) + millis(form.group(7)));
  }

  private static int millis(@Nullable String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt((fraction + "00000000").substring(0, 9)) / NANOS_PER_MILLI;
  }

  private static int number(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }
}
