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
  private final boolean mayBeReadAgain;

  /**
   * Creates a source.
   *
   * @param mayBeReadAgain whether that costs no request
   */
  KeySource(boolean mayBeReadAgain) {
    this.mayBeReadAgain = mayBeReadAgain;
  }

  /**
   * The rows of the side, which from now on the scan can ask for keys.
   *
   * @param selectors give the keys of a row
   */
  @SafeVarargs
  public final <T> Enumerable<T> rows(
      DataContext root, Enumerable<T> rows, Function1<T, Object>... selectors) {
    KeyRows<T> keyRows = new KeyRows<>(rows, List.of(selectors), mayBeReadAgain);
    ((Execution) root).keyRows().put(this, keyRows);
    return keyRows;
  }
}
