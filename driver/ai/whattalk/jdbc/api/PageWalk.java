package ai.whattalk.jdbc.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the numbered pages of a list. Ends by what the newest answer says: {@code
 * last_page} where {@code total} does not contradict it, else {@code total}, else an empty page.
 * Not thread-safe.
 */
final class PageWalk {
  private final PatientClient client;
  private final CallScope scope;
  private final SentFilter filter;
  private final PagePosition position;
  private List<Conversation> newestRows = List.of();

  /** Rows of the largest page so far: what a server gives that does not say so. */
  private int mostRows;

  private boolean begun;
  private boolean over;

  PageWalk(PatientClient client, SentFilter filter, PagePosition position, CallScope scope) {
    this.client = client;
    this.filter = filter;
    this.position = position;
    this.scope = scope;
  }

  /** The next page, possibly without rows, or null at the end. Throws {@link ApiException}. */
  @Nullable Page next() {
    while (!over) {
      PageRequest request = new PageRequest(filter.filter(), position.size(), position.page());
      Page page = fetch(request);
      begun = true;
      mostRows = Math.max(mostRows, page.rows().size());
      check(page, request);
      boolean last = isLast(page, request);
      boolean full = last && page.perPage() != null && page.perPage() == request.perPage();
      if (position.take(page.rows().size(), full)) {
        over = last;
        newestRows = page.rows();
        return page;
      }
    }
    return null;
  }

  private Page fetch(PageRequest request) {
    Answer answer = client.fetch(request, scope);
    if (answer instanceof Page page) {
      return page;
    }
    Refusal refusal = (Refusal) answer;
    // In the middle of a walk another filter would be another list.
    if (begun || !filter.leaveOut(refusal)) {
      throw refusal.failure();
    }
    return fetch(new PageRequest(filter.filter(), request.perPage(), request.page()));
  }

  private void check(Page page, PageRequest request) {
    if (page.currentPage() != null) {
      if (page.currentPage() != request.page()) {
        throw client.notTheApi(
            request,
            String.format(
                Locale.ROOT,
                "answered 200, but asked for page %d, got page %d",
                request.page(),
                page.currentPage()));
      }
    } else if (!page.rows().isEmpty() && page.rows().equals(newestRows)) {
      // A server that does not know the parameter would answer the first page for ever.
      throw client.notTheApi(
          request,
          String.format(
              Locale.ROOT, "answered 200, but page %d repeats the one before", request.page()));
    }
  }

  private boolean isLast(Page page, PageRequest request) {
    boolean empty = page.rows().isEmpty();
    boolean allTaken =
        page.total() != null && position.rowsTaken() + page.rows().size() >= page.total();
    if (page.lastPage() != null) {
      // A total that says more is believed as far as rows come: none may be lost.
      return request.page() >= page.lastPage() && (page.total() == null || allTaken || empty);
    }
    if (page.total() == null) {
      return empty;
    }
    if (allTaken) {
      return true;
    }
    // Rows that went away since leave a total that is never reached.
    long size = page.perPage() == null ? Math.max(1, mostRows) : page.perPage();
    return empty && request.page() >= (page.total() - 1) / size + 1;
  }
}
