package ai.whattalk.jdbc.value;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What metadata says of a type: sizes, signs and Java classes. */
public final class TypeTraits {
  /** Width of a column of text whose length is not known. */
  private static final int UNKNOWN_TEXT_WIDTH = 255;

  private static final int DATE_WIDTH = "2025-01-25".length();
  private static final int TIME_WIDTH = "14:30:00".length();

  /** The types of values of rows, by their classes; those of other classes are found otherwise. */
  private static final Map<Class<?>, JDBCType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, JDBCType.VARCHAR),
          Map.entry(Boolean.class, JDBCType.BOOLEAN),
          Map.entry(Byte.class, JDBCType.INTEGER),
          Map.entry(Short.class, JDBCType.INTEGER),
          Map.entry(Integer.class, JDBCType.INTEGER),
          Map.entry(Long.class, JDBCType.BIGINT),
          Map.entry(Float.class, JDBCType.REAL),
          Map.entry(Double.class, JDBCType.DOUBLE),
          Map.entry(LocalDate.class, JDBCType.DATE),
          Map.entry(LocalTime.class, JDBCType.TIME),
          Map.entry(LocalDateTime.class, JDBCType.TIMESTAMP),
          Map.entry(byte[].class, JDBCType.VARBINARY));

  private TypeTraits() {}

  /** Digits of a number, characters of text, or of a date or time. 0 where it does not apply. */
  public static int precision(JDBCType type, int precision) {
    return switch (type) {
      case BOOLEAN -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case REAL -> 7;
      case FLOAT, DOUBLE -> 15;
      case DATE, TIME, TIMESTAMP -> displaySize(type, precision, 0);
      case ARRAY, NULL, OTHER -> 0;
      default -> Math.max(precision, 0);
    };
  }

  /** Digits behind the point, or of the fraction of a second; 0 where it does not apply. */
  public static int scale(JDBCType type, int precision, int scale) {
    return switch (type) {
      case DECIMAL, NUMERIC -> Math.max(scale, 0);
      case TIME, TIMESTAMP -> Math.max(precision, 0);
      default -> 0;
    };
  }

  /** As {@link #scale}, but null where it does not apply. */
  public static @Nullable Integer digits(JDBCType type, int precision, int scale) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, NUMERIC, TIME, TIMESTAMP ->
          (Integer) scale(type, precision, scale);
      default -> null;
    };
  }

  /** The most characters that {@code getString} gives, as far as that is known. */
  public static int displaySize(JDBCType type, int precision, int scale) {
    return switch (type) {
      case BOOLEAN -> 5;
      case TINYINT -> 4;
      case SMALLINT -> 6;
      case INTEGER -> 11;
      case BIGINT -> 20;
      case REAL -> 15;
      case FLOAT, DOUBLE -> 25;
      case DECIMAL, NUMERIC -> precision > 0 ? precision + 2 : 40;
      case DATE -> DATE_WIDTH;
      case TIME -> TIME_WIDTH + fractionWidth(precision);
      case TIMESTAMP -> DATE_WIDTH + 1 + TIME_WIDTH + fractionWidth(precision);
      case NULL -> 4;
      case BINARY, VARBINARY -> precision > 0 ? 2 * precision + 2 : UNKNOWN_TEXT_WIDTH;
      default -> precision > 0 ? precision : UNKNOWN_TEXT_WIDTH;
    };
  }

  private static int fractionWidth(int digits) {
    return digits > 0 ? digits + 1 : 0;
  }

  /** The class of what {@code getObject} gives. */
  public static Class<?> javaClass(JDBCType type) {
    return switch (type) {
      case CHAR, VARCHAR -> String.class;
      case BOOLEAN -> Boolean.class;
      case TINYINT, SMALLINT, INTEGER -> Integer.class;
      case BIGINT -> Long.class;
      case DECIMAL, NUMERIC -> BigDecimal.class;
      case REAL -> Float.class;
      case FLOAT, DOUBLE -> Double.class;
      case DATE -> Date.class;
      case TIME -> Time.class;
      case TIMESTAMP -> Timestamp.class;
      case BINARY, VARBINARY -> byte[].class;
      case ARRAY -> Array.class;
      default -> Object.class;
    };
  }

  /** Whether values have a sign. */
  public static boolean signed(JDBCType type) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, NUMERIC, REAL, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }

  /** Whether the type is one of text. */
  public static boolean textual(JDBCType type) {
    return type == JDBCType.CHAR || type == JDBCType.VARCHAR;
  }

  /** Whether the type is one of numbers without digits behind the point. */
  public static boolean whole(JDBCType type) {
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      default -> false;
    };
  }

  /** Whether the type is one of bytes. */
  public static boolean binary(JDBCType type) {
    return type == JDBCType.BINARY || type == JDBCType.VARBINARY;
  }

  /** Base of the digits that a number's size counts, or null. */
  public static @Nullable Integer radix(JDBCType type) {
    return signed(type) ? 10 : null;
  }

  /** Most bytes of text, which may need three for a char, or null. */
  public static @Nullable Integer octetLength(JDBCType type, int precision) {
    return textual(type) && precision > 0 ? (Integer) (3 * precision) : null;
  }

  /** The type of that number in java.sql.Types if values can be of it, or null. */
  public static @Nullable JDBCType standard(int typeNumber) {
    for (JDBCType type : JDBCType.values()) {
      if (type.getVendorTypeNumber() == typeNumber && javaClass(type) != Object.class) {
        return type;
      }
    }
    return null;
  }

  /** The type of a value of a row. */
  public static JDBCType typeOf(Object value) {
    if (value instanceof List) {
      return JDBCType.ARRAY;
    }
    return value instanceof BigDecimal
        ? JDBCType.DECIMAL
        : TYPES.getOrDefault(value.getClass(), JDBCType.OTHER);
  }
}
