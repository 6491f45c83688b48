package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.CallScope;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of an executing statement, straight from Calcite's enumerator. */
final class QueryRows implements Rows {
  private final Enumerator<?> enumerator;
  private final List<ValueReader> readers;
  private final CallScope scope;

  QueryRows(Enumerator<?> enumerator, List<ValueReader> readers, CallScope scope) {
    this.enumerator = enumerator;
    this.readers = readers;
    this.scope = scope;
  }

  @Override
  public boolean next() {
    scope.checkOpen();
    try {
      return enumerator.moveNext();
    } catch (RuntimeException | StackOverflowError e) {
      throw ExecutionErrors.translate(e);
    }
  }

  /** A row of one column comes as its bare value, as Calcite's generated code gives it. */
  @Override
  public @Nullable Object get(int column) {
    Object value;
    try {
      Object row = enumerator.current();
      value = readers.size() == 1 ? row : ((@Nullable Object[]) row)[column];
    } catch (RuntimeException | StackOverflowError e) {
      throw ExecutionErrors.translate(e);
    }
    return value == null ? null : readers.get(column).read(value);
  }

  @Override
  public void close() {
    enumerator.close();
  }
}
