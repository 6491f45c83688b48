package ai.whattalk.jdbc.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Watches whether rows are such as were asked for. Where they are not, what was noted of the
 * parameter is taken back, and a warning says so. Not thread-safe.
 */
final class FilterWatch {
  private final ListEvidence evidence;
  private final CallScope scope;

  FilterWatch(ListEvidence evidence, CallScope scope) {
    this.evidence = evidence;
    this.scope = scope;
  }

  /** Whether all rows are such as a filter asks for. */
  boolean areObeyed(ConversationFilter filter, List<ListRow> rows) {
    boolean obeyed = true;
    for (Map.Entry<FilterParameter, String> value : filter.values().entrySet()) {
      boolean all = rows.stream().allMatch(row -> filter.admits(value.getKey(), row));
      if (!all) {
        evidence.contradicted(value.getKey(), value.getValue());
        scope.warn(
            String.format(
                Locale.ROOT,
                "the API does not narrow by %s as the driver understands it: it gave other rows,"
                    + " which are left out, and its totals are not used for it",
                SentFilter.shown(value.getKey(), value.getValue())));
      }
      obeyed &= all;
    }
    return obeyed;
  }
}
