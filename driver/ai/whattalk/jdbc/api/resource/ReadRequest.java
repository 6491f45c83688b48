package ai.whattalk.jdbc.api.resource;

/**
 * What a scan wants of the API.
 *
 * @param filter what the server may narrow by
 * @param rowsToSkip how many rows of the list to leave out: any ones, since their order means
 *     nothing. Only of the whole list, for the server may narrow by less than the filter
 * @param rowsWanted how many of the other rows the reader can use at most, or {@link #ALL}; pages
 *     are made no larger than that needs
 */
public record ReadRequest(ListFilter filter, long rowsToSkip, long rowsWanted) {

  /** No bound on the rows that the reader can use. */
  public static final long ALL = Long.MAX_VALUE;

  /** Refuses to want nothing, and to skip rows of which it is not known whether they count. */
  public ReadRequest {
    if (rowsWanted < 1 || rowsToSkip < 0) {
      throw new IllegalArgumentException("rowsToSkip " + rowsToSkip + ", rowsWanted " + rowsWanted);
    }
    if (rowsToSkip > 0 && !filter.isOfAll()) {
      throw new IllegalArgumentException("rowsToSkip " + rowsToSkip + " of a filtered list");
    }
  }

  /** A request that leaves no row out. */
  public ReadRequest(ListFilter filter, long rowsWanted) {
    this(filter, 0, rowsWanted);
  }

  /** The place in the list where the rows end that the reader can use; {@link #ALL} for the end. */
  public long end() {
    return rowsWanted > ALL - rowsToSkip ? ALL : rowsToSkip + rowsWanted;
  }
}
