package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.sql.dialect.function.TextCasts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a value, as {@code getString} gives it and a text parameter takes it. */
public final class TextForm {
  private static final int SECONDS_LENGTH = "14:30:00".length();

  /** Bound on the zeros that a number written with an exponent is written out to. */
  private static final int MOST_ZEROS = 10_000;

  private TextForm() {}

  /** Numbers without exponent, times without what is zero behind the seconds. */
  public static String of(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal(decimal).toPlainString();
    }
    if (value instanceof LocalDateTime dateTime) {
      return of(dateTime.toLocalDate()) + " " + time(dateTime.toLocalTime());
    }
    if (value instanceof LocalDate date) {
      return TextCasts.day(date);
    }
    if (value instanceof LocalTime time) {
      return time(time);
    }
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(TextForm::element).collect(Collectors.joining(",", "{", "}"));
    }
    return value.toString();
  }

  /** A decimal without trailing zeros and without a negative scale. */
  public static BigDecimal decimal(BigDecimal decimal) {
    // BigDecimal.stripTrailingZeros makes 100 into 1E+2.
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.scale() > -MOST_ZEROS ? stripped.setScale(0) : stripped;
  }

  private static String time(LocalTime time) {
    StringBuilder text = new StringBuilder();
    twoDigits(text, time.getHour()).append(':');
    twoDigits(text, time.getMinute()).append(':');
    twoDigits(text, time.getSecond());
    if (time.getNano() != 0) {
      // A leading 1 keeps the zeros behind the point.
      text.append('.').append(1_000_000_000 + time.getNano()).deleteCharAt(SECONDS_LENGTH + 1);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }

  /** An element of an array as PostgreSQL prints it. */
  private static String element(@Nullable Object element) {
    if (element == null) {
      return "NULL";
    }
    String text = of(element);
    if (element instanceof List) {
      return text;
    }
    boolean plain =
        !text.isEmpty()
            && !text.equalsIgnoreCase("null")
            && text.chars().noneMatch(c -> c <= ' ' || "{},\"\\".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
