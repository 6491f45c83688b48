package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Accounts whose rows stand where clocks tell: at the midnights of the clock in which they are
 * written and of the one by which they are filtered, and just before and after. Some days have
 * hundreds of rows, most have few, and for some weeks there are none.
 */
public final class ClockAccount {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 400;
  private static final int FIRST_DAY_WITHOUT_ROWS = 120;
  private static final int DAYS_WITHOUT_ROWS = 45;

  /** Days on which clocks are changed somewhere. */
  private static final List<LocalDate> CHANGES =
      List.of(
          LocalDate.of(2025, 3, 9),
          LocalDate.of(2025, 3, 30),
          LocalDate.of(2025, 4, 6),
          LocalDate.of(2025, 9, 28),
          LocalDate.of(2025, 10, 26),
          LocalDate.of(2025, 11, 2));

  private static final List<LocalDate> DENSE_DAYS =
      List.of(
          LocalDate.of(2025, 10, 26),
          LocalDate.of(2025, 7, 1),
          LocalDate.of(2025, 1, 31),
          LocalDate.of(2025, 3, 30));

  private static final List<Duration> NEARBY =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(-1),
          Duration.ofSeconds(-1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(-20),
          Duration.ofMinutes(15));

  private static final List<String> TYPES =
      Arrays.asList("widget", "widget", "whatsapp", "test", "api", "widget", null);
  private static final List<String> ASSISTANTS =
      Arrays.asList(TestRows.SUPPORT, "7", "0b2f6c9e-1111-4222-8333-444455556666", null);

  private final SplittableRandom random;
  private final List<Conversation> rows = new ArrayList<>();

  private ClockAccount(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Rows over {@value #DAYS} days: a third of them near midnights, a third on a few days.
   *
   * @param undated whether some have no date
   */
  public static List<Conversation> sparse(FilterClock clock, int count, boolean undated) {
    ClockAccount account = new ClockAccount(count + 31L * clock.ordinal());
    account.addNearMidnights(clock, count / 3);
    account.addDenseDays(count / 3, Math.min(DENSE_DAYS.size(), Math.max(1, count / 300)));
    for (int i = 0; undated && i < 3 + count / 100; i++) {
      account.add(null);
    }
    while (account.rows.size() < count) {
      account.add(account.someDay().atStartOfDay().plusSeconds(account.random.nextInt(86_400)));
    }
    return List.copyOf(account.rows);
  }

  /** As many rows on each of twelve days, from the first of which on, evenly. */
  public static List<Conversation> dense(LocalDate firstDay, int rowsPerDay) {
    ClockAccount account = new ClockAccount(rowsPerDay);
    for (int day = 0; day < 12; day++) {
      account.addDay(firstDay.plusDays(day), rowsPerDay);
    }
    return List.copyOf(account.rows);
  }

  private void addNearMidnights(FilterClock clock, int count) {
    for (int i = 0; rows.size() < count; i++) {
      LocalDate day = i < CHANGES.size() ? CHANGES.get(i) : someDay();
      for (Duration nearby : NEARBY) {
        add(day.atStartOfDay().plus(nearby));
        add(clock.writtenAtMidnight(day).plus(nearby));
      }
    }
  }

  private void addDenseDays(int count, int days) {
    for (LocalDate day : DENSE_DAYS.subList(0, days)) {
      addDay(day, count / days);
    }
  }

  private void addDay(LocalDate day, int count) {
    for (int i = 0; i < count; i++) {
      add(day.atStartOfDay().plusSeconds(i * 86_400L / count));
    }
  }

  private LocalDate someDay() {
    int day = random.nextInt(DAYS - DAYS_WITHOUT_ROWS);
    return FIRST_DAY.plusDays(day < FIRST_DAY_WITHOUT_ROWS ? day : day + DAYS_WITHOUT_ROWS);
  }

  private void add(@Nullable LocalDateTime createdAt) {
    rows.add(
        new Conversation(
            "%08x-%d".formatted(random.nextInt(), rows.size()),
            ASSISTANTS.get(random.nextInt(ASSISTANTS.size())),
            "Assistant",
            TYPES.get(random.nextInt(TYPES.size())),
            random.nextInt(60),
            BigDecimal.valueOf(random.nextInt(100), 2),
            random.nextBoolean(),
            createdAt,
            createdAt == null ? null : createdAt.plusSeconds(random.nextInt(4_000))));
  }
}
