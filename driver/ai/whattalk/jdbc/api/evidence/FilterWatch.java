package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Watches whether rows are such as were asked for. Where they are not, what was noted of the
 * parameter is taken back, and a warning says so. Not thread-safe.
 */
public final class FilterWatch {
  private final ListEvidence evidence;
  private final RequestScope scope;

  public FilterWatch(ListEvidence evidence, RequestScope scope) {
    this.evidence = evidence;
    this.scope = scope;
  }

  /** Whether all rows are such as a filter asks for. */
  public boolean areObeyed(ListFilter filter, List<ListRow> rows) {
    boolean obeyed = true;
    for (Map.Entry<ListParameter, String> value : filter.texts().entrySet()) {
      ListParameter parameter = value.getKey();
      boolean all = rows.stream().allMatch(row -> filter.admits(parameter, row));
      if (!all && parameter.isDate()) {
        noteOtherDates(filter, "it gave rows of other days");
      } else if (!all) {
        evidence.noteContradicted(parameter, value.getValue());
        scope.warn(
            String.format(
                Locale.ROOT,
                "the API does not narrow by %s as the driver understands it: it gave other rows,"
                    + " which are left out, and its totals are not used for it",
                SentFilter.shown(parameter, value.getValue())));
      }
      obeyed &= all;
    }
    return obeyed;
  }

  /** Takes note that a server's dates are about something else than the days of rows. */
  public void noteOtherDates(ListFilter filter, String found) {
    String warning =
        String.format(
            Locale.ROOT,
            "the API does not narrow by %s as the driver understands it: %s, so that no date is"
                + " sent for ten minutes",
            dates(filter),
            found);
    evidence.noteOtherDates(warning);
    scope.warn(warning);
  }

  /** Warns of days without rows, if both dates have not brought any so far. */
  public void warnOfEmpty(ListFilter filter) {
    if (evidence.dates().areUnproven(filter)) {
      scope.warn(
          String.format(
              Locale.ROOT,
              "no row came for %s, and the API was not seen yet to take both dates together: rows"
                  + " may be missing",
              dates(filter)));
    }
  }

  private static String dates(ListFilter filter) {
    return filter.texts().entrySet().stream()
        .filter(value -> value.getKey().isDate())
        .map(value -> SentFilter.shown(value.getKey(), value.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /**
   * Warns where the rows of a list that has come to its end, and that dates made shorter, show that
   * the API's clock is not the one of the rows.
   */
  public void compareClocks(NumberedFilter sent) {
    ListFilter filter = sent.filter();
    Long total = evidence.total(sent);
    Long undated = evidence.total(sent.with(filter.withDays(null, null)));
    Duration ahead = evidence.clock().difference(filter);
    boolean isCounted = total != null && undated != null && total < undated;
    boolean isHonoured =
        filter.texts().entrySet().stream()
            .filter(value -> value.getKey().isDate())
            .allMatch(value -> evidence.isHonoured(value.getKey(), value.getValue()));
    if (ahead != null && (isCounted || isHonoured)) {
      scope.warn(
          String.format(
              Locale.ROOT,
              "the API's date filter seems to count its days on a clock that is %s hours %s the one"
                  + " of %s; the days of a query are those of %3$s, and more days are read where"
                  + " that is needed",
              ServerClock.hours(ahead.abs()),
              ahead.isNegative() ? "behind" : "ahead of",
              filter.list().name(filter.list().createdAt())));
    }
  }
}
