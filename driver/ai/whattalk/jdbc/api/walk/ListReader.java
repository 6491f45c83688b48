package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.FilterWatch;
import ai.whattalk.jdbc.api.evidence.NumberWatch;
import ai.whattalk.jdbc.api.evidence.Probe;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of one list lazily, a page when its first row is asked for. Gives at least the
 * rows that the filter asks for, and others where the server narrows less. Not thread-safe.
 */
public final class ListReader implements RowSource {
  private final ListAccess access;
  private final ReadRequest request;
  private Function<PageRequest, @Nullable Page> known;
  private final NumberWatch numberWatch;
  private final FilterWatch filterWatch;

  /**
   * Rows that a number brought, before it turned out to bring others, or that came with kept ones.
   */
  private final SeenIds given = new SeenIds();

  /** Rows that kept pages brought, before these may turn out not to fit: as many as are kept. */
  private final Set<String> replayed = new HashSet<>();

  private boolean hasGiven;

  /** Whether no row has come so far, such as was asked for or not. */
  private boolean isEmpty = true;

  /** Whether all rows so far were such as were asked for: what is not is said once. */
  private boolean obeyed = true;

  private @Nullable SentFilter filter;
  private @Nullable OffsetWalk walk;

  /** The number that has brought no row of its text, while another form is tried. */
  private @Nullable Integer doubtfulNumber;

  /** Whether the text has brought no row of its own, while the list is read without it. */
  private boolean isTextDoubtful;

  private Iterator<ListRow> rows = List.<ListRow>of().iterator();
  private boolean closed;
  private @Nullable ApiException failure;

  /**
   * A reader that has asked for nothing yet.
   *
   * @param known gives pages that have come already
   */
  public ListReader(
      ListAccess whole, ReadRequest request, Function<PageRequest, @Nullable Page> known) {
    access = whole.part();
    this.request = request;
    this.known = known;
    numberWatch = new NumberWatch(request.filter().lookedUp(), access.evidence().numbers());
    filterWatch = new FilterWatch(access.evidence(), access.scope());
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
      access.scope().release();
      noteFailure(e);
      throw e;
    }
    return closed ? null : rows.next();
  }

  private void noteFailure(ApiException e) {
    e.throwIfFinal();
    if (access.probing()) {
      access.noteFailed(Probe.LIST, request.filter(), e);
    } else {
      access.memory().failedProbes().forget();
    }
  }

  @Override
  public void close() {
    closed = true;
    access.scope().release();
  }

  private void turnPage() {
    if (filter == null || walk == null) {
      filter = access.sent(request.filter());
      walk = walk(filter, request.end());
    }
    List<ListRow> page = nextPage(walk, filter);
    if (page != null) {
      if (filter.isNumber() && numberWatch.areOthersAmong(page)) {
        filter.noteNumberNotHonoured(filter.filter(), filter.numbered().number());
        walkWithoutForm(filter);
      } else {
        watch(page, filter);
        rows = unseen(page, filter).iterator();
      }
    } else if (numberWatch.isInDoubt(filter)) {
      if (filter.isNumber()) {
        doubtfulNumber = filter.numbered().number();
      } else {
        isTextDoubtful = true;
      }
      walkWithoutForm(filter);
    } else if (isEmpty && bringsNothing(filter)) {
      // Nothing bounds the rows that it takes to find those that are wanted.
      filter = access.sent(request.filter());
      walk = walk(filter, ReadRequest.ALL);
    } else {
      if (obeyed) {
        filterWatch.compareClocks(filter.numbered());
      }
      close();
    }
  }

  /**
   * Whether a text brings no row, though there are some: then it is left out from now on. Beside
   * other parameters it is asked for alone, and alone, rows that have it are looked for.
   */
  private boolean bringsNothing(SentFilter sent) {
    ListParameter parameter = access.evidence().doubted(sent.filter());
    if (parameter == null) {
      return false;
    }
    String text = sent.numbered().sent(parameter);
    ListFilter all = ListFilter.all(access.list());
    ListFilter alone = all.with(parameter, text);
    if (!sent.filter().equals(alone)) {
      readFirstPage(alone);
    } else if (!access.evidence().isListSeen()) {
      readFirstPage(all);
    }
    if (sent.filter().equals(alone) && access.evidence().values().of(parameter).contains(text)) {
      sent.noteBringsNothing(parameter);
    }
    return access.memory().leftOut(parameter, text) != null;
  }

  /** Learns from the first page of a list; where requests are counted, warns in its place. */
  private void readFirstPage(ListFilter list) {
    if (access.scope().isBounded()) {
      access
          .scope()
          .warn(
              "no row came for a type of which the API was not seen yet to have any, and no request"
                  + " was made to see, for the sake of maxRequests: rows may be missing");
      return;
    }
    if (access.isInVain(Probe.LIST, list)) {
      return;
    }
    try {
      new ListReader(access.forProbes(), new ReadRequest(list, ReadRequest.ALL), known).next();
    } catch (ApiException e) {
      e.throwIfFinal();
    }
  }

  /** The rows of the next page. Where kept pages don't fit the others, the list is read anew. */
  private @Nullable List<ListRow> nextPage(OffsetWalk current, SentFilter sent) {
    try {
      return current.next();
    } catch (ApiException e) {
      boolean fits = e.failure() != ApiFailure.INCOMPLETE && e.failure() != ApiFailure.NOT_THE_API;
      if (fits || !access.client().dropReplayed()) {
        throw e;
      }
      known = request -> null;
      walk = walk(sent, ReadRequest.ALL);
      return walk.next();
    }
  }

  /**
   * Reads on with the next form of the text of which there are numbers. Nothing bounds the rows
   * that it takes to find those that are wanted.
   */
  private void walkWithoutForm(SentFilter sent) {
    sent.dropForm();
    walk = walk(sent, ReadRequest.ALL);
  }

  /** The rows that were not given: another form of a text brings those of its number again. */
  private List<ListRow> unseen(List<ListRow> page, SentFilter sent) {
    hasGiven |= sent.isNumber() || access.client().hasReplayed();
    return hasGiven ? page.stream().filter(this::isNew).toList() : page;
  }

  private boolean isNew(ListRow row) {
    return access.client().isReplaying()
        ? replayed.add(row.id())
        : !replayed.contains(row.id()) && given.add(row.id());
  }

  private void watch(List<ListRow> page, SentFilter sent) {
    isEmpty &= page.isEmpty();
    obeyed = obeyed && filterWatch.areObeyed(sent.filter(), page);
    String text = request.filter().lookedUp();
    boolean hasText = sent.filter().lookedUp() != null;
    if (hasText) {
      numberWatch.noteNarrowed(sent, page);
    }
    if (text == null || sent.isNumber() || !numberWatch.holds(page)) {
      return;
    }
    if (doubtfulNumber != null) {
      sent.noteNumberNotHonoured(request.filter(), doubtfulNumber);
      doubtfulNumber = null;
    }
    if (isTextDoubtful && !hasText) {
      isTextDoubtful = false;
      sent.noteTextNotHonoured(text);
    }
  }

  private OffsetWalk walk(SentFilter sent, long end) {
    return new OffsetWalk(new PageSource(access, sent, end, known), request.rowsToSkip());
  }
}
