package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.page.Page;
import org.jspecify.annotations.Nullable;

/** How many rows the server counts while a pass goes through its list. Not thread-safe. */
final class PassTotals {
  private @Nullable Long newest;
  private @Nullable Long least;
  private long most;
  private @Nullable Long leastByPages;

  /**
   * Takes note of an answer.
   *
   * @param size rows of a full page
   */
  void add(Page page, int size) {
    newest = page.total();
    long counted = page.leastCounted(size);
    leastByPages = leastByPages == null ? counted : Math.min(leastByPages, counted);
    if (newest != null) {
      least = least == null ? newest : Math.min(least, newest);
      most = Math.max(most, newest);
    }
  }

  /** Rows by which an answer counts more than the one before, or fewer; 0 if either does not. */
  long growth(Page page) {
    return newest == null || page.total() == null ? 0 : page.total() - newest;
  }

  /** The fewest rows that were counted; null if none were. */
  @Nullable Long least() {
    return least;
  }

  /** The fewest rows that so many pages must have as there were said to be; null if none were. */
  @Nullable Long leastByPages() {
    return leastByPages;
  }

  long most() {
    return most;
  }

  /** Whether all answers that count at all count the same. */
  boolean isSteady() {
    return least != null && least == most;
  }
}
