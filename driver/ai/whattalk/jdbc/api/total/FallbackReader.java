package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.SeenIds;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of a source; if that fails, those of another one that has them all. Each row is
 * given once. Not thread-safe.
 */
public final class FallbackReader implements RowSource {
  private final SeenIds given = new SeenIds();
  private RowSource source;

  /** Gives the other source; null once that is used. */
  private @Nullable Supplier<RowSource> other;

  public FallbackReader(RowSource source, Supplier<RowSource> other) {
    this.source = source;
    this.other = other;
  }

  @Override
  public @Nullable ListRow next() {
    while (true) {
      try {
        ListRow row = source.next();
        if (row == null || given.add(row.id())) {
          return row;
        }
      } catch (ApiException e) {
        e.throwIfFinal();
        if (other == null) {
          throw e;
        }
        source.close();
        source = other.get();
        other = null;
      }
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
