package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationLists;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.function.Predicate1;
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

  /**
   * Whether a row is accepted and has a match for each of some keys, or null if that is not known
   * of a row by itself.
   */
  static @Nullable Predicate1<Object> accepting(
      List<JoinKey> keys, Execution execution, Predicate1<Object> accepts) {
    Predicate1<Object> accepting = accepts;
    for (JoinKey key : keys) {
      Set<String> values = key.keys(execution);
      if (values == null) {
        return null;
      }
      Predicate1<Object> others = accepting;
      int column = key.column.ordinal();
      accepting = row -> values.contains(((Object[]) row)[column]) && others.apply(row);
    }
    return accepting;
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
