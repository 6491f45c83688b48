package ai.whattalk.jdbc.api;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Whether a list may be in the order of its rows' changes, the newest first: then a row that is
 * changed before it is read jumps to where nobody reads any more. Not thread-safe.
 */
final class ChangeOrder {
  private int pages;
  private boolean possible = true;

  /** Takes a page's rows in. */
  void add(List<Conversation> rows) {
    pages++;
    LocalDateTime newest = null;
    for (Conversation row : rows) {
      LocalDateTime changed = row.updatedAt();
      if (changed != null) {
        possible &= newest == null || !changed.isAfter(newest);
        newest = changed;
      }
    }
  }

  /** Whether a row may have jumped over the reader: never on a single page. */
  boolean mayHideRows() {
    return possible && pages > 1;
  }
}
