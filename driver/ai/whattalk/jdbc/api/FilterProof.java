package ai.whattalk.jdbc.api;

import ai.whattalk.jdbc.api.ListEvidence.DateTo;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server honours the parameters of a filter: whether each makes the total
 * smaller, and the rows obey it. What is found is noted for others. For one execution; not
 * thread-safe.
 */
final class FilterProof {
  /**
   * The share of another total up to which a total is less, even if rows came or went meanwhile.
   */
  private static final double CLEARLY_LESS = 0.9;

  private final ListSampler sampler;
  private final ListEvidence evidence;
  private final FilterWatch watch;

  /** The totals that a parameter made smaller, but hardly, by the filter that has it. */
  private final Map<ConversationFilter, Long> parents = new HashMap<>();

  private boolean datesTried;

  FilterProof(ListSampler sampler, ListEvidence evidence, CallScope scope) {
    this.sampler = sampler;
    this.evidence = evidence;
    watch = new FilterWatch(evidence, scope);
  }

  /** Whether the rows of a page are such as were asked for; else what was noted is taken back. */
  boolean areObeyed(ListSample sample) {
    return watch.areObeyed(sample.filter(), sample.rows());
  }

  /**
   * Whether a list that is on one page is all that there is: an {@code assistant_id} may be
   * compared loosely, and bring nothing.
   */
  boolean isWholeBelieved(ListSample sample) {
    return !sample.rows().isEmpty()
        || sample.filter().assistantId() == null
        || evidence.areHonoured(sample.filter());
  }

  /** Whether the total of a list that goes beyond its page may be taken for what was asked for. */
  boolean isHonoured(ListSample sample) {
    for (Map.Entry<FilterParameter, String> value : sample.filter().values().entrySet()) {
      FilterParameter parameter = value.getKey();
      if (parameter.isDate()) {
        if (!isDateHonoured(parameter)) {
          return false;
        }
      } else if (evidence.isAlike(parameter, value.getValue())
          || (!evidence.isHonoured(parameter, value.getValue())
              && !proveValue(sample, parameter, value.getValue()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the list must be counted once more: its total was hardly less than without a parameter,
   * and rows may have come between the two answers.
   */
  boolean isDoubtful(ListSample sample) {
    return parents.containsKey(sample.filter());
  }

  /** Whether a newer total of such a list is still less; else what was noted is taken back. */
  boolean isStillLess(ListSample sample) {
    Long parent = parents.get(sample.filter());
    boolean less = parent == null || (sample.total() != null && sample.total() < parent);
    if (!less) {
      sample.filter().values().forEach(evidence::contradicted);
    }
    return less;
  }

  private boolean proveValue(ListSample sample, FilterParameter parameter, String value) {
    ConversationFilter parent = sample.filter().without(parameter);
    boolean less = isClearlyLess(sample, evidence.total(parent));
    if (!less) {
      ListSample now = sampler.first(parent);
      Long total = now == null || !areObeyed(now) ? null : now.total();
      less =
          total != null
              && sample.total() != null
              && sample.total() < total
              // The wider list may have shown another value.
              && !evidence.isAlike(parameter, value);
      if (less && !isClearlyLess(sample, total)) {
        parents.merge(sample.filter(), total, Math::min);
      }
    }
    if (less) {
      evidence.honoured(parameter, value);
    }
    return less;
  }

  /** What the server takes {@code date_to} for, or null if that can't be found out. */
  @Nullable DateTo dateTo() {
    if (evidence.dateTo() == null) {
      tryDates();
    }
    return evidence.dateTo();
  }

  /** Whether {@code date_from} is honoured; tried if that is not known. */
  boolean isDateFromHonoured() {
    return isDateHonoured(FilterParameter.DATE_FROM);
  }

  private boolean isDateHonoured(FilterParameter date) {
    if (!evidence.isHonoured(date, "")) {
      tryDates();
    }
    return evidence.isHonoured(date, "");
  }

  /**
   * Tries both dates on days of which rows have been seen, and notes what comes of it; once in an
   * execution.
   */
  private void tryDates() {
    if (datesTried) {
      return;
    }
    datesTried = true;
    Long all = evidence.total(ConversationFilter.NONE);
    if (all == null || sampler.days().first() == null) {
      ListSample sample = sampler.first(ConversationFilter.NONE);
      all = sample == null ? null : sample.total();
    }
    if (all == null) {
      return;
    }
    LocalDate day = sampler.days().between();
    if (day == null) {
      sampler.end(ConversationFilter.NONE, all);
      day = sampler.days().between();
    }
    if (day != null) {
      tryDates(day, day, all);
      return;
    }
    LocalDate first = sampler.days().first();
    LocalDate last = sampler.days().last();
    if (first != null && !first.equals(last)) {
      tryDates(last, first, all);
    }
  }

  /** Tries to begin a list with one day, and to end one with another day or the same. */
  private void tryDates(LocalDate day, LocalDate until, long all) {
    ListSample from = dates(day, null);
    if (from == null) {
      return;
    }
    if (!isClearlyLess(from, all)) {
      tryDatesBackwards(day, all);
      return;
    }
    evidence.honoured(FilterParameter.DATE_FROM, "");
    boolean same = day.equals(until);
    ListSample to = dates(same ? day : null, until);
    if (to != null && isClearlyLess(to, same ? from.total() : Long.valueOf(all))) {
      noteDateTo(to, until);
    }
  }

  /** The same with one of the oldest days, since which nearly all rows were created. */
  private void tryDatesBackwards(LocalDate day, long all) {
    ListSample to = dates(null, day);
    if (to == null || !isClearlyLess(to, all)) {
      return;
    }
    ListSample both = dates(day, day);
    if (both != null && isClearlyLess(both, to.total())) {
      evidence.honoured(FilterParameter.DATE_FROM, "");
      noteDateTo(both, day);
    }
  }

  /** Notes a {@code date_from} by which a list is clearly shorter than without it. */
  void noteDateFrom(ListSample from, long without) {
    if (!from.rows().isEmpty() && areObeyed(from) && isClearlyLess(from, without)) {
      evidence.honoured(FilterParameter.DATE_FROM, "");
    }
  }

  /**
   * Notes what {@code date_to} means, if a list up to a day shows it.
   *
   * @param until list that ends with the day
   */
  private void noteDateTo(ListSample until, LocalDate day) {
    if (hasRowsAfterMidnight(until, day)) {
      evidence.dateTo(DateTo.WHOLE_DAY);
    } else {
      // A server to which the parameter means something else could bring nothing, too.
      ListSample next = dates(day, day.plusDays(1));
      if (!until.isWhole()
          || next == null
          || !hasRowsAfterMidnight(next, day)
          || hasRowsAfterMidnight(next, day.plusDays(1))) {
        return;
      }
      evidence.dateTo(DateTo.MIDNIGHT);
    }
    evidence.honoured(FilterParameter.DATE_TO, "");
  }

  /** Takes back what is known of {@code date_to}, if a list shows that it was wrong. */
  boolean isDateToContradicted(ListSample sample) {
    LocalDate day = sample.filter().dateTo();
    if (day == null || evidence.dateTo() != DateTo.MIDNIGHT || !hasRowsAfterMidnight(sample, day)) {
      return false;
    }
    evidence.contradicted(FilterParameter.DATE_TO, "");
    return true;
  }

  private static boolean hasRowsAfterMidnight(ListSample sample, LocalDate day) {
    LocalDateTime midnight = day.atStartOfDay();
    return sample.rows().stream()
        .map(ListRow::createdAt)
        .anyMatch(
            created ->
                created != null && created.toLocalDate().equals(day) && !created.equals(midnight));
  }

  private @Nullable ListSample dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    ListSample sample = sampler.first(ConversationFilter.NONE.withDays(from, to));
    return sample != null && areObeyed(sample) ? sample : null;
  }

  private static boolean isClearlyLess(ListSample sample, @Nullable Long than) {
    Long total = sample.total();
    return total != null && than != null && total <= CLEARLY_LESS * than;
  }
}
