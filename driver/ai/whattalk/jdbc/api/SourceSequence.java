package ai.whattalk.jdbc.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives what several sources give, one after the other. Not thread-safe. */
final class SourceSequence implements ConversationSource {
  private final List<? extends ConversationSource> sources;
  private int position;

  SourceSequence(List<? extends ConversationSource> sources) {
    this.sources = sources;
  }

  @Override
  public @Nullable Conversation next() {
    for (; position < sources.size(); position++) {
      Conversation row = sources.get(position).next();
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  @Override
  public void close() {
    sources.forEach(ConversationSource::close);
  }
}
