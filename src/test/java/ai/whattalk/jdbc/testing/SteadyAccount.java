package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An account of any size over {@value #DAYS} days, as many rows on each: five assistants, four
 * types, of which {@code test} and {@code api} are a quarter together, no nulls, no two rows at the
 * same time, and the first row of each day at its midnight.
 */
public final class SteadyAccount {
  /** The last day that has rows. */
  public static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 31);

  public static final int DAYS = 400;

  /** An assistant with a fifth of the rows. */
  public static final String ASSISTANT = "8f14e45f-ceea-467f-a9d1-0b3c5d7e9f01";

  private static final List<String> ASSISTANTS =
      List.of(
          ASSISTANT,
          "45c48cce-2e2d-4fbd-8a7c-1d2e3f4a5b02",
          "d3d94468-02a4-4259-b55d-38e6d163e803",
          "6512bd43-d9ca-4a6e-9a3f-0c1d2e3f4a04",
          "c20ad4d7-6fe9-4775-9d8b-5e6f7a8b9c05");

  private static final long SECONDS_PER_DAY = 86_400;

  private SteadyAccount() {}

  /** The rows, newest first; a multiple of {@value #DAYS}. */
  public static List<Conversation> rows(int count) {
    List<Conversation> rows = new ArrayList<>(count);
    int perDay = count / DAYS;
    LocalDate firstDay = LAST_DAY.minusDays(DAYS - 1);
    for (int i = 0; i < count; i++) {
      LocalDateTime createdAt =
          firstDay
              .plusDays(i / perDay)
              .atStartOfDay()
              .plusSeconds(i % perDay * SECONDS_PER_DAY / perDay);
      rows.add(
          new Conversation(
              "c" + i,
              ASSISTANTS.get((int) (spread(i) / 100 % ASSISTANTS.size())),
              "Assistant",
              type((int) (spread(i) % 100)),
              i % 40,
              BigDecimal.ONE,
              i % 9 > 0,
              createdAt,
              createdAt.plusMinutes(i % 90)));
    }
    Collections.reverse(rows);
    return List.copyOf(rows);
  }

  /** A number that is as if by chance, but always the one for this row. */
  private static long spread(int row) {
    long mixed = row * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L >>> 33;
  }

  private static String type(int percent) {
    if (percent < 45) {
      return "widget";
    }
    if (percent < 75) {
      return "whatsapp";
    }
    return percent < 88 ? "api" : "test";
  }
}
