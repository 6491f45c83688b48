package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.evidence.SeenRows.Head;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.collect.Comparators;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Learns where the days of a list's parameters lie: by how much their clock may be ahead of the one
 * of its rows, and whether the last day is included. Only where these are honoured. Not
 * thread-safe.
 */
final class DayWatch {
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private final ListDescription list;
  private final ServerFacts facts;
  private final SeenRows seen;

  /** How much the clock is ahead at the least, as rows show. */
  private Duration least = ListFilter.MOST_APART.negated();

  /** How much the clock is ahead at the most, as rows show. */
  private Duration most = ListFilter.MOST_APART;

  DayWatch(ListDescription list, ServerFacts facts, SeenRows seen) {
    this.list = list;
    this.facts = facts;
    this.seen = seen;
  }

  /** Takes a page in. */
  void note(PageRequest request, Page page) {
    ListFilter filter = request.filter().filter();
    boolean hasDays = filter.dateFrom() != null || filter.dateTo() != null;
    if (!hasDays || !page.rows().stream().allMatch(filter::admits)) {
      return;
    }
    if (facts.value(ServerFact.clock(list)) == null) {
      least = ListFilter.MOST_APART.negated();
      most = ListFilter.MOST_APART;
    }
    LocalDate from = isHonoured(list.fromDay()) ? filter.dateFrom() : null;
    LocalDate to = isHonoured(list.toDay()) ? filter.dateTo() : null;
    Duration leastBefore = least;
    Duration mostBefore = most;
    for (ListRow row : page.rows()) {
      LocalDateTime created = row.createdAt();
      if (created != null && from != null) {
        Duration ahead = Duration.between(created, from.atStartOfDay());
        least = Comparators.max(least, ServerClock.stepsUp(ahead));
      }
      if (created != null && to != null) {
        Duration after = Duration.between(to.atStartOfDay(), created);
        most = Comparators.min(most, ServerClock.stepsUp(after.minus(ONE_DAY)).negated());
        if (after.compareTo(ListFilter.MOST_APART) > 0) {
          facts.note(ServerFact.lastDay(list), "included", request);
        }
      }
    }
    if (!least.equals(leastBefore) || !most.equals(mostBefore)) {
      facts.note(ServerFact.clock(list), clock(), request);
    }
    Head head = to == null ? null : seen.head(request.filter());
    if (head != null && seen.missingFrom(head).anyMatch(row -> isOfDay(row, filter))) {
      facts.note(ServerFact.lastDay(list), "not included whole", request);
    }
  }

  private boolean isHonoured(ListParameter date) {
    return ParameterVerdict.HONOURED.text().equals(facts.value(ServerFact.of(date)));
  }

  /** Whether a filter that includes its last day asks for a row of that day, by any clock. */
  private static boolean isOfDay(ListRow row, ListFilter filter) {
    LocalDateTime created = row.createdAt();
    LocalDate to = filter.dateTo();
    return created != null
        && to != null
        && created.isAfter(to.atStartOfDay())
        && created.isBefore(to.atStartOfDay().plus(ONE_DAY).minus(ListFilter.MOST_APART))
        && filter.without(filter.list().toDay()).surelyAdmits(row);
  }

  private String clock() {
    String column = list.name(list.createdAt());
    if (least.compareTo(most) > 0) {
      return "differs from " + column + " by hours that change with the day";
    }
    if (least.compareTo(Duration.ZERO) > 0) {
      return "ahead of " + column + " by " + range(least, most);
    }
    if (most.isNegative()) {
      return "behind " + column + " by " + range(most.negated(), least.negated());
    }
    return least.equals(most)
        ? "the same as of " + column
        : "not seen to differ from "
            + column
            + "; may be "
            + ServerClock.hours(least.negated())
            + " h behind to "
            + ServerClock.hours(most)
            + " h ahead";
  }

  private static String range(Duration from, Duration to) {
    return ServerClock.hours(from)
        + (from.equals(to) ? " h" : " to " + ServerClock.hours(to) + " h");
  }
}
