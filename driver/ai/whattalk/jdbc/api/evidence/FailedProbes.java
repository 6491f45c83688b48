package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import com.google.common.cache.Cache;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which requests that only spare others a server does not answer for one list, whatever it answers
 * in place of a page. They are told apart by what they are for and by the parameters that they
 * send. Forgotten after ten minutes, as {@link ServerMemory} is. Thread-safe.
 */
public final class FailedProbes {
  private static final int MOST_KINDS = 100;

  private record Kind(Probe probe, Set<ListParameter> parameters) {
    Kind(Probe probe, ListFilter filter) {
      this(probe, Set.copyOf(filter.values().keySet()));
    }
  }

  private record Failure(ListFilter filter, String warning) {}

  private final Cache<Kind, Failure> failures;

  /**
   * Starts without any.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  FailedProbes(LongSupplier nanoTime) {
    failures = LearnedCache.of(MOST_KINDS, nanoTime);
  }

  /** Notes that a probe has failed. */
  public void note(Probe probe, ListFilter filter, ApiException failure) {
    failures.put(
        new Kind(probe, filter),
        new Failure(
            filter,
            "the API does not answer a request that may spare others, and rows are read instead: "
                + failure.getMessage()));
  }

  /** The warning why a probe is not made; null if it may be. */
  public @Nullable String warning(Probe probe, ListFilter filter) {
    Failure failure = failures.getIfPresent(new Kind(probe, filter));
    return failure == null ? null : failure.warning();
  }

  /** Notes that a list is answered when it is read: why it was not for a probe has passed. */
  public void noteRead(ListFilter filter) {
    failures
        .asMap()
        .computeIfPresent(
            new Kind(Probe.LIST, filter),
            (kind, failure) -> failure.filter().equals(filter) ? null : failure);
  }

  /** Forgets all, since what a query needs fails, too: it was not for being probes. */
  public void forget() {
    failures.invalidateAll();
  }
}
