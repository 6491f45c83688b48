package ai.whattalk.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Values as dates and times without a zone. */
final class WallClock {
  private static final LocalDate EPOCH_DAY = LocalDate.EPOCH;
  private static final int DATE_LENGTH = "2025-01-01".length();

  private WallClock() {}

  /** The value as date and time: a date at its midnight, a time on 1970-01-01. */
  static LocalDateTime dateTime(Object value, ValueSite site) throws SQLException {
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
      try {
        return parse(text);
      } catch (DateTimeException e) {
        throw site.unreadableDate(text, "a timestamp such as 2025-01-25 14:30:00");
      }
    }
    throw site.undefined("a timestamp");
  }

  /** The value as a date: a timestamp's day. */
  static LocalDate date(Object value, ValueSite site) throws SQLException {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalDate();
    }
    if (value instanceof String text) {
      try {
        return parse(text).toLocalDate();
      } catch (DateTimeException e) {
        throw site.unreadableDate(text, "a date such as 2025-01-25");
      }
    }
    throw site.undefined("a date");
  }

  /** The value as a time of day: a timestamp's. */
  static LocalTime time(Object value, ValueSite site) throws SQLException {
    if (value instanceof LocalTime time) {
      return time;
    }
    if (value instanceof LocalDateTime dateTime) {
      return dateTime.toLocalTime();
    }
    if (value instanceof String text) {
      try {
        String trimmed = text.strip();
        return trimmed.length() > DATE_LENGTH && trimmed.charAt(4) == '-'
            ? parse(trimmed).toLocalTime()
            : LocalTime.parse(trimmed);
      } catch (DateTimeException e) {
        throw site.unreadableDate(text, "a time such as 14:30:00");
      }
    }
    throw site.undefined("a time");
  }

  /**
   * Reads a date, alone or with a time behind a blank or a T; seconds and fraction may be missing.
   */
  static LocalDateTime parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() <= DATE_LENGTH) {
      return LocalDate.parse(trimmed).atStartOfDay();
    }
    char separator = trimmed.charAt(DATE_LENGTH);
    if (separator != ' ' && separator != 'T' && separator != 't') {
      throw new DateTimeException("no time behind the date");
    }
    return LocalDateTime.of(
        LocalDate.parse(trimmed.substring(0, DATE_LENGTH)),
        LocalTime.parse(trimmed.substring(DATE_LENGTH + 1).strip()));
  }
}
