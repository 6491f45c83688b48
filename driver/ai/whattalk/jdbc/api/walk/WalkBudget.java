package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * How many requests for numbered pages a walk through a list is worth, so that one that does not
 * end is given up soon. Not thread-safe.
 */
final class WalkBudget {
  /** Requests in a row that may bring no new row to a pass, beside one for each page. */
  private static final int MORE_IN_VAIN = 10;

  /** How many times as many where rows move, so that pages have to be read again. */
  private static final int TIMES_WHILE_MOVING = 4;

  /** Requests for each page that the rows take which have come, and some. */
  private static final int REQUESTS_PER_PAGE = 15;

  private static final int MORE_REQUESTS = 40;

  private long requests;
  private long inVain;
  private long mostRows;
  private @Nullable Long firstTotal;
  private boolean areMoving;
  private boolean givenUp;

  /** Takes note that a page is asked for. */
  void noteRequest() {
    requests++;
    inVain++;
  }

  /** Takes note of how many rows a page has brought that the pass had not met. */
  void noteNewRows(int rows) {
    inVain = rows > 0 ? 0 : inVain;
  }

  /** Takes note of an answer. */
  void note(Page page) {
    firstTotal = firstTotal == null ? page.total() : firstTotal;
  }

  /** The requests so far. */
  long requests() {
    return requests;
  }

  /** Takes note that the walk is to end, though the list may not have. */
  void giveUp() {
    givenUp = true;
  }

  /** Whether the walk is to end; a warning says so. */
  boolean isGivenUp() {
    return givenUp;
  }

  /**
   * Whether more requests were made, or more in vain, than the list is worth. It is worth no more
   * than its first total: one that grows by a page with each answer would never end.
   *
   * @param rows that a pass has met
   * @param areMoving whether it has seen rows move
   * @param size of a full page
   */
  boolean isSpent(long rows, boolean areMoving, int size) {
    mostRows = Math.max(mostRows, rows);
    this.areMoving |= areMoving;
    long counted = firstTotal == null ? mostRows : Math.min(mostRows, firstTotal);
    long pages = counted / size + 1;
    int times = this.areMoving ? TIMES_WHILE_MOVING : 1;
    return inVain > times * (pages + MORE_IN_VAIN)
        || requests > REQUESTS_PER_PAGE * pages + MORE_REQUESTS;
  }
}
