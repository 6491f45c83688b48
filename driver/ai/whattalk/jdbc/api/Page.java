package ai.whattalk.jdbc.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as Laravel's paginators write it. All but the rows may be absent.
 *
 * @param currentPage number of the page, from 1
 * @param perPage rows that the server gives per page
 * @param total rows in the whole list
 * @param lastPage number of the last page, from 1
 */
record Page(
    List<Conversation> rows,
    @Nullable Long currentPage,
    @Nullable Long perPage,
    @Nullable Long total,
    @Nullable Long lastPage)
    implements Answer {

  /** Copies the rows. */
  Page {
    rows = List.copyOf(rows);
  }
}
