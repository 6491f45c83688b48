package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link ScanBounds} of a filter over the columns of a list. What it does not understand
 * bounds nothing.
 */
public final class FilterBounds {
  private static final Set<Truth> TRUE = Set.of(Truth.TRUE);
  private static final Set<Truth> FALSE = Set.of(Truth.FALSE);
  private static final Set<Truth> UNKNOWN = Set.of(Truth.UNKNOWN);
  private static final Set<Truth> NOT_TRUE = Set.of(Truth.FALSE, Truth.UNKNOWN);
  private static final Set<Truth> NOT_FALSE = Set.of(Truth.TRUE, Truth.UNKNOWN);
  private static final CharMatcher WILDCARDS = CharMatcher.anyOf("%_\\");

  /** Sorts behind all that a text may go on with. */
  private static final String LAST_CODE_POINT = Character.toString(Character.MAX_CODE_POINT);

  private final ListDescription list;
  private final Map<RexNode, @Nullable Object> values;
  private final Map<ListParameter, Set<String>> texts;
  private final @Nullable Range<Long> span;

  /** Whether the primary key is what is bounded, and nothing else. */
  private final boolean ofKey;

  /** Whether days were not asked about, for it is not known yet which of them matter. */
  private boolean daysLeftOpen;

  private FilterBounds(
      ListDescription list,
      Map<RexNode, @Nullable Object> values,
      Map<ListParameter, Set<String>> texts,
      @Nullable Range<Long> span,
      boolean ofKey) {
    this.list = list;
    this.values = values;
    this.texts = texts;
    this.span = span;
    this.ofKey = ofKey;
  }

  /**
   * The bounds of the rows that a filter accepts.
   *
   * @param values what was computed of {@link FilterValues}: values in Calcite's representation, or
   *     functions of {@code created_at} or of a text that give them
   * @param texts those of documented parameters that rows are known to have, not all perhaps
   */
  public static ScanBounds of(
      ListDescription list,
      RexNode filter,
      Map<RexNode, @Nullable Object> values,
      Map<ListParameter, Set<String>> texts) {
    FilterBounds wide = new FilterBounds(list, values, texts, null, false);
    ScanBounds bounds = wide.where(filter, TRUE);
    return wide.daysLeftOpen
        ? new FilterBounds(list, values, texts, bounds.span().created().span(), false)
            .where(filter, TRUE)
        : bounds;
  }

  /** The keys of which one has to be that of an accepted row; null if there is no list of them. */
  public static @Nullable Set<String> keys(
      ListDescription list, RexNode filter, Map<RexNode, @Nullable Object> values) {
    ScanBounds bounds = new FilterBounds(list, values, Map.of(), null, true).where(filter, TRUE);
    ValueSet keys = bounds.span().texts(FilterTerm.KEY);
    if (bounds.isEmpty()) {
      return Set.of();
    }
    return keys.excluding() ? null : keys.values();
  }

  /** The bounds of the rows for which a condition is one of {@code wanted}. */
  private ScanBounds where(RexNode node, Set<Truth> wanted) {
    if (wanted.size() == Truth.values().length) {
      return ScanBounds.EVERY_ROW;
    }
    if (wanted.isEmpty()) {
      return ScanBounds.NONE;
    }
    if (isConstant(node)) {
      return wanted.contains(Truth.of((Boolean) constant(node)))
          ? ScanBounds.EVERY_ROW
          : ScanBounds.NONE;
    }
    if (!(node instanceof RexCall call)) {
      return ScanBounds.UNKNOWN;
    }
    if (values.get(call) instanceof Function1<?, ?> code) {
      ListParameter parameter = TextCondition.parameter(list, call);
      return parameter == null ? onDays(code, wanted) : onTexts(parameter, call, code, wanted);
    }
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case AND -> conjunction(operands, false, wanted);
      case OR -> conjunction(operands, true, Truth.negated(wanted));
      case NOT -> where(operands.get(0), Truth.negated(wanted));
      case CASE -> choice(operands, wanted);
      case IS_TRUE -> whether(operands.get(0), TRUE, wanted);
      case IS_NOT_TRUE -> whether(operands.get(0), NOT_TRUE, wanted);
      case IS_FALSE -> whether(operands.get(0), FALSE, wanted);
      case IS_NOT_FALSE -> whether(operands.get(0), NOT_FALSE, wanted);
      case IS_NULL -> isNull(operands.get(0), wanted);
      case IS_NOT_NULL -> isNull(operands.get(0), Truth.negated(wanted));
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call.getKind(), operands.get(0), operands.get(1), wanted);
      case SEARCH -> search(operands.get(0), (RexLiteral) operands.get(1), wanted);
      default ->
          FilterTerm.isLike(call)
              ? like(operands.get(0), operands.get(1), wanted)
              : LongParameterLists.isContains(call)
                  ? parameters(operands.get(0), operands.get(1), wanted)
                  : ScanBounds.UNKNOWN;
    };
  }

  /**
   * AND is true if all operands are, and false if one of them is.
   *
   * @param negated whether it is one of the negated operands: the negation of OR
   */
  private ScanBounds conjunction(List<RexNode> operands, boolean negated, Set<Truth> wanted) {
    boolean mayBeTrue = wanted.contains(Truth.TRUE);
    boolean mayBeFalse = wanted.contains(Truth.FALSE);
    if (mayBeTrue == mayBeFalse) {
      return mayBeTrue
          ? conjunction(operands, negated, TRUE).or(conjunction(operands, negated, FALSE))
          : conjunction(operands, negated, NOT_FALSE).and(conjunction(operands, negated, NOT_TRUE));
    }
    List<ScanBounds> each =
        operands.stream()
            .map(operand -> where(operand, negated ? Truth.negated(wanted) : wanted))
            .toList();
    return mayBeTrue ? ScanBounds.all(each) : ScanBounds.any(each);
  }

  /** CASE WHEN … THEN … ELSE … of conditions. */
  private ScanBounds choice(List<RexNode> operands, Set<Truth> wanted) {
    ScanBounds chosen = ScanBounds.NONE;
    ScanBounds left = ScanBounds.EVERY_ROW;
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      RexNode condition = operands.get(i);
      chosen = chosen.or(left.and(where(condition, TRUE)).and(where(operands.get(i + 1), wanted)));
      left = left.and(where(condition, NOT_TRUE));
    }
    return chosen.or(left.and(where(operands.get(operands.size() - 1), wanted)));
  }

  /** Of a condition that is true if another one is one of {@code accepted}, and else false. */
  private ScanBounds whether(RexNode condition, Set<Truth> accepted, Set<Truth> wanted) {
    ScanBounds bounds = wanted.contains(Truth.TRUE) ? where(condition, accepted) : ScanBounds.NONE;
    return wanted.contains(Truth.FALSE)
        ? bounds.or(where(condition, Truth.others(accepted)))
        : bounds;
  }

  private ScanBounds isNull(RexNode node, Set<Truth> wanted) {
    return node.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
        ? whether(node, UNKNOWN, wanted)
        : among(node, ImmutableRangeSet.of(), Truth.TRUE, wanted);
  }

  private ScanBounds comparison(SqlKind kind, RexNode left, RexNode right, Set<Truth> wanted) {
    if (isConstant(left) && !isConstant(right)) {
      return comparison(kind.reverse(), right, left, wanted);
    }
    if (!isConstant(right)) {
      return ScanBounds.UNKNOWN;
    }
    if (constant(right) == null) {
      return wanted.contains(Truth.UNKNOWN) ? ScanBounds.EVERY_ROW : ScanBounds.NONE;
    }
    OrderedValue value = OrderedValue.of(constant(right), left.getType().getSqlTypeName());
    if (value == null) {
      return ScanBounds.UNKNOWN;
    }
    ImmutableRangeSet<OrderedValue> set = ImmutableRangeSet.of(value.compared(kind));
    return among(left, kind == SqlKind.NOT_EQUALS ? set.complement() : set, Truth.UNKNOWN, wanted);
  }

  /** Where a pattern has no more than one wildcard, which is a percent sign at its end. */
  private ScanBounds like(RexNode left, RexNode right, Set<Truth> wanted) {
    if (!isConstant(right) || !(constant(right) instanceof String pattern)) {
      return ScanBounds.UNKNOWN;
    }
    boolean open = pattern.endsWith("%");
    String begin = open ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (WILDCARDS.matchesAnyOf(begin)) {
      return ScanBounds.UNKNOWN;
    }
    OrderedValue first = OrderedValue.ofText(begin);
    Range<OrderedValue> range =
        open
            ? Range.closedOpen(first, OrderedValue.ofText(begin + LAST_CODE_POINT))
            : Range.singleton(first);
    return among(left, ImmutableRangeSet.of(range), Truth.UNKNOWN, wanted);
  }

  private ScanBounds parameters(RexNode left, RexNode right, Set<Truth> wanted) {
    if (!(values.get(right) instanceof ParameterList list)) {
      return ScanBounds.UNKNOWN;
    }
    ImmutableRangeSet<OrderedValue> points = list.points(left.getType().getSqlTypeName());
    return points == null
        ? ScanBounds.UNKNOWN
        : among(left, points, Truth.UNKNOWN, list.withoutNull(wanted));
  }

  private ScanBounds search(RexNode left, RexLiteral right, Set<Truth> wanted) {
    Sarg<?> sarg = Objects.requireNonNull(right.getValueAs(Sarg.class));
    SqlTypeName type = left.getType().getSqlTypeName();
    RangeSet<OrderedValue> ranges = TreeRangeSet.create();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Range<OrderedValue> ordered = OrderedValue.range(range, type);
      if (ordered == null) {
        return ScanBounds.UNKNOWN;
      }
      ranges.add(ordered);
    }
    Truth ofNull = Truth.valueOf(sarg.nullAs.name());
    return among(left, ImmutableRangeSet.copyOf(ranges), ofNull, wanted);
  }

  /** Of a condition that is true for some values of a term, and {@code ofNull} for null. */
  private ScanBounds among(
      RexNode node, ImmutableRangeSet<OrderedValue> trueFor, Truth ofNull, Set<Truth> wanted) {
    FilterTerm term = ofKey ? FilterTerm.ofKey(node) : FilterTerm.of(list, node, values);
    return term == null ? ScanBounds.UNKNOWN : term.where(trueFor, ofNull, wanted);
  }

  /** Of a condition on one text; a pattern that is one text holds for texts yet unknown, too. */
  private ScanBounds onTexts(
      ListParameter parameter, RexCall call, Function1<?, ?> code, Set<Truth> wanted) {
    if (FilterTerm.isLike(call)) {
      ScanBounds ofPattern = like(call.getOperands().get(0), call.getOperands().get(1), wanted);
      if (ofPattern.isExact()) {
        return ofPattern;
      }
    }
    @SuppressWarnings("unchecked")
    Function1<String, @Nullable Object> condition = (Function1<String, @Nullable Object>) code;
    Set<String> known = texts.getOrDefault(parameter, Set.of());
    return new TextCondition(parameter, condition, known).where(wanted);
  }

  /** Of a condition on the day of {@code created_at}. */
  private ScanBounds onDays(Function1<?, ?> code, Set<Truth> wanted) {
    if (span == null) {
      daysLeftOpen = true;
      return ScanBounds.UNKNOWN;
    }
    @SuppressWarnings("unchecked")
    Function1<Long, @Nullable Object> condition = (Function1<Long, @Nullable Object>) code;
    return new DayCondition(condition).where(wanted, span);
  }

  private boolean isConstant(RexNode node) {
    return node instanceof RexLiteral
        || (values.containsKey(node) && !(values.get(node) instanceof Function1<?, ?>));
  }

  private @Nullable Object constant(RexNode node) {
    if (!(node instanceof RexLiteral literal)) {
      return values.get(node);
    }
    if (literal.isNull()) {
      return null;
    }
    return switch (literal.getType().getSqlTypeName()) {
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case DATE -> literal.getValueAs(Integer.class);
      case TIMESTAMP -> literal.getValueAs(Long.class);
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE ->
          literal.getValueAs(BigDecimal.class);
      default -> literal.getValue();
    };
  }
}
