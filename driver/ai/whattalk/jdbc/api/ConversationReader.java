package ai.whattalk.jdbc.api;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of one list lazily, a page when its first row is asked for. Gives at least the
 * rows that the filter asks for, and others where the server narrows less. Not thread-safe.
 */
public final class ConversationReader {
  private final PatientClient client;
  private final ReadRequest request;
  private final int pageSize;
  private final ServerNotes notes;
  private final CallScope scope;
  private final AssistantWatch watch;

  private @Nullable SentFilter filter;
  private @Nullable PageWalk walk;

  /** Whether the list is being read again without the assistant, and none of its rows came yet. */
  private boolean rereading;

  private Iterator<Conversation> rows = List.<Conversation>of().iterator();
  private boolean closed;
  private @Nullable ApiException failure;

  ConversationReader(
      PatientClient client, ReadRequest request, int pageSize, ServerNotes notes, CallScope scope) {
    this.client = client;
    this.request = request;
    this.pageSize = pageSize;
    this.notes = notes;
    this.scope = scope;
    watch = new AssistantWatch(request.filter().assistantId(), notes);
  }

  /** The next row, or null at the end. Throws {@link ApiException}, and the same one again. */
  public @Nullable Conversation next() {
    if (failure != null) {
      throw failure;
    }
    try {
      while (!closed && !rows.hasNext()) {
        turnPage();
      }
    } catch (ApiException e) {
      failure = e;
      throw e;
    }
    return closed ? null : rows.next();
  }

  /** Ends the walk: no request is made afterwards. */
  public void close() {
    closed = true;
  }

  private void turnPage() {
    if (filter == null || walk == null) {
      filter = new SentFilter(request.filter(), notes, scope);
      walk = walk(filter, request.rowsWanted());
    }
    Page page = walk.next();
    if (page != null) {
      watch(page.rows(), filter);
      rows = page.rows().iterator();
    } else if (filter.filter().assistantId() != null && watch.isInDoubt()) {
      rereading = true;
      filter.dropAssistant();
      // How many rows it takes now to come by those that are wanted, nobody knows.
      walk = walk(filter, ReadRequest.ALL);
    } else {
      closed = true;
    }
  }

  private void watch(List<Conversation> page, SentFilter sent) {
    String assistantId = request.filter().assistantId();
    if (sent.filter().assistantId() != null) {
      watch.sawNarrowed(page);
    } else if (rereading && assistantId != null && watch.holds(page)) {
      rereading = false;
      sent.assistantNotHonoured(assistantId);
    }
  }

  private PageWalk walk(SentFilter sent, long rowsWanted) {
    return new PageWalk(client, sent, new PagePosition(rowsWanted, pageSize), scope);
  }
}
