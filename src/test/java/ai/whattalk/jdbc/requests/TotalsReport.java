package ai.whattalk.jdbc.requests;

import ai.whattalk.jdbc.testing.ServerKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of queries, by the kind of their server; printed if {@code -Dtotals.report=true}. Used
 * by one thread at a time.
 */
final class TotalsReport {
  private static final boolean WANTED = Boolean.getBoolean("totals.report");

  private final Map<ServerKind, Map<String, Integer>> outcomes = new EnumMap<>(ServerKind.class);

  void note(ServerKind kind, String outcome, String query) {
    if (WANTED && !outcome.equals("right")) {
      System.out.println(kind + " " + outcome + ": " + query);
    }
    outcomes.computeIfAbsent(kind, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
  }

  void print() {
    if (WANTED) {
      outcomes.forEach((kind, counts) -> System.out.println(kind + " " + counts));
    }
  }
}
