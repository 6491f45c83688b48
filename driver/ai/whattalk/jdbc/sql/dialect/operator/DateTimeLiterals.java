package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeTextParser;
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

  /** The value of a text; null if the type is another one, or if Calcite has no literal of it. */
  static @Nullable RexNode of(RexBuilder rexBuilder, RexLiteral literal, RelDataType to) {
    String text = literal.getValueAs(String.class);
    DateTimeText.Kind kind =
        switch (to.getSqlTypeName()) {
          case DATE -> DateTimeText.Kind.DATE;
          case TIME -> DateTimeText.Kind.TIME;
          // A moment is read now, too, so that what is none fails before a request is made.
          case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DateTimeText.Kind.TIMESTAMP;
          default -> null;
        };
    DateTimeText read = text == null || kind == null ? null : DateTimeTextParser.parse(text, kind);
    if (read == null || !read.isLiteral()) {
      return null;
    }
    LocalDateTime value = read.dateTime(LocalDate.EPOCH.atStartOfDay());
    return switch (to.getSqlTypeName()) {
      case DATE ->
          rexBuilder.makeDateLiteral(
              DateString.fromDaysSinceEpoch(CalciteTimes.date(value.toLocalDate())));
      case TIME ->
          rexBuilder.makeTimeLiteral(
              TimeString.fromMillisOfDay(CalciteTimes.time(value.toLocalTime())), MILLIS_DIGITS);
      case TIMESTAMP ->
          rexBuilder.makeTimestampLiteral(
              TimestampString.fromMillisSinceEpoch(CalciteTimes.timestamp(value)), MILLIS_DIGITS);
      default -> null;
    };
  }
}
