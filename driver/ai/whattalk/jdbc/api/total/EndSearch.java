package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ConversationFilter;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.collect.Comparators;
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
 * Looks for a day that cuts off one end of a list with as many rows as are wanted and few more:
 * from the days of sampled rows first, then between and beyond days whose ends have been counted.
 * It relies on no order of the list, but finds more with one. Not thread-safe.
 */
final class EndSearch {
  private static final int MOST_STEPS = 5;

  /** Ends that are so short are read rather than cut. */
  private static final int SHORT_PAGES = 2;

  /** By how much more is asked for than an estimate says: of days, and of rows to be accepted. */
  private static final double MORE_DAYS = 1.1;

  private static final double MORE_ROWS = 1.2;

  /** So many days beyond a row there are no others. */
  private static final int MOST_DAYS = 36_500;

  private final CountableLists lists;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ServerClock clock;
  private final ConversationFilter filter;
  private final ListEnd end;
  private final Predicate<ListRow> accepts;

  /** When the sampled rows were created, with whether they are accepted. */
  private final Map<String, Sampled> sampled = new HashMap<>();

  private record Sampled(LocalDateTime created, boolean accepted) {}

  /**
   * An end of the list.
   *
   * @param day that cuts it off
   * @param rows that it has, without those of a day that it may have more
   */
  private record Cut(LocalDate day, long rows) {}

  EndSearch(
      CountableLists lists, ConversationFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    this.lists = lists;
    sampler = lists.sampler();
    proof = lists.proof();
    clock = lists.evidence().clock();
    this.filter = filter;
    this.end = end;
    this.accepts = accepts;
  }

  /**
   * The day, if the list is long enough that it pays: the first one of the newest rows, or the one
   * after the oldest rows. Null if the whole list is to be read.
   */
  @Nullable LocalDate cut() {
    ListSample first = sampler.first(filter);
    Long total = first == null || !proof.areObeyed(first) ? null : first.total();
    if (total == null || first.isWhole() || !pays(total)) {
      return null;
    }
    ListSample sample = isAtOtherEnd(first.rows()) ? sampler.end(filter, total) : first;
    if (sample == null || !proof.areObeyed(sample)) {
      return null;
    }
    add(sample);
    return sampled.isEmpty() || !pays(total) ? null : cut(sample.rows(), total);
  }

  /** Whether a list has more pages than are wanted and a few: else it is read rather than cut. */
  private boolean pays(long total) {
    return lists.pages(total) > Math.max(SHORT_PAGES, lists.pages(needed()) + 1);
  }

  private @Nullable LocalDate cut(List<ListRow> rows, long total) {
    Cut few = null;
    Cut enough = null;
    LocalDate day = firstGuess(isInOrder(rows), total);
    boolean tooFar = false;
    for (int i = 0; i < MOST_STEPS && day != null; i++) {
      ConversationFilter cutOff = cutOff(day);
      ListSample sample = sampler.first(cutOff);
      Long count = sample == null || !proof.areObeyed(sample) ? null : sample.total();
      if (count == null || (count >= total && tooFar)) {
        return null;
      }
      tooFar = count >= total;
      if (!tooFar && end.newest() && cutOff.dateTo() == null) {
        proof.noteDateFrom(sample, total);
      }
      add(sample);
      Cut cut = new Cut(day, count - rowsOfDay(day, count));
      if (cut.rows < needed()) {
        if (sampled.values().stream().noneMatch(Sampled::accepted)) {
          // How far it is to one that is, nothing tells.
          return day;
        }
        day = enough == null ? beyond(few, cut) : between(cut, enough);
        few = cut;
      } else {
        if (!tooFar && lists.pages(count) <= Math.max(SHORT_PAGES, lists.pages(needed()) + 1)) {
          return cut.day;
        }
        day = between(few, cut);
        enough = cut;
      }
    }
    if (enough != null && enough.rows < total) {
      return enough.day;
    }
    return few == null ? null : few.day;
  }

  /** Rows of the day after the oldest ones, which a server may give with them; an estimate. */
  private long rowsOfDay(LocalDate day, long rows) {
    return end.newest() ? 0 : rows / (ChronoUnit.DAYS.between(firstDay(), day) + 2);
  }

  /** The filter with what a day cuts off. */
  ConversationFilter cutOff(LocalDate day) {
    LocalDate from = filter.dateFrom();
    LocalDate to = filter.dateTo();
    return end.newest()
        ? filter.withDays(from == null || day.isAfter(from) ? day : from, to)
        : filter.withDays(from, to == null || day.isBefore(to) ? day : to);
  }

  /** Whether a row is so far beyond a cut that the server gives all those, whatever its clock. */
  boolean isCutOff(LocalDate day, ListRow row) {
    LocalDateTime created = row.createdAt();
    if (created == null) {
      return false;
    }
    return end.newest() ? created.isAfter(clock.start(day)) : created.isBefore(clock.end(day));
  }

  /** What has all rows that a cut does not, as far as the clocks are known. */
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
    Comparator<LocalDateTime> order = Comparator.naturalOrder();
    return !created.contains(null)
        && (Comparators.isInOrder(created, order)
            || Comparators.isInOrder(created, order.reversed()));
  }

  /** The sampled rows, those at the end first. */
  private List<Sampled> ordered() {
    Comparator<Sampled> order = Comparator.comparing(Sampled::created);
    return sampled.values().stream().sorted(end.newest() ? order.reversed() : order).toList();
  }

  /** The day that cuts off the outermost row that was sampled. */
  private LocalDate firstDay() {
    return day(ordered().get(0));
  }

  /** The day that cuts off a row. */
  private LocalDate day(Sampled row) {
    return end.newest() ? clock.dateFrom(row.created) : clock.dateTo(row.created.plusNanos(1));
  }

  /**
   * The day that cuts off as many accepted rows of the sample as are wanted; if there are not so
   * many, a day beyond the sample of an ordered list, or else the same share of the sample.
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

  /** The day that cuts off as many rows as are needed, if there go on to be as many per day. */
  private LocalDate beyond(@Nullable Cut nearer, Cut cut) {
    Cut from = nearer == null ? new Cut(firstDay(), 0) : nearer;
    double days = Math.abs(ChronoUnit.DAYS.between(from.day, cut.day)) + (nearer == null ? 1 : 0);
    double rows = Math.max(1, cut.rows - from.rows);
    return moved(cut.day, Math.max(1, days / rows * (needed() - cut.rows) * MORE_DAYS));
  }

  /** The same between two days; null if none is. */
  private @Nullable LocalDate between(@Nullable Cut few, Cut enough) {
    Cut from = few == null ? new Cut(firstDay(), 0) : few;
    double days = Math.abs(ChronoUnit.DAYS.between(from.day, enough.day));
    double rows = Math.max(1, enough.rows - from.rows);
    LocalDate day = moved(from.day, days / rows * (needed() - from.rows) * MORE_DAYS);
    boolean isBeyond = isFurther(from.day, day) || (few == null && day.equals(from.day));
    return isBeyond && isFurther(day, enough.day) ? day : null;
  }

  /** Whether a day cuts off more than another. */
  private boolean isFurther(LocalDate day, LocalDate other) {
    return end.newest() ? other.isBefore(day) : other.isAfter(day);
  }

  private LocalDate moved(LocalDate day, double days) {
    long whole = (long) Math.ceil(Math.min(Math.max(0, days), MOST_DAYS));
    return end.newest() ? day.minusDays(whole) : day.plusDays(whole);
  }
}
