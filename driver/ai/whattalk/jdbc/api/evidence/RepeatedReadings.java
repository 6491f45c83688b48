package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading lists again, since one reading had not the rows that are counted. Forgotten
 * after ten minutes. Thread-safe.
 */
final class RepeatedReadings {
  private static final int MOST_READINGS = 100;

  /** A list of which one reading has brought so many rows, and more are counted. */
  private record Reading(NumberedFilter sent, long counted, long rows) {}

  private final Cache<Reading, Boolean> agreed;

  RepeatedReadings(LongSupplier nanoTime) {
    agreed = LearnedCache.of(MOST_READINGS, nanoTime);
  }

  /**
   * Notes what another reading brought.
   *
   * @param isAlike whether as many rows; else no two readings had
   */
  void note(NumberedFilter sent, long counted, long rows, boolean isAlike) {
    agreed.put(new Reading(sent, counted, rows), isAlike);
  }

  /** Whether readings agreed where one had these figures; null if it is not known. */
  @Nullable Boolean agreed(NumberedFilter sent, long counted, long rows) {
    return agreed.getIfPresent(new Reading(sent, counted, rows));
  }
}
