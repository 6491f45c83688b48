package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether each row of a list has a {@code created_at}: those without one are in no list
 * that is bounded by days. For one execution; not thread-safe.
 *
 * <p>Two overlapping parts of the list, one up to some day and one from a day before that on, have
 * every row that has a date. Each bound must leave out rows that were seen: one that lies beyond
 * all rows could be taken for none.
 */
final class DatedListProof {
  /** Days that seen rows must span, for a bound in the middle to leave out some on either side. */
  private static final long LEAST_DAYS = 8;

  /** Days from a bound at which a row is surely beyond it, by whichever clock days are counted. */
  private static final long DAYS_BEHIND = 1;

  private final ListSampler sampler;
  private final FilterProof proof;
  private final ServerClock clock;

  DatedListProof(ListSampler sampler, FilterProof proof, ServerClock clock) {
    this.sampler = sampler;
    this.proof = proof;
    this.clock = clock;
  }

  /**
   * Whether each row of a list has a {@code created_at}, as far as totals show.
   *
   * @param known a {@code date_from} for which the first page of the list has come; null if none
   *     has
   */
  boolean hasOnlyDated(ListFilter filter, @Nullable LocalDate known) {
    if (filter.dateFrom() != null || filter.dateTo() != null) {
      return true;
    }
    ListSample all = sampler.first(filter);
    Long total = proof.total(all);
    if (total == null || !isDated(all)) {
      return false;
    }
    if (all.isWhole()) {
      return true;
    }
    List<LocalDateTime> seen = new ArrayList<>(created(all));
    if (days(seen) < LEAST_DAYS) {
      ListSample last = sampler.end(filter, total);
      if (proof.total(last) == null || !isDated(last)) {
        return false;
      }
      total = last.total();
      seen.addAll(created(last));
    }
    if (days(seen) < LEAST_DAYS) {
      return false;
    }
    LocalDate oldest = Collections.min(seen).toLocalDate();
    LocalDate newest = Collections.max(seen).toLocalDate();
    boolean serves =
        known != null
            && known.isAfter(oldest.plusDays(DAYS_BEHIND))
            && known.isBefore(newest.minusDays(2 * DAYS_BEHIND));
    return isSum(all, total, seen, serves ? known : oldest.plusDays(days(seen) / 2));
  }

  private boolean isSum(ListSample all, long total, List<LocalDateTime> seen, LocalDate from) {
    ListFilter filter = all.filter();
    LocalDate to = clock.dateTo(clock.start(from).plusNanos(1));
    LocalDateTime begin = from.atStartOfDay().minus(ListFilter.MOST_APART);
    LocalDateTime end = to.plusDays(1).atStartOfDay().plus(ListFilter.MOST_APART);
    long before = seen.stream().filter(time -> time.isBefore(begin)).count();
    long behind = seen.stream().filter(time -> time.isAfter(end)).count();
    Long older = proof.total(sampler.first(filter.withDays(null, to)));
    ListFilter both = filter.withDays(from, to);
    Long common = older == null ? null : proof.total(sampler.first(both));
    ListSample rest = common == null ? null : sampler.first(filter.withDays(from, null));
    Long newer = proof.total(rest);
    if (newer == null
        || before == 0
        || behind == 0
        || older > total - behind
        || newer > total - before
        || common > Math.min(older - before, newer - behind)) {
      return false;
    }
    // A row that has come since the page was asked for would make up for one without a date.
    return older + newer - common == total
        && (common > 0 || proof.dates().isEmptyBelieved(both))
        && (hasSameNewest(all, rest)
            || Objects.equals(proof.total(sampler.end(filter, total)), Long.valueOf(total)));
  }

  /** Whether no row has come to a list with the newest ones first. */
  private static boolean hasSameNewest(ListSample all, ListSample newer) {
    List<LocalDateTime> created = created(all);
    return created.get(0).isAfter(created.get(created.size() - 1))
        && !newer.rows().isEmpty()
        && newer.rows().get(0).id().equals(all.rows().get(0).id());
  }

  private static List<LocalDateTime> created(ListSample sample) {
    return sample.rows().stream().map(ListRow::createdAt).toList();
  }

  /** Days between the first time and the last one; 0 if there is none. */
  private static long days(List<LocalDateTime> times) {
    return times.isEmpty()
        ? 0
        : ChronoUnit.DAYS.between(Collections.min(times), Collections.max(times));
  }

  private static boolean isDated(ListSample sample) {
    return sample.rows().stream().allMatch(row -> row.createdAt() != null);
  }
}
