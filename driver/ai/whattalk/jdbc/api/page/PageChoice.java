package ai.whattalk.jdbc.api.page;

/**
 * A numbered page to ask for.
 *
 * @param perPage rows to ask for
 * @param page number of the page, from 1
 * @param start place in the list at which it should begin, from 0
 * @param size rows that it should hold
 */
public record PageChoice(int perPage, long page, long start, int size) {

  /** The place in the list at which the page should end. */
  public long end() {
    return start + size;
  }
}
