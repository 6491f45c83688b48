package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as Laravel's paginators write it. All but the rows may be absent.
 *
 * @param paginator the form of the list
 * @param currentPage number of the page, from 1
 * @param perPage rows that the server gives per page
 * @param total rows in the whole list
 * @param lastPage number of the last page, from 1
 * @param next whether another page follows; always known of {@link Paginator#SIMPLE} and {@link
 *     Paginator#CURSOR}
 * @param nextCursor what asks for the next page of a {@link Paginator#CURSOR} list, or null
 */
public record Page(
    List<ListRow> rows,
    Paginator paginator,
    @Nullable Long currentPage,
    @Nullable Long perPage,
    @Nullable Long total,
    @Nullable Long lastPage,
    boolean next,
    @Nullable String nextCursor)
    implements Answer {

  /** Copies the rows. */
  public Page {
    rows = List.copyOf(rows);
  }

  /** Whether these are all rows of the list, if they are its first ones. */
  public boolean isWhole() {
    return switch (paginator) {
      case LENGTH_AWARE -> total != null && total == rows.size();
      case SIMPLE -> !next;
      case CURSOR -> nextCursor == null;
      case NONE -> false;
    };
  }

  /**
   * Whether the page has the rows that the total makes it out to have.
   *
   * @param start place of its first row in the list, from 0
   * @param size rows that it has if it is full
   */
  public boolean isAsCounted(long start, int size) {
    return total != null && rows.size() == Math.max(0, Math.min(size, total - start));
  }

  /**
   * This page with a total that leaves out rows which the server counts and which are not there.
   *
   * @param excess how many they are
   * @param asked rows per page, if the server does not say
   */
  public Page without(long excess, int asked) {
    if (total == null || excess == 0) {
      return this;
    }
    long rest = Math.max(0, total - excess);
    long size = perPage == null ? asked : perPage;
    Long last = lastPage == null ? null : Long.valueOf(Math.max(1, (rest + size - 1) / size));
    return new Page(rows, paginator, currentPage, perPage, rest, last, next, nextCursor);
  }
}
