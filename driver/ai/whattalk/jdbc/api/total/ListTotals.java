package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.resource.ListFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts lists by their totals, where answers show that this is as good as reading them. What must
 * have been seen, now or within ten minutes:
 *
 * <ul>
 *   <li>of each parameter that is sent, and of each text that it is sent with: that it made a total
 *       smaller, and that the rows obeyed it;
 *   <li>that a list as long as this one ended where its total says.
 * </ul>
 *
 * <p>A list that is on one page needs none of that. For one execution; not thread-safe.
 */
final class ListTotals {
  /** Lists that grew by more than one row in so many are looked at more closely. */
  private static final int GROWTH_SHARE = 20;

  private final ListSampler sampler;
  private final ListEvidence evidence;
  private final FilterProof proof;
  private final Map<ListFilter, Long> counts = new HashMap<>();

  ListTotals(ListSampler sampler, ListEvidence evidence, FilterProof proof) {
    this.sampler = sampler;
    this.evidence = evidence;
    this.proof = proof;
  }

  /**
   * How many rows a server gives for a filter; null if that is not shown.
   *
   * @param expected rows that the list is expected to have, or 0
   */
  @Nullable Long count(ListFilter filter, long expected) {
    Long known = counts.get(filter);
    if (known != null) {
      return known;
    }
    Long count = total(filter, expected);
    if (count != null) {
      counts.put(filter, count);
    }
    return count;
  }

  private @Nullable Long total(ListFilter sent, long expected) {
    Long before = evidence.total(sent);
    long guess = before == null ? expected : before;
    ListSample sample = sampler.knownEnd(sent);
    if (sample == null && sent.isOfDays()) {
      // For a text, the last page may show a value that the server takes for it.
      sample = sampler.knownFirst(sent);
    }
    if (sample == null) {
      sample = guess > sent.list().largestPage() ? sampler.end(sent, guess) : sampler.first(sent);
    }
    if (sample == null || !proof.areObeyed(sample)) {
      return null;
    }
    if (sample.isWhole()) {
      return proof.isWholeBelieved(sample) ? Long.valueOf(sample.rows().size()) : null;
    }
    Long total = sample.total();
    if (total == null || !proof.isHonoured(sample)) {
      return null;
    }
    boolean proven =
        sample.showsEnd() || (total <= evidence.provenTotal() && !leavesOutNothing(sent, total));
    if (!proven || proof.isDoubtful(sample)) {
      sample = sampler.end(sent, total);
      if (sample == null || !proof.areObeyed(sample) || !proof.isStillLess(sample)) {
        return null;
      }
      total = sample.total();
    }
    boolean hasGrown = total > guess + guess / GROWTH_SHARE + 1;
    if ((hasGrown || hasOneDate(sent)) && !isSeenFromBothEnds(sample)) {
      return null;
    }
    if (sample.showsEnd()) {
      evidence.noteProvenTotal(total);
    }
    return total;
  }

  /** A server may take one date by itself for none, though it takes both together. */
  private static boolean hasOneDate(ListFilter filter) {
    return (filter.dateFrom() == null) != (filter.dateTo() == null);
  }

  /** Whether a list is as long without its date, though a row was seen that the date leaves out. */
  private boolean leavesOutNothing(ListFilter sent, long total) {
    Long undated = evidence.total(sent.withDays(null, null));
    return undated != null && total >= undated && evidence.dates().showLeftOut(sent);
  }

  /** A filter that is suddenly ignored shows at one end of a list, but perhaps not at the other. */
  private boolean isSeenFromBothEnds(ListSample last) {
    ListSample first = sampler.first(last.filter());
    return first != null && proof.areObeyed(first) && Objects.equals(first.total(), last.total());
  }
}
