package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.run.Execution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function0;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are fetched once, as far as they are asked for, and given again to each enumerator;
 * called by generated code, hence public.
 */
public final class ReplayedRows<T> extends AbstractEnumerable<T> {
  /** Rows of subqueries in an execution beyond which no more of them are remembered. */
  private static final int MOST_REMEMBERED = 100_000;

  private final Enumerable<T> source;
  private final Runnable counter;
  private final List<T> rows = new ArrayList<>();
  private @Nullable Enumerator<T> rest;
  private boolean complete;

  /**
   * Keeps nothing yet.
   *
   * @param counter called for each row that is kept
   */
  ReplayedRows(Enumerable<T> source, Runnable counter) {
    this.source = source;
    this.counter = counter;
  }

  /**
   * The rows of a subquery, kept as long as they are not too many; called by generated code.
   *
   * @param place stands for the subquery
   * @param key the values that its rows depend on
   */
  public static <T> Enumerable<T> remembered(
      DataContext root, Object place, Object[] key, Function0<Enumerable<T>> rows) {
    Execution execution = (Execution) root;
    AtomicLong remembered = execution.memo(ReplayedRows.class, AtomicLong::new);
    Object subquery = List.of(place, Arrays.asList(key));
    if (execution.noted(subquery) == null) {
      if (remembered.get() > MOST_REMEMBERED) {
        return rows.apply();
      }
      // An answer counts as a row, also if it has none.
      remembered.incrementAndGet();
    }
    return execution.memo(
        subquery, () -> new ReplayedRows<>(rows.apply(), remembered::incrementAndGet));
  }

  @Override
  public Enumerator<T> enumerator() {
    return new Enumerator<>() {
      private int position = -1;

      @Override
      public T current() {
        return rows.get(position);
      }

      @Override
      public boolean moveNext() {
        if (position + 1 >= rows.size() && !fetch()) {
          return false;
        }
        position++;
        return true;
      }

      @Override
      public void reset() {
        position = -1;
      }

      @Override
      public void close() {}
    };
  }

  private boolean fetch() {
    if (complete) {
      return false;
    }
    if (rest == null) {
      rest = source.enumerator();
    }
    if (rest.moveNext()) {
      rows.add(rest.current());
      counter.run();
      return true;
    }
    complete = true;
    rest.close();
    return false;
  }
}
