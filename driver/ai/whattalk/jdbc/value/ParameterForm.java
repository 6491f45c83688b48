package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeText;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeTextParser;
import ai.whattalk.jdbc.sql.dialect.function.NumberText;
import ai.whattalk.jdbc.sql.dialect.function.TextCasts;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.value.NumberForm.Integral;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What users bind, as the Java class that a row would have for the parameter's type. A value that
 * does not fit is an error, never another value. Instants (Timestamp, java.util.Date, Calendar,
 * Instant, OffsetDateTime, ZonedDateTime) become the wall clock that they show in the calendar's
 * zone that is given with them, or else in the JVM's.
 */
public final class ParameterForm {

  private ParameterForm() {}

  /**
   * The value as the parameter takes it. An open one takes every value as it is; but one that is
   * computed with takes numbers only, and whole ones as its own type if they fit.
   */
  public static Object of(
      Object value, QueryParameter parameter, @Nullable Calendar calendar, ConversionErrors site)
      throws SQLException {
    NumberForm.checkDigits(value, site);
    boolean asItIs = parameter.open() && !TypeTraits.signed(parameter.type());
    if (parameter.open() && value instanceof Number number) {
      asItIs = asItIs || !fits(number, parameter.type());
    }
    JDBCType type = asItIs ? JDBCType.OTHER : parameter.type();
    if (parameter.rowCount() && value instanceof Number number) {
      return NumberForm.rounded(number, site);
    }
    if (parameter.rowCount() && value instanceof Boolean) {
      throw site.unsuited(value);
    }
    return natural(value, calendar, site) instanceof String text
        ? ofText(text, type, site)
        : of(value, type, calendar, site);
  }

  /** A text as a cast reads it. That of a date or time is read when the statement is executed. */
  private static Object ofText(String text, JDBCType type, ConversionErrors site)
      throws SQLException {
    try {
      return switch (type) {
        case BOOLEAN -> TextCasts.toBoolean(text);
        case TINYINT, SMALLINT, INTEGER, BIGINT -> of(NumberText.integer(text), type, null, site);
        case DECIMAL, NUMERIC -> NumberText.decimal(text);
        case REAL -> TextCasts.toReal(text);
        case FLOAT, DOUBLE -> NumberText.floating(text);
        case DATE, TIME, TIMESTAMP -> {
          DateTimeTextParser.parse(text, DateTimeText.Kind.valueOf(type.name()));
          yield text;
        }
        default -> of(text, type, null, site);
      };
    } catch (ArithmeticException e) {
      throw site.outOfRange(text, "a " + type);
    } catch (QueryException e) {
      throw site.refused(e);
    }
  }

  private static boolean fits(Number number, JDBCType type) {
    return TypeTraits.whole(TypeTraits.typeOf(number))
        && switch (type) {
          case TINYINT -> number.longValue() == number.byteValue();
          case SMALLINT -> number.longValue() == number.shortValue();
          case INTEGER -> number.longValue() == number.intValue();
          case BIGINT, DECIMAL -> true;
          default -> false;
        };
  }

  /** The value as the parameter's type takes it. */
  static Object of(Object value, JDBCType type, @Nullable Calendar calendar, ConversionErrors site)
      throws SQLException {
    Object natural = natural(value, calendar, site);
    return switch (type) {
      case CHAR, VARCHAR -> text(natural, value, site);
      case BOOLEAN -> NumberForm.truth(scalar(natural, value, site), site);
      case TINYINT -> (byte) whole(natural, value, Integral.BYTE, site);
      case SMALLINT -> (short) whole(natural, value, Integral.SHORT, site);
      case INTEGER -> (int) whole(natural, value, Integral.INT, site);
      case BIGINT -> whole(natural, value, Integral.LONG, site);
      case DECIMAL, NUMERIC ->
          TextForm.decimal(NumberForm.decimal(scalar(natural, value, site), "a decimal", site));
      case REAL -> NumberForm.singleFloating(scalar(natural, value, site), site);
      case FLOAT, DOUBLE -> NumberForm.floating(scalar(natural, value, site), site);
      case DATE -> date(natural, value, site);
      case TIME -> time(natural, value, site);
      case TIMESTAMP -> timestamp(natural, value, site);
      case BINARY, VARBINARY -> suited(natural, value, site, byte[].class);
      default -> natural;
    };
  }

  /**
   * The value as the SQL type that its binder names, for a parameter that may be of another.
   *
   * @param scale digits behind the point of a DECIMAL, the rest rounded; not used if negative
   */
  public static Object as(JDBCType target, int scale, Object value, ConversionErrors site)
      throws SQLException {
    NumberForm.checkDigits(value, site);
    JDBCType known =
        switch (target) {
          case BIT -> JDBCType.BOOLEAN;
          case NUMERIC -> JDBCType.DECIMAL;
          case NCHAR, NVARCHAR, LONGVARCHAR, LONGNVARCHAR -> JDBCType.VARCHAR;
          case LONGVARBINARY -> JDBCType.VARBINARY;
          case TIMESTAMP_WITH_TIMEZONE -> JDBCType.TIMESTAMP;
          case OTHER, JAVA_OBJECT, NULL -> target;
          default -> {
            if (TypeTraits.javaClass(target) == Object.class) {
              throw JdbcError.unsupported("a parameter of type " + target.getName());
            }
            yield target;
          }
        };
    Object converted = of(value, known, null, site);
    if (!(converted instanceof BigDecimal decimal) || scale < 0) {
      return converted;
    }
    ArgumentCheck.upTo(NumberForm.MOST_SCALE, scale, "setObject takes a scale");
    NumberForm.checkDigits(decimal, site);
    return decimal.setScale(scale, RoundingMode.HALF_UP);
  }

  /** The value as one of the classes that rows have, whatever the parameter's type. */
  private static Object natural(Object value, @Nullable Calendar calendar, ConversionErrors site)
      throws SQLException {
    try {
      if (value instanceof Date date) {
        return SqlTime.shown(date, calendar).toLocalDate();
      } else if (value instanceof Time time) {
        return SqlTime.shown(time, calendar).toLocalTime();
      } else if (value instanceof java.util.Date instant) {
        return SqlTime.shown(instant, calendar);
      } else if (value instanceof Calendar instant) {
        return SqlTime.shown(instant.getTime(), calendar);
      } else if (value instanceof Instant instant) {
        return LocalDateTime.ofInstant(instant, TimeZone.getDefault().toZoneId());
      } else if (value instanceof OffsetDateTime dateTime) {
        return natural(dateTime.toInstant(), calendar, site);
      } else if (value instanceof ZonedDateTime dateTime) {
        return natural(dateTime.toInstant(), calendar, site);
      }
    } catch (DateTimeException e) {
      throw site.unreadableDate(value, "a day that a timestamp can show");
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof UUID
        || value instanceof Enum) {
      return value.toString();
    } else if (value instanceof byte[] bytes) {
      return bytes.clone();
    } else if (value instanceof Array || value instanceof List || value.getClass().isArray()) {
      throw site.takes("no array: that stands after ANY, SOME or ALL");
    } else if (TypeTraits.typeOf(value) == JDBCType.OTHER) {
      throw site.unsuited(value);
    }
    return value;
  }

  /** A value that is of one of the classes that the parameter's type takes. */
  private static Object suited(
      Object natural, Object value, ConversionErrors site, Class<?>... classes)
      throws SQLException {
    if (Arrays.stream(classes).noneMatch(each -> each.isInstance(natural))) {
      throw site.unsuited(value);
    }
    return natural;
  }

  /** A value that can be a number or a truth value. */
  private static Object scalar(Object natural, Object value, ConversionErrors site)
      throws SQLException {
    return suited(natural, value, site, Number.class, Boolean.class, String.class);
  }

  private static long whole(Object natural, Object value, Integral target, ConversionErrors site)
      throws SQLException {
    return NumberForm.exact(scalar(natural, value, site), target, site);
  }

  private static String text(Object natural, Object value, ConversionErrors site)
      throws SQLException {
    if (natural instanceof byte[]) {
      throw site.unsuited(value);
    }
    return TextForm.of(natural);
  }

  private static LocalDateTime timestamp(Object natural, Object value, ConversionErrors site)
      throws SQLException {
    return DateTimeConversion.dateTime(
        suited(natural, value, site, LocalDateTime.class, LocalDate.class, String.class), site);
  }

  private static LocalDate date(Object natural, Object value, ConversionErrors site)
      throws SQLException {
    LocalDateTime dateTime = timestamp(natural, value, site);
    if (!dateTime.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw site.hasTimeOfDay(TextForm.of(dateTime));
    }
    return dateTime.toLocalDate();
  }

  private static LocalTime time(Object natural, Object value, ConversionErrors site)
      throws SQLException {
    return DateTimeConversion.time(
        suited(natural, value, site, LocalTime.class, LocalDateTime.class, String.class), site);
  }
}
