package ai.whattalk.jdbc.sql;

import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConversationScan} computes, in this order: filter, columns, offset, fetch.
 *
 * @param filter over all columns of the table, or null for every row
 * @param columns ordinals of the columns to give, in order
 * @param offset rows to leave out, a literal or a parameter, or null
 * @param fetch rows to give at most, a literal or a parameter, or null
 */
record ScanSpec(
    @Nullable RexNode filter,
    ImmutableIntList columns,
    @Nullable RexNode offset,
    @Nullable RexNode fetch) {

  boolean isLimited() {
    return offset != null || fetch != null;
  }

  ScanSpec withFilter(RexNode newFilter) {
    return new ScanSpec(newFilter, columns, offset, fetch);
  }

  ScanSpec withColumns(ImmutableIntList newColumns) {
    return new ScanSpec(filter, newColumns, offset, fetch);
  }

  ScanSpec withLimit(@Nullable RexNode newOffset, @Nullable RexNode newFetch) {
    return new ScanSpec(filter, columns, newOffset, newFetch);
  }
}
