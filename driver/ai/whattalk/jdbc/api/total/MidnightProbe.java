package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.collect.Comparators;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a midnight from both sides: at the newest rows of the day before it, and at the oldest
 * ones of the day behind it. Where they come close, {@link ServerClock} knows from now on that the
 * server's days are those of {@code created_at} there. For one execution; not thread-safe.
 */
public final class MidnightProbe {
  private static final Comparator<LocalDateTime> OLDEST_FIRST = Comparator.naturalOrder();

  private final ListDescription list;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ServerClock clock;

  MidnightProbe(ListDescription list, ListSampler sampler, FilterProof proof, ServerClock clock) {
    this.list = list;
    this.sampler = sampler;
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * The days that begin with one of some times, earliest first, of which it is not known where the
   * server's days are.
   *
   * @param outer those of the times of which it is not enough that others near them are known
   */
  public List<LocalDate> unknown(Collection<LocalDateTime> times, Set<LocalDateTime> outer) {
    return times.stream()
        .filter(time -> ServerClock.isMidnight(time) && !isKnown(time, outer))
        .map(LocalDateTime::toLocalDate)
        .distinct()
        .sorted()
        .toList();
  }

  private boolean isKnown(LocalDateTime midnight, Set<LocalDateTime> outer) {
    return outer.contains(midnight) ? clock.isCut(midnight) : clock.isProbablyCut(midnight);
  }

  /** Looks at days that are {@link #unknown}, or at as many of them as tell of the others. */
  public void look(List<LocalDate> midnights, Set<LocalDateTime> outer) {
    LocalDate looked = null;
    for (int i = 0; i < midnights.size(); i++) {
      LocalDate midnight = midnights.get(i);
      // What is so on the days before and after a day is most likely so on that day.
      if (i + 1 == midnights.size()
          || looked == null
          || outer.contains(midnight.atStartOfDay())
          || midnights.get(i + 1).isAfter(looked.plusDays(ServerClock.STEADY_DAYS))) {
        looked = midnight;
        look(midnight);
        if (!clock.isCut(midnight.atStartOfDay())) {
          // Where one midnight is not told apart, hardly any other one is.
          return;
        }
      }
    }
    midnights.stream()
        .filter(midnight -> !isKnown(midnight.atStartOfDay(), outer))
        .forEach(this::look);
  }

  /** Looks, if nobody has within ten minutes. */
  void look(LocalDate day) {
    if (clock.isFirstLook(day)) {
      compare(day);
    }
  }

  private void compare(LocalDate day) {
    ListFilter before = ListFilter.all(list).withDays(day.minusDays(1), day.minusDays(1));
    ListFilter behind = ListFilter.all(list).withDays(day, day);
    ListSample all = sampler.first(ListFilter.all(list).withDays(day.minusDays(1), day));
    Long both = proof.total(all);
    boolean newestFirst = both != null && isInOrder(all, OLDEST_FIRST.reversed());
    if (both == null || !(newestFirst || isInOrder(all, OLDEST_FIRST))) {
      return;
    }
    Comparator<LocalDateTime> order = newestFirst ? OLDEST_FIRST.reversed() : OLDEST_FIRST;
    ListSample begin = sampler.first(newestFirst ? before : behind);
    Long ofBegin = proof.total(begin);
    if (ofBegin == null || ofBegin >= both) {
      return;
    }
    ListSample end = sampler.end(newestFirst ? behind : before, both - ofBegin);
    Long ofEnd = proof.total(end);
    ListSample newest = newestFirst ? begin : end;
    ListSample oldest = newestFirst ? end : begin;
    if (ofEnd != null
        && ofBegin + ofEnd == both
        && isInOrder(begin, order)
        && isInOrder(end, order)
        && newest.rows().stream().allMatch(row -> row.createdAt().isBefore(day.atStartOfDay()))) {
      proof.noteDates(newestFirst ? ofBegin : ofEnd, newestFirst ? ofEnd : ofBegin, both);
      clock.noteMeeting(
          day, oldest.rows().stream().anyMatch(row -> day.atStartOfDay().equals(row.createdAt())));
    }
  }

  /** Whether all rows are in an order that tells at which end of a list a row is. */
  private static boolean isInOrder(ListSample sample, Comparator<LocalDateTime> order) {
    List<@Nullable LocalDateTime> created = sample.rows().stream().map(ListRow::createdAt).toList();
    return !created.contains(null)
        && created.stream().distinct().count() > 1
        && Comparators.isInOrder(created, order);
  }
}
