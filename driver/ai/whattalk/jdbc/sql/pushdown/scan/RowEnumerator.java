package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a source. Not thread-safe. */
final class RowEnumerator implements Enumerator<@Nullable Object[]> {
  private final Supplier<RowSource> opening;
  private final Function<ListRow, @Nullable Object[]> form;
  private @Nullable RowSource source;
  private @Nullable Object @Nullable [] row;

  /** What the source failed with: it is not asked again. */
  private @Nullable RuntimeException failure;

  /**
   * Creates an enumerator.
   *
   * @param form makes a row of one of the list
   */
  RowEnumerator(Supplier<RowSource> opening, Function<ListRow, @Nullable Object[]> form) {
    this.opening = opening;
    this.form = form;
  }

  @Override
  public @Nullable Object[] current() {
    if (row == null) {
      throw new IllegalStateException("not on a row");
    }
    return row;
  }

  @Override
  public boolean moveNext() {
    if (failure != null) {
      throw failure;
    }
    try {
      if (source == null) {
        source = opening.get();
      }
      ListRow next = source.next();
      row = next == null ? null : form.apply(next);
      return row != null;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void reset() {
    close();
    source = null;
    failure = null;
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
  }
}
