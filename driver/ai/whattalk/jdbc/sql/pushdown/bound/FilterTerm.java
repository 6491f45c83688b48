package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.dialect.operator.TextOperators;
import ai.whattalk.jdbc.sql.table.ConversationColumn;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A side of a comparison by which the API can narrow. */
sealed interface FilterTerm {

  /**
   * The bounds of the rows for which a condition on the term is one of {@code wanted}.
   *
   * @param trueFor values of the term for which the condition is true; for others it is false
   * @param ofNull what the condition is where the term is null
   */
  ScanBounds where(ImmutableRangeSet<OrderedValue> trueFor, Truth ofNull, Set<Truth> wanted);

  /**
   * What is known of a node, or null.
   *
   * @param values functions of {@code created_at} among them
   */
  static @Nullable FilterTerm of(RexNode node, Map<RexNode, @Nullable Object> values) {
    if (values.get(node) instanceof Function1<?, ?> code) {
      @SuppressWarnings("unchecked")
      Function1<Long, @Nullable Object> function = (Function1<Long, @Nullable Object>) code;
      return new CreatedTerm(new CreatedFunction(function, node.getType().getSqlTypeName()));
    }
    if (node instanceof RexInputRef ref) {
      ConversationColumn column = ConversationColumn.at(ref.getIndex());
      return switch (column) {
        case TYPE, ASSISTANT_ID -> new TextTerm(column);
        case CREATED_AT ->
            new CreatedTerm(new CreatedFunction(created -> created, SqlTypeName.TIMESTAMP));
        default -> null;
      };
    }
    if (node instanceof RexCall cast && cast.isA(SqlKind.CAST)) {
      RexNode text = cast.getOperands().get(0);
      return Monotonicity.isAsWide(text.getType(), cast.getType()) ? of(text, values) : null;
    }
    return null;
  }

  /** Whether a node is a column of text, as it is. */
  static boolean isText(RexNode node) {
    return of(node, Map.of()) instanceof TextTerm;
  }

  /** Whether a call compares a text with a pattern in which a backslash escapes. */
  static boolean isLike(RexCall call) {
    return call.getOperator().equals(TextOperators.LIKE.operator());
  }

  /** The primary key, or null if the node is another one. */
  static @Nullable FilterTerm ofKey(RexNode node) {
    if (node instanceof RexCall cast && cast.isA(SqlKind.CAST)) {
      RexNode text = cast.getOperands().get(0);
      return Monotonicity.isAsWide(text.getType(), cast.getType()) ? ofKey(text) : null;
    }
    return node instanceof RexInputRef ref
            && ConversationColumn.at(ref.getIndex()) == ConversationColumn.ID
        ? new TextTerm(ConversationColumn.ID)
        : null;
  }

  /** A column of text; the key bounds in the place of the type, in bounds of its own. */
  record TextTerm(ConversationColumn column) implements FilterTerm {

    @Override
    public ScanBounds where(
        ImmutableRangeSet<OrderedValue> trueFor, Truth ofNull, Set<Truth> wanted) {
      ValueSet texts = texts(trueFor);
      boolean all = wanted.contains(Truth.TRUE) && wanted.contains(Truth.FALSE);
      boolean none = !wanted.contains(Truth.TRUE) && !wanted.contains(Truth.FALSE);
      ValueSet accepted;
      if (all || none) {
        accepted = all ? ValueSet.TEXTS : ValueSet.NONE;
      } else if (texts == null) {
        accepted = ValueSet.TEXTS;
      } else {
        accepted =
            wanted.contains(Truth.TRUE) ? texts : texts.complement().intersection(ValueSet.TEXTS);
      }
      ValueSet withNull = wanted.contains(ofNull) ? accepted.union(ValueSet.NULL) : accepted;
      boolean exact = all || none || texts != null;
      return column == ConversationColumn.ASSISTANT_ID
          ? ScanBounds.ofAssistants(withNull, exact)
          : ScanBounds.ofTypes(withNull, exact);
    }

    /** The texts of ranges, or null if there is no list of them or of the others. */
    private static @Nullable ValueSet texts(ImmutableRangeSet<OrderedValue> ranges) {
      Set<String> listed = points(ranges);
      if (listed != null) {
        return ValueSet.of(listed);
      }
      Set<String> excluded = points(ranges.complement());
      return excluded == null ? null : ValueSet.except(excluded);
    }

    private static @Nullable Set<String> points(ImmutableRangeSet<OrderedValue> ranges) {
      Set<String> points = new HashSet<>();
      for (Range<OrderedValue> range : ranges.asRanges()) {
        if (!range.hasLowerBound()
            || !range.hasUpperBound()
            || !range.lowerEndpoint().equals(range.upperEndpoint())) {
          return null;
        }
        points.add(range.lowerEndpoint().text());
      }
      return points;
    }
  }

  /** A function that rises or falls with {@code created_at}. */
  record CreatedTerm(CreatedFunction function) implements FilterTerm {

    @Override
    public ScanBounds where(
        ImmutableRangeSet<OrderedValue> trueFor, Truth ofNull, Set<Truth> wanted) {
      CreatedSet accepted = CreatedSet.NONE;
      try {
        CreatedSet timestamps = function.where(trueFor.asRanges());
        if (wanted.contains(Truth.TRUE)) {
          accepted = timestamps;
        }
        if (wanted.contains(Truth.FALSE)) {
          accepted = accepted.union(timestamps.complement().intersection(CreatedSet.DATED));
        }
      } catch (RuntimeException | ExceptionInInitializerError e) {
        // What it gives for a row will show when that is read.
        return ScanBounds.UNKNOWN;
      }
      return ScanBounds.ofCreated(
          wanted.contains(ofNull) ? accepted.union(CreatedSet.UNDATED) : accepted, true);
    }
  }
}
