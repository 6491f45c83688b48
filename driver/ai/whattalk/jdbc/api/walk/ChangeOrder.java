package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;

/**
 * Whether a list may be in the order of its rows' changes. With the newest first, a row that is
 * changed before it is read jumps to where nobody reads any more; with the oldest first, one that
 * was read comes again at the end. Not thread-safe.
 */
final class ChangeOrder {
  private int pages;
  private boolean newestFirst = true;
  private boolean oldestFirst = true;

  /** Takes a page's rows in. */
  void add(List<ListRow> rows) {
    pages++;
    Long before = null;
    for (ListRow row : rows) {
      Long changed = row.millis(row.list().updatedAt());
      if (changed != null) {
        newestFirst &= before == null || changed <= before;
        oldestFirst &= before == null || changed >= before;
        before = changed;
      }
    }
  }

  /** Whether a row may have jumped over the reader: never on a single page. */
  boolean mayHideRows() {
    return newestFirst && pages > 1;
  }

  /** Whether a row that is changed may come again further on. */
  boolean mayRepeatRows() {
    return oldestFirst;
  }
}
