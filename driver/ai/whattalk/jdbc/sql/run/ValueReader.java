package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.sql.dialect.function.IntervalFunctions;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value from Calcite's representation of a type into the one that {@link Rows} promises.
 */
@FunctionalInterface
public interface ValueReader {
  /** Gives what it is given. */
  ValueReader AS_IS = value -> value;

  /** Converts a value that is not null. */
  @Nullable Object read(Object value);

  /** The reader for a type. */
  static ValueReader of(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case DATE -> value -> LocalDate.ofEpochDay(((Number) value).longValue());
      case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ ->
          value -> LocalTime.ofNanoOfDay(((Number) value).longValue() * 1_000_000);
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
          value -> CalciteTimes.of(((Number) value).longValue());
      case DECIMAL ->
          value ->
              DecimalForm.normal(
                  value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString()));
      case CHAR -> value -> padded(value.toString(), type.getPrecision());
      case BINARY, VARBINARY -> value -> ((ByteString) value).getBytes();
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
          value -> IntervalFunctions.monthsText(((Number) value).intValue());
      case INTERVAL_DAY, INTERVAL_DAY_HOUR, INTERVAL_DAY_MINUTE, INTERVAL_DAY_SECOND ->
          value -> IntervalFunctions.text(((Number) value).longValue());
      case INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          value -> IntervalFunctions.hours(((Number) value).longValue());
      case ARRAY, MULTISET -> ofElements(Objects.requireNonNull(type.getComponentType()));
      default -> AS_IS;
    };
  }

  /** With the blanks of a CHAR(n); a literal, which is one too, is as long already. */
  private static String padded(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.codePointCount(0, text.length())));
  }

  private static ValueReader ofElements(RelDataType type) {
    ValueReader reader = of(type);
    return value -> {
      List<?> elements = value instanceof List<?> list ? list : Arrays.asList((Object[]) value);
      List<@Nullable Object> read = new ArrayList<>(elements.size());
      for (Object element : elements) {
        read.add(element == null ? null : reader.read(element));
      }
      return read;
    };
  }
}
