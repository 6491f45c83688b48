package ai.whattalk.jdbc.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The made-up conversations of the demo account: about 4,000 over the 400 days up to now, growing
 * slowly, with office hours, quiet weekends, and every kind of null. A day always has the same
 * rows.
 */
final class DemoAccount {

  /** Days before today that have conversations. */
  static final int DAYS = 400;

  private static final long SEED = 20_250_125L;

  /** Conversations of an ordinary weekday at the end; at the beginning it is two thirds of that. */
  private static final double WEEKDAY_ROWS = 14;

  private static final double WEEKEND_SHARE = 0.4;

  /** Of a thousand conversations, those of each hour of the day. */
  private static final int[] HOURS = {
    6, 4, 2, 2, 2, 4, 10, 25, 55, 85, 95, 90, 70, 80, 90, 85, 75, 60, 45, 35, 30, 25, 15, 10
  };

  private record Snapshot(Clock clock, LocalDate day, List<Conversation> rows) {}

  private static volatile @Nullable Snapshot newest;

  private DemoAccount() {}

  /** The rows up to the clock's time, newest first; made once a day, so that scans stand still. */
  static List<Conversation> conversations(Clock clock) {
    Snapshot snapshot = newest;
    LocalDateTime now = LocalDateTime.now(clock);
    if (snapshot == null
        || !snapshot.clock.equals(clock)
        || !snapshot.day.equals(now.toLocalDate())) {
      snapshot = new Snapshot(clock, now.toLocalDate(), conversations(now));
      newest = snapshot;
    }
    return snapshot.rows;
  }

  /** The rows that the account has at a time, newest first. */
  static List<Conversation> conversations(LocalDateTime now) {
    List<Conversation> rows = new ArrayList<>();
    for (int daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
      addDay(rows, now.toLocalDate().minusDays(daysAgo), daysAgo, now);
    }
    rows.sort(
        Comparator.comparing(Conversation::createdAt).thenComparing(Conversation::id).reversed());
    return List.copyOf(rows);
  }

  private static void addDay(
      List<Conversation> rows, LocalDate day, int daysAgo, LocalDateTime now) {
    SplittableRandom random = new SplittableRandom(SEED + day.toEpochDay());
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    double expected = WEEKDAY_ROWS * (1 - daysAgo / (3.0 * DAYS)) * (weekend ? WEEKEND_SHARE : 1);
    int count = (int) Math.round(expected * (0.75 + random.nextDouble() / 2));
    for (int i = 0; i < count; i++) {
      Conversation row = conversation(random, day, now);
      if (!row.createdAt().isAfter(now)) {
        rows.add(row);
      }
    }
  }

  private static Conversation conversation(
      SplittableRandom random, LocalDate day, LocalDateTime now) {
    DemoAssistant assistant = DemoAssistant.draw(random);
    // Most conversations are short and some are very long.
    int messages = 1 + (int) Math.min(120, -7 * Math.log(1 - random.nextDouble()));
    boolean takenOver = random.nextInt(1000) < (messages > 15 ? 150 : 40);
    boolean free = random.nextInt(100) == 0;
    LocalDateTime createdAt = createdAt(random, day);
    LocalDateTime endedAt = createdAt.plusSeconds(messages * (20L + random.nextInt(100)));
    boolean untouched = random.nextInt(100) == 0;
    boolean forgotten = assistant.listed() == null && random.nextBoolean();
    return new Conversation(
        new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63))
            .toString(),
        forgotten ? null : assistant.uuid(),
        assistant.listed() == null ? null : assistant.listed().name(),
        assistant.type(random),
        messages,
        free ? null : cost(random, messages),
        !takenOver,
        createdAt,
        untouched ? null : endedAt.isAfter(now) ? now.truncatedTo(ChronoUnit.SECONDS) : endedAt);
  }

  private static BigDecimal cost(SplittableRandom random, int messages) {
    double perMessage = 0.0003 + random.nextDouble() * 0.0004;
    BigDecimal cost = BigDecimal.valueOf(Math.round(messages * perMessage * 1e6), 6);
    return cost.stripTrailingZeros();
  }

  private static LocalDateTime createdAt(SplittableRandom random, LocalDate day) {
    int draw = random.nextInt(1000);
    int hour = 0;
    while (draw >= HOURS[hour]) {
      draw -= HOURS[hour];
      hour++;
    }
    return day.atTime(hour, random.nextInt(60), random.nextInt(60));
  }
}
