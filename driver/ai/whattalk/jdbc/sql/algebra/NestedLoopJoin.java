package ai.whattalk.jdbc.sql.algebra;

import java.lang.reflect.Method;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.EnumerableDefaults;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.function.Predicate2;
import org.apache.calcite.linq4j.tree.Types;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's join by any condition, of RIGHT and FULL JOIN. Calcite takes rows of the right side for
 * one that are the same object, such as two of the one column 1, and gives only one where they
 * match no row of the left side. So each row gets an object of its own. Called by generated code.
 */
public final class NestedLoopJoin {
  static final Method METHOD =
      Types.lookupMethod(
          NestedLoopJoin.class,
          "join",
          Enumerable.class,
          Enumerable.class,
          Predicate2.class,
          Function2.class,
          JoinType.class);

  private NestedLoopJoin() {}

  private record Row<T>(T value) {}

  /** Called by generated code, as {@link EnumerableDefaults#nestedLoopJoin} would be. */
  public static <L, R, T> Enumerable<T> join(
      Enumerable<L> left,
      Enumerable<R> right,
      Predicate2<L, R> condition,
      Function2<L, @Nullable R, T> joined,
      JoinType type) {
    return type.generatesNullsOnLeft()
        ? EnumerableDefaults.nestedLoopJoin(
            left,
            right.select(Row::new),
            (row, other) -> condition.apply(row, other.value),
            (row, other) -> joined.apply(row, other == null ? null : other.value),
            type)
        : EnumerableDefaults.nestedLoopJoin(left, right, condition, joined, type);
  }
}
