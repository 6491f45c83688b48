package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.testing.PostgresComparison.Kind;
import ai.whattalk.jdbc.testing.PostgresComparison.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What comparing queries showed: how many were of which kind, and which differ. */
public final class ComparisonReport {
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final List<String> differences = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /** Takes note of queries that give the same. */
  public void addSame(int count) {
    counts.merge(Kind.SAME, count, Integer::sum);
  }

  /** Takes note of the query of a seed. */
  public void add(long seed, String sql, Verdict verdict) {
    counts.merge(verdict.kind(), 1, Integer::sum);
    String text =
        "-Drandom.seed=%d -Drandom.count=1: %s%n  %s".formatted(seed, sql, verdict.reason());
    if (verdict.kind() == Kind.DIFFERENT) {
      differences.add(text);
    } else if (verdict.kind() == Kind.REFUSED) {
      refusals.add(text);
    }
  }

  /** The queries that differ, with the seeds that replay them. */
  public List<String> differences() {
    return differences;
  }

  /** The queries that are refused. */
  public List<String> refusals() {
    return refusals;
  }

  /** How many are of a kind. */
  public int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
