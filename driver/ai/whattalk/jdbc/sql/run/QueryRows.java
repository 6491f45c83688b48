package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.sql.error.StopCheck;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/** The rows of an executing statement, straight from Calcite's enumerator. */
public final class QueryRows implements Rows {
  private final ValueReader[] readers;
  private final StopCheck check;
  private Enumerator<?> enumerator;
  private @Nullable Object[] row = {};

  /**
   * Creates a cursor before the first row.
   *
   * @param check asked while rows are computed
   */
  public QueryRows(Enumerator<?> enumerator, List<ValueReader> readers, StopCheck check) {
    this.enumerator = enumerator;
    this.readers = readers.toArray(ValueReader[]::new);
    this.check = check;
  }

  @Override
  public boolean next() {
    return check.call(this::advance);
  }

  /**
   * Takes the row at once: Calcite computes its projection whenever it is asked for the current
   * row. A row of one column comes as its bare value.
   */
  private boolean advance() {
    try {
      if (!enumerator.moveNext()) {
        return false;
      }
      Object current = enumerator.current();
      row = readers.length == 1 ? new @Nullable Object[] {current} : (@Nullable Object[]) current;
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      throw ExecutionErrors.translate(e);
    }
  }

  @Override
  public @Nullable Object get(int column) {
    Object value = row[column];
    ValueReader reader = readers[column];
    return value == null || reader == ValueReader.AS_IS ? value : reader.read(value);
  }

  @Override
  public void close() {
    enumerator.close();
    // Whoever keeps a result set that is closed does not keep its rows.
    enumerator = Linq4j.emptyEnumerator();
    row = new Object[0];
  }
}
