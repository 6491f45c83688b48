package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** ARRAY_AGG, which keeps nulls and is null of no rows. Calcite's own drops them. */
public final class ArrayAggregate implements Accumulator {
  private static final int MOST_ELEMENTS = 1_000_000;

  private final List<@Nullable Object> values = new ArrayList<>();

  /** Called by generated code. */
  public ArrayAggregate() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    if (values.size() == MOST_ELEMENTS) {
      throw new QueryException(
          QueryProblem.TOO_LARGE,
          String.format(
              Locale.ROOT, "a function makes no array of more than %,d elements", MOST_ELEMENTS));
    }
    values.add(arguments[0]);
  }

  @Override
  public @Nullable Object result() {
    return values.isEmpty() ? null : new ArrayList<>(values);
  }
}
