package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a server takes the day of {@code date_from} or {@code date_to} to leave out. */
public enum DayBound {
  /** Of {@code date_from}: nothing of the day. */
  FROM_ITS_MIDNIGHT {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.atStartOfDay();
      return time -> !time.isBefore(bound);
    }
  },
  /** Of {@code date_from}: the midnight at which the day begins. */
  AFTER_ITS_MIDNIGHT {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.atStartOfDay();
      return time -> time.isAfter(bound);
    }
  },
  /** Of {@code date_to}: nothing of the day. */
  TO_ITS_END {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.plusDays(1).atStartOfDay();
      return time -> time.isBefore(bound);
    }
  },
  /** Of {@code date_to}: all of the day but the midnight at which it begins. */
  TO_ITS_MIDNIGHT {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.atStartOfDay();
      return time -> !time.isAfter(bound);
    }
  },
  /** Of {@code date_to}: all of the day. */
  BEFORE_ITS_MIDNIGHT {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.atStartOfDay();
      return time -> time.isBefore(bound);
    }
  },
  /** Of {@code date_to}: nothing of the day, and not even the midnight at which the next begins. */
  TO_THE_NEXT_MIDNIGHT {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.plusDays(1).atStartOfDay();
      return time -> !time.isAfter(bound);
    }
  },
  /** Of {@code date_to}: what comes after 23:59, as where a day is written as an end of minutes. */
  TO_ITS_LAST_MINUTE {
    @Override
    Predicate<LocalDateTime> of(LocalDate day) {
      LocalDateTime bound = day.atTime(23, 59);
      return time -> !time.isAfter(bound);
    }
  };

  /** Which times are asked for, by what the filter's clock shows. */
  abstract Predicate<LocalDateTime> of(LocalDate day);

  /** As the meaning of the parameter; rows without a date are never asked for. */
  public FilterMeaning by(UnaryOperator<LocalDateTime> clock) {
    return ofTime(
        row -> {
          LocalDateTime createdAt = row.createdAt();
          return createdAt == null ? null : clock.apply(createdAt);
        });
  }

  /** As the meaning of the parameter where it is about another time of a row. */
  public FilterMeaning ofTime(Function<Conversation, @Nullable LocalDateTime> time) {
    return new FilterMeaning() {
      @Override
      public boolean selects(String value, Conversation row) {
        return rows(value).test(row);
      }

      @Override
      public Predicate<Conversation> rows(String value) {
        Predicate<LocalDateTime> times = of(LocalDate.parse(value));
        return row -> {
          LocalDateTime compared = time.apply(row);
          return compared != null && times.test(compared);
        };
      }
    };
  }
}
