package ai.whattalk.jdbc.sql.pushdown.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one side of a join, of which a scan on the other side wants the keys. If it wants
 * them before the rows are read, they are read then, and kept for who reads them next. Used by one
 * thread.
 */
final class JoinKeyRows<T> extends AbstractEnumerable<T> {
  private static final int MOST_KEYS = 1_000;

  private static final int MOST_KEPT_ROWS = 10_000;

  private final Enumerable<T> source;
  private final List<Function1<T, @Nullable Object>> selectors;
  private final boolean mayBeReadAgain;
  private final List<Function0<?>> terms;

  /** For each key its values but null; null where they are too many, or one can't be computed. */
  private final List<@Nullable Set<Object>> keys = new ArrayList<>();

  private @Nullable List<T> kept;
  private @Nullable Enumerator<T> rest;
  private boolean begun;
  private boolean complete;

  /**
   * Creates rows.
   *
   * @param selectors give the keys of a row
   * @param mayBeReadAgain whether that costs no request
   * @param terms give functions of {@code created_at} that are compared with the keys; empty if
   *     columns are
   */
  JoinKeyRows(
      Enumerable<T> source,
      List<Function1<T, @Nullable Object>> selectors,
      boolean mayBeReadAgain,
      List<Function0<?>> terms) {
    this.source = source;
    this.selectors = selectors;
    this.mayBeReadAgain = mayBeReadAgain;
    this.terms = terms;
    selectors.forEach(selector -> keys.add(new HashSet<>()));
  }

  /** The values of a key, or null if they are not known, or too many. */
  @Nullable Set<Object> keys(int index) {
    if (!complete && kept == null && (!begun || mayBeReadAgain)) {
      keep();
    }
    return complete ? keys.get(index) : null;
  }

  /** What is compared with a key, as a function of {@code created_at}. */
  Function1<Long, @Nullable Object> term(int index) {
    @SuppressWarnings("unchecked")
    Function1<Long, @Nullable Object> term =
        (Function1<Long, @Nullable Object>) terms.get(index).apply();
    return term;
  }

  private void keep() {
    List<T> rows = new ArrayList<>();
    Enumerator<T> enumerator = source.enumerator();
    kept = rows;
    rest = enumerator;
    begun = true;
    while (!complete && rows.size() < MOST_KEPT_ROWS && keys.stream().anyMatch(this::isKnown)) {
      if (enumerator.moveNext()) {
        rows.add(enumerator.current());
        note(enumerator.current());
      } else {
        complete = true;
        rest = null;
        enumerator.close();
      }
    }
  }

  private boolean isKnown(@Nullable Set<Object> values) {
    return values != null;
  }

  private void note(T row) {
    for (int i = 0; i < keys.size(); i++) {
      Set<Object> values = keys.get(i);
      if (values == null) {
        continue;
      }
      try {
        Object key = selectors.get(i).apply(row);
        if (key != null && values.add(key) && values.size() > MOST_KEYS) {
          keys.set(i, null);
        }
      } catch (RuntimeException e) {
        // The join fails by it when it gets to that row.
        keys.set(i, null);
      }
    }
  }

  @Override
  public Enumerator<T> enumerator() {
    begun = true;
    List<T> rows = kept;
    if (rows == null) {
      return new Pass(List.of(), source.enumerator());
    }
    Enumerator<T> open = rest;
    rest = null;
    if (!complete) {
      kept = null;
    }
    return new Pass(rows, open);
  }

  /** Kept rows first, then those that are left. */
  private final class Pass implements Enumerator<T> {
    private final List<T> before;
    private @Nullable Enumerator<T> after;
    private int position = -1;

    Pass(List<T> before, @Nullable Enumerator<T> after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public T current() {
      return position < before.size() || after == null ? before.get(position) : after.current();
    }

    @Override
    public boolean moveNext() {
      if (position + 1 < before.size()) {
        position++;
        return true;
      }
      if (after == null) {
        return false;
      }
      position = before.size();
      if (after.moveNext()) {
        note(after.current());
        return true;
      }
      complete = true;
      return false;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
      if (after != null) {
        after.close();
        after = null;
      }
    }
  }
}
