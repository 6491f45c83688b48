package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.PageRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches pages, some of them before they are asked for. Used by one thread; the fetching is done
 * by others.
 */
public final class ReadAhead {
  /** A request that is under way, or answered. */
  private record Pending(
      PageRequest request, CompletableFuture<Answer> answer, RequestScope scope) {}

  private final RetryingClient client;
  private final RequestScope scope;
  private final int pages;
  private final Deque<Pending> queue = new ArrayDeque<>();

  /** Fetches nothing yet. */
  public ReadAhead(ListAccess access) {
    client = access.client();
    scope = access.scope();
    pages = access.pagesAhead();
  }

  /**
   * Fetches a page. Throws {@link ApiException}.
   *
   * @param upcoming the requests that will follow, as far as is known; as many of them are made as
   *     this fetches ahead, but none while kept pages answer: the reader may not go beyond those
   */
  public Answer fetch(PageRequest request, List<PageRequest> upcoming) {
    if (queue.isEmpty() || !queue.getFirst().request().equals(request)) {
      clear();
      if (pages == 0 || upcoming.isEmpty() || client.isReplaying()) {
        return client.fetch(request, scope);
      }
      start(request);
    }
    Pending wanted = queue.removeFirst();
    List<PageRequest> started = queue.stream().map(Pending::request).toList();
    if (!started.equals(upcoming.subList(0, Math.min(started.size(), upcoming.size())))) {
      // What was foreseen is not what is foreseen now.
      clear();
    }
    upcoming.stream().limit(pages).skip(queue.size()).forEach(this::start);
    return await(wanted);
  }

  /** Ends all that is under way. */
  public void clear() {
    queue.forEach(pending -> pending.scope().release());
    queue.clear();
  }

  private void start(PageRequest request) {
    RequestScope part = scope.part();
    queue.add(new Pending(request, client.start(request, part), part));
  }

  private Answer await(Pending pending) {
    try {
      return scope.await(pending.answer(), () -> client.line(pending.request()));
    } finally {
      pending.scope().release();
    }
  }
}
