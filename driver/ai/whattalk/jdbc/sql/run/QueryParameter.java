package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeText.Kind;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeTextParser;
import ai.whattalk.jdbc.sql.dialect.function.NumberText;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ?} of a statement.
 *
 * @param type what the planner takes it for, as in {@link ResultColumn#type()}
 * @param precision digits or characters; 0 where it does not apply
 * @param scale digits behind the point; 0 where it does not apply
 * @param open whether it takes the type of each value that is bound, and has the one above only as
 *     long as there is none
 * @param array whether it is an array, whose elements are of the type above
 * @param rowCount whether it is that of a LIMIT or OFFSET, for which numbers are rounded
 */
public record QueryParameter(
    JDBCType type,
    String typeName,
    int precision,
    int scale,
    boolean open,
    boolean array,
    boolean rowCount) {

  /** A null whose type nothing tells. */
  public static final QueryParameter NULL =
      new QueryParameter(JDBCType.VARCHAR, "VARCHAR", 0, 0, true, false, false);

  public QueryParameter opened() {
    return new QueryParameter(type, typeName, precision, scale, true, array, rowCount);
  }

  public QueryParameter ofArray() {
    return new QueryParameter(type, typeName, precision, scale, open, true, rowCount);
  }

  /**
   * A bound value in Calcite's representation of its type; a text as a cast to the parameter's type
   * reads it.
   *
   * @param now the present, as the execution takes it
   */
  public @Nullable Object internal(@Nullable Object bound, ZonedDateTime now) {
    Object value = bound instanceof String text ? read(text, now) : bound;
    if (value instanceof LocalDate date) {
      return CalciteTimes.date(date);
    }
    if (value instanceof LocalDateTime timestamp) {
      return CalciteTimes.timestamp(timestamp);
    }
    if (value instanceof LocalTime time) {
      return CalciteTimes.time(time);
    }
    if (value instanceof BigDecimal decimal) {
      return DecimalForm.normal(decimal);
    }
    return value instanceof byte[] bytes ? new ByteString(bytes) : value;
  }

  private Object read(String text, ZonedDateTime now) {
    return switch (type) {
      case DATE -> DateTimeTextParser.parse(text, Kind.DATE).date(now.toLocalDateTime());
      case TIME -> DateTimeTextParser.parse(text, Kind.TIME).time(now.toLocalDateTime());
      case TIMESTAMP -> {
        DateTimeText read = DateTimeTextParser.parse(text, Kind.TIMESTAMP);
        yield typeName.equals(JDBCType.TIMESTAMP.getName())
            ? read.dateTime(now.toLocalDateTime())
            : read.moment(now);
      }
      case OTHER -> typeName.equals("UUID") ? NumberText.uuid(text) : text;
      default -> text;
    };
  }
}
