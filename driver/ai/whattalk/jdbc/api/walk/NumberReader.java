package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.NumberEvidence;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListDescription.NumberLookup;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers that a parameter takes from the list that has them, once in ten minutes. What
 * fails is not tried again, and does not fail the query: the text is sent then. For one execution;
 * not thread-safe.
 */
public final class NumberReader {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final int MOST_PAGES = 20;

  private final RetryingClient client;
  private final NumberEvidence known;
  private final RequestScope scope;

  NumberReader(RetryingClient client, NumberEvidence known, RequestScope scope) {
    this.client = client;
    this.known = known;
    this.scope = scope;
  }

  /**
   * What is to be sent for a filter; reads the list first if that has a text of which there are
   * numbers.
   */
  NumberedFilter number(ListFilter filter) {
    if (filter.lookedUp() != null) {
      readUnlessKnown();
    }
    return known.of(filter);
  }

  /** Reads the list if that was not done within ten minutes, and a bound leaves room for it. */
  public void readUnlessKnown() {
    if (!known.isListed() && scope.allowsRequests(2)) {
      Map<String, Integer> numbers = read();
      if (numbers != null) {
        known.noteListed(numbers);
      }
    }
  }

  /** The number of each text; null if a bound on requests left no room for the whole list. */
  private @Nullable Map<String, Integer> read() {
    Map<String, Integer> numbers = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    NumberLookup lookup = known.lookup();
    ListDescription list = lookup.list();
    PageRequest request = new PageRequest(ListFilter.all(list), list.largestPage(), 1);
    long rows = 0;
    for (int i = 0; i < MOST_PAGES && request != null; i++) {
      if (!scope.allowsRequests(2)) {
        return null;
      }
      Page page = fetch(request);
      if (page == null || page.rows().isEmpty()) {
        break;
      }
      for (ListRow row : page.rows()) {
        String text = row.text(lookup.text());
        Integer other =
            text != null && row.values()[lookup.number()] instanceof Integer number
                ? numbers.put(text, number)
                : null;
        if (other != null && !other.equals(numbers.get(text))) {
          ambiguous.add(text);
        }
      }
      rows += page.rows().size();
      request = next(request, page, rows);
    }
    numbers.keySet().removeAll(ambiguous);
    return numbers;
  }

  private @Nullable Page fetch(PageRequest request) {
    try {
      Answer answer = client.fetchOnce(request, scope);
      if (answer instanceof Page page) {
        return page;
      }
      return without(((Refusal) answer).failure());
    } catch (ApiException e) {
      e.throwIfFinal();
      return without(e);
    }
  }

  private @Nullable Page without(ApiException failure) {
    LOG.fine(
        () -> known.rowsName() + " keep their texts: " + OneLine.withoutIds(failure.getMessage()));
    return null;
  }

  /** The request for the page behind one; null if that is the last. */
  private static @Nullable PageRequest next(PageRequest request, Page page, long rows) {
    boolean more =
        switch (page.paginator()) {
          case LENGTH_AWARE -> page.total() == null || rows < page.total();
          case SIMPLE -> page.next();
          case CURSOR -> page.nextCursor() != null;
          case NONE -> false;
        };
    return more
        ? new PageRequest(
            request.filter(), request.perPage(), request.page() + 1, page.nextCursor())
        : null;
  }
}
