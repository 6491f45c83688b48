package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.Probe;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.PageSizes;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the passes through a list get its pages. Not thread-safe. */
public final class PageSource {
  /** The part of a page's size by which another reading differs. */
  private static final int SIZE_CHANGE = 10;

  private final ListAccess access;
  private final ReadAhead readAhead;
  private final SentFilter filter;
  private final Supplier<PageSizes> freshSizes;
  private final Function<PageRequest, @Nullable Page> known;
  private PageSizes sizes;
  private boolean probing;
  private boolean begun;

  /**
   * Creates a source for one list.
   *
   * @param rowsWanted how many rows of it the reader can use at most
   * @param known gives the first page if it has come already, else null
   */
  public PageSource(
      ListAccess access,
      SentFilter filter,
      long rowsWanted,
      Function<PageRequest, @Nullable Page> known) {
    this.access = access;
    this.filter = filter;
    this.known = known;
    readAhead = new ReadAhead(access);
    probing = access.probing();
    freshSizes = () -> access.sizes(rowsWanted);
    sizes = freshSizes.get();
  }

  public PageSizes sizes() {
    return sizes;
  }

  /**
   * Takes note of the size of an answered page as {@link PageSizes#granted} does, for all scans.
   */
  public int granted(PageChoice choice, Page page, boolean last) {
    int size = sizes.granted(choice, page, last);
    Long said = page.perPage();
    // A page may be short for other reasons: what counts for others is what the server says.
    if (said != null && said == size && size < choice.perPage()) {
      access.memory().notePageSize(new GrantedSize(size));
    }
    return size;
  }

  /** How many pages are fetched beyond the one that is asked for. */
  int pagesAhead() {
    return access.pagesAhead();
  }

  /**
   * A numbered page; null if the server refused the page size, and another is to be chosen.
   *
   * @param upcoming what will be asked for next, as far as is known
   */
  public @Nullable Page fetch(PageChoice choice, List<PageChoice> upcoming) {
    return fetch(request(choice), upcoming.stream().map(this::request).toList());
  }

  /** The page that a cursor stands for. */
  @Nullable Page fetch(String cursor) {
    return fetch(request(cursor), List.of());
  }

  private @Nullable Page fetch(PageRequest request, List<PageRequest> upcoming) {
    Page first = begun ? null : known.apply(request);
    Answer answer = first == null ? answer(request, upcoming) : first;
    if (answer instanceof Page page) {
      if (!begun && !probing) {
        access.memory().failedProbes().noteRead(filter.filter());
      }
      begun = true;
      access.evidence().note(request.filter(), page);
      String contradiction = access.evidence().contradiction();
      if (contradiction != null) {
        access.scope().warn(contradiction);
      }
      return page;
    }
    Refusal refusal = (Refusal) answer;
    if (access.changeRefused(sizes, request, refusal)) {
      readAhead.clear();
      return null;
    }
    // In the middle of a list another filter would be another list.
    if (begun || !filter.leaveOut(refusal)) {
      throw refusal.failure();
    }
    return null;
  }

  private Answer answer(PageRequest request, List<PageRequest> upcoming) {
    return probing && !begun
        ? access.client().forProbes().fetch(request, access.scope())
        : readAhead.fetch(request, upcoming);
  }

  /** Has the first page be one that the query can do without; false if that would be in vain. */
  boolean probeOffset() {
    probing = !access.isInVain(Probe.OFFSET, filter.filter());
    return probing;
  }

  /** Takes note that such a page did not come. */
  void noteNoOffset(ApiException failure) {
    access.noteFailed(Probe.OFFSET, filter.filter(), failure);
  }

  /** Ends what is being fetched ahead. */
  void clear() {
    readAhead.clear();
  }

  /** Ends what is being fetched ahead, and forgets what pages of this list told of their size. */
  void startOver() {
    readAhead.clear();
    sizes = freshSizes.get();
    probing = access.probing();
  }

  /** Ends what is being fetched ahead, and has pages begin at other places than before. */
  void changeSize() {
    readAhead.clear();
    int size = sizes.most();
    int other = Math.max(1, size - Math.max(1, size / SIZE_CHANGE));
    sizes = new PageSizes(ReadRequest.ALL, new GrantedSize(other, size, false));
  }

  /** Whether it is the whole list, without a filter. */
  boolean isOfAll() {
    return filter.numbered().filter().isOfAll();
  }

  /** What messages call the rows of the list. */
  String rowsName() {
    return access.list().rowsName();
  }

  /** A failure about what a page held. */
  ApiException notTheApi(PageChoice choice, String found) {
    return access.client().notTheApi(request(choice), "answered 200, but " + found);
  }

  /** A failure about what a page held that a cursor stands for. */
  ApiException notTheApi(String cursor, String found) {
    return access.client().notTheApi(request(cursor), "answered 200, but " + found);
  }

  /** Takes note that the list has fewer rows than the server counts. */
  void noteTotalTooHigh() {
    access.evidence().noteWrongTotal();
    access.memory().answers().noteTotalTooHigh(request((String) null));
  }

  /** Takes note that the list has not the rows that the server counts, whoever reads it. */
  void noteDoubt() {
    access.evidence().noteDoubt();
  }

  /** Whether the server's totals tell no place in the list. */
  boolean areTotalsDoubted() {
    return access.evidence().areTotalsDoubted();
  }

  /** Warns that the pages are believed and not the count that the server gives. */
  void disbelieve(String counted, String found) {
    access
        .scope()
        .warn(
            String.format(
                Locale.ROOT,
                "%s: the API counts %s %s, which is not believed: %s",
                access.client().line(request((String) null)),
                counted,
                rowsName(),
                found));
  }

  /** Fails, or warns if that is wanted, because the list can't be shown to be complete. */
  void incomplete(String reason) {
    String message =
        String.format(
            Locale.ROOT,
            "%s: %s came, went or moved while the list was read, and it can't be shown"
                + " to be complete: %s",
            access.client().line(request((String) null)),
            rowsName(),
            reason);
    if (access.settings().strict()) {
      throw new ApiException(
          ApiFailure.INCOMPLETE, message + " (consistency=warn makes this a warning)", null);
    }
    access.scope().warn(message);
  }

  /** The request for the page of a cursor, or for the first page. */
  private PageRequest request(@Nullable String cursor) {
    return new PageRequest(filter.numbered(), sizes.most(), 1, cursor);
  }

  private PageRequest request(PageChoice choice) {
    return access.request(filter.numbered(), choice);
  }
}
