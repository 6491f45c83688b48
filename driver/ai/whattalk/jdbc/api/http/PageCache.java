package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.page.Page;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Pages that the API answered for one base URL and key, which it stands for by its identity alone.
 * Those of all accounts of a JVM take {@value #MOST_BYTES} bytes at most, counted as {@link
 * PageFootprint} does; the one that was not asked for longest goes first. The pages of a list say
 * the same total: one that says another shows that the older ones are of the past. Thread-safe.
 */
public final class PageCache {
  static final long MOST_BYTES = 16 * 1024 * 1024;

  /** One page; so much is free, since a page comes before others go. */
  private static final long MOST_BYTES_OF_ONE = MOST_BYTES / 8;

  /** An entry without its URL and its page. */
  private static final long ENTRY_BYTES = 512;

  private static final Cache<Key, Kept> PAGES =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1)
          .maximumWeight(MOST_BYTES - MOST_BYTES_OF_ONE)
          .weigher((Key key, Kept kept) -> kept.bytes)
          .expireAfterWrite(LearnedCache.KEPT)
          .build();

  private final LongSupplier nanoTime;
  private final AtomicLong newestReader = new AtomicLong();

  /** When the pages of this account were dropped; null if they were not. */
  private volatile @Nullable Long clearedNanos;

  /**
   * A request.
   *
   * @param list the URL up to what says which page
   */
  private record Key(PageCache account, ApiRoute route, String list, String page) {
    static Key of(PageCache account, ApiRoute route, HttpUrl url) {
      String text = url.toString();
      // Behind it there is but a cursor, in which the sign of equality is encoded.
      int end = text.lastIndexOf("per_page=");
      return new Key(account, route, text.substring(0, end), text.substring(end));
    }

    boolean isOfListOf(Key other) {
      return account == other.account && list.equals(other.list) && route.equals(other.route);
    }
  }

  /**
   * When a page was asked for.
   *
   * @param nanos by the clock of its account
   * @param reader number of who asked
   * @param turn which of the reader's requests it was: those that it makes side by side may be sent
   *     in another order
   */
  record Moment(long nanos, long reader, long turn) {
    /** Whether a reader who has seen a page of another moment could have got this one next. */
    boolean mayFollow(Moment other) {
      return nanos - other.nanos >= 0 || (reader == other.reader && turn > other.turn);
    }
  }

  /** A page, and the memory that its entry takes. */
  record Kept(Page page, Moment sent, int bytes) {}

  /**
   * Keeps nothing yet.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public PageCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /** The number of another reader. */
  long newReader() {
    return newestReader.incrementAndGet();
  }

  @Nullable Kept get(ApiRoute route, HttpUrl url) {
    return PAGES.getIfPresent(Key.of(this, route, url));
  }

  /**
   * Keeps a page, unless it is very large, was asked for before all were dropped, or a newer one
   * has another total; drops the older ones that have.
   */
  void put(ApiRoute route, HttpUrl url, Page page, Moment sent) {
    Key key = Key.of(this, route, url);
    long bytes = ENTRY_BYTES + 2L * url.toString().length() + PageFootprint.bytes(page);
    if (bytes > MOST_BYTES_OF_ONE) {
      return;
    }
    synchronized (PAGES) {
      Long cleared = clearedNanos;
      boolean isOfThePast = cleared != null && sent.nanos - cleared <= 0;
      for (var entry : PAGES.asMap().entrySet()) {
        Kept other = entry.getValue();
        if (entry.getKey().isOfListOf(key) && !Objects.equals(other.page.total(), page.total())) {
          boolean isNewer = other.sent.nanos - sent.nanos > 0;
          isOfThePast |= isNewer;
          if (!isNewer) {
            PAGES.invalidate(entry.getKey());
          }
        }
      }
      if (!isOfThePast) {
        PAGES.put(key, new Kept(page, sent, (int) bytes));
      }
    }
  }

  /**
   * Drops all pages of a list.
   *
   * @param url of one of them
   */
  void remove(ApiRoute route, HttpUrl url) {
    Key page = Key.of(this, route, url);
    PAGES.asMap().keySet().removeIf(page::isOfListOf);
  }

  /** Drops all pages of this account, and those that are under way. */
  public void clear() {
    clearedNanos = nanoTime();
    synchronized (PAGES) {
      PAGES.asMap().keySet().removeIf(key -> key.account == this);
    }
  }

  /** Drops the pages of all accounts. */
  static void clearAll() {
    PAGES.invalidateAll();
  }

  /** What the pages of all accounts take. */
  static long bytes() {
    synchronized (PAGES) {
      return PAGES.asMap().values().stream().mapToLong(Kept::bytes).sum();
    }
  }
}
