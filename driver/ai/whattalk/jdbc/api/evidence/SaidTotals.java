package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many rows lists were said to have, and whether parts of a list were said to have more than
 * the whole. Forgotten after ten minutes. Thread-safe.
 */
final class SaidTotals {
  /**
   * The share of another total up to which a total is less, even if rows came or went meanwhile.
   */
  private static final double CLEARLY_LESS = 0.9;

  private static final int MOST_TOTALS = 1_000;

  /** Totals that are no further apart are compared: an account grows meanwhile. */
  private static final Duration SAME_TIME = Duration.ofMinutes(1);

  /** By so many rows parts are more than the whole at the least, and no account grows as fast. */
  private static final long LEAST_EXCESS = 20;

  private record Said(long rows, long nanoTime) {}

  private final LongSupplier nanoTime;
  private final Cache<NumberedFilter, Said> totals;

  /** What contradicts what, as a warning says it. */
  private final Cache<Boolean, String> contradiction;

  SaidTotals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    totals = LearnedCache.of(MOST_TOTALS, nanoTime);
    contradiction = LearnedCache.of(1, nanoTime);
  }

  void put(NumberedFilter sent, long rows) {
    totals.put(sent, new Said(rows, nanoTime.getAsLong()));
  }

  @Nullable Long get(NumberedFilter sent) {
    Said said = totals.getIfPresent(sent);
    return said == null ? null : said.rows;
  }

  /** Whether totals of several lists may be known, so that they can be compared. */
  boolean areSeveral() {
    return totals.size() > 1;
  }

  void forget() {
    totals.invalidateAll();
  }

  @Nullable String contradiction() {
    return contradiction.getIfPresent(true);
  }

  /**
   * Compares a list with parts of it that have no row in common.
   *
   * @return whether these have clearly more rows, as far as was said within a minute
   */
  boolean compare(NumberedFilter whole, ListParameter parameter, List<NumberedFilter> parts) {
    Long all = recent(whole);
    if (all == null) {
      return false;
    }
    long sum = 0;
    for (NumberedFilter part : parts) {
      Long rows = recent(part);
      // As many as in the whole list are those of a parameter that is ignored.
      if (isClearlyLess(rows, all) || isClearlyLess(all, rows)) {
        sum += rows;
      }
    }
    if (sum < all + LEAST_EXCESS || !isClearlyLess(all, sum)) {
      return false;
    }
    contradiction.put(
        true,
        String.format(
            Locale.ROOT,
            "the API contradicts itself: its lists by %s have %d %s, and its list without that has"
                + " %d; rows may be missing, and no total is used for ten minutes",
            parameter.name(),
            sum,
            whole.filter().list().rowsName(),
            all));
    return true;
  }

  /** Whether a total is less than another one, even if some rows came or went meanwhile. */
  static boolean isClearlyLess(@Nullable Long total, @Nullable Long than) {
    return total != null && than != null && total <= CLEARLY_LESS * than;
  }

  private @Nullable Long recent(NumberedFilter sent) {
    Said said = totals.getIfPresent(sent);
    return said == null || nanoTime.getAsLong() - said.nanoTime > SAME_TIME.toNanos()
        ? null
        : said.rows;
  }
}
