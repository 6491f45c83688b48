package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.api.http.RequestScope;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of an executing statement, straight from Calcite's enumerator. */
public final class QueryRows implements Rows {
  private final Enumerator<?> enumerator;
  private final List<ValueReader> readers;
  private final RequestScope scope;
  private @Nullable Object[] row = {};

  public QueryRows(Enumerator<?> enumerator, List<ValueReader> readers, RequestScope scope) {
    this.enumerator = enumerator;
    this.readers = readers;
    this.scope = scope;
  }

  /**
   * Takes the row at once: Calcite computes its projection whenever it is asked for the current
   * row. A row of one column comes as its bare value.
   */
  @Override
  public boolean next() {
    scope.checkOpen();
    try {
      if (!enumerator.moveNext()) {
        return false;
      }
      Object current = enumerator.current();
      row = readers.size() == 1 ? new @Nullable Object[] {current} : (@Nullable Object[]) current;
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      throw ExecutionErrors.translate(e);
    }
  }

  @Override
  public @Nullable Object get(int column) {
    Object value = row[column];
    return value == null ? null : readers.get(column).read(value);
  }

  @Override
  public void close() {
    enumerator.close();
  }
}
