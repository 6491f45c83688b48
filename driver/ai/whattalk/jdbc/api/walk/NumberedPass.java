package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way through numbered pages on which no row is hidden, as long as the rows that stay keep their
 * order among themselves: see {@link PageJoiner}. Where a page does not join those before, it is
 * left, and one is asked for that begins earlier. Not thread-safe.
 */
final class NumberedPass extends Pass {

  /** Pages in a row that may not join before the list counts as unreadable. */
  private static final int MAX_MISSES = 12;

  /** Pages in a row that may bring no new row to a list that tells no total. */
  private static final int MAX_REPEATS = 6;

  /** Pages further on that may begin as the first one does, while nothing tells that rows move. */
  private static final int MAX_HEADS = 2;

  /** Answers without a sign of movement after which pages are fetched ahead again. */
  private static final int QUIET_ANSWERS = 3;

  /** Times that the number of pages fetched ahead doubles, once a quiet answer: to 16 at most. */
  private static final int MAX_DOUBLINGS = 4;

  private final PageJoiner edge;

  /** Whether the pass starts in the middle of the list, where all must be as it is counted. */
  private final boolean partial;

  private final PassTotals totals = new PassTotals();
  private @Nullable Page newest;
  private final PassEnd end;
  private @Nullable String head;
  private int heads;
  private int repeats;
  private int quiet = QUIET_ANSWERS;
  private boolean drifting;

  /** The page to ask for next; null for the one that brings most. */
  private @Nullable PageChoice wanted;

  private boolean over;

  /**
   * Starts a pass.
   *
   * @param seen takes the rows that the pass meets
   * @param trusting whether pages need not have rows in common while nothing tells that rows move
   * @param given the first page, if it has come already
   */
  NumberedPass(PageSource source, SeenIds seen, boolean trusting, @Nullable Page given) {
    super(source, seen, given);
    partial = false;
    edge = new PageJoiner(seen, source.sizes(), trusting, source.pagesAhead(), 0);
    end = new PassEnd(seen, edge, source.areTotalsDoubted());
  }

  /**
   * Starts a pass in the middle of the list, which ends with the first page that is not as the
   * server's count of the rows wants it.
   *
   * @param place at which the first row is that must be met, from 0
   */
  NumberedPass(PageSource source, SeenIds seen, long place) {
    super(source, seen, null);
    partial = true;
    edge = new PageJoiner(seen, source.sizes(), true, source.pagesAhead(), place);
    end = new PassEnd(seen, edge, false);
  }

  /** The place behind the newest page. */
  long place() {
    return edge.place();
  }

  @Override
  @Nullable Rows next() {
    while (!over) {
      PageChoice choice = wanted == null ? edge.choose() : wanted;
      wanted = null;
      Page page = fetch(choice);
      if (page == null) {
        continue;
      }
      if (page.paginator() == Paginator.CURSOR) {
        noteOtherForm(page);
        return null;
      }
      check(page, choice);
      Rows rows = source.budget().isGivenUp() ? null : take(page, choice);
      newest = page;
      if (rows != null) {
        return rows;
      }
    }
    return null;
  }

  private @Nullable Page fetch(PageChoice choice) {
    Page page = takeGiven();
    return page == null ? source.fetch(choice, upcoming(choice)) : page;
  }

  /**
   * What follows if nothing moves: nothing before the first page has told where the list ends, and
   * twice as much with each page from there on.
   */
  private List<PageChoice> upcoming(PageChoice choice) {
    List<PageChoice> upcoming = new ArrayList<>();
    if (newest == null || newest.total() == null || quiet <= QUIET_ANSWERS || end.isShort()) {
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
    checkHead(page, choice);
    if (totals.least() == null && repeats > MAX_REPEATS) {
      throw source.notTheApi(choice, repeats + " pages in a row brought no new row");
    }
    boolean areMoving = drifting && !totals.isSteady();
    if (source.budget().isSpent(seen.size(), areMoving, source.sizes().most())) {
      String reason = "it does not end after " + source.budget().requests() + " requests";
      if (totals.isSteady() && !drifting) {
        throw source.notTheApi(choice, reason);
      }
      source.incomplete(reason);
      source.budget().giveUp();
      over = true;
    }
    if (totals.least() == null && seen.size() > MOST_ROWS) {
      throw source.notTheApi(choice, "the list does not end after " + seen.size() + " rows");
    }
  }

  /** A server that does not know the parameter would answer the first page for ever. */
  private void checkHead(Page page, PageChoice choice) {
    if (choice.start() == 0) {
      head = page.rows().isEmpty() ? null : page.rows().get(0).id();
    } else if (totals.growth(page) != 0) {
      heads = 0;
    } else if (isHead(page)) {
      heads++;
    }
    if (heads > MAX_HEADS) {
      if (totals.least() == null || seen.size() < totals.most()) {
        throw source.notTheApi(choice, "page " + choice.page() + " begins as page 1 does");
      }
      over = true;
    }
  }

  /** The rows of a page that joins those before; null if it does not, and another is to be read. */
  private @Nullable Rows take(Page page, PageChoice choice) {
    if (page.isBare() && choice.start() == 0 && source.areTotalsDoubted()) {
      source.sizes().keep(choice);
    }
    if (!partial && end.asksAgain(page, choice, choice.start())) {
      source.clear();
      wanted = source.sizes().half(choice);
      return null;
    }
    long inCommon = edge.inCommon(page);
    boolean lastIfAsChosen = isLast(page, choice, choice.start(), choice.size(), inCommon);
    boolean otherSize = partial && page.perPage() != null && page.perPage() < choice.size();
    int size = source.granted(choice, page, lastIfAsChosen && !otherSize);
    long start = (choice.page() - 1) * size;
    boolean last = isLast(page, choice, start, size, inCommon);
    if (!last && end.showsSmallerPages(page, choice)) {
      source.noteDoubt();
      over = true;
      return null;
    }
    if (!edge.begin(start, start + size)) {
      drifting |= source.budget().requests() > MAX_MISSES;
      over = drifting;
      return null;
    }
    long growth = totals.growth(page);
    totals.add(page, size);
    edge.noteVanished(Math.max(0, -growth));
    boolean asExpected = growth == 0 && inCommon == edge.expectedInCommon(page, start);
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
    if (!edge.joins(page, start, kept, growth == 0, last)) {
      drifting = true;
      source.clear();
      edge.stepBack(start);
      if (edge.misses() <= MAX_MISSES) {
        return null;
      }
      source.incomplete("page " + choice.page() + " could not be joined to those before it");
    }
    end.note(page, choice, start, size, last, inCommon < page.rows().size());
    long pageEnd = start + (last ? page.rows().size() : size);
    List<ListRow> fresh = edge.moveOn(page, start, pageEnd, inCommon, growth);
    source.budget().noteNewRows(fresh.size());
    repeats = fresh.isEmpty() && inCommon > 0 ? repeats + 1 : 0;
    if (page.total() == null) {
      edge.wantCommonRows();
    } else if (!end.hasGaps()
        && start + page.rows().size() > page.total()
        && !page.rows().isEmpty()) {
      String said = "the API counts " + page.total() + " " + source.rowsName();
      source.disbelieve(said, "its pages hold more");
    }
    over |= last;
    return new Rows(page.rows(), fresh);
  }

  private boolean isLast(Page page, PageChoice choice, long start, int size, long inCommon) {
    boolean beginsAsFirst = start > 0 && isHead(page) && totals.growth(page) == 0;
    return !beginsAsFirst && end.isLast(page, choice, start, size, inCommon);
  }

  /** Whether a page begins with the row with which the list does. */
  private boolean isHead(Page page) {
    return !page.rows().isEmpty() && page.rows().get(0).id().equals(head);
  }

  @Override
  void end() {
    over = true;
  }

  @Override
  boolean isDrifting() {
    return drifting;
  }

  /** A list without totals shows nothing of a row that moves while another one goes. */
  @Override
  boolean mayHideRows() {
    return totals.least() == null && changeOrder.mayHideRows();
  }

  @Override
  @Nullable Long leastTotal() {
    return totals.least() != null ? totals.least() : totals.leastByPages();
  }

  @Override
  boolean isShort() {
    return totals.least() == null && end.hasGaps();
  }
}
