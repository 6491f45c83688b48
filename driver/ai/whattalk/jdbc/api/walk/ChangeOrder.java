package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.LocalDateTime;
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
    LocalDateTime before = null;
    for (ListRow row : rows) {
      LocalDateTime changed = row.updatedAt();
      if (changed != null) {
        newestFirst &= before == null || !changed.isAfter(before);
        oldestFirst &= before == null || !changed.isBefore(before);
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
