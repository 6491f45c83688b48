package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.cache.Cache;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server's dates are about the {@code created_at} of its rows. Where rows show that they
 * are not, or that the server takes them in another way, none is sent. Forgotten after ten minutes.
 * Thread-safe.
 */
public final class DateEvidence {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");

  private enum Fact {
    /** Dates are not sent. */
    LEFT_OUT,
    /** Two dates, the first one earlier, were seen to bring rows. */
    TAKEN_TOGETHER
  }

  private enum End {
    OLDEST,
    NEWEST
  }

  /** With a warning that says it. */
  private final Cache<Fact, String> facts;

  /** The oldest and the newest row that were seen. */
  private final Cache<End, ListRow> ends;

  DateEvidence(LongSupplier nanoTime) {
    facts = LearnedCache.of(Fact.values().length, nanoTime);
    ends = LearnedCache.of(End.values().length, nanoTime);
  }

  /** Notes that dates are not to be sent, and the warning that says so. */
  void leaveOut(String warning) {
    LOG.fine(OneLine.withoutIds(warning));
    facts.put(Fact.LEFT_OUT, warning);
  }

  /** The warning why no date is to be sent, or null if dates may be. */
  public @Nullable String leftOut() {
    return facts.getIfPresent(Fact.LEFT_OUT);
  }

  /** Learns from rows that came for a filter. */
  void note(ListFilter sent, List<ListRow> rows) {
    ListRow knownOldest = ends.getIfPresent(End.OLDEST);
    ListRow knownNewest = ends.getIfPresent(End.NEWEST);
    ListRow oldest = knownOldest;
    ListRow newest = knownNewest;
    for (ListRow row : rows) {
      Long millis = createdAt(row);
      if (millis != null) {
        oldest = oldest == null || millis < createdAt(oldest) ? row : oldest;
        newest = newest == null || millis > createdAt(newest) ? row : newest;
      }
    }
    note(End.OLDEST, oldest, knownOldest);
    note(End.NEWEST, newest, knownNewest);
    LocalDate from = sent.dateFrom();
    LocalDate to = sent.dateTo();
    if (!rows.isEmpty() && from != null && to != null && from.isBefore(to)) {
      facts.put(Fact.TAKEN_TOGETHER, "");
    }
  }

  private void note(End end, @Nullable ListRow row, @Nullable ListRow known) {
    if (row != null && !row.equals(known)) {
      ends.put(end, row);
    }
  }

  private static @Nullable Long createdAt(ListRow row) {
    return row.millis(row.list().createdAt());
  }

  /** Whether a row was seen that a filter leaves out by its days alone. */
  public boolean showLeftOut(ListFilter filter) {
    ListFilter undated = filter.withDays(null, null);
    return ends.asMap().values().stream()
        .anyMatch(row -> undated.admits(row) && !filter.admitsDay(row));
  }

  /** Whether it has not been seen yet that the server takes both dates of a filter together. */
  public boolean areUnproven(ListFilter filter) {
    return filter.dateFrom() != null
        && filter.dateTo() != null
        && facts.getIfPresent(Fact.TAKEN_TOGETHER) == null;
  }

  /**
   * What to ask for, to see whether a list of some days may be empty as it is said to be: days of
   * the same dates, of which one has a row. Null where no row was seen that the list asks for.
   */
  public @Nullable ListFilter counterexample(ListFilter empty) {
    ListRow row =
        ends.asMap().values().stream().filter(empty::surelyAdmits).findFirst().orElse(null);
    if (row == null) {
      return null;
    }
    // The row itself may be gone by now; of a year, hardly all are.
    LocalDateTime created = row.createdAt();
    ListFilter days =
        ListFilter.all(empty.list())
            .withDays(
                empty.dateFrom() == null ? null : created.toLocalDate().minusYears(1),
                empty.dateTo() == null ? null : created.toLocalDate().plusDays(2));
    boolean isAlike =
        (days.dateFrom() == null) == (empty.dateFrom() == null)
            && (days.dateTo() == null) == (empty.dateTo() == null);
    return isAlike ? days : null;
  }
}
