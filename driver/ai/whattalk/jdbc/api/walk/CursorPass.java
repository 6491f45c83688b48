package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way through pages of which each names the next one. The server goes on behind a row, not at a
 * number, so that no row is hidden by those that come and go; only one that moves to the head of
 * the list can be missed. Not thread-safe.
 */
final class CursorPass extends Pass {

  /** Pages in a row that may bring no new row. */
  private static final int MAX_REPEATS = 10;

  private final SeenIds cursors = new SeenIds();
  private @Nullable String cursor;
  private int repeats;
  private boolean promiseUnkept;

  /**
   * Starts a pass.
   *
   * @param seen takes the rows that the pass meets
   * @param given the first page
   */
  CursorPass(PageSource source, SeenIds seen, Page given) {
    super(source, seen, given);
  }

  @Override
  @Nullable Rows next() {
    Page page = takeGiven();
    String from = cursor;
    if (page == null && from == null) {
      return null;
    }
    while (page == null) {
      page = source.fetch(from);
    }
    if (from != null && isEmpty(page)) {
      // The page before has named it.
      Page again = source.fetch(from);
      page = again == null ? page : again;
      promiseUnkept |= isEmpty(page);
    }
    if (page.paginator() != Paginator.CURSOR) {
      // It did not take the cursor, so that this is the first page.
      noteOtherForm(page);
      return null;
    }
    changeOrder.add(page.rows());
    List<ListRow> fresh = page.rows().stream().filter(row -> seen.add(row.id())).toList();
    cursor = page.nextCursor();
    check(fresh.isEmpty());
    return new Rows(page.rows(), fresh);
  }

  private static boolean isEmpty(Page page) {
    return page.paginator() == Paginator.CURSOR && page.rows().isEmpty();
  }

  private void check(boolean broughtNothing) {
    repeats = broughtNothing ? repeats + 1 : 0;
    String next = cursor;
    if (next == null) {
      return;
    }
    if (!cursors.add(next)) {
      throw source.notTheApi(next, "the cursor was there before: the list does not end");
    }
    if (repeats > MAX_REPEATS) {
      throw source.notTheApi(next, repeats + " pages in a row brought no new row");
    }
    if (seen.size() > MOST_ROWS) {
      throw source.notTheApi(next, "the list does not end after " + seen.size() + " rows");
    }
  }

  @Override
  void end() {
    cursor = null;
  }

  @Override
  boolean isDrifting() {
    return false;
  }

  /** Nothing else tells of a row that moved to the head of the list. */
  @Override
  boolean mayHideRows() {
    return changeOrder.mayHideRows();
  }

  @Override
  @Nullable Long leastTotal() {
    return null;
  }

  @Override
  boolean isShort() {
    return promiseUnkept;
  }
}
