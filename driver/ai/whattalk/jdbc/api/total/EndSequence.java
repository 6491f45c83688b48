package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives what several ends of a list give, one after the other; once one of them has taken the whole
 * list, no more. Not thread-safe.
 */
public final class EndSequence implements RowSource {
  private final List<EndReader> ends;
  private int position;

  public EndSequence(List<EndReader> ends) {
    this.ends = ends;
  }

  @Override
  public @Nullable ListRow next() {
    while (position < ends.size()) {
      EndReader end = ends.get(position);
      ListRow row = end.next();
      if (row != null) {
        return row;
      }
      position = end.hasGivenAll() ? ends.size() : position + 1;
    }
    return null;
  }

  @Override
  public void close() {
    ends.forEach(RowSource::close);
  }
}
