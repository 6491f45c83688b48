package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText.Kind;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeTextParser;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** Values as dates and times without a zone. */
public final class DateTimeConversion {
  private static final LocalDate EPOCH_DAY = LocalDate.EPOCH;

  private DateTimeConversion() {}

  /** The value as date and time: a date at its midnight, a time on 1970-01-01. */
  public static LocalDateTime dateTime(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof LocalDateTime dateTime) {
      return dateTime;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalTime time) {
      return time.atDate(EPOCH_DAY);
    }
    if (value instanceof String text) {
      return read(text, Kind.TIMESTAMP, site);
    }
    throw site.undefined("a timestamp");
  }

  /** The value as a date: a timestamp's day. */
  public static LocalDate date(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    if (value instanceof String text) {
      return read(text, Kind.DATE, site).toLocalDate();
    }
    throw site.undefined("a date");
  }

  /** The value as a time of day: a timestamp's. */
  public static LocalTime time(Object value, ConversionErrors site) throws SQLException {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalTime();
    }
    if (value instanceof String text) {
      return read(text, Kind.TIME, site).toLocalTime();
    }
    throw site.undefined("a time");
  }

  /** As a cast reads it. */
  private static LocalDateTime read(String text, Kind kind, ConversionErrors site)
      throws SQLException {
    try {
      return DateTimeTextParser.parse(text, kind)
          .dateTime(LocalDateTime.now(ZoneId.systemDefault()));
    } catch (QueryException e) {
      throw site.refused(e);
    }
  }
}
