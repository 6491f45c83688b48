package ai.whattalk.jdbc.sql.algebra;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.TransformedEnumerator;
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
    return EnumerableStopChecks.of(
        () -> new LimitedEnumerator<>(input.enumerator(), skipped, given));
  }

  private static final class LimitedEnumerator<T> extends TransformedEnumerator<T, T> {
    private final long skipped;
    private final long given;
    private long toSkip;
    private long toGive;

    LimitedEnumerator(Enumerator<T> input, long skipped, long given) {
      super(input);
      this.skipped = skipped;
      this.given = given;
      this.toSkip = skipped;
      this.toGive = given;
    }

    @Override
    protected T transform(T row) {
      return row;
    }

    @Override
    public boolean moveNext() {
      if (toGive == 0) {
        return false;
      }
      for (; toSkip > 0; toSkip--) {
        if (!super.moveNext()) {
          toGive = 0;
          return false;
        }
      }
      toGive--;
      return super.moveNext();
    }

    @Override
    public void reset() {
      super.reset();
      toSkip = skipped;
      toGive = given;
    }
  }
}
