package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The days on which rows were created that have come so far. Not thread-safe. */
public final class SampledDays {
  /** With whether a row was created after the midnight that begins the day. */
  private final NavigableMap<LocalDate, Boolean> days = new TreeMap<>();

  void add(List<? extends ListRow> rows) {
    for (ListRow row : rows) {
      if (row.createdAt() != null) {
        boolean later = !row.createdAt().toLocalTime().equals(LocalTime.MIDNIGHT);
        days.merge(row.createdAt().toLocalDate(), later, Boolean::logicalOr);
      }
    }
  }

  public @Nullable LocalDate first() {
    return days.isEmpty() ? null : days.firstKey();
  }

  public @Nullable LocalDate last() {
    return days.isEmpty() ? null : days.lastKey();
  }

  /** A day with a row after midnight, before and after which there are others; or null. */
  @Nullable LocalDate between() {
    if (days.size() < 3) {
      return null;
    }
    List<LocalDate> inner =
        days.subMap(days.firstKey(), false, days.lastKey(), false).entrySet().stream()
            .filter(day -> day.getValue())
            .map(day -> day.getKey())
            .toList();
    return inner.isEmpty() ? null : inner.get(inner.size() / 2);
  }
}
