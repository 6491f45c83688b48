package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationLists;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a scan that is joined by.
 *
 * @param source the other side
 * @param index of the key among those of the source
 */
record JoinKey(ConversationColumn column, KeySource source, int index) {
  /** Lists for more keys are hardly ever shorter than one for all. */
  private static final int MOST_LISTS = 20;

  /** Whether the other side makes no request. */
  boolean isLocal() {
    return source.isLocal();
  }

  /** The keys of the other side but null, or null if they are not known, or too many. */
  @Nullable Set<String> keys(Execution execution) {
    KeyRows<?> rows = execution.keyRows().get(source);
    return rows == null ? null : rows.keys(index);
  }

  /** The bounds of the rows that have a match, as far as that is known. */
  ScanBounds bounds(Execution execution) {
    Set<String> keys = keys(execution);
    if (keys == null || keys.size() > MOST_LISTS) {
      return ScanBounds.EVERY_ROW;
    }
    ValueSet values = ValueSet.of(keys);
    if (column == ConversationColumn.ASSISTANT_ID) {
      return ScanBounds.ofAssistants(values, true);
    }
    // A list for each type there is would be no shorter than one for all.
    return keys.containsAll(ConversationLists.DOCUMENTED_TYPES)
        ? ScanBounds.EVERY_ROW
        : ScanBounds.ofTypes(values, true);
  }
}
