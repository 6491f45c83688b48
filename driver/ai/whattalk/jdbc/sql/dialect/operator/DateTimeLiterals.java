package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Reads the texts of dates and times that stand in a statement, so that its plan knows them. */
final class DateTimeLiterals {
  private static final int MILLIS_DIGITS = 3;

  private DateTimeLiterals() {}

  /** The value of a text; null if the type is another one, or if each execution has its own. */
  static @Nullable RexNode of(RexBuilder rexBuilder, RexLiteral literal, RelDataType to) {
    String text = literal.getValueAs(String.class);
    return text == null
        ? null
        : switch (to.getSqlTypeName()) {
          case DATE -> {
            LocalDateTime date = value(text, DateTimeText.Kind.DATE);
            yield date == null
                ? null
                : rexBuilder.makeDateLiteral(
                    DateString.fromDaysSinceEpoch(CalciteTimes.date(date.toLocalDate())));
          }
          case TIME -> {
            LocalDateTime time = value(text, DateTimeText.Kind.TIME);
            yield time == null
                ? null
                : rexBuilder.makeTimeLiteral(
                    TimeString.fromMillisOfDay(CalciteTimes.time(time.toLocalTime())),
                    MILLIS_DIGITS);
          }
          case TIMESTAMP -> {
            LocalDateTime timestamp = value(text, DateTimeText.Kind.TIMESTAMP);
            yield timestamp == null
                ? null
                : rexBuilder.makeTimestampLiteral(
                    TimestampString.fromMillisSinceEpoch(CalciteTimes.timestamp(timestamp)),
                    MILLIS_DIGITS);
          }
          case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
            // Read now, too, so that what is none fails before a request is made.
            value(text, DateTimeText.Kind.TIMESTAMP);
            yield null;
          }
          default -> null;
        };
  }

  private static @Nullable LocalDateTime value(String text, DateTimeText.Kind kind) {
    DateTimeText read = DateTimeText.of(text, kind);
    return read.isRelative() ? null : read.dateTime(LocalDate.EPOCH.atStartOfDay());
  }
}
