package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * The ids of a page's rows and the versions in which they came, as they are kept of rows that were
 * seen. Each is hashed once, however often it is looked up. Not changed once it is made.
 */
final class PageIds {
  private final List<ListRow> rows;
  private final long[] high;
  private final int[] low;

  PageIds(List<ListRow> rows) {
    this.rows = rows;
    high = new long[rows.size()];
    low = new int[rows.size()];
    IdHash hash = new IdHash();
    for (int i = 0; i < high.length; i++) {
      hash.of(id(i));
      high[i] = hash.high();
      low[i] = hash.low(version(rows.get(i)));
    }
  }

  private static int version(ListRow row) {
    int hash = Objects.hashCode(row.millis(row.list().updatedAt())) * 0x9E3779B9;
    return hash >>> Short.SIZE;
  }

  List<ListRow> rows() {
    return rows;
  }

  String id(int row) {
    return rows.get(row).id();
  }

  /** Of how many rows, by their places, something is true. */
  int count(IntPredicate isTrue) {
    int count = 0;
    for (int i = 0; i < high.length; i++) {
      count += isTrue.test(i) ? 1 : 0;
    }
    return count;
  }

  /** Whether they are those of these very rows. */
  @SuppressWarnings("ReferenceEquality")
  boolean areOf(List<ListRow> others) {
    return rows == others;
  }

  /** What stands for an id first: see {@link IdHash#high}. */
  long high(int row) {
    return high[row];
  }

  /** What stands beside it, with the row's version. */
  int low(int row) {
    return low[row];
  }
}
