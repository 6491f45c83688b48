package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.sql.dialect.function.NumberText;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.value.ConversionErrors;
import ai.whattalk.jdbc.value.DateTimeConversion;
import ai.whattalk.jdbc.value.NumberForm;
import ai.whattalk.jdbc.value.NumberForm.Integral;
import ai.whattalk.jdbc.value.SqlTime;
import ai.whattalk.jdbc.value.TextClob;
import ai.whattalk.jdbc.value.TextForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as objects of the class that {@code getObject(column, class)} asks for. */
final class JavaClassForm {
  private static final Map<Class<?>, Conversion<?>> CONVERSIONS =
      Map.ofEntries(
          to(Object.class, (v, at) -> standard(v)),
          to(String.class, (v, at) -> TextForm.of(v)),
          to(Boolean.class, NumberForm::truth),
          to(Byte.class, (v, at) -> (byte) NumberForm.truncated(v, Integral.BYTE, at)),
          to(Short.class, (v, at) -> (short) NumberForm.truncated(v, Integral.SHORT, at)),
          to(Integer.class, (v, at) -> (int) NumberForm.truncated(v, Integral.INT, at)),
          to(Long.class, (v, at) -> NumberForm.truncated(v, Integral.LONG, at)),
          to(Float.class, NumberForm::singleFloating),
          to(Double.class, NumberForm::floating),
          to(
              BigDecimal.class,
              (v, at) -> TextForm.decimal(NumberForm.decimal(v, "a BigDecimal", at))),
          to(BigInteger.class, NumberForm::integer),
          to(LocalDate.class, DateTimeConversion::date),
          to(LocalTime.class, DateTimeConversion::time),
          to(LocalDateTime.class, DateTimeConversion::dateTime),
          to(Date.class, (v, at) -> SqlTime.date(DateTimeConversion.date(v, at), null)),
          to(Time.class, (v, at) -> SqlTime.time(DateTimeConversion.time(v, at), null)),
          to(
              Timestamp.class,
              (v, at) -> SqlTime.timestamp(DateTimeConversion.dateTime(v, at), null)),
          to(
              java.util.Date.class,
              (v, at) -> SqlTime.timestamp(DateTimeConversion.dateTime(v, at), null)),
          to(UUID.class, JavaClassForm::uuid),
          to(byte[].class, JavaClassForm::bytes),
          to(Array.class, JavaClassForm::array),
          to(Clob.class, JavaClassForm::clob),
          to(NClob.class, JavaClassForm::clob));

  /** Classes that stand for an instant, which a time stamp without a zone is not. */
  private static final Set<Class<?>> INSTANTS =
      Set.of(
          Instant.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          OffsetTime.class,
          Calendar.class);

  private JavaClassForm() {}

  private interface Conversion<T> {
    T convert(Object value, ConversionErrors site) throws SQLException;
  }

  /** The value as the class that JDBC has {@code getObject} give for its type. */
  static Object standard(Object value) {
    if (value instanceof LocalDateTime dateTime) {
      return SqlTime.timestamp(dateTime, null);
    }
    if (value instanceof LocalDate date) {
      return SqlTime.date(date, null);
    }
    if (value instanceof LocalTime time) {
      return SqlTime.time(time, null);
    }
    if (value instanceof BigDecimal decimal) {
      return TextForm.decimal(decimal);
    }
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof List<?> elements) {
      return ListArray.of(elements);
    }
    return value;
  }

  /** The value as an object of a class, or null if it is null. */
  static <T> @Nullable T of(@Nullable Object value, @Nullable Class<T> type, ConversionErrors site)
      throws SQLException {
    ArgumentCheck.notNull(type, "getObject takes a class");
    Conversion<?> conversion = CONVERSIONS.get(type);
    if (conversion == null) {
      throw INSTANTS.contains(type)
          ? site.zoneless(type.getSimpleName())
          : site.undefined("a " + type.getName());
    }
    if (value == null) {
      return null;
    }
    @SuppressWarnings("unchecked") // The map has under each class a conversion to it.
    T converted = (T) conversion.convert(value, site);
    return converted;
  }

  /** The value as bytes. */
  static byte[] bytes(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    throw site.undefined("bytes");
  }

  /** The value as an array. */
  static Array array(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof List<?> elements) {
      return ListArray.of(elements);
    }
    throw site.undefined("an array");
  }

  private static TextClob clob(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof String text) {
      return new TextClob(text);
    }
    throw site.undefined("a Clob");
  }

  private static UUID uuid(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof UUID uuid) {
      return uuid;
    }
    if (!(value instanceof String text)) {
      throw site.undefined("a UUID");
    }
    try {
      return NumberText.uuid(text.strip());
    } catch (QueryException e) {
      throw site.refused(e);
    }
  }

  private static <T> Map.Entry<Class<?>, Conversion<?>> to(
      Class<T> type, Conversion<? extends T> conversion) {
    return Map.entry(type, conversion);
  }
}
