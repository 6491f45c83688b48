package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageSizes;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a pass has come in a list whose rows keep their order among themselves: all rows up to
 * the edge that stay were met. A page moves the edge if it joins what was met, which it does
 *
 * <ul>
 *   <li>if it is the first page;
 *   <li>if it holds a row that was met: whatever stays and follows that row follows it in this
 *       page, whenever the page was fetched. In a list that may be in the order of its rows'
 *       changes, only a row that has not changed since has kept its place;
 *   <li>if it is empty, begins no later than the page before ended, and the server counts as many
 *       rows as before, or more than it gives, or the list ends with it;
 *   <li>if it begins just where the page before ended, and nothing has told so far that rows move.
 *       That is trust, not proof, and is taken back once something tells, for the pages that were
 *       fetched side by side with the one that told.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class PageJoiner {

  /** Pages per page that have rows in common once rows move. */
  private static final int OVERLAPS_PER_PAGE = 10;

  /** Rows by which a page begins earlier, at most, before that is doubled. */
  private static final int MAX_OVERLAP = 100_000;

  private final SeenIds seen;
  private final PageSizes sizes;
  private final int pagesAhead;

  /**
   * Rows that were seen, but that no page may join until they are met again: trust in their pages
   * was taken back.
   */
  private final Set<String> doubted = new HashSet<>();

  /** The newest pages that may have been fetched side by side. */
  private final Deque<List<ListRow>> newestPages = new ArrayDeque<>();

  /** Pages at the end of the newest that were trusted. */
  private int trusted;

  /** Place in the list at which the first row is expected that was not met, from 0. */
  private long place;

  /** Whether the newest page ended at the place, which else is an estimate. */
  private boolean exact = true;

  /** Whether a page has come that holds the place at which the pass starts. */
  private boolean begun;

  private boolean trusting;
  private int overlap;
  private int misses;

  /** Rows that have gone since a page joined: before the place, or behind it. */
  private long gone;

  /** Whether the newest page did not join. */
  private boolean steppedBack;

  /** The ids of the page that was looked at last: several questions are asked of them. */
  private PageIds newestIds = new PageIds(List.of());

  /**
   * Starts at a place, as if the rows before it had been met.
   *
   * @param seen takes the rows that are met
   * @param trusting whether pages need not have rows in common while nothing tells that rows move
   * @param pagesAhead pages that are fetched side by side with another, at most
   * @param place of a row in the list, from 0
   */
  PageJoiner(SeenIds seen, PageSizes sizes, boolean trusting, int pagesAhead, long place) {
    this.seen = seen;
    this.sizes = sizes;
    this.trusting = trusting;
    this.pagesAhead = pagesAhead;
    this.place = place;
    begun = place == 0;
    overlap = usualOverlap();
  }

  long place() {
    return place;
  }

  /** Whether the newest page ended at the place, which else is an estimate. */
  boolean isExact() {
    return exact;
  }

  /** The page to ask for. */
  PageChoice choose() {
    if (!begun) {
      return sizes.chooseFirst(place);
    }
    return steppedBack ? sizes.choose(place, overlap) : chooseFrom(place);
  }

  /** Begins with a page; false if it does not hold the place at which the pass starts. */
  boolean begin(long start, long end) {
    if (!begun && start <= place && place < end) {
      place = start;
      begun = true;
    }
    return begun;
  }

  /**
   * The page to ask for after another, if that one is as it should be; null if it must come first.
   */
  @Nullable PageChoice chooseAfter(PageChoice other) {
    return trusting || canOverlap(other.end()) ? chooseFrom(other.end()) : null;
  }

  private PageChoice chooseFrom(long from) {
    for (int rows = trusting ? 0 : overlap; rows > 0; rows /= 2) {
      PageChoice choice = sizes.choose(from, rows);
      if (choice.end() > from) {
        return choice;
      }
    }
    return sizes.choose(from, 0);
  }

  /** Whether pages can go on and have rows in common: those of a server of one size can't. */
  private boolean canOverlap(long from) {
    return sizes.choose(from, 1).end() > from;
  }

  /** Pages in a row that did not join. */
  int misses() {
    return misses;
  }

  /** How many of the rows a page should have in common with what was met, if nothing moved. */
  long expectedInCommon(Page page, long start) {
    return Math.max(0, Math.min(page.rows().size(), place - start));
  }

  /** How many of the rows were met. */
  long inCommon(Page page) {
    PageIds rows = ids(page);
    return rows.count(i -> seen.contains(rows, i) && !doubted.contains(rows.id(i)));
  }

  /** How many of the rows were met, and have not changed since. */
  long inCommonUnchanged(Page page) {
    PageIds rows = ids(page);
    return rows.count(i -> seen.containsVersion(rows, i) && !doubted.contains(rows.id(i)));
  }

  private PageIds ids(Page page) {
    if (!newestIds.areOf(page.rows())) {
      newestIds = new PageIds(page.rows());
    }
    return newestIds;
  }

  /**
   * Whether a page joins.
   *
   * @param start place at which the page begins
   * @param kept rows that it has in common with what was met, and that have kept their place
   * @param steady whether the server counts as many rows as before
   * @param last whether the list ends with the page
   */
  boolean joins(Page page, long start, long kept, boolean steady, boolean last) {
    return start == 0
        || kept > 0
        || (page.rows().isEmpty()
            && start <= place
            && exact
            && (page.total() == null ? steady && last : steady || page.total() > start))
        || (start == place && exact && steady && (trusting || !canOverlap(place)));
  }

  /** Wants pages to have a row in common from now on. Nothing tells that rows move. */
  void wantCommonRows() {
    if (trusting) {
      trusting = false;
      overlap = 1;
    }
  }

  /** Ends trust, because something told that rows move; false if that puts none in doubt. */
  boolean distrust() {
    if (!trusting) {
      return false;
    }
    trusting = false;
    overlap = usualOverlap();
    int pages = Math.min(trusted, pagesAhead);
    Iterator<List<ListRow>> newestFirst = newestPages.descendingIterator();
    for (int i = 0; i < pages; i++) {
      List<ListRow> page = newestFirst.next();
      place -= page.size();
      page.forEach(row -> doubted.add(row.id()));
    }
    newestPages.clear();
    return pages > 0;
  }

  /** Takes note of rows that have gone, as the server counts. */
  void noteVanished(long rows) {
    gone += rows;
  }

  /**
   * Steps back, since a page did not join.
   *
   * @param start place at which the page begins
   */
  void stepBack(long start) {
    if (start < place) {
      // The rows that it should have in common were shifted by those that went before them.
      place = Math.max(0, place - gone);
      gone = 0;
    }
    overlap = misses == 0 ? Math.max(overlap, usualOverlap()) : Math.min(overlap, MAX_OVERLAP) * 2;
    exact = false;
    misses++;
    steppedBack = true;
  }

  /**
   * Moves on over a page that joins, and gives those of its rows that were not seen before.
   *
   * @param end place at which the page ends
   * @param inCommon rows that the page has in common with what was met
   * @param growth rows by which the server counts more than before
   */
  List<ListRow> moveOn(Page page, long start, long end, long inCommon, long growth) {
    long shift = Math.max(0, inCommon - expectedInCommon(page, start));
    long come = page.total() == null ? shift : Math.max(0, growth);
    steppedBack = false;
    remember(page, trusting && start > 0 && start == place);
    if (page.total() != null) {
      seen.expect(Math.min(page.total(), sizes.wantedFrom(0)));
    }
    List<ListRow> fresh = seen.addAll(ids(page));
    if (!doubted.isEmpty()) {
      page.rows().forEach(row -> doubted.remove(row.id()));
    }

    gone = 0;
    misses = 0;
    exact = shift == 0 || come == 0;
    if (exact) {
      place = end;
    } else if (inCommon == page.rows().size()) {
      // Rows that came before the edge moved it, as they will before the next answer.
      place = Math.max(end, place + come) + come;
    } else {
      place = end + Math.min(come, shift);
    }
    if (inCommon < page.rows().size()) {
      overlap = overlap == 1 ? 1 : Math.max(usualOverlap(), overlap / 2);
    }
    return fresh;
  }

  private void remember(Page page, boolean onTrust) {
    if (trusting && pagesAhead > 0) {
      newestPages.addLast(page.rows());
      if (newestPages.size() > pagesAhead) {
        newestPages.removeFirst();
      }
      trusted = onTrust ? trusted + 1 : 0;
    }
  }

  private int usualOverlap() {
    return Math.max(1, sizes.most() / OVERLAPS_PER_PAGE);
  }
}
