package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a source up to the one with which all of some ids have come. Not thread-safe. */
final class RowsUntilMet implements RowSource {
  private final RowSource source;
  private final Set<String> missing;

  RowsUntilMet(RowSource source, Set<String> ids) {
    this.source = source;
    missing = new HashSet<>(ids);
  }

  @Override
  public @Nullable ListRow next() {
    if (missing.isEmpty()) {
      // The pages that were fetched ahead are of no use.
      close();
      return null;
    }
    ListRow row = source.next();
    if (row != null) {
      missing.remove(row.id());
    }
    return row;
  }

  @Override
  public void close() {
    source.close();
  }
}
