package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.run.Execution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Which rows one execution of a scan is about.
 *
 * @param bounds within which all of them are
 * @param ids of which each of them has one; null if there is no list of them
 * @param stated the bounds that the scan's own filter says, whatever it is joined with
 */
record ScanTarget(ScanBounds bounds, @Nullable Set<String> ids, ScanBounds stated) {

  ScanTarget(ScanBounds stated, @Nullable Set<String> ids) {
    this(stated, ids, stated);
  }

  /**
   * The rows that a scan's filter accepts, or all of them.
   *
   * @param texts those of documented parameters that rows are known to have, not all perhaps
   */
  static ScanTarget of(
      ScanSpec spec, Map<RexNode, @Nullable Object> values, Map<ListParameter, Set<String>> texts) {
    RexNode filter = spec.filter();
    ListDescription list = spec.table().list();
    return filter == null
        ? new ScanTarget(ScanBounds.EVERY_ROW, null)
        : new ScanTarget(
            FilterBounds.of(list, filter, values, texts), FilterBounds.keys(list, filter, values));
  }

  /** Those of the rows that have a match on the other sides of joins, as far as that is known. */
  ScanTarget joined(Execution execution, List<JoinKey> keys) {
    ScanTarget joined = this;
    for (JoinKey key : keys) {
      if (!joined.isEmpty()) {
        joined =
            new ScanTarget(
                joined.bounds.and(key.bounds(execution)),
                joined.ids == null ? key.ids(execution) : joined.ids,
                stated);
      }
    }
    return joined;
  }

  boolean isEmpty() {
    return bounds.isEmpty() || (ids != null && ids.isEmpty());
  }

  /**
   * The ids with which the reading of a list may end, which finds rows as soon as windows at the
   * ends of the list do; null if it may not.
   */
  @Nullable Set<String> idsToMeet(ScanSpec spec) {
    return ids != null && (spec.ends().isEmpty() || ids.size() == 1) ? ids : null;
  }
}
