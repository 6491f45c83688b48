package ai.whattalk.jdbc.testing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;

/** What a server takes the day of {@code date_from} or {@code date_to} to leave out. */
public enum DayBound {
  /** Of {@code date_from}: nothing of the day. */
  FROM_ITS_MIDNIGHT {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return !time.isBefore(day.atStartOfDay());
    }
  },
  /** Of {@code date_from}: the midnight at which the day begins. */
  AFTER_ITS_MIDNIGHT {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return time.isAfter(day.atStartOfDay());
    }
  },
  /** Of {@code date_to}: nothing of the day. */
  TO_ITS_END {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return time.isBefore(day.plusDays(1).atStartOfDay());
    }
  },
  /** Of {@code date_to}: all of the day but the midnight at which it begins. */
  TO_ITS_MIDNIGHT {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return !time.isAfter(day.atStartOfDay());
    }
  },
  /** Of {@code date_to}: all of the day. */
  BEFORE_ITS_MIDNIGHT {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return time.isBefore(day.atStartOfDay());
    }
  },
  /** Of {@code date_to}: nothing of the day, and not even the midnight at which the next begins. */
  TO_THE_NEXT_MIDNIGHT {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return !time.isAfter(day.plusDays(1).atStartOfDay());
    }
  },
  /** Of {@code date_to}: what comes after 23:59, as where a day is written as an end of minutes. */
  TO_ITS_LAST_MINUTE {
    @Override
    boolean selects(LocalDate day, LocalDateTime time) {
      return !time.isAfter(day.atTime(23, 59));
    }
  };

  /** Whether a row is asked for, by what the filter's clock shows. */
  abstract boolean selects(LocalDate day, LocalDateTime time);

  /** As the meaning of the parameter; rows without a date are never asked for. */
  public FilterMeaning by(UnaryOperator<LocalDateTime> clock) {
    return (value, row) -> {
      LocalDateTime createdAt = row.createdAt();
      return createdAt != null && selects(LocalDate.parse(value), clock.apply(createdAt));
    };
  }
}
