package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.FilterWatch;
import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.walk.SeenIds;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out whether a server's dates leave out rows of the days that they name. For one execution;
 * not thread-safe.
 */
final class DateProof {
  private final ListSampler sampler;
  private final ListEvidence evidence;
  private final FilterWatch watch;
  private final RequestScope scope;

  DateProof(ListSampler sampler, ListEvidence evidence, FilterWatch watch, RequestScope scope) {
    this.sampler = sampler;
    this.evidence = evidence;
    this.watch = watch;
    this.scope = scope;
  }

  /** Whether a list that is on one page has all rows of its days, as far as is known. */
  boolean areAllGiven(ListSample sample) {
    ListFilter filter = sample.filter();
    if (filter.dateFrom() == null && filter.dateTo() == null) {
      return true;
    }
    SeenIds given = new SeenIds();
    sample.rows().forEach(row -> given.add(row.id()));
    return (!sample.rows().isEmpty() || isEmptyBelieved(filter))
        && missing(filter, given).isEmpty();
  }

  /** Rows that a list should have, as this execution has seen, and that were not given. */
  Set<String> missing(ListFilter filter, SeenIds given) {
    return sampler
        .rowsOf(filter)
        .map(ListRow::id)
        .filter(id -> !given.contains(id))
        .collect(Collectors.toSet());
  }

  /** Whether some days are taken to have no rows, since their list has none. */
  boolean isEmptyBelieved(ListFilter filter) {
    ListFilter others = evidence.dates().counterexample(filter);
    if (others == null) {
      watch.warnOfEmpty(filter);
      return true;
    }
    if (!scope.allowsRequests(1)) {
      scope.warn(
          "it is not known yet whether the API takes these dates as the driver understands them,"
              + " and maxRequests allows no request to see: rows may be missing");
      return true;
    }
    ListSample sample = sampler.first(others);
    if (sample == null) {
      return false;
    }
    Long total = sample.page().total();
    // Where the page of a list that has rows is empty, it is the page that is wrong.
    if (sample.rows().isEmpty() && (total == null || total == 0)) {
      noteOthers(others, "it gave no row");
    }
    return !sample.rows().isEmpty() && watch.areObeyed(others, sample.rows());
  }

  /** Takes note that a server's dates are about something else than the days of rows. */
  void noteOthers(ListFilter filter, String found) {
    watch.noteOtherDates(filter, found);
  }

  /** Whether dates turned out to be about something else, and have made a list shorter. */
  boolean haveShortened(ListFilter filter) {
    if (evidence.dates().leftOut() == null) {
      return false;
    }
    Long total = evidence.total(filter);
    return total == null || !total.equals(evidence.total(filter.withDays(null, null)));
  }
}
