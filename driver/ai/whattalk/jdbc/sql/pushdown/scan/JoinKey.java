package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.pushdown.bound.CreatedFunction;
import ai.whattalk.jdbc.sql.pushdown.bound.OrderedValue;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import ai.whattalk.jdbc.sql.pushdown.scan.JoinSide.KeyComparison;
import ai.whattalk.jdbc.sql.run.Execution;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of a scan that is joined by.
 *
 * @param column its ordinal in the list
 * @param source the other side
 * @param index of the key among those of the source
 */
record JoinKey(ListDescription list, int column, JoinSide source, int index) {
  /** Lists for more keys are hardly ever shorter than one for all. */
  private static final int MOST_LISTS = 20;

  /** Whether the API can narrow by it, or reading may end with the row of a key. */
  boolean narrows() {
    return isCreatedAt()
        || (source.comparison(index) == null && (isId() || list.equal(column) != null));
  }

  private boolean isCreatedAt() {
    return list.hasDays() && column == list.createdAt();
  }

  private boolean isId() {
    return column == 0;
  }

  /** Whether the other side makes no request. */
  boolean isLocal() {
    return source.isLocal();
  }

  /**
   * The values of which a row has to have one to have a match, or null if they are not known, too
   * many, or only compared with by order.
   */
  @Nullable Set<Object> keys(Execution execution) {
    JoinKeyRows<?> rows = source.comparison(index) == null ? source.rows(execution) : null;
    return rows == null ? null : rows.keys(index);
  }

  /**
   * Whether a row is accepted and has a match for each of some keys, or null if that is not known
   * of a row by itself.
   */
  static @Nullable Predicate<ListRow> accepting(
      List<JoinKey> keys, Execution execution, Predicate<ListRow> accepts) {
    Predicate<ListRow> accepting = accepts;
    for (JoinKey key : keys) {
      Set<Object> values = key.keys(execution);
      if (values == null) {
        return null;
      }
      accepting =
          accepting.and(
              row -> {
                Object value = row.values()[key.column];
                return value != null && values.contains(value);
              });
    }
    return accepting;
  }

  /** The bounds of the rows that have a match, as far as that is known. */
  ScanBounds bounds(Execution execution) {
    JoinKeyRows<?> rows = source.rows(execution);
    Set<Object> keys = rows == null ? null : rows.keys(index);
    if (keys == null || keys.size() > MOST_LISTS) {
      return ScanBounds.EVERY_ROW;
    }
    if (keys.isEmpty()) {
      return ScanBounds.NONE;
    }
    if (isCreatedAt()) {
      return created(rows, keys);
    }
    Set<String> texts = texts(keys);
    ListParameter parameter = list.equal(column);
    if (texts == null || parameter == null) {
      return ScanBounds.EVERY_ROW;
    }
    // A list for each text there is would be no shorter than one for all.
    return !parameter.documented().isEmpty() && texts.containsAll(parameter.documented())
        ? ScanBounds.EVERY_ROW
        : ScanBounds.ofTexts(parameter, ValueSet.of(texts), true);
  }

  /** The ids of the rows that have a match; null if they are not known. */
  @Nullable Set<String> ids(Execution execution) {
    Set<Object> keys = isId() ? keys(execution) : null;
    return keys == null ? null : texts(keys);
  }

  private static @Nullable Set<String> texts(Set<Object> keys) {
    return keys.stream().allMatch(String.class::isInstance)
        ? keys.stream().map(String.class::cast).collect(Collectors.toSet())
        : null;
  }

  private ScanBounds created(JoinKeyRows<?> rows, Set<Object> keys) {
    KeyComparison comparison = source.comparison(index);
    SqlKind kind = comparison == null ? SqlKind.EQUALS : comparison.kind();
    SqlTypeName type = comparison == null ? SqlTypeName.TIMESTAMP : comparison.type();
    RangeSet<OrderedValue> ranges = TreeRangeSet.create();
    for (Object key : keys) {
      OrderedValue value = OrderedValue.of(key, type);
      if (value == null) {
        return ScanBounds.EVERY_ROW;
      }
      ranges.add(value.compared(kind));
    }
    try {
      CreatedFunction function =
          new CreatedFunction(comparison == null ? created -> created : rows.term(index), type);
      return ScanBounds.ofCreated(function.where(ranges.asRanges()), false);
    } catch (RuntimeException | ExceptionInInitializerError e) {
      // What it gives for a row will show when that is read.
      return ScanBounds.EVERY_ROW;
    }
  }
}
