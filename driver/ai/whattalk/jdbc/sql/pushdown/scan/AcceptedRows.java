package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those rows of a source that are accepted. Not thread-safe. */
record AcceptedRows(RowSource source, Predicate<ListRow> accepts) implements RowSource {

  @Override
  public @Nullable ListRow next() {
    ListRow row = source.next();
    while (row != null && !accepts.test(row)) {
      row = source.next();
    }
    return row;
  }

  @Override
  public void close() {
    source.close();
  }
}
