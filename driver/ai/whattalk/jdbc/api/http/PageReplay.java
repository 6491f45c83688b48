package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.UnreadableValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The kept pages with which one execution begins to read a list. It gets them in the order in which
 * they were asked for, and none once it has made a request itself: so it sees what it would have
 * seen, had it begun when the first of them was asked for, and been slow. Whatever tells that rows
 * moved tells it then, too. Thread-safe.
 */
final class PageReplay {
  private final PageCache cache;
  private final ApiRoute route;
  private final HttpUrl baseUrl;
  private final long ttlNanos;

  /** What was answered with kept pages, and has not been asked for since. */
  private final Set<PageRequest> served = new HashSet<>();

  /** The lists of which pages were wanted. */
  private final Set<NumberedFilter> lists = new HashSet<>();

  private final long reader;

  /** When the page was asked for that has served last. */
  private PageCache.@Nullable Moment newest;

  /** Requests that were made, in their order. */
  private long turns;

  /**
   * Begins.
   *
   * @param ttl for how long a page may serve; what was learned from it is forgotten after {@link
   *     LearnedCache#KEPT}, and so is the page
   */
  PageReplay(PageCache cache, ApiRoute route, HttpUrl baseUrl, Duration ttl) {
    this.cache = cache;
    this.route = route;
    this.baseUrl = baseUrl;
    ttlNanos = Math.min(ttl.toNanos(), LearnedCache.KEPT.toNanos());
    reader = cache.newReader();
  }

  /** The kept page that answers a request; null if it is to be made, as all that follow are. */
  synchronized @Nullable Page serve(PageRequest request, HttpUrl url) {
    lists.add(request.filter());
    PageCache.Kept kept = turns > 0 ? null : cache.get(route, url);
    if (kept == null
        || cache.nanoTime() - kept.sent().nanos() >= ttlNanos
        || (newest != null && !kept.sent().mayFollow(newest))) {
      turns++;
      served.remove(request);
      return null;
    }
    newest = kept.sent();
    served.add(request);
    return kept.page();
  }

  /** Which request the newest one is that is to be made, from 1; 0 if none is. */
  synchronized long turn() {
    return turns;
  }

  /** Whether a kept page has answered a request. */
  synchronized boolean hasServed(PageRequest request) {
    return served.contains(request);
  }

  /** Whether any has. */
  synchronized boolean hasServed() {
    return newest != null;
  }

  /** Drops the pages of the lists that were read; false if none have served. */
  synchronized boolean drop() {
    boolean hasServed = hasServed();
    lists.forEach(list -> cache.remove(route, new PageRequest(list, 1, 1).url(baseUrl)));
    served.clear();
    newest = null;
    turns++;
    return hasServed;
  }

  /** The present, for a request that is about to be sent. */
  PageCache.Moment now(long turn) {
    return new PageCache.Moment(cache.nanoTime(), reader, turn);
  }

  /** Keeps a page that came whole, unless something is wrong with it, or it is nothing but rows. */
  void keep(PageRequest request, Page page, PageCache.Moment sent) {
    boolean isReadable =
        page.rows().stream()
            .flatMap(row -> Arrays.stream(row.values()))
            .noneMatch(UnreadableValue.class::isInstance);
    if (isReadable && !page.isBare() && !page.isContradictory(request.page())) {
      cache.put(route, request.url(baseUrl), page, sent);
    }
  }
}
