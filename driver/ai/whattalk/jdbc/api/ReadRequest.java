package ai.whattalk.jdbc.api;

/**
 * What a scan wants of the API.
 *
 * @param filter what the server may narrow by
 * @param rowsWanted how many rows of the narrowed list the reader can use at most, or {@link #ALL};
 *     pages are made no larger than that needs
 */
public record ReadRequest(ConversationFilter filter, long rowsWanted) {

  /** No bound on the rows that the reader can use. */
  public static final long ALL = Long.MAX_VALUE;

  /** Refuses to want nothing. */
  public ReadRequest {
    if (rowsWanted < 1) {
      throw new IllegalArgumentException("rowsWanted " + rowsWanted);
    }
  }
}
