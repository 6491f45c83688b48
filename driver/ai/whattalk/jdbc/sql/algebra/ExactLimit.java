package ai.whattalk.jdbc.sql.algebra;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Leaves out rows and stops after others; called by generated code, hence public. */
public final class ExactLimit {

  private ExactLimit() {}

  /**
   * The rows after {@code offset}, {@code fetch} of them at most; never moves its input further
   * than that.
   *
   * @param offset rows to leave out; null for none
   * @param fetch rows to give; null for all
   */
  public static <T> Enumerable<T> limit(
      Enumerable<T> input, @Nullable Number offset, @Nullable Number fetch) {
    long skipped = offset == null ? 0 : offset.longValue();
    long given = fetch == null ? Long.MAX_VALUE : fetch.longValue();
    if (skipped < 0 || given < 0) {
      throw new QueryException(QueryProblem.OUT_OF_RANGE, "LIMIT and OFFSET must not be negative");
    }
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return new LimitedEnumerator<>(input.enumerator(), skipped, given);
      }
    };
  }

  private static final class LimitedEnumerator<T> implements Enumerator<T> {
    private final Enumerator<T> input;
    private final long skipped;
    private final long given;
    private long toSkip;
    private long toGive;

    LimitedEnumerator(Enumerator<T> input, long skipped, long given) {
      this.input = input;
      this.skipped = skipped;
      this.given = given;
      this.toSkip = skipped;
      this.toGive = given;
    }

    @Override
    public T current() {
      return input.current();
    }

    @Override
    public boolean moveNext() {
      if (toGive == 0) {
        return false;
      }
      for (; toSkip > 0; toSkip--) {
        if (!input.moveNext()) {
          toGive = 0;
          return false;
        }
      }
      toGive--;
      return input.moveNext();
    }

    @Override
    public void reset() {
      input.reset();
      toSkip = skipped;
      toGive = given;
    }

    @Override
    public void close() {
      input.close();
    }
  }
}
