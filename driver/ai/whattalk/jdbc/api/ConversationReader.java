package ai.whattalk.jdbc.api;

import org.jspecify.annotations.Nullable;

/** Walks the pages of one list lazily, a page when its first row is asked for. Not thread-safe. */
public final class ConversationReader {

  /** The next row, or null at the end. Throws {@link ApiException}. */
  public @Nullable Conversation next() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Ends the walk: no request is made afterwards. */
  public void close() {
    throw new UnsupportedOperationException("to be written");
  }
}
