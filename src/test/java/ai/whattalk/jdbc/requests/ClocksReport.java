package ai.whattalk.jdbc.requests;

import ai.whattalk.jdbc.testing.DatedQuery;
import ai.whattalk.jdbc.testing.FilterClock;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests queries took, by clock, account and kind; printed if {@code
 * -Dclocks.report=true}. Used by one thread at a time.
 */
final class ClocksReport {
  private static final boolean WANTED = Boolean.getBoolean("clocks.report");

  private final Map<FilterClock, Map<String, IntSummaryStatistics>> requests =
      new EnumMap<>(FilterClock.class);

  void note(FilterClock clock, String of, DatedQuery.Kind kind, int count) {
    requests
        .computeIfAbsent(clock, key -> new TreeMap<>())
        .computeIfAbsent(of + " " + kind, key -> new IntSummaryStatistics())
        .accept(count);
  }

  void print() {
    if (WANTED) {
      requests.forEach(
          (clock, kinds) ->
              kinds.forEach(
                  (kind, counts) ->
                      System.out.printf(
                          "%s %s: %d queries, %.1f requests each, at most %d%n",
                          clock, kind, counts.getCount(), counts.getAverage(), counts.getMax())));
    }
  }
}
