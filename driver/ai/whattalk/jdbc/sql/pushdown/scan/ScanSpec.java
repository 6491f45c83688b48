package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.pushdown.count.CountGrain;
import ai.whattalk.jdbc.sql.table.ListTable;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ListScan} computes, in this order: filter, columns, limit.
 *
 * @param table whose rows it reads
 * @param filter over all columns of the table, or null for every row
 * @param columns ordinals of the columns to give, in order
 * @param read which of the columns are read by what is above it
 * @param limit which of its rows to give
 * @param grain if not null, a row may stand for many that this does not tell apart; one more column
 *     says for how many
 * @param ends if not empty, rows may be left out that are at none of these ends; with a grain,
 *     those that are there stand for none
 */
public record ScanSpec(
    ListTable table,
    @Nullable RexNode filter,
    ImmutableIntList columns,
    ImmutableBitSet read,
    RowRange limit,
    @Nullable CountGrain grain,
    List<ScanEnd> ends) {

  /** Every row, with these columns. */
  public static ScanSpec of(ListTable table, ImmutableIntList columns) {
    return new ScanSpec(table, null, columns, all(columns), RowRange.ALL, null, List.of());
  }

  private static ImmutableBitSet all(ImmutableIntList columns) {
    return ImmutableBitSet.range(columns.size());
  }

  /** Whether what it gives is still rows of the table, and all that its filter accepts. */
  boolean isPlain() {
    return !isLimited() && grain == null && ends.isEmpty();
  }

  /** Ordinals of the columns whose values matter. */
  int[] columnsRead() {
    ImmutableBitSet ordinals =
        ImmutableBitSet.of(read.toList().stream().map(columns::get).toList());
    return (filter == null ? ordinals : ordinals.union(RelOptUtil.InputFinder.bits(filter)))
        .toArray();
  }

  /** Whether one of its columns is the time whose days the API can narrow by. */
  boolean isCreatedAt(int column) {
    return table.list().hasDays() && columns.get(column) == table.list().createdAt();
  }

  boolean isLimited() {
    return !limit.equals(RowRange.ALL);
  }

  ScanSpec withFilter(RexNode newFilter) {
    return new ScanSpec(table, newFilter, columns, read, limit, grain, ends);
  }

  ScanSpec withColumns(ImmutableIntList newColumns) {
    return new ScanSpec(table, filter, newColumns, all(newColumns), limit, grain, ends);
  }

  ScanSpec withRead(ImmutableBitSet newRead) {
    return new ScanSpec(
        table, filter, columns, newRead.intersect(all(columns)), limit, grain, ends);
  }

  ScanSpec withLimit(RowRange newLimit) {
    return new ScanSpec(table, filter, columns, read, newLimit, grain, ends);
  }

  ScanSpec withGrain(CountGrain newGrain) {
    return new ScanSpec(table, filter, columns, read, limit, newGrain, ends);
  }

  ScanSpec withEnds(List<ScanEnd> newEnds) {
    return new ScanSpec(table, filter, columns, read, limit, grain, newEnds);
  }
}
