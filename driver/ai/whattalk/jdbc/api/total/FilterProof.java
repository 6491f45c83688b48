package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.FilterWatch;
import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server honours the parameters of a filter: whether each makes the total
 * smaller, and the rows obey it. What is found is noted for others. For one execution; not
 * thread-safe.
 */
final class FilterProof {
  private final ListDescription list;
  private final ListSampler sampler;
  private final ListEvidence evidence;
  private final RequestScope scope;
  private final FilterWatch watch;
  private final DateProof dates;

  /** The totals that a parameter made smaller, but hardly, by the filter that has it. */
  private final Map<NumberedFilter, Long> parents = new HashMap<>();

  private boolean datesTried;

  FilterProof(
      ListDescription list, ListSampler sampler, ListEvidence evidence, RequestScope scope) {
    this.list = list;
    this.sampler = sampler;
    this.evidence = evidence;
    this.scope = scope;
    watch = new FilterWatch(evidence, scope);
    dates = new DateProof(sampler, evidence, watch, scope);
  }

  /** What shows that dates are about the days of rows. */
  DateProof dates() {
    return dates;
  }

  /** Whether the rows of a page are such as were asked for; else what was noted is taken back. */
  boolean areObeyed(ListSample sample) {
    return watch.areObeyed(sample.filter(), sample.rows());
  }

  /** Rows of a list as one of its pages says; null if it says none, or its rows are others. */
  @Nullable Long total(@Nullable ListSample sample) {
    return sample == null || !areObeyed(sample) ? null : sample.total();
  }

  /**
   * Whether a list that is on one page is all that there is: a text may be compared loosely, and
   * bring nothing, and dates be about something else.
   */
  boolean isWholeBelieved(ListSample sample) {
    ListFilter filter = sample.filter();
    if (!dates.areAllGiven(sample)) {
      return false;
    }
    return !sample.rows().isEmpty()
        || (isTextKnown(filter)
            && (filter.lookedUp() == null || evidence.areHonoured(sample.sent())));
  }

  /** Whether a list is not empty for a text that brings nothing, as far as that alone tells. */
  private boolean isTextKnown(ListFilter empty) {
    ListParameter doubted = evidence.doubted(empty);
    if (doubted == null) {
      return true;
    }
    if (!scope.isBounded()) {
      sampler.first(ListFilter.all(list).with(doubted, empty.texts().get(doubted)));
    }
    return evidence.doubted(empty) == null;
  }

  /** Whether the total of a list that goes beyond its page may be taken for what was asked for. */
  boolean isHonoured(ListSample sample) {
    for (Map.Entry<ListParameter, String> value : sample.filter().texts().entrySet()) {
      ListParameter parameter = value.getKey();
      if (parameter.isDate()) {
        if (!isDateHonoured(parameter)) {
          return false;
        }
      } else if (!mayBeCounted(sample, parameter)
          || isAlike(sample, parameter, value.getValue())
          || (!evidence.isHonoured(parameter, value.getValue(), sample.sent().number())
              && !proveValue(sample, parameter, value.getValue()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where numbers are expected, a text may be cast to one by its leading digits, and rows of others
   * that begin with these be among those on pages that nobody read.
   */
  private static boolean mayBeCounted(ListSample sample, ListParameter parameter) {
    return !sample.filter().list().isLookedUp(parameter) || sample.sent().number() != null;
  }

  private boolean isAlike(ListSample sample, ListParameter parameter, String value) {
    return !sample.sent().isNumber(parameter) && evidence.values().isAlike(parameter, value);
  }

  /**
   * Whether the list must be counted once more: its total was hardly less than without a parameter,
   * and rows may have come between the two answers.
   */
  boolean isDoubtful(ListSample sample) {
    return parents.containsKey(sample.sent());
  }

  /** Whether a newer total of such a list is still less; else what was noted is taken back. */
  boolean isStillLess(ListSample sample) {
    Long parent = parents.get(sample.sent());
    boolean less = parent == null || (sample.total() != null && sample.total() < parent);
    if (!less) {
      sample.filter().texts().forEach(evidence::noteContradicted);
    }
    return less;
  }

  private boolean proveValue(ListSample sample, ListParameter parameter, String value) {
    ListFilter parent = sample.filter().without(parameter);
    boolean less = isClearlyLess(sample, evidence.total(sample.sent().with(parent)));
    if (!less) {
      ListSample now = sampler.first(parent);
      boolean sameForm = now != null && now.sent().equals(sample.sent().with(parent));
      Long total = sameForm ? total(now) : null;
      less =
          total != null
              && sample.total() != null
              && sample.total() < total
              // The wider list may have shown another value.
              && !isAlike(sample, parameter, value);
      if (less && !isClearlyLess(sample, total)) {
        parents.merge(sample.sent(), total, Math::min);
      }
    }
    if (less) {
      evidence.noteHonoured(parameter, value, sample.sent().number());
    }
    return less;
  }

  private boolean isDateHonoured(ListParameter date) {
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
    Long all = evidence.total(all());
    if (all == null || sampler.days().first() == null) {
      ListSample sample = sampler.first(all());
      all = sample == null ? null : sample.total();
    }
    if (all == null) {
      return;
    }
    LocalDate day = sampler.days().between();
    if (day == null) {
      sampler.end(all(), all);
      day = sampler.days().between();
    }
    if (day != null) {
      tryDates(from(day), to(day), true, all);
      return;
    }
    LocalDate first = sampler.days().first();
    LocalDate last = sampler.days().last();
    if (first != null && !first.equals(last)) {
      tryDates(from(last), to(first), false, all);
    }
  }

  /** The {@code date_from} for which all rows of a day come. */
  private LocalDate from(LocalDate day) {
    return evidence.clock().dateFrom(day.atStartOfDay());
  }

  /** The {@code date_to} for which all rows of a day come. */
  private LocalDate to(LocalDate day) {
    return evidence.clock().dateTo(day.plusDays(1).atStartOfDay());
  }

  /**
   * Tries to begin a list, and to end one.
   *
   * @param same whether both are about the same day, so that one list has both
   */
  private void tryDates(LocalDate day, LocalDate until, boolean same, long all) {
    ListSample from = dates(day, null);
    if (from == null) {
      return;
    }
    if (!isClearlyLess(from, all)) {
      tryDatesBackwards(day, until, all);
      return;
    }
    evidence.noteHonoured(list.fromDay(), "");
    ListSample to = dates(same ? day : null, until);
    if (to != null
        && !to.rows().isEmpty()
        && isClearlyLess(to, same ? from.total() : Long.valueOf(all))) {
      evidence.noteHonoured(list.toDay(), "");
    }
  }

  /**
   * Tries to end a list first, because it hardly has rows from before the day at which to begin.
   */
  private void tryDatesBackwards(LocalDate day, LocalDate until, long all) {
    ListSample to = dates(null, until);
    if (to == null || to.rows().isEmpty() || !isClearlyLess(to, all)) {
      return;
    }
    evidence.noteHonoured(list.toDay(), "");
    ListSample both = dates(day, until);
    if (both != null && isClearlyLess(both, to.total())) {
      evidence.noteHonoured(list.fromDay(), "");
    }
  }

  /** Notes a {@code date_from} by which a list is clearly shorter than without it. */
  void noteDateFrom(ListSample from, long without) {
    if (!from.rows().isEmpty() && areObeyed(from) && isClearlyLess(from, without)) {
      evidence.noteHonoured(list.fromDay(), "");
    }
  }

  /** Notes what three totals show: of some days, of the days behind them, and of both. */
  void noteDates(long before, long behind, long both) {
    if (ListEvidence.isClearlyLess(before, both)) {
      evidence.noteHonoured(list.toDay(), "");
    }
    if (ListEvidence.isClearlyLess(behind, both)) {
      evidence.noteHonoured(list.fromDay(), "");
    }
  }

  private ListFilter all() {
    return ListFilter.all(list);
  }

  private @Nullable ListSample dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    ListSample sample = sampler.first(all().withDays(from, to));
    return sample != null && areObeyed(sample) ? sample : null;
  }

  private static boolean isClearlyLess(ListSample sample, @Nullable Long than) {
    return ListEvidence.isClearlyLess(sample.total(), than);
  }
}
