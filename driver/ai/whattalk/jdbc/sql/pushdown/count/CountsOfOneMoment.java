package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts, alone or with other answers: rows at the ends of the list, or what shows that all rows
 * have a {@code created_at}. Those are of one moment then, as far as the total tells: it is the
 * same before the first answer and after the last one.
 *
 * @param wide asks for all rows within the bounds
 * @param ends the accepted rows at the ends of the list, and others perhaps; null if these don't
 *     matter
 */
public record CountsOfOneMoment(
    ScanBounds bounds,
    CountGrain grain,
    ListFilter wide,
    @Nullable Function<AccountList, RowSource> ends) {
  private static final int MOST_TRIES = 2;

  /** What a row that stands for dated ones has, where the day does not matter. */
  private static final long SOME_DAY = CalciteTimes.timestamp(LocalDate.EPOCH.atStartOfDay());

  /** Rows with the number of those that they stand for, 0 at an end; null if all are to be read. */
  public @Nullable List<@Nullable Object[]> rows(AccountList lists) {
    if (ends == null && !asksForDates()) {
      return CountedRows.of(lists, bounds, grain, wide);
    }
    AccountList now = lists;
    for (int i = 0; i < MOST_TRIES; i++) {
      Long before = now.total(wide);
      if (before == null || !now.costs().paysToShowDates(before)) {
        return null;
      }
      List<@Nullable Object[]> rows = answers(now);
      if (rows == null) {
        return null;
      }
      if (before.equals(now.newTotal(wide, before))) {
        return rows;
      }
      now = now.again();
    }
    return null;
  }

  /** Whether it matters that there may be rows without a {@code created_at}. */
  private boolean asksForDates() {
    return bounds.leavesOutUndated()
        || (grain.dated()
            && grain.unit() == null
            && bounds.boxes().stream().anyMatch(box -> box.created().undated()));
  }

  private @Nullable List<@Nullable Object[]> answers(AccountList lists) {
    ScanBounds counted = bounds;
    if (asksForDates()) {
      if (!lists.hasOnlyDated(wide)) {
        return null;
      }
      counted = bounds.withUndated();
    }
    int created = wide.list().createdAt();
    // The rows at the ends may show what a total is worth, so that they come first.
    List<@Nullable Object[]> outermost = ends == null ? List.of() : outermost(ends.apply(lists));
    List<@Nullable Object[]> rows = CountedRows.of(lists, counted, grain, wide);
    if (rows == null) {
      return null;
    }
    if (ends == null) {
      rows.forEach(row -> row[created] = row[created] == null ? SOME_DAY : row[created]);
      return rows;
    }
    if (grain.dated() && outermost.isEmpty() && !rows.isEmpty()) {
      return null;
    }
    // None may be before or after those at the ends.
    rows.forEach(row -> row[created] = grain.dated() ? outermost.get(0)[created] : null);
    return Stream.concat(rows.stream(), outermost.stream()).toList();
  }

  /** The oldest and the newest row. */
  private List<@Nullable Object[]> outermost(RowSource source) {
    ListRow oldest = null;
    ListRow newest = null;
    try {
      for (ListRow row = source.next(); row != null; row = source.next()) {
        LocalDateTime created = row.createdAt();
        if (created != null) {
          oldest = oldest == null || created.isBefore(oldest.createdAt()) ? row : oldest;
          newest = newest == null || created.isAfter(newest.createdAt()) ? row : newest;
        }
      }
    } finally {
      source.close();
    }
    return oldest == null
        ? List.of()
        : Stream.of(oldest, newest).map(row -> CountedRows.weighted(row.values(), 0)).toList();
  }
}
