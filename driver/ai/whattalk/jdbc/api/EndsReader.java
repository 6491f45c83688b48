package ai.whattalk.jdbc.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads several ends of a list, one after the other. Not thread-safe. */
final class EndsReader implements ConversationSource {
  private final List<EndReader> ends;
  private int position;

  EndsReader(List<EndReader> ends) {
    this.ends = ends;
  }

  @Override
  public @Nullable Conversation next() {
    for (; position < ends.size(); position++) {
      Conversation row = ends.get(position).next();
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  @Override
  public void close() {
    ends.forEach(EndReader::close);
  }
}
