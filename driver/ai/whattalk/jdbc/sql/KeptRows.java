package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows that are fetched once, as far as they are asked for, and given again to each enumerator. */
final class KeptRows extends AbstractEnumerable<@Nullable Object[]> {
  private final Enumerable<@Nullable Object[]> source;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private @Nullable Enumerator<@Nullable Object[]> rest;
  private boolean complete;

  KeptRows(Enumerable<@Nullable Object[]> source) {
    this.source = source;
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    return new Enumerator<>() {
      private int position = -1;

      @Override
      public @Nullable Object[] current() {
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
      return true;
    }
    complete = true;
    rest.close();
    return false;
  }
}
