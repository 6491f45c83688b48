package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationLists;
import java.util.Set;

/**
 * A column of a scan that is joined by.
 *
 * @param source the other side
 * @param index of the key among those of the source
 */
record JoinKey(ConversationColumn column, KeySource source, int index) {

  /** Whether the other side makes no request. */
  boolean isLocal() {
    return source.isLocal();
  }

  /** The bounds of the rows that have a match, as far as that is known. */
  ScanBounds bounds(Execution execution) {
    KeyRows<?> rows = execution.keyRows().get(source);
    Set<String> keys = rows == null ? null : rows.keys(index);
    if (keys == null) {
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
