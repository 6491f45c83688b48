package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ConversationSource;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those rows of a source that are accepted. Not thread-safe. */
record AcceptedRows(ConversationSource source, Predicate<ListRow> accepts)
    implements ConversationSource {

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
