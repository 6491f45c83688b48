package ai.whattalk.jdbc.api;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of one list lazily, a page when its first row is asked for. Gives at least the
 * rows that the filter asks for, and others where the server narrows less. Not thread-safe.
 */
final class ConversationReader implements ConversationSource {
  private final PatientClient client;
  private final ReadRequest request;
  private final ScanSettings settings;
  private final ServerNotes notes;
  private final CallScope scope;
  private final ListSampler sampler;
  private final AssistantWatch assistantWatch;
  private final FilterWatch filterWatch;

  /** Whether all rows so far were such as were asked for: what is not is said once. */
  private boolean obeyed = true;

  private @Nullable SentFilter filter;
  private @Nullable OffsetWalk walk;

  /** Whether the list is being read again without the assistant, and none of its rows came yet. */
  private boolean rereading;

  private Iterator<ListRow> rows = List.<ListRow>of().iterator();
  private boolean closed;
  private @Nullable ApiException failure;

  ConversationReader(
      PatientClient client,
      ReadRequest request,
      ScanSettings settings,
      ServerNotes notes,
      CallScope scope,
      ListSampler sampler) {
    this.client = client;
    this.request = request;
    this.settings = settings;
    this.notes = notes;
    this.scope = scope.part();
    this.sampler = sampler;
    assistantWatch = new AssistantWatch(request.filter().assistantId(), notes);
    filterWatch = new FilterWatch(notes.evidence(), this.scope);
  }

  @Override
  public @Nullable ListRow next() {
    if (failure != null) {
      throw failure;
    }
    try {
      while (!closed && !rows.hasNext()) {
        turnPage();
      }
    } catch (ApiException e) {
      failure = e;
      scope.release();
      throw e;
    }
    return closed ? null : rows.next();
  }

  @Override
  public void close() {
    closed = true;
    scope.release();
  }

  private void turnPage() {
    if (filter == null || walk == null) {
      filter = new SentFilter(request.filter(), notes, scope);
      walk = walk(filter, request.end());
    }
    List<ListRow> page = walk.next();
    if (page != null) {
      watch(page, filter);
      rows = page.iterator();
    } else if (filter.filter().assistantId() != null && assistantWatch.isInDoubt()) {
      rereading = true;
      filter.dropAssistant();
      // How many rows it takes now to come by those that are wanted, nobody knows.
      walk = walk(filter, ReadRequest.ALL);
    } else {
      if (obeyed) {
        filterWatch.compareClocks(filter.filter());
      }
      close();
    }
  }

  private void watch(List<ListRow> page, SentFilter sent) {
    obeyed = obeyed && filterWatch.areObeyed(sent.filter(), page);
    String assistantId = request.filter().assistantId();
    if (sent.filter().assistantId() != null) {
      assistantWatch.sawNarrowed(page);
    } else if (rereading && assistantId != null && assistantWatch.holds(page)) {
      rereading = false;
      sent.assistantNotHonoured(assistantId);
    }
  }

  private OffsetWalk walk(SentFilter sent, long end) {
    return new OffsetWalk(
        new PageSource(client, settings, sent, end, notes, scope, sampler), request.rowsToSkip());
  }
}
