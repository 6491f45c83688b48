package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   * Whether it is another page than the one that was asked for, or its rows are not as many as it
   * makes them out to be, or it {@linkplain #contradictsItself contradicts itself}.
   *
   * @param number of the page that was asked for
   */
  public boolean isContradictory(long number) {
    return (currentPage != null && currentPage != number)
        || missing(number) != 0
        || contradictsItself(number);
  }

  /**
   * Whether it has a row twice, or fewer rows than its total wants, or says otherwise how many
   * pages there are. That it has more rows is no such sign: one may have come since they were
   * counted.
   *
   * @param number of the page that was asked for
   */
  public boolean contradictsItself(long number) {
    if (missing(number) > 0 || hasRowTwice()) {
      return true;
    }
    if (total == null || perPage == null) {
      return false;
    }
    long pages = Math.max(1, (total - 1) / perPage + 1);
    return (lastPage != null && lastPage != pages) || (next && number >= pages);
  }

  private boolean hasRowTwice() {
    Set<String> ids = new HashSet<>(rows.size() * 2);
    for (ListRow row : rows) {
      if (!ids.add(row.id())) {
        return true;
      }
    }
    return false;
  }

  /** By how many rows it has fewer than its total wants; 0 if that is not said. */
  private long missing(long number) {
    return total == null || perPage == null
        ? 0
        : Math.max(0, Math.min(perPage, total - (number - 1) * perPage)) - rows.size();
  }

  /** Whether it is nothing but rows. */
  public boolean isBare() {
    return paginator == Paginator.NONE;
  }

  /** Whether it says that pages follow, when it is the one that was asked for. */
  public boolean goesOnAfter(PageChoice choice) {
    return next || (lastPage != null && lastPage > choice.page());
  }

  /**
   * How many pages follow, as far as it says; 0 if it does not.
   *
   * @param request the one that it answers
   * @param rowsWanted how many rows of the list are read at most
   */
  public long pagesAfter(PageRequest request, long rowsWanted) {
    long size = perPage == null ? request.perPage() : perPage;
    long pages = lastPage == null ? 0 : lastPage;
    if (total != null) {
      pages = total / size + (total % size == 0 ? 0 : 1);
    }
    long wanted = rowsWanted / size + (rowsWanted % size == 0 ? 0 : 1);
    return Math.max(0, Math.min(pages, wanted) - request.page());
  }

  /**
   * How many rows the list has at least, as the server counts rows or pages; 0 if it does not.
   *
   * @param size rows of a full page
   */
  public long leastCounted(int size) {
    if (total != null) {
      return total;
    }
    return lastPage == null || lastPage == 1 ? 0 : (lastPage - 1) * size + 1;
  }
}
