package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the passes through a list get its pages. Not thread-safe. */
public final class PageSource {
  /** The part of a page's size by which another reading differs. */
  private static final int SIZE_CHANGE = 10;

  /** What a server may answer where it gives no page of a size. */
  private static final Set<ApiFailure> NO_SUCH_PAGE =
      EnumSet.of(ApiFailure.FORBIDDEN, ApiFailure.SERVER_ERROR);

  private final ListAccess access;
  private final ReadAhead readAhead;
  private final SentFilter filter;
  private final WalkBudget budget = new WalkBudget();
  private final Supplier<PageSizes> freshSizes;
  private final Function<PageRequest, @Nullable Page> known;
  private PageSizes sizes;
  private boolean probing;
  private boolean begun;
  private int readingSize;

  /** Whether other sizes are tried than at first, to be noted if a page comes. */
  private boolean triesSizes;

  /** Why the first page was none, if it is asked for with more rows. */
  private @Nullable ApiException noSmallPage;

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
    // Pages that are shorter than they say follow each other as long as all have one size.
    freshSizes = () -> access.sizes(areTotalsDoubted() ? ReadRequest.ALL : rowsWanted);
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
    budget.noteRequest();
    return fetch(request(choice), upcoming.stream().map(this::request).toList());
  }

  /** The page that a cursor stands for. */
  @Nullable Page fetch(String cursor) {
    return fetch(request(cursor), List.of());
  }

  private @Nullable Page fetch(PageRequest request, List<PageRequest> upcoming) {
    Page first = begun ? null : known.apply(request);
    Answer answer = first == null ? answer(request, upcoming) : first;
    if (answer == null) {
      return null;
    }
    if (answer instanceof Page page) {
      if (!begun && !probing) {
        access.memory().failedProbes().noteRead(filter.filter());
      }
      access.note(request, page, sizes.wantedFrom(0));
      budget.note(page);
      boolean isTooShort = !begun && isTooShort(request, page);
      begun = true;
      if (triesSizes) {
        access.memory().notePageSize(sizes.granted());
        triesSizes = false;
      }
      if (isTooShort) {
        sizes.wantAll();
        return null;
      }
      return page;
    }
    Refusal refusal = (Refusal) answer;
    if (access.changeRefused(sizes, request, refusal)) {
      triesSizes = true;
      readAhead.clear();
      return null;
    }
    // In the middle of a list another filter would be another list.
    if (begun || !filter.leaveOut(refusal)) {
      throw refusal.failure();
    }
    return null;
  }

  /** Whether the first page has fewer rows than it counts, and larger ones may be asked for. */
  private boolean isTooShort(PageRequest request, Page page) {
    return request.page() == 1
        && request.perPage() < sizes.most()
        && page.total() != null
        && page.rows().size() < Math.min(request.perPage(), page.total());
  }

  /**
   * What is answered; null if there was no small page to begin with, and a larger one is to be
   * tried. That is tried as if it were a probe: what failed before is the failure.
   */
  private @Nullable Answer answer(PageRequest request, List<PageRequest> upcoming) {
    if (begun) {
      return readAhead.fetch(request, upcoming);
    }
    try {
      return probing || noSmallPage != null
          ? access.client().forProbes().fetch(request, access.scope())
          : readAhead.fetch(request, upcoming);
    } catch (ApiException e) {
      e.throwIfFinal();
      if (noSmallPage != null) {
        throw noSmallPage;
      }
      if (probing || !NO_SUCH_PAGE.contains(e.failure()) || request.perPage() >= sizes.most()) {
        throw e;
      }
      noSmallPage = e;
      triesSizes = sizes.refused(request.perPage());
      return null;
    }
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

  /** The requests that are made. */
  WalkBudget budget() {
    return budget;
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
    int size = readingSize == 0 ? access.pageSize() : readingSize;
    readingSize = Math.max(1, size - Math.max(1, size / SIZE_CHANGE));
    sizes = new PageSizes(ReadRequest.ALL, new GrantedSize(readingSize, size, false));
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

  /** Takes note that the list has fewer rows than the server counts. Fails if a page was kept. */
  void noteTotalTooHigh() {
    access.noteTotalTooHigh(request((String) null));
  }

  /** Takes note of what came of reading the list again: see {@link ListEvidence}. */
  void noteReadTwice(long counted, long rows, boolean agreed) {
    access.evidence().noteDoubt();
    access.evidence().noteReadTwice(filter.numbered(), counted, rows, agreed);
  }

  /** Whether readings agreed where one had these figures; null if it is not known. */
  @Nullable Boolean readTwice(long counted, long rows) {
    return access.evidence().readTwice(filter.numbered(), counted, rows);
  }

  /** Takes note that pages of the list don't tell where it ends. */
  void noteDoubt() {
    access.evidence().noteDoubt();
  }

  /** Whether the server's totals tell no place in the list. */
  boolean areTotalsDoubted() {
    return access.evidence().areTotalsDoubted();
  }

  /** Warns that what pages hold is believed, and not what the server says of it. */
  void disbelieve(String said, String found) {
    access.scope().warn(line() + ": " + said + ", which is not believed: " + found);
  }

  /** Fails because the list can't be shown to be complete, or warns if no page was kept. */
  void incomplete(String reason) {
    String message =
        line()
            + ": "
            + rowsName()
            + " came, went or moved while the list was read, and it can't be shown to be complete: "
            + reason;
    if (access.settings().strict() || access.client().hasReplayed()) {
      throw new ApiException(
          ApiFailure.INCOMPLETE, message + " (consistency=warn makes this a warning)", null);
    }
    access.client().dropReplayed();
    access.scope().warn(message);
  }

  private String line() {
    return access.client().line(request((String) null));
  }

  /** The request for the page of a cursor, or for the first page. */
  private PageRequest request(@Nullable String cursor) {
    return new PageRequest(filter.numbered(), sizes.most(), 1, cursor);
  }

  private PageRequest request(PageChoice choice) {
    return access.request(filter.numbered(), choice);
  }
}
