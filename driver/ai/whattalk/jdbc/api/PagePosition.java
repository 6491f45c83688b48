package ai.whattalk.jdbc.api;

/**
 * Where a walk stands: the number and the size of the page to ask for next. Pages are no larger
 * than the rows wanted need; where the reader goes on after those, they grow, so that a small LIMIT
 * over a list that the server does not narrow costs no hundreds of requests. Not thread-safe.
 */
final class PagePosition {
  private final int maxSize;
  private int size;
  private long page = 1;

  /** Rows of the pages taken; the place in the list, as long as every page was a full one. */
  private long offset;

  /** The size before the one that is being tried, or 0. */
  private int sizeBefore;

  /** Whether the size stays as it is, because the server does not give what it is asked for. */
  private boolean settled;

  PagePosition(long rowsWanted, int maxSize) {
    this.maxSize = maxSize;
    // Of as many pages as there must be, the smallest.
    long pages = (rowsWanted - 1) / maxSize + 1;
    size = Math.toIntExact((rowsWanted - 1) / pages + 1);
  }

  int size() {
    return size;
  }

  long page() {
    return page;
  }

  /** Rows of the pages taken so far. */
  long rowsTaken() {
    return offset;
  }

  /**
   * Moves on after the page asked for last. False if it is not to be used: it was the first of a
   * new size, and the server gave another, so that the page may begin anywhere.
   *
   * @param rows rows that the page held
   * @param full whether the server says that it used the size and that the list ends here
   */
  boolean take(int rows, boolean full) {
    boolean granted = rows == size;
    if (sizeBefore != 0 && rows > 0 && !granted && !full) {
      size = sizeBefore;
      sizeBefore = 0;
      page = offset / size + 1;
      settled = true;
      return false;
    }
    sizeBefore = 0;
    settled |= !granted;
    offset += rows;
    page++;
    if (!settled) {
      grow();
    }
    return true;
  }

  /**
   * A page of another size begins at the offset only if the size divides it. While the rows wanted
   * are not there yet, none that is larger does: the pages are too close to the largest size.
   */
  private void grow() {
    int larger = maxSize;
    while (offset % larger != 0) {
      larger--;
    }
    if (larger > size) {
      sizeBefore = size;
      size = larger;
      page = offset / size + 1;
    }
  }
}
