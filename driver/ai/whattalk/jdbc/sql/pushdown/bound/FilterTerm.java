package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.sql.dialect.operator.TextOperators;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** A side of a comparison by which the API can narrow. */
sealed interface FilterTerm {
  /** Stands for the primary key, which no parameter compares, in bounds of its own. */
  ListParameter KEY = new ListParameter(0, "", 0, ListParameter.Match.EQUAL, List.of());

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
  static @Nullable FilterTerm of(
      ListDescription list, RexNode node, Map<RexNode, @Nullable Object> values) {
    if (values.get(node) instanceof Function1<?, ?> code) {
      @SuppressWarnings("unchecked")
      Function1<Long, @Nullable Object> function = (Function1<Long, @Nullable Object>) code;
      return new CreatedTerm(new CreatedFunction(function, node.getType().getSqlTypeName()));
    }
    if (node instanceof RexInputRef ref) {
      if (ref.getIndex() == created(list)) {
        return new CreatedTerm(new CreatedFunction(created -> created, SqlTypeName.TIMESTAMP));
      }
      ListParameter parameter = list.equal(ref.getIndex());
      return parameter == null ? null : new TextTerm(parameter);
    }
    if (node instanceof RexCall cast && cast.isA(SqlKind.CAST)) {
      RexNode text = cast.getOperands().get(0);
      return Monotonicity.isAsWide(text.getType(), cast.getType()) ? of(list, text, values) : null;
    }
    return null;
  }

  /** Ordinal of the time whose days the API can narrow by, or {@link ListDescription#NONE}. */
  static int created(ListDescription list) {
    return list.hasDays() ? list.createdAt() : ListDescription.NONE;
  }

  /** Whether a node is a column of text, as it is. */
  static boolean isText(ListDescription list, RexNode node) {
    return of(list, node, Map.of()) instanceof TextTerm;
  }

  /** Whether a call compares a text with a pattern in which a backslash escapes. */
  static boolean isLike(RexCall call) {
    return call.getOperator().equals(TextOperators.LIKE.operator());
  }

  /** The primary key, or null if the node is another one, or the key is no text. */
  static @Nullable FilterTerm ofKey(RexNode node) {
    if (node instanceof RexCall cast && cast.isA(SqlKind.CAST)) {
      RexNode text = cast.getOperands().get(0);
      return Monotonicity.isAsWide(text.getType(), cast.getType()) ? ofKey(text) : null;
    }
    return node instanceof RexInputRef ref
            && ref.getIndex() == 0
            && SqlTypeUtil.isCharacter(ref.getType())
        ? new TextTerm(KEY)
        : null;
  }

  /** A column of text. */
  record TextTerm(ListParameter parameter) implements FilterTerm {

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
      return ScanBounds.ofTexts(parameter, withNull, exact);
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
