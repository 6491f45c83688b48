package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.Probe;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.walk.ListAccess;
import ai.whattalk.jdbc.api.walk.PageSource;
import ai.whattalk.jdbc.api.walk.ReadAhead;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches single pages of lists for what they show of the whole, and has each first page serve as
 * the beginning of a walk, too. For one execution; not thread-safe.
 */
public final class ListSampler {
  /** Pages that are asked for in search of a list's end, while it moves. */
  private static final int MOST_TRIES = 4;

  /** Lists of which pages are kept: to count by types and days may take thousands of lists. */
  private static final int MOST_LISTS = 64;

  private static final int MOST_ROWS = 1_000;

  /** Rows of a hundred by which a list may grow while the page that holds its end still does. */
  private static final int SPARE_PERCENT = 25;

  private final ListAccess access;
  private final Cache<NumberedFilter, ListSample> firstPages = samples();
  private final Cache<NumberedFilter, ListSample> ends = samples();
  private final SampledDays days = new SampledDays();

  /** Rows that have come so far, some of them. */
  private final Map<String, ListRow> rows = new HashMap<>();

  ListSampler(ListAccess access) {
    this.access = access;
  }

  private static Cache<NumberedFilter, ListSample> samples() {
    return CacheBuilder.newBuilder().concurrencyLevel(1).maximumSize(MOST_LISTS).build();
  }

  /** The days of the rows that came so far. */
  public SampledDays days() {
    return days;
  }

  /** Rows that have come so far and that a filter surely asks for. */
  Stream<ListRow> rowsOf(ListFilter filter) {
    return rows.values().stream().filter(filter::surelyAdmits);
  }

  /** The first page of a list, kept if it came; null if the server does not take the filter. */
  public @Nullable ListSample first(ListFilter filter) {
    ListSample known = firstPages.getIfPresent(access.numbered(filter));
    if (known == null) {
      known = fetch(filter, null);
      if (known != null) {
        firstPages.put(known.sent(), known);
      }
    }
    return known;
  }

  /**
   * Fetches the first pages of lists that will be read one after the other, side by side: as many
   * as are fetched ahead, and one, unless the first of them has come already. What fails is left to
   * who reads that list.
   */
  void fetchFirst(List<ListFilter> lists) {
    PageChoice choice = access.sizes(ReadRequest.ALL).choose(0, 0);
    List<PageRequest> requests =
        lists.stream()
            .limit(access.pagesAhead() + 1L)
            .map(filter -> access.request(access.sent(filter).numbered(), choice))
            .toList();
    if (requests.size() < 2 || firstPages.getIfPresent(requests.get(0).filter()) != null) {
      return;
    }
    ReadAhead ahead = new ReadAhead(access);
    try {
      for (int i = 0; i < requests.size(); i++) {
        PageRequest request = requests.get(i);
        if (ahead.fetch(request, requests.subList(i + 1, requests.size())) instanceof Page page) {
          firstPages.put(request.filter(), sample(request.filter(), choice, page));
        }
      }
    } catch (ApiException e) {
      e.throwIfFinal();
    } finally {
      ahead.clear();
    }
  }

  /** The first page of a list, if it has come and was not taken; it is then gone. */
  @Nullable Page takeFirst(PageRequest request) {
    ListSample known = firstPages.getIfPresent(request.filter());
    if (known == null
        || request.cursor() != null
        || request.page() != known.choice().page()
        || request.perPage() != known.choice().perPage()) {
      return null;
    }
    firstPages.invalidate(request.filter());
    return known.page();
  }

  /**
   * The page on which a list ends; null if it can't be found, or the server does not take the
   * filter.
   *
   * @param expected rows that the list is expected to have
   */
  public @Nullable ListSample end(ListFilter filter, long expected) {
    long guess = expected;
    int sizeGiven = 0;
    for (int i = 0; i < MOST_TRIES; i++) {
      GrantedSize granted = access.granted();
      PageChoice choice = endChoice(guess, granted.only() ? granted.most() : sizeGiven);
      ListSample sample = choice == null ? null : fetch(filter, choice);
      if (sample == null && !granted.equals(access.granted())) {
        continue;
      }
      if (sample == null || sample.total() == null) {
        return null;
      }
      if (sample.showsEnd()) {
        ends.put(sample.sent(), sample);
        return sample;
      }
      guess = sample.total();
      Long size = sample.page().perPage();
      if (size == null) {
        return null;
      }
      if (size != choice.perPage()) {
        sizeGiven = (int) Math.min(size, access.list().largestPage() * 10L);
      }
    }
    return null;
  }

  /** The first page of a list, if it has come; null if not. */
  @Nullable ListSample knownFirst(ListFilter filter) {
    return firstPages.getIfPresent(access.numbered(filter));
  }

  /** The page on which a list ended when that was last asked; null if it is not known. */
  public @Nullable ListSample knownEnd(ListFilter filter) {
    return ends.getIfPresent(access.numbered(filter));
  }

  /**
   * A page that begins before a place and ends behind it, with many rows and some to spare.
   *
   * @param onlySize the size that the server gives whatever it is asked for, or 0
   */
  private @Nullable PageChoice endChoice(long place, int onlySize) {
    int most = onlySize > 0 ? onlySize : access.pageSize();
    int least = onlySize > 0 ? onlySize : most / 2 + 1;
    PageChoice best = null;
    long bestScore = 0;
    for (int size = most; size >= least; size--) {
      long start = place / size * size;
      long rows = place - start;
      long score = Math.min(rows * SPARE_PERCENT, (size - rows) * (100 - SPARE_PERCENT));
      if (score > bestScore) {
        bestScore = score;
        best = new PageChoice(size, start / size + 1, start, size);
      }
    }
    return best;
  }

  /**
   * Fetches a page.
   *
   * @param choice null for the first one, as a walk would ask for it
   */
  private @Nullable ListSample fetch(ListFilter filter, @Nullable PageChoice choice) {
    SentFilter sent = access.sent(filter);
    Probe probe = choice == null ? Probe.LIST : Probe.END;
    if (!sent.filter().equals(filter) || access.isInVain(probe, filter)) {
      return null;
    }
    PageSource source = new PageSource(access.forProbes(), sent, ReadRequest.ALL, request -> null);
    PageChoice wanted;
    Page page;
    try {
      do {
        wanted = choice == null ? source.sizes().choose(0, 0) : choice;
        page = source.fetch(wanted, List.of());
        // Again if the page size was refused.
      } while (page == null && choice == null && sent.filter().equals(filter));
    } catch (ApiException e) {
      access.noteFailed(probe, filter, e);
      return null;
    }
    if (page == null) {
      return null;
    }
    source.granted(wanted, page, false);
    return sample(sent.numbered(), wanted, page);
  }

  private ListSample sample(NumberedFilter sent, PageChoice choice, Page page) {
    days.add(page.rows());
    page.rows().stream()
        .limit(MOST_ROWS - (long) rows.size())
        .forEach(row -> rows.put(row.id(), row));
    return ListSample.of(sent, choice, page, access.evidence());
  }
}
