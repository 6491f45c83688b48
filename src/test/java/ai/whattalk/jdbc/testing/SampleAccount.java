package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Accounts over which queries are generated, each with something that a shortcut may overlook. */
public enum SampleAccount {
  /** Types that are not documented, nulls in all columns. */
  VARIED(100) {
    @Override
    List<Conversation> make() {
      List<Conversation> rows = new ArrayList<>(TestRows.conversations(1_150, 42));
      for (int i = 0; i < 50; i++) {
        LocalDateTime createdAt = TestRows.LAST_DAY.minusDays(7L * i).atTime(i % 24, 0);
        String type = List.of("email", "Widget", "widgets", "").get(i % 4);
        rows.add(TestRows.row("other-" + i, TestRows.SUPPORT, type, createdAt));
      }
      return rows;
    }
  },
  /** One type only. */
  WIDGETS(20) {
    @Override
    List<Conversation> make() {
      return TestRows.conversations(240, 1).stream().map(row -> withType(row, "widget")).toList();
    }
  },
  /** No row without a date, within a few months. */
  DATED(20) {
    @Override
    List<Conversation> make() {
      return TestRows.conversations(400, 2).stream()
          .filter(row -> row.createdAt() != null)
          .map(row -> withDay(row, day -> within(day, TestRows.LAST_DAY, 90)))
          .toList();
    }
  },
  /** All rows of one day. */
  ONE_DAY(20) {
    @Override
    List<Conversation> make() {
      return TestRows.conversations(120, 3).stream()
          .filter(row -> row.createdAt() != null)
          .map(row -> withDay(row, day -> TestRows.LAST_DAY))
          .toList();
    }
  },
  /** One type and one assistant that few rows have. */
  RARE_TYPE(20) {
    @Override
    List<Conversation> make() {
      List<Conversation> rows = new ArrayList<>();
      TestRows.conversations(400, 4)
          .forEach(row -> rows.add(withType(row, row.messageCount() == null ? null : "whatsapp")));
      for (int i = 0; i < 3; i++) {
        LocalDateTime createdAt = TestRows.LAST_DAY.minusDays(100L * i).atStartOfDay();
        rows.add(TestRows.row("rare-" + i, "rare", "api", createdAt));
      }
      return rows;
    }
  },
  /** Up to now, and two rows that are of tomorrow: other rows on another day. */
  RECENT(20) {
    @Override
    List<Conversation> make() {
      LocalDate today = LocalDate.now();
      List<Conversation> rows = new ArrayList<>();
      TestRows.conversations(300, 5).stream()
          .filter(row -> row.createdAt() != null)
          .forEach(row -> rows.add(withDay(row, day -> within(day, today, 60))));
      for (int i = 0; i < 2; i++) {
        LocalDateTime createdAt = today.plusDays(1).atTime(12 * i, 0);
        rows.add(TestRows.row("tomorrow-" + i, TestRows.SUPPORT, "test", createdAt));
      }
      return rows;
    }
  },
  TINY(2) {
    @Override
    List<Conversation> make() {
      LocalDateTime midnight = TestRows.LAST_DAY.atStartOfDay();
      return List.of(
          TestRows.row("t1", TestRows.SUPPORT, "api", midnight),
          TestRows.row("t2", null, "widget", midnight.minusSeconds(1)),
          TestRows.row("t3", "7", null, null));
    }
  },
  EMPTY(20) {
    @Override
    List<Conversation> make() {
      return List.of();
    }
  };

  private final int pageSize;
  private final List<Conversation> rows;

  SampleAccount(int pageSize) {
    this.pageSize = pageSize;
    rows = ListOrder.NEWEST_FIRST.sort(make());
  }

  abstract List<Conversation> make();

  /** Rows that a page is to have, so that there are some more pages than shortcuts need. */
  public int pageSize() {
    return pageSize;
  }

  /** The rows, newest first. */
  public List<Conversation> rows() {
    return rows;
  }

  /** Rows whose values are worth asking for; never none. */
  public List<Conversation> sample() {
    return rows.isEmpty() ? VARIED.rows : rows;
  }

  private static LocalDate within(LocalDate day, LocalDate last, int days) {
    return last.minusDays(ChronoUnit.DAYS.between(day, TestRows.LAST_DAY) % days);
  }

  private static Conversation withDay(Conversation row, UnaryOperator<LocalDate> day) {
    LocalDateTime createdAt = row.createdAt();
    LocalTime time = createdAt.toLocalTime();
    return with(row, row.type(), day.apply(createdAt.toLocalDate()).atTime(time));
  }

  private static Conversation withType(Conversation row, String type) {
    return with(row, type, row.createdAt());
  }

  private static Conversation with(Conversation row, String type, LocalDateTime createdAt) {
    return new Conversation(
        row.id(),
        row.assistantId(),
        row.assistantName(),
        type,
        row.messageCount(),
        row.totalCost(),
        row.aiEnabled(),
        createdAt,
        row.updatedAt());
  }
}
