package ai.whattalk.jdbc.api.page;

/** The forms that a Laravel list takes, told apart by what an answer holds. */
public enum Paginator {
  /** {@code paginate()}: numbered pages that say how many rows there are, or pages. */
  LENGTH_AWARE,
  /** {@code simplePaginate()}: numbered pages that say whether there is another. */
  SIMPLE,
  /** {@code cursorPaginate()}: pages that name the next one. */
  CURSOR,
  /** Rows alone; the list ends with the first page that has none. */
  NONE
}
