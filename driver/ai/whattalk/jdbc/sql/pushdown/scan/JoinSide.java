package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.run.Execution;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * One side of a join, whose keys narrow a scan on the other side; called by generated code, hence
 * public. Immutable.
 */
public final class JoinSide {
  private final boolean isLocal;
  private final List<KeyComparison> comparisons;

  /**
   * A condition of a join that compares what rises or falls with {@code created_at} with a value of
   * the other side.
   *
   * @param term over the columns of the table
   * @param kind how {@code term} compares with {@code key}
   * @param key over the columns of the other side
   */
  record KeyComparison(RexNode term, SqlKind kind, RexNode key) {

    /** The type of what is compared. */
    SqlTypeName type() {
      return term.getType().getSqlTypeName();
    }
  }

  /**
   * Creates a source.
   *
   * @param isLocal whether the side makes no request, however often it is read
   */
  JoinSide(boolean isLocal) {
    this(isLocal, List.of());
  }

  /**
   * Creates a source whose keys are compared with what depends on {@code created_at}.
   *
   * @param comparisons in the order of {@link JoinKey#index()}
   */
  JoinSide(boolean isLocal, List<KeyComparison> comparisons) {
    this.isLocal = isLocal;
    this.comparisons = comparisons;
  }

  /** How a key is compared; null if a column is equal to it. */
  @Nullable KeyComparison comparison(int index) {
    return comparisons.isEmpty() ? null : comparisons.get(index);
  }

  /** How the keys are compared, in their order; empty if columns are equal to them. */
  List<KeyComparison> comparisons() {
    return comparisons;
  }

  boolean isLocal() {
    return isLocal;
  }

  /**
   * The rows of the side, which from now on the scan can ask for keys.
   *
   * @param terms give the functions of {@code created_at} that are compared with the keys; empty if
   *     columns are equal to them
   * @param selectors give the keys of a row
   */
  @SafeVarargs
  public final <T> Enumerable<T> rows(
      DataContext root,
      Enumerable<T> rows,
      Function0<?>[] terms,
      Function1<T, Object>... selectors) {
    JoinKeyRows<T> keyRows = new JoinKeyRows<>(rows, List.of(selectors), isLocal, List.of(terms));
    ((Execution) root).note(this, keyRows);
    return keyRows;
  }

  /** The rows of the side in an execution; null if it has not got to them yet. */
  @Nullable JoinKeyRows<?> rows(Execution execution) {
    return execution.noted(this);
  }
}
