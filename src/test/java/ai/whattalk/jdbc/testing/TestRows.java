package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes rows for tests, the same ones every time. */
public final class TestRows {

  /** The last day that has rows. */
  public static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);

  /** Days up to {@link #LAST_DAY} that may have rows. */
  public static final int DAYS = 400;

  /** An assistant with rows; the first of four. */
  public static final String SUPPORT = "a1b2c3d4-5678-90ab-cdef-1234567890ab";

  private static final List<String> ASSISTANT_IDS =
      List.of(SUPPORT, "0b2f6c9e-1111-4222-8333-444455556666", "7", "c3d4e5f6-aaaa-4bbb-8ccc-ddd");
  private static final List<String> ASSISTANT_NAMES =
      List.of("Support Assistant", "Müşteri Hizmetleri", "Ödeme Asistanı", "客服 🙂");
  private static final List<String> TYPES = List.of("test", "widget", "whatsapp", "api");

  /** Few, so that ties are many. */
  private static final List<String> COSTS =
      List.of("0", "0.0045", "0.0032", "0.5", "1.25", "12", "100", "0.0000000001", "-0.75");

  private static final List<String> EDGE_TEXTS =
      List.of(
          "",
          " ",
          "  padded  ",
          "100%",
          "snake_case",
          "back\\slash",
          "it's \"quoted\"",
          "İstanbul ılık IŞIK",
          "ğüşöç ĞÜŞÖÇ",
          "Straße",
          "Zebra",
          "zebra",
          "éclair",
          "🙂🙂",
          "two words",
          "line\nbreak",
          "tab\there",
          "2025-01-31",
          "42",
          "-7.50",
          "true");

  private static final List<Integer> EDGE_INTEGERS =
      List.of(0, -1, -7, 1_000, 32_768, 1_234_567, -2_147_483_647, 2_147_483_647);

  private static final List<String> EDGE_DECIMALS =
      List.of("0.5", "1.5", "2.5", "-0.5", "-1.5", "-2.5", "1234567.891", "9999999999.9999999999");

  private static final List<String> EDGE_TIMES =
      List.of(
          "1999-12-31T23:59:59",
          "2000-01-01T00:00",
          "2000-02-29T12:00",
          "2020-12-31T23:59:59.999",
          "2021-01-03T12:00",
          "2021-01-04T00:00",
          "2023-01-01T08:15:30.5",
          "2024-02-29T00:00:00.001",
          "2024-03-31T02:30",
          "2024-12-30T09:05:07",
          "2025-01-31T10:00",
          "2025-03-09T02:30",
          "2025-03-30T02:30",
          "2025-10-26T02:30",
          "2025-11-02T01:30");

  private TestRows() {}

  /**
   * Varied rows, newest first and those without a date last: all types, four assistants, nulls in
   * every column but the id, ties, exact midnights, some fractions of a second.
   */
  public static List<Conversation> conversations(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(conversation(random, i));
    }
    return newestFirst(rows);
  }

  /**
   * Varied rows and more: texts with what SQL treats specially, large and small numbers, ends of
   * weeks and years, the hours in which clocks are changed.
   */
  public static List<Conversation> withEdgeCases(int count, long seed) {
    List<Conversation> rows = new ArrayList<>(conversations(count, seed));
    int number = 0;
    for (String text : EDGE_TEXTS) {
      rows.add(edgeCase(number++, text, 1, BigDecimal.ONE, LocalDateTime.of(2025, 5, 5, 5, 5)));
    }
    for (int integer : EDGE_INTEGERS) {
      rows.add(
          edgeCase(number++, "n", integer, BigDecimal.TEN, LocalDateTime.of(2025, 5, 5, 5, 5)));
    }
    for (String decimal : EDGE_DECIMALS) {
      rows.add(
          edgeCase(number++, "d", 2, new BigDecimal(decimal), LocalDateTime.of(2025, 5, 5, 5, 5)));
    }
    for (String time : EDGE_TIMES) {
      rows.add(edgeCase(number++, "t", 3, BigDecimal.ZERO, LocalDateTime.parse(time)));
    }
    return newestFirst(rows);
  }

  private static Conversation edgeCase(
      int number, String text, int integer, BigDecimal decimal, LocalDateTime time) {
    return new Conversation(
        "edge-" + number,
        SUPPORT,
        text,
        TYPES.get(number % TYPES.size()),
        integer,
        decimal,
        number % 2 == 0,
        time,
        time.plusMinutes(90));
  }

  private static List<Conversation> newestFirst(List<Conversation> rows) {
    rows.sort(
        Comparator.comparing(
            Conversation::createdAt, Comparator.nullsFirst(Comparator.naturalOrder())));
    Collections.reverse(rows);
    return List.copyOf(rows);
  }

  /**
   * Rows {@code c1} to {@code c<count>} of one type and assistant, a minute apart, oldest first.
   */
  public static List<Conversation> numbered(int count) {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      LocalDateTime createdAt = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(i);
      rows.add(
          new Conversation(
              "c" + i,
              SUPPORT,
              "Support Assistant",
              "widget",
              i,
              BigDecimal.valueOf(i),
              true,
              createdAt,
              createdAt));
    }
    return List.copyOf(rows);
  }

  /**
   * Rows {@code c0} to {@code c<2 * days - 1>}, two a day from 2025-03-01 on, at midnight and at
   * noon, newest first: each third one is a {@code test}, the others are widgets; each fourth one
   * is of {@link #SUPPORT}, the others of assistant {@code 7}.
   */
  public static List<Conversation> twiceADay(int days) {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 2 * days - 1; i >= 0; i--) {
      rows.add(
          row(
              "c" + i,
              i % 4 == 1 ? SUPPORT : "7",
              i % 3 == 0 ? "test" : "widget",
              LocalDate.of(2025, 3, 1).atStartOfDay().plusHours(i * 12L)));
    }
    return List.copyOf(rows);
  }

  /** A row of which only some columns matter. */
  public static Conversation row(
      String id,
      @Nullable String assistantId,
      @Nullable String type,
      @Nullable LocalDateTime createdAt) {
    return new Conversation(
        id, assistantId, null, type, 1, BigDecimal.ONE, true, createdAt, createdAt);
  }

  private static Conversation conversation(SplittableRandom random, int number) {
    int assistant = random.nextInt(ASSISTANT_IDS.size());
    LocalDateTime createdAt = createdAt(random);
    LocalDateTime updatedAt = createdAt.plusSeconds(random.nextInt(4000));
    boolean deleted = oneIn(20, random);
    return new Conversation(
        "%08x-%d".formatted(random.nextInt(), number),
        deleted ? null : ASSISTANT_IDS.get(assistant),
        deleted || oneIn(30, random) ? null : ASSISTANT_NAMES.get(assistant),
        oneIn(40, random) ? null : TYPES.get(random.nextInt(TYPES.size())),
        oneIn(40, random) ? null : random.nextInt(60),
        oneIn(20, random) ? null : new BigDecimal(COSTS.get(random.nextInt(COSTS.size()))),
        oneIn(30, random) ? null : random.nextInt(10) < 8,
        oneIn(60, random) ? null : createdAt,
        oneIn(20, random) ? null : updatedAt);
  }

  private static LocalDateTime createdAt(SplittableRandom random) {
    LocalDate day = LAST_DAY.minusDays(random.nextInt(DAYS));
    if (oneIn(15, random)) {
      return day.atStartOfDay();
    }
    LocalDateTime time = day.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
    return oneIn(10, random) ? time.plusNanos(random.nextInt(1, 1000) * 1_000_000L) : time;
  }

  private static boolean oneIn(int n, SplittableRandom random) {
    return random.nextInt(n) == 0;
  }

  /** An assistant with something in every column but {@code deleted_at}. */
  public static Assistant assistant(int number, @Nullable String uuid) {
    LocalDateTime createdAt = LAST_DAY.minusDays(number % 300).atTime(number % 24, 15, 30);
    return new Assistant(
        number,
        uuid,
        "Assistant " + number,
        number % 2 == 0 ? "outbound" : "inbound",
        number % 5 == 0 ? "inactive" : "active",
        number % 3 == 0 ? "multimodal" : "pipeline",
        number % 2 == 0 ? "English" : "Turkish",
        number % 2 == 0 ? "Europe/London" : "Europe/Istanbul",
        number % 4 + 1,
        number % 7 + 1,
        60 * (number % 20 + 1),
        number % 2 == 1,
        createdAt,
        createdAt.plusDays(1),
        null);
  }
}
