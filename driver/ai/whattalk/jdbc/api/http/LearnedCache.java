package ai.whattalk.jdbc.api.http;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes caches of what is learned of a server: forgotten after a while, since it may be mended. */
public final class LearnedCache {
  static final Duration KEPT = Duration.ofMinutes(10);

  private LearnedCache() {}

  /**
   * An empty cache. Thread-safe.
   *
   * @param size entries at most
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public static <K, V> Cache<K, V> of(int size, LongSupplier nanoTime) {
    return CacheBuilder.newBuilder()
        .concurrencyLevel(1)
        .maximumSize(size)
        .expireAfterWrite(KEPT)
        .ticker(
            new Ticker() {
              @Override
              public long read() {
                return nanoTime.getAsLong();
              }
            })
        .build();
  }
}
