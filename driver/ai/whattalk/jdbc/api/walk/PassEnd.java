package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a list of numbered pages ends. Where what the server says contradicts itself, or the
 * rows, the list is read as far as rows may come: none may be lost. Not thread-safe.
 */
final class PassEnd {
  /** Empty pages in a row after which it is not believed that rows follow. */
  private static final int MAX_EMPTY_PAGES = 3;

  private final SeenIds seen;
  private final PageJoiner edge;
  private int emptyPages;

  /** Whether an empty page was asked for once more, and no new row has come since. */
  private boolean askedAgain;

  /** Whether the newest page with rows had as many as were asked for. */
  private boolean full;

  /** Whether the newest page had fewer rows than the server gives. */
  private boolean isShort;

  /** The last row of the newest page with rows. */
  private @Nullable String lastMet;

  /** Whether a page before the end had fewer rows than it should, or an end was contradicted. */
  private boolean gaps;

  /** Whether a list of rows alone ends at a page that is empty, and not at a short one. */
  private boolean atEmptyPage;

  /**
   * Tells of a pass.
   *
   * @param seen the rows that it has met
   * @param atEmptyPage whether a list of rows alone is known to have short pages before its end
   */
  PassEnd(SeenIds seen, PageJoiner edge, boolean atEmptyPage) {
    this.seen = seen;
    this.edge = edge;
    this.atEmptyPage = atEmptyPage;
  }

  /**
   * Whether a list of rows alone turns out to have short pages before its end: a page that is not
   * the first, whose size may be all that the server gives, has fewer rows than were asked for. It
   * is to be read again, in pages of one size, to one that is empty.
   */
  boolean showsSmallerPages(Page page, PageChoice choice) {
    int rows = page.rows().size();
    boolean shows =
        page.isBare() && !atEmptyPage && choice.start() > 0 && rows > 0 && rows < choice.size();
    gaps |= shows;
    return shows;
  }

  /** Whether the newest page had fewer rows than the server gives: the list may end soon. */
  boolean isShort() {
    return isShort;
  }

  /** Whether a page before the end had fewer rows than it should: some are missing. */
  boolean hasGaps() {
    return gaps;
  }

  /** Whether a page is to be asked for once more, since it is empty and should not be. */
  boolean asksAgain(Page page, PageChoice choice, long start) {
    if (askedAgain || emptyPages > 0 || !isWronglyEmpty(page, choice, start)) {
      return false;
    }
    askedAgain = true;
    return true;
  }

  /**
   * Whether the list ends with a page.
   *
   * @param start place in the list at which the page begins
   * @param size rows that it has if it is full
   * @param inCommon rows that it has in common with those before
   */
  boolean isLast(Page page, PageChoice choice, long start, int size, long inCommon) {
    int rows = page.rows().size();
    if (rows == 0) {
      return emptyPages >= MAX_EMPTY_PAGES
          || !isWronglyEmpty(page, choice, start)
          || (page.leastCounted(size) <= start + size
              && (emptyPages > 0 || !(page.goesOnAfter(choice) || page.isBare())));
    }
    if (page.total() == null && askedAgain && inCommon == rows && lastRow(page).equals(lastMet)) {
      // Neither here nor behind is a new row.
      return true;
    }
    return switch (page.paginator()) {
      case LENGTH_AWARE ->
          !page.goesOnAfter(choice)
              && (page.total() == null
                  ? rows < size && isInPlace(page, start, inCommon)
                  : isLastCounted(page, start, size, seen.size() + rows - inCommon));
      // The first page may be short because all are: the server says nothing of their size.
      case NONE -> !atEmptyPage && start > 0 && rows < size && isInPlace(page, start, inCommon);
      case SIMPLE, CURSOR -> !page.next();
    };
  }

  /** Whether a page begins where it should, as far as the row tells that was met last. */
  private boolean isInPlace(Page page, long start, long inCommon) {
    long before = edge.place() - start;
    List<ListRow> rows = page.rows();
    if (before <= 0 || lastMet == null) {
      return before <= 0 && inCommon == 0;
    }
    return edge.isExact()
        ? before <= rows.size() && rows.get((int) before - 1).id().equals(lastMet)
        : rows.stream().anyMatch(row -> row.id().equals(lastMet));
  }

  private static String lastRow(Page page) {
    return page.rows().get(page.rows().size() - 1).id();
  }

  /** Whether the list ends with a page by its total, where nothing else says that pages follow. */
  private boolean isLastCounted(Page page, long start, int size, long met) {
    long total = page.total();
    int rows = page.rows().size();
    // Where pages were shorter than they should be, the others may begin elsewhere, too.
    long reached = gaps ? met : start + rows;
    if (reached > total) {
      // It has more rows than it counts.
      return page.perPage() != null && rows < Math.min(page.perPage(), size);
    }
    return reached == total;
  }

  /**
   * Takes note of a page that the pass goes on behind, or ends with.
   *
   * @param bringsRows whether it has rows that are not in common with those before
   */
  void note(Page page, PageChoice choice, long start, int size, boolean last, boolean bringsRows) {
    int rows = page.rows().size();
    isShort = rows < size;
    if (rows == 0) {
      emptyPages++;
      gaps |= !page.isBare() && isWronglyEmpty(page, choice, start);
      return;
    }
    boolean promisesMore = page.goesOnAfter(choice) || (page.isBare() && rows >= size);
    gaps |= emptyPages > 0 || (last ? promisesMore : rows < size);
    full = rows >= choice.perPage();
    lastMet = lastRow(page);
    emptyPages = 0;
    askedAgain &= !bringsRows;
  }

  private boolean isWronglyEmpty(Page page, PageChoice choice, long start) {
    if (!page.rows().isEmpty()) {
      return false;
    }
    boolean follows = choice.page() > 1 || seen.size() > 0;
    boolean promised =
        switch (page.paginator()) {
          case LENGTH_AWARE -> page.lastPage() != null && page.lastPage() >= choice.page();
          case SIMPLE, CURSOR -> true;
          case NONE -> full || atEmptyPage;
        };
    return page.next() || (page.total() != null && page.total() > start) || (follows && promised);
  }
}
