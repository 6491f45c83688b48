package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query's rows that LIMIT and OFFSET leave, where the order of the query leaves open
 * which rows these are. No two rows of the query are the same.
 *
 * @param keys columns that the query is ordered by, its first ones; what they hold is not open
 */
public record RowSlice(int limit, int offset, int keys) {

  /** As it stands at the end of the query. */
  public String clause() {
    return " LIMIT " + limit + (offset == 0 ? "" : " OFFSET " + offset);
  }

  /** What is wrong with rows as the slice of others, or null. */
  @Nullable String difference(ResultRows whole, ResultRows got) {
    int first = Math.min(offset, whole.rows().size());
    List<List<@Nullable Object>> expected =
        whole.rows().subList(first, Math.min(first + limit, whole.rows().size()));
    if (got.rows().size() != expected.size()) {
      return "expected %d rows, got %d".formatted(expected.size(), got.rows().size());
    }
    for (int i = 0; i < expected.size(); i++) {
      List<@Nullable Object> row = got.rows().get(i);
      if (!row.subList(0, keys).equals(expected.get(i).subList(0, keys))) {
        return "expected one like %s, got %s as row %d".formatted(expected.get(i), row, i + 1);
      }
    }
    List<List<@Nullable Object>> strangers = new ArrayList<>(got.rows());
    whole.rows().forEach(strangers::remove);
    return strangers.isEmpty() ? null : "not among the rows, or not so often: " + strangers;
  }
}
