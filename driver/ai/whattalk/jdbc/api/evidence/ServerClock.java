package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.cache.Cache;
import com.google.common.collect.Comparators;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a server's first and last day cut a list, on the clock in which its rows are written:
 * {@code date_from} and {@code date_to} here. Nothing says that the filter counts its days on the
 * same clock. What is not known is taken to be as wide as clocks can be apart; what rows have shown
 * narrows it. Shared by the process for one account's list, and forgotten after ten minutes.
 * Thread-safe.
 *
 * <p>What is taken for granted: both clocks are at most {@link ListFilter#MOST_APART} apart, by a
 * multiple of a {@link #STEP}.
 */
public final class ServerClock {
  /** Zones differ by multiples of this. */
  private static final Duration STEP = Duration.ofMinutes(15);

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_DAYS = 10_000;

  /**
   * Days within which the difference does not change there and back: where two zones change their
   * clocks on two days of a week, such as Israel on Friday and Europe on Sunday, it does.
   */
  public static final int STEADY_DAYS = 2;

  private enum Fact {
    /** {@code date_to} means the end of its day, and not its beginning. */
    DAY_INCLUDED,
    /** {@code date_from} includes the moment at which its day begins. */
    BEGINNING_INCLUDED,
    /** {@code date_to} leaves out the moment at which the next day begins. */
    END_EXCLUDED
  }

  /** For values of {@code date_from}: how long after the midnight its rows begin at the latest. */
  private final Cache<LocalDate, Duration> starts;

  /** For values of {@code date_to}: how long after the midnight its rows end at the earliest. */
  private final Cache<LocalDate, Duration> ends;

  /** Midnights at which the days before and after them meet: each row is of one of them. */
  private final Cache<LocalDate, Boolean> met;

  /** Midnights at which days meet and no row was created. */
  private final Cache<LocalDate, Boolean> clean;

  /** Midnights that were looked at, whatever came of it. */
  private final Cache<LocalDate, Boolean> looked;

  private final Cache<Fact, Boolean> facts;

  /**
   * Knows nothing of any server.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public ServerClock(LongSupplier nanoTime) {
    starts = LearnedCache.of(MOST_DAYS, nanoTime);
    ends = LearnedCache.of(MOST_DAYS, nanoTime);
    met = LearnedCache.of(MOST_DAYS, nanoTime);
    clean = LearnedCache.of(MOST_DAYS, nanoTime);
    looked = LearnedCache.of(MOST_DAYS, nanoTime);
    facts = LearnedCache.of(MOST_DAYS, nanoTime);
  }

  /** The latest {@code date_from} for which all rows come that were created at a time or later. */
  public LocalDate dateFrom(LocalDateTime time) {
    LocalDate day = time.toLocalDate().plusDays(1);
    while (!givesFrom(day, time)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** The earliest {@code date_to} for which all rows come that were created before a time. */
  public LocalDate dateTo(LocalDateTime time) {
    LocalDate day = time.toLocalDate().minusDays(2);
    while (end(day).isBefore(time)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** Whether all rows created at a time or later come for a {@code date_from}. */
  boolean givesFrom(LocalDate day, LocalDateTime time) {
    int order = start(day).compareTo(time);
    return order < 0
        || (order == 0 && (is(Fact.BEGINNING_INCLUDED) || (isMidnight(time) && isClean(day))));
  }

  /** Whether all rows created before a time come for a {@code date_to}. */
  boolean givesBefore(LocalDate day, LocalDateTime time) {
    return !end(day).isBefore(time);
  }

  /**
   * Whether the days before a time and from it on are told apart just there: that {@code date_from}
   * with this day and {@code date_to} with the day before share no row, and lack none.
   */
  public boolean isCut(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    return isMidnight(time)
        && start(day).equals(time)
        && end(day.minusDays(1)).equals(time)
        && givesFrom(day, time)
        && (is(Fact.END_EXCLUDED) || isClean(day));
  }

  /**
   * Whether days are told apart just at a time, or a day before it and a day after it. Where days
   * end some seconds early, it may not be so between: who relies on it compares a sum of days with
   * their whole.
   */
  public boolean isProbablyCut(LocalDateTime time) {
    return isCut(time) || (isMidnight(time) && isCut(time.minusDays(1)) && isCut(time.plusDays(1)));
  }

  public static boolean isMidnight(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /** The time behind which all rows come for a {@code date_from}. */
  public LocalDateTime start(LocalDate day) {
    Duration after = starts.getIfPresent(day);
    return day.atStartOfDay()
        .plus(
            after == null ? ListFilter.MOST_APART : Comparators.min(after, ListFilter.MOST_APART));
  }

  /**
   * The time before which all rows come for a {@code date_to}. A server may end a day some seconds
   * before it is over, so that only a midnight at which days were seen to meet rounds it up.
   */
  public LocalDateTime end(LocalDate day) {
    Duration after = ends.getIfPresent(day);
    if (after != null && met.getIfPresent(day.plusDays(1)) != null) {
      after = stepsUp(after);
    }
    Duration least =
        is(Fact.DAY_INCLUDED) ? DAY.minus(ListFilter.MOST_APART) : ListFilter.MOST_APART.negated();
    return day.atStartOfDay().plus(after == null ? least : Comparators.max(after, least));
  }

  /** Learns from rows that came for a filter. */
  void note(ListFilter sent, List<? extends ListRow> rows) {
    if (sent.dateFrom() == null && sent.dateTo() == null) {
      return;
    }
    Long first = null;
    Long last = null;
    for (ListRow row : rows) {
      Long created = row.millis(sent.list().createdAt());
      if (created != null) {
        first = first == null || created < first ? created : first;
        last = last == null || created > last ? created : last;
      }
    }
    if (first == null || last == null || !rows.stream().allMatch(sent::admitsDay)) {
      return;
    }
    if (sent.dateTo() != null) {
      noteEnd(sent.dateTo(), ListRow.time(last));
    }
    if (sent.dateFrom() != null) {
      noteStart(sent.dateFrom(), ListRow.time(first));
    }
  }

  private void noteStart(LocalDate day, LocalDateTime first) {
    Duration after = Duration.between(day.atStartOfDay(), first);
    Duration start = stepsDown(after);
    Duration known = starts.getIfPresent(day);
    if (known == null || start.compareTo(known) <= 0) {
      starts.put(day, start);
    }
    if (after.isZero() && givesBefore(day.minusDays(1), first)) {
      facts.put(Fact.BEGINNING_INCLUDED, true);
    }
  }

  private void noteEnd(LocalDate day, LocalDateTime last) {
    Duration after = Duration.between(day.atStartOfDay(), last);
    Duration known = ends.getIfPresent(day);
    if (known == null || after.compareTo(known) >= 0) {
      ends.put(day, after);
    }
    if (after.compareTo(ListFilter.MOST_APART) > 0) {
      facts.put(Fact.DAY_INCLUDED, true);
    }
  }

  /**
   * By how much the server's clock is seen to be ahead of the one of the rows, near the days of a
   * filter that has been read; negative if it is behind, null if it is not seen to differ.
   */
  @Nullable Duration difference(ListFilter sent) {
    Duration start = sent.dateFrom() == null ? null : starts.getIfPresent(sent.dateFrom());
    Duration end = sent.dateTo() == null ? null : ends.getIfPresent(sent.dateTo());
    Duration least = start == null ? ListFilter.MOST_APART.negated() : start.negated();
    Duration most =
        end == null || !is(Fact.DAY_INCLUDED) ? ListFilter.MOST_APART : stepsDown(DAY.minus(end));
    if (least.compareTo(Duration.ZERO) > 0) {
      Duration hours = wholeHours(least);
      return hours.compareTo(most) <= 0 ? hours : least;
    }
    if (most.isNegative()) {
      Duration hours = wholeHours(most.negated()).negated();
      return hours.compareTo(least) >= 0 ? hours : most;
    }
    return null;
  }

  private static Duration stepsDown(Duration time) {
    return STEP.multipliedBy(Math.floorDiv(time.toSeconds(), STEP.toSeconds()));
  }

  /** The next time by which clocks can differ that is no less. */
  static Duration stepsUp(Duration time) {
    return stepsDown(time.negated()).negated();
  }

  /** A time in hours, with two digits behind the point at most. */
  static String hours(Duration time) {
    return BigDecimal.valueOf(time.toMinutes())
        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Rounds up: rows show no more than a part of a difference, which mostly is of whole hours. */
  private static Duration wholeHours(Duration time) {
    return Duration.ofHours(time.plusHours(1).minusNanos(1).toHours());
  }

  /**
   * Takes note that the days before and after a midnight have each row between them once.
   *
   * @param hasRowAtMidnight whether the day after it has a row there, which the one before has not
   */
  public void noteMeeting(LocalDate day, boolean hasRowAtMidnight) {
    met.put(day, true);
    if (!hasRowAtMidnight) {
      clean.put(day, true);
    } else if (givesBefore(day.minusDays(1), day.atStartOfDay())) {
      // Where the day before may lack rows, this one may just begin some hours early.
      facts.put(Fact.BEGINNING_INCLUDED, true);
      facts.put(Fact.END_EXCLUDED, true);
    }
  }

  /** Whether nobody has looked at a midnight; from now on, somebody has. */
  public boolean isFirstLook(LocalDate day) {
    return looked.asMap().putIfAbsent(day, true) == null;
  }

  /** Takes all back, since rows came that dates should have left out. */
  void forget() {
    List.of(starts, ends, met, clean, looked, facts).forEach(Cache::invalidateAll);
  }

  private boolean isClean(LocalDate day) {
    return clean.getIfPresent(day) != null;
  }

  private boolean is(Fact fact) {
    return Objects.equals(facts.getIfPresent(fact), true);
  }
}
