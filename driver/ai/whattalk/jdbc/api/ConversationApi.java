package ai.whattalk.jdbc.api;

/** The endpoint {@code GET /user/conversations} of one account. Thread-safe. */
public final class ConversationApi {

  /** Opens the API over the network. */
  public ConversationApi(ApiSettings settings) {}

  /** Asks for one row, so that a wrong key or URL shows at once. Throws {@link ApiException}. */
  public void validate(CallScope scope) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Starts reading. Makes no request before the first {@link ConversationReader#next()}. */
  public ConversationReader read(ReadRequest request, CallScope scope) {
    throw new UnsupportedOperationException("to be written");
  }
}
