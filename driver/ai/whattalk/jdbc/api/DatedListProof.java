package ai.whattalk.jdbc.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether each row of a list has a {@code created_at}: those without one are in no list
 * that is bounded by days. For one execution; not thread-safe.
 *
 * <p>Two overlapping parts of the list, one up to some day and one from a day before that on, have
 * every row that has a date. Both bounds are near the oldest row that was seen, and must leave rows
 * out: a bound that lies before all rows could be taken for none.
 */
final class DatedListProof {
  /** So many days after a row, no clock has the row on that day any more. */
  private static final int DAYS_BEHIND = 2;

  private final ListSampler sampler;
  private final FilterProof proof;
  private final ServerClock clock;

  DatedListProof(ListSampler sampler, FilterProof proof, ServerClock clock) {
    this.sampler = sampler;
    this.proof = proof;
    this.clock = clock;
  }

  /** Whether that is so, as far as totals show. */
  boolean hasOnlyDated(ConversationFilter filter) {
    if (filter.dateFrom() != null || filter.dateTo() != null) {
      return true;
    }
    ListSample all = sampler.first(filter);
    Long total = total(all);
    if (total == null || !isDated(all)) {
      return false;
    }
    if (all.isWhole()) {
      return true;
    }
    ListSample last = sampler.end(filter, total);
    return total(last) != null && isDated(last) && isSum(filter, all, last);
  }

  private boolean isSum(ConversationFilter filter, ListSample first, ListSample last) {
    LocalDate oldest =
        Stream.of(first, last)
            .flatMap(sample -> sample.rows().stream())
            .map(ListRow::createdAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(LocalDateTime::toLocalDate)
            .orElse(null);
    if (oldest == null) {
      return false;
    }
    LocalDate from = oldest.plusDays(DAYS_BEHIND);
    LocalDate to = clock.dateTo(clock.start(from).plusNanos(1));
    Long older = total(sampler.first(filter.withDays(null, to)));
    Long common = older == null ? null : total(sampler.first(filter.withDays(from, to)));
    if (common == null || common >= older || !FilterProof.isClearlyLess(older, last.total())) {
      return false;
    }
    Long newer = total(sampler.first(filter.withDays(from, null)));
    if (newer == null || newer >= last.total()) {
      return false;
    }
    Long dated = older + newer - common;
    // Rows may have come since the page was asked for.
    return dated.equals(last.total()) || dated.equals(total(sampler.end(filter, dated)));
  }

  private @Nullable Long total(@Nullable ListSample sample) {
    return sample == null || !proof.areObeyed(sample) ? null : sample.total();
  }

  private static boolean isDated(ListSample sample) {
    return sample.rows().stream().allMatch(row -> row.createdAt() != null);
  }
}
