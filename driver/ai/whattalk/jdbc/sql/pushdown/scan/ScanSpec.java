package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import ai.whattalk.jdbc.sql.table.ListTable;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConversationScan} computes, in this order: filter, columns, offset, fetch.
 *
 * @param table whose rows it reads
 * @param filter over all columns of the table, or null for every row
 * @param columns ordinals of the columns to give, in order
 * @param offset rows to leave out, a literal or a parameter, or null
 * @param fetch rows to give at most, a literal or a parameter, or null
 * @param grain if not null, a row may stand for many that this does not tell apart; one more column
 *     says for how many
 * @param ends if not empty, rows may be left out that are at none of these ends; with a grain,
 *     those that are there stand for none
 */
public record ScanSpec(
    ListTable table,
    @Nullable RexNode filter,
    ImmutableIntList columns,
    @Nullable RexNode offset,
    @Nullable RexNode fetch,
    @Nullable CountGrain grain,
    List<ScanEnd> ends) {

  /** Every row, with these columns. */
  public static ScanSpec of(ListTable table, ImmutableIntList columns) {
    return new ScanSpec(table, null, columns, null, null, null, List.of());
  }

  /** Whether what it gives is still rows of the table, and all that its filter accepts. */
  boolean isPlain() {
    return !isLimited() && grain == null && ends.isEmpty();
  }

  boolean isLimited() {
    return offset != null || fetch != null;
  }

  ScanSpec withFilter(RexNode newFilter) {
    return new ScanSpec(table, newFilter, columns, offset, fetch, grain, ends);
  }

  ScanSpec withColumns(ImmutableIntList newColumns) {
    return new ScanSpec(table, filter, newColumns, offset, fetch, grain, ends);
  }

  ScanSpec withLimit(@Nullable RexNode newOffset, @Nullable RexNode newFetch) {
    return new ScanSpec(table, filter, columns, newOffset, newFetch, grain, ends);
  }

  ScanSpec withGrain(CountGrain newGrain) {
    return new ScanSpec(table, filter, columns, offset, fetch, newGrain, ends);
  }

  ScanSpec withEnds(List<ScanEnd> newEnds) {
    return new ScanSpec(table, filter, columns, offset, fetch, grain, newEnds);
  }
}
