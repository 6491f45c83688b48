package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.testing.FilterGenerator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rows at the edges of what filters tell apart. */
final class FilterRows {
  private static final List<@Nullable String> TYPES =
      Arrays.asList(null, "test", "widget", "whatsapp", "api", "Widget", "widget ", "", "other");

  private static final List<@Nullable String> ASSISTANTS = Arrays.asList(null, "7", "a-1", "A-1");

  private FilterRows() {}

  /** Each type with each assistant and each time, a null among them; all columns of each row. */
  static List<@Nullable Object[]> all() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (LocalDateTime time : times()) {
      for (String type : TYPES) {
        for (String assistant : ASSISTANTS) {
          rows.add(
              new @Nullable Object[] {
                Integer.toString(rows.size()),
                assistant,
                null,
                type,
                random.nextInt(8),
                BigDecimal.ONE,
                random.nextBoolean(),
                time == null ? null : CalciteTimes.timestamp(time),
                null
              });
        }
      }
    }
    return rows;
  }

  private static List<@Nullable LocalDateTime> times() {
    List<@Nullable LocalDateTime> times = new ArrayList<>();
    times.add(null);
    for (LocalDate day : FilterGenerator.DAYS) {
      times.add(day.atStartOfDay());
      times.add(day.atTime(12, 30));
      times.add(day.plusDays(1).atStartOfDay().minusNanos(1_000_000));
    }
    return times;
  }
}
