package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the day at which to bound one end of a list, so that it has as many rows as are wanted
 * and few more: from the days of sampled rows first, then between and beyond days whose ends have
 * been counted. It relies on no order of the list, but finds more with one. Not thread-safe.
 */
final class EndSearch {
  private static final int MOST_STEPS = 3;

  /** By how much more is asked for than an estimate says: of days, and of rows to be accepted. */
  private static final double MORE_DAYS = 1.1;

  private static final double MORE_ROWS = 1.2;

  /** Days that an estimate may go beyond what is known, at the most: a hundred years. */
  private static final int MOST_DAYS = 36_500;

  private final CountableLists lists;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ServerClock clock;
  private final ListFilter filter;
  private final ListEnd end;
  private final Predicate<ListRow> accepts;

  /** When the sampled rows were created, with whether they are accepted. */
  private final Map<String, Sampled> sampled = new HashMap<>();

  private record Sampled(LocalDateTime created, boolean accepted) {}

  /**
   * Where an end of the list may begin.
   *
   * @param day at which it is bounded
   * @param rows that it has, without those of a day that it may have more
   */
  private record Boundary(LocalDate day, long rows) {}

  EndSearch(CountableLists lists, ListFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    this.lists = lists;
    sampler = lists.sampler();
    proof = lists.proof();
    clock = lists.evidence().clock();
    this.filter = filter;
    this.end = end;
    this.accepts = accepts;
  }

  /**
   * The boundary, if the list is long enough that it pays: the {@code date_from} of the newest
   * rows, or the {@code date_to} of the oldest ones. Null if the whole list is to be read.
   */
  @Nullable LocalDate boundary() {
    ListSample first = sampler.first(filter);
    Long total = proof.total(first);
    if (total == null || first.isWhole() || !pays(total)) {
      return null;
    }
    ListSample sample = isAtOtherEnd(first.rows()) ? sampler.end(filter, total) : first;
    if (sample == null || !proof.areObeyed(sample)) {
      return null;
    }
    add(sample);
    return sampled.isEmpty() || !pays(total) ? null : boundary(sample.rows(), total);
  }

  private boolean pays(long rows) {
    return lists.costs().paysToShorten(rows, needed());
  }

  private @Nullable LocalDate boundary(List<ListRow> rows, long total) {
    Boundary few = null;
    Boundary enough = null;
    LocalDate day = firstGuess(isInOrder(rows), total);
    boolean tooFar = false;
    for (int i = 0; i < MOST_STEPS && day != null; i++) {
      ListFilter bounded = bounded(day);
      ListSample sample = sampler.first(bounded);
      Long count = proof.total(sample);
      if (count == null || (count >= total && tooFar)) {
        return null;
      }
      tooFar = count >= total;
      if (!tooFar && end.newest() && bounded.dateTo() == null) {
        proof.noteDateFrom(sample, total);
      }
      add(sample);
      Boundary boundary = new Boundary(day, count);
      if (boundary.rows < needed()) {
        if (sampled.values().stream().noneMatch(Sampled::accepted)) {
          // No sampled row is accepted: nothing tells how many more rows it takes to have one.
          return isWorthATry(count, total) ? day : null;
        }
        few = boundary;
      } else {
        if (!tooFar && !pays(count)) {
          return boundary.day;
        }
        enough = boundary;
      }
      day = next(few, enough);
    }
    Boundary found = enough != null && enough.rows < total ? enough : few;
    return found != null && isWorthATry(found.rows, total) ? found.day : null;
  }

  /**
   * Whether an end probably is long enough, or is so short that the whole list may be read after
   * it.
   */
  private boolean isWorthATry(long rows, long total) {
    return sampled.values().stream().allMatch(Sampled::accepted)
        || lists.costs().mayReadTwice(rows, total);
  }

  /** The filter for the rows between a day and the end. */
  ListFilter bounded(LocalDate day) {
    LocalDate from = filter.dateFrom();
    LocalDate to = filter.dateTo();
    return end.newest()
        ? filter.withDays(from == null || day.isAfter(from) ? day : from, to)
        : filter.withDays(from, to == null || day.isBefore(to) ? day : to);
  }

  /** Whether a row is so far beyond a boundary that all such rows come, whatever the clock. */
  boolean isBeyond(LocalDate boundary, ListRow row) {
    LocalDateTime created = row.createdAt();
    if (created == null) {
      return false;
    }
    return end.newest()
        ? created.isAfter(clock.start(boundary))
        : created.isBefore(clock.end(boundary));
  }

  /** The day up to which, or from which on, all other rows come, as far as the clocks are known. */
  LocalDate complement(LocalDate day) {
    return end.newest()
        ? clock.dateTo(clock.start(day).plusNanos(1))
        : clock.dateFrom(clock.end(day));
  }

  private void add(ListSample sample) {
    for (ListRow row : sample.rows()) {
      if (row.createdAt() != null) {
        sampled.put(row.id(), new Sampled(row.createdAt(), accepts.test(row)));
      }
    }
  }

  /** Rows of an end that probably has as many accepted ones as are wanted. */
  private long needed() {
    long accepted = sampled.values().stream().filter(Sampled::accepted).count();
    return accepted == sampled.size()
        ? end.rows()
        : (long)
            Math.min(
                Long.MAX_VALUE, MORE_ROWS * end.rows() * sampled.size() / Math.max(0.5, accepted));
  }

  /** Whether a page begins with the rows that are not wanted, if the list is in order at all. */
  private boolean isAtOtherEnd(List<ListRow> rows) {
    if (rows.isEmpty()) {
      return false;
    }
    LocalDateTime head = rows.get(0).createdAt();
    LocalDateTime tail = rows.get(rows.size() - 1).createdAt();
    return head != null && tail != null && head.isBefore(tail) == end.newest();
  }

  /** Whether each row is as old as the one before or older, or each as young or younger. */
  private static boolean isInOrder(List<ListRow> rows) {
    List<@Nullable LocalDateTime> created = rows.stream().map(ListRow::createdAt).toList();
    return !created.contains(null) && ListSample.isInOrder(created);
  }

  /** The sampled rows, those at the end first. */
  private List<Sampled> ordered() {
    Comparator<Sampled> order = Comparator.comparing(Sampled::created);
    return sampled.values().stream().sorted(end.newest() ? order.reversed() : order).toList();
  }

  /** The boundary for the outermost row that was sampled. */
  private LocalDate firstDay() {
    return day(ordered().get(0));
  }

  /** The nearest boundary for which a row comes. */
  private LocalDate day(Sampled row) {
    return end.newest() ? clock.dateFrom(row.created) : clock.dateTo(row.created.plusNanos(1));
  }

  /**
   * The boundary for which as many accepted rows of the sample come as are wanted; if there are not
   * so many, a day beyond the sample of an ordered list, or else one for that share of the sample.
   */
  private LocalDate firstGuess(boolean inOrder, long total) {
    List<Sampled> ordered = ordered();
    List<Sampled> accepted = ordered.stream().filter(Sampled::accepted).toList();
    if (accepted.size() >= end.rows()) {
      return day(accepted.get((int) end.rows() - 1));
    }
    int rows = ordered.size();
    if (!inOrder) {
      double share = (double) needed() / total;
      return day(ordered.get((int) Math.min(Math.max(1, Math.ceil(share * rows)), rows) - 1));
    }
    // One row that is far from the others says nothing of them.
    int inner = rows / 4;
    LocalDateTime last = ordered.get(rows - 1).created;
    long seconds = ChronoUnit.SECONDS.between(ordered.get(inner).created, last);
    double more = (double) seconds / Math.max(1, rows - 1 - inner) * (needed() - rows) * MORE_DAYS;
    double most = MOST_DAYS * (double) ChronoUnit.DAYS.getDuration().toSeconds();
    LocalDateTime created = last.plusSeconds((long) Math.max(-most, Math.min(more, most)));
    return day(new Sampled(created, true));
  }

  /**
   * The boundary to look at next, by the rows that a day has between those that are known; null if
   * no day is between them.
   *
   * @param few the furthest that has fewer rows than are needed
   * @param enough the nearest that has as many or more
   */
  private @Nullable LocalDate next(@Nullable Boundary few, @Nullable Boundary enough) {
    Boundary none = new Boundary(moved(firstDay(), -1), 0);
    Boundary near = few == null ? none : few;
    Boundary from = enough == null ? none : near;
    Boundary to = enough == null ? near : enough;
    double days = Math.abs(ChronoUnit.DAYS.between(from.day, to.day));
    double rows = Math.max(1, to.rows - from.rows);
    LocalDate day = moved(near.day, Math.max(1, days / rows * (needed() - near.rows) * MORE_DAYS));
    return enough == null || isFurther(day, enough.day) ? day : null;
  }

  /** Whether a day is further from the end than another. */
  private boolean isFurther(LocalDate day, LocalDate other) {
    return end.newest() ? other.isBefore(day) : other.isAfter(day);
  }

  private LocalDate moved(LocalDate day, double days) {
    long whole = (long) Math.ceil(Math.min(days, MOST_DAYS));
    return end.newest() ? day.minusDays(whole) : day.plusDays(whole);
  }
}
