package ai.whattalk.jdbc.sql;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;

/**
 * One side of a join, whose keys narrow a scan on the other side; called by generated code, hence
 * public. Immutable.
 */
public final class KeySource {
  private final boolean isLocal;

  /**
   * Creates a source.
   *
   * @param isLocal whether the side makes no request, however often it is read
   */
  KeySource(boolean isLocal) {
    this.isLocal = isLocal;
  }

  boolean isLocal() {
    return isLocal;
  }

  /**
   * The rows of the side, which from now on the scan can ask for keys.
   *
   * @param selectors give the keys of a row
   */
  @SafeVarargs
  public final <T> Enumerable<T> rows(
      DataContext root, Enumerable<T> rows, Function1<T, Object>... selectors) {
    KeyRows<T> keyRows = new KeyRows<>(rows, List.of(selectors), isLocal);
    ((Execution) root).keyRows().put(this, keyRows);
    return keyRows;
  }
}
