package ai.whattalk.jdbc;

import ai.whattalk.jdbc.sql.run.Rows;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are all there, as metadata's are. Not thread-safe. */
final class InMemoryRows implements Rows {
  private final Iterator<? extends List<? extends @Nullable Object>> rest;
  private List<? extends @Nullable Object> row = List.of();

  InMemoryRows(List<? extends List<? extends @Nullable Object>> rows) {
    this.rest = rows.iterator();
  }

  @Override
  public boolean next() {
    if (!rest.hasNext()) {
      return false;
    }
    row = rest.next();
    return true;
  }

  @Override
  public @Nullable Object get(int column) {
    return row.get(column);
  }

  @Override
  public void close() {}
}
