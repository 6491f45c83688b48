package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way through numbered pages on which no row is hidden, as long as the rows that stay keep their
 * order among themselves: see {@link PageJoiner}. Where a page does not join those before, it is
 * left, and one is asked for that begins earlier. Not thread-safe.
 */
final class NumberedPass implements Pass {

  /** Pages in a row that may not join before the list counts as unreadable. */
  private static final int MAX_MISSES = 12;

  /** Pages in a row that may be empty, or bring no new row to a list that tells no total. */
  private static final int MAX_REPEATS = 50;

  /** Empty pages in a row behind the total after which a last page further on is not believed. */
  private static final int MAX_EMPTY_PAGES = 10;

  /** Answers without a sign of movement after which pages are fetched ahead again. */
  private static final int QUIET_ANSWERS = 3;

  /** Doublings of one page that make as many as may be fetched ahead. */
  private static final int MAX_DOUBLINGS = 4;

  /** Requests that a pass may make for each that it would make if nothing moved, and some. */
  private static final int REQUESTS_PER_PAGE = 4;

  private static final int MORE_REQUESTS = 64;

  /** Rows beyond all counting that a list may have. */
  private static final long MAX_UNCOUNTED_ROWS = 10_000_000;

  private final PageSource source;
  private final SeenIds seen;
  private final PageJoiner edge;

  /** Whether the pass starts in the middle of the list, where all must be as it is counted. */
  private final boolean partial;

  private final ChangeOrder changeOrder = new ChangeOrder();
  private final PassTotals totals = new PassTotals();
  private @Nullable Page given;
  private @Nullable Page otherForm;
  private @Nullable Page newest;
  private int repeats;
  private int emptyPages;
  private int quiet = QUIET_ANSWERS;
  private long requests;
  private boolean drifting;
  private boolean over;

  /** Place behind the last row that was met. */
  private long rowsEnd;

  /**
   * Starts a pass.
   *
   * @param seen takes the rows that the pass meets
   * @param trusting whether pages need not have rows in common while nothing tells that rows move
   * @param given the first page, if it has come already
   */
  NumberedPass(PageSource source, SeenIds seen, boolean trusting, @Nullable Page given) {
    this.source = source;
    this.seen = seen;
    this.given = given;
    partial = false;
    edge = new PageJoiner(seen, source.sizes(), trusting, source.pagesAhead());
  }

  /**
   * Starts a pass in the middle of the list, which ends with the first page that is not as the
   * server's count of the rows wants it.
   *
   * @param place at which the first row is that must be met, from 0
   */
  NumberedPass(PageSource source, SeenIds seen, long place) {
    this.source = source;
    this.seen = seen;
    partial = true;
    edge = new PageJoiner(seen, source.sizes(), true, source.pagesAhead(), place);
  }

  /** The place behind the newest page. */
  long place() {
    return edge.place();
  }

  @Override
  public @Nullable Rows next() {
    while (!over) {
      PageChoice choice = edge.choose();
      Page page = fetch(choice);
      if (page == null) {
        continue;
      }
      if (page.paginator() == Paginator.CURSOR) {
        otherForm = page;
        return null;
      }
      check(page, choice);
      Rows rows = take(page, choice);
      newest = page;
      if (rows != null) {
        return rows;
      }
    }
    return null;
  }

  private @Nullable Page fetch(PageChoice choice) {
    Page page = given;
    given = null;
    if (page != null) {
      return page;
    }
    requests++;
    return source.fetch(choice, upcoming(choice));
  }

  /**
   * What follows if nothing moves: nothing before the first page has told where the list ends, and
   * twice as much with each page from there on.
   */
  private List<PageChoice> upcoming(PageChoice choice) {
    List<PageChoice> upcoming = new ArrayList<>();
    if (newest == null || newest.total() == null || quiet <= QUIET_ANSWERS) {
      return upcoming;
    }
    // The first page of a list is a quiet answer, too.
    int doublings = Math.min(quiet - QUIET_ANSWERS - 1, MAX_DOUBLINGS);
    int pages = Math.min(1 << doublings, source.pagesAhead());
    long end = Math.min(newest.total(), source.sizes().wantedFrom(edge.place()));
    PageChoice next = edge.chooseAfter(choice);
    while (next != null && upcoming.size() < pages && next.start() < end) {
      upcoming.add(next);
      next = edge.chooseAfter(next);
    }
    return upcoming;
  }

  private void check(Page page, PageChoice choice) {
    if (page.currentPage() != null && page.currentPage() != choice.page()) {
      throw source.notTheApi(
          choice, "asked for page " + choice.page() + ", got page " + page.currentPage());
    }
    if (page.currentPage() == null
        && newest != null
        && !page.rows().isEmpty()
        && choice.start() > 0
        && page.rows().equals(newest.rows())
        && Objects.equals(page.total(), newest.total())) {
      // A server that does not know the parameter would answer the first page for ever.
      throw source.notTheApi(choice, "page " + choice.page() + " repeats the one before");
    }
    if (totals.least() == null && repeats > MAX_REPEATS) {
      throw source.notTheApi(choice, repeats + " pages in a row brought no new row");
    }
    if (emptyPages > MAX_REPEATS) {
      source.incomplete(
          emptyPages
              + " pages in a row are empty, and the API counts "
              + totals.most()
              + " "
              + source.rowsName());
      over = true;
    }
    // By the first total: else a list that grows by a page with each answer would never end.
    long pages = totals.first() / source.sizes().most() + 1;
    if (totals.least() != null && requests > REQUESTS_PER_PAGE * pages + MORE_REQUESTS) {
      String reason = "it does not end after " + requests + " pages, where " + pages + " would do";
      if (totals.isSteady()) {
        throw source.notTheApi(choice, reason);
      }
      source.incomplete(reason);
      over = true;
    }
    if (totals.least() == null && seen.size() > MAX_UNCOUNTED_ROWS) {
      throw source.notTheApi(choice, "the list does not end after " + seen.size() + " rows");
    }
  }

  /** The rows of a page that joins those before; null if it does not, and another is to be read. */
  private @Nullable Rows take(Page page, PageChoice choice) {
    boolean lastIfAsChosen = isLast(page, choice, choice.start());
    boolean otherSize = partial && page.perPage() != null && page.perPage() < choice.size();
    int size = source.granted(choice, page, lastIfAsChosen && !otherSize);
    long start = (choice.page() - 1) * size;
    boolean last = isLast(page, choice, start);
    if (!edge.begin(start, start + size)) {
      drifting |= requests > MAX_MISSES;
      over = drifting;
      return null;
    }
    long growth = totals.growth(page);
    totals.add(page);
    edge.noteVanished(Math.max(0, -growth));
    long inCommon = edge.inCommon(page);
    boolean asExpected =
        growth == 0
            && inCommon == edge.expectedInCommon(page, start)
            && (last || page.rows().isEmpty() || page.rows().size() == size);
    emptyPages = page.rows().isEmpty() ? emptyPages + 1 : 0;
    quiet = asExpected ? quiet + 1 : 0;
    drifting |= !asExpected;
    if (partial && (drifting || !page.isAsCounted(start, size))) {
      drifting = true;
      over = true;
      return null;
    }
    if (!asExpected && edge.distrust()) {
      source.clear();
      return null;
    }
    changeOrder.add(page.rows());
    long kept = changeOrder.mayRepeatRows() ? edge.inCommonUnchanged(page) : inCommon;
    if (!edge.joins(page, start, kept, growth == 0)) {
      drifting = true;
      source.clear();
      edge.stepBack(start);
      if (edge.misses() <= MAX_MISSES) {
        return null;
      }
      source.incomplete("page " + choice.page() + " could not be joined to those before it");
    }
    long end = start + (last ? page.rows().size() : size);
    List<ListRow> fresh = edge.moveOn(page, start, end, inCommon, growth);
    boolean nothingNew = inCommon == page.rows().size() && inCommon > 0;
    repeats = nothingNew ? repeats + 1 : 0;
    if (page.paginator() == Paginator.SIMPLE) {
      edge.wantCommonRows();
    }
    over |= last;
    if (!page.rows().isEmpty()) {
      rowsEnd = Math.max(rowsEnd, start + page.rows().size());
    }
    return new Rows(page.rows(), fresh);
  }

  /**
   * Whether the list ends with a page. Where what the server says contradicts itself, the list is
   * read as far as rows may come: none may be lost.
   */
  private boolean isLast(Page page, PageChoice choice, long start) {
    boolean empty = page.rows().isEmpty();
    if (page.paginator() != Paginator.LENGTH_AWARE) {
      return empty || (page.paginator() == Paginator.SIMPLE && !page.next());
    }
    Long total = page.total();
    boolean reached = total == null || start + page.rows().size() >= total;
    Long size = page.perPage();
    boolean isShort = size != null && page.rows().size() < size;
    if (total != null && !empty && start + page.rows().size() > total) {
      // It has more rows than it counts.
      return isShort;
    }
    if (page.lastPage() != null) {
      boolean farBeyond = empty && total != null && start >= total && emptyPages >= MAX_EMPTY_PAGES;
      boolean ended = reached || empty || isShort;
      return (choice.page() >= page.lastPage() && ended) || farBeyond;
    }
    return reached;
  }

  @Override
  public void end() {
    over = true;
  }

  @Override
  public @Nullable Page otherForm() {
    return otherForm;
  }

  @Override
  public boolean isDrifting() {
    // A list without totals shows nothing of a row that moves while another one goes.
    return drifting || (totals.least() == null && changeOrder.mayHideRows());
  }

  @Override
  public @Nullable Long leastTotal() {
    return totals.least();
  }

  @Override
  public long excess() {
    // All places up to the last row were taken by different ones, and the pages go on without.
    return totals.isSteady() && seen.size() == rowsEnd ? Math.max(0, totals.most() - rowsEnd) : 0;
  }
}
