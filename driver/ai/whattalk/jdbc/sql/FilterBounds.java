package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link ScanBounds} of a filter over the columns of {@code conversations}. What it does
 * not understand bounds nothing.
 */
final class FilterBounds {
  private final Map<RexNode, @Nullable Object> constants;

  /**
   * Creates a finder.
   *
   * @param constants values of expressions without columns, in Calcite's representation
   */
  FilterBounds(Map<RexNode, @Nullable Object> constants) {
    this.constants = constants;
  }

  ScanBounds of(RexNode filter) {
    return bounds(filter, false);
  }

  /** A row for which a condition is unknown is accepted neither by it nor by its negation. */
  private ScanBounds bounds(RexNode node, boolean negated) {
    if (isConstant(node)) {
      Object value = constant(node);
      return value instanceof Boolean truth && truth != negated
          ? ScanBounds.EVERY_ROW
          : ScanBounds.NONE;
    }
    if (!(node instanceof RexCall call)) {
      return ScanBounds.ALL;
    }
    List<RexNode> operands = call.getOperands();
    return switch (call.getKind()) {
      case AND -> combine(operands, negated, negated ? ScanBounds::or : ScanBounds::and);
      case OR -> combine(operands, negated, negated ? ScanBounds::and : ScanBounds::or);
      case NOT -> bounds(operands.get(0), !negated);
      case IS_TRUE -> negated ? ScanBounds.ALL : bounds(operands.get(0), false);
      case IS_FALSE -> negated ? ScanBounds.ALL : bounds(operands.get(0), true);
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(
              negated ? call.getKind().negateNullSafe() : call.getKind(),
              operands.get(0),
              operands.get(1));
      case SEARCH -> search(operands.get(0), ((RexLiteral) operands.get(1)), negated);
      default -> ScanBounds.ALL;
    };
  }

  private ScanBounds combine(
      List<RexNode> operands, boolean negated, BinaryOperator<ScanBounds> operator) {
    return operands.stream()
        .map(operand -> bounds(operand, negated))
        .reduce(operator)
        .orElse(ScanBounds.ALL);
  }

  private ScanBounds comparison(SqlKind kind, RexNode left, RexNode right) {
    if (isConstant(left) && !isConstant(right)) {
      return comparison(kind.reverse(), right, left);
    }
    Term term = Term.of(left);
    if (term == null || !isConstant(right) || !term.comparesWith(right)) {
      return ScanBounds.ALL;
    }
    Object value = constant(right);
    if (value == null) {
      return ScanBounds.NONE;
    }
    if (value instanceof String text) {
      return kind == SqlKind.EQUALS ? term.ofTexts(Set.of(text)) : ScanBounds.ALL;
    }
    long number = ((Number) value).longValue();
    Range<Long> range =
        switch (kind) {
          case EQUALS, NOT_EQUALS -> Range.singleton(number);
          case LESS_THAN -> Range.lessThan(number);
          case LESS_THAN_OR_EQUAL -> Range.atMost(number);
          case GREATER_THAN -> Range.greaterThan(number);
          case GREATER_THAN_OR_EQUAL -> Range.atLeast(number);
          default -> Range.all();
        };
    ImmutableRangeSet<Long> set = ImmutableRangeSet.of(range);
    return term.ofNumbers(kind == SqlKind.NOT_EQUALS ? set.complement() : set);
  }

  private static ScanBounds search(RexNode left, RexLiteral right, boolean negated) {
    Sarg<?> sarg = Objects.requireNonNull(right.getValueAs(Sarg.class));
    boolean nullIsRefused =
        sarg.nullAs == RexUnknownAs.UNKNOWN || (sarg.nullAs == RexUnknownAs.FALSE && !negated);
    Term term = Term.of(left);
    if (term == null || !nullIsRefused) {
      return ScanBounds.ALL;
    }
    Sarg<?> accepted = negated ? sarg.negate() : sarg;
    if (term.isText()) {
      return accepted.isPoints()
          ? term.ofTexts(
              accepted.rangeSet.asRanges().stream()
                  .map(range -> ((NlsString) range.lowerEndpoint()).getValue())
                  .collect(Collectors.toSet()))
          : ScanBounds.ALL;
    }
    RangeSet<Long> numbers = TreeRangeSet.create();
    for (Range<?> range : accepted.rangeSet.asRanges()) {
      numbers.add(numbers(range));
    }
    return term.ofNumbers(ImmutableRangeSet.copyOf(numbers));
  }

  private static Range<Long> numbers(Range<?> range) {
    Range<Long> lower =
        range.hasLowerBound()
            ? Range.downTo(number(range.lowerEndpoint()), range.lowerBoundType())
            : Range.all();
    Range<Long> upper =
        range.hasUpperBound()
            ? Range.upTo(number(range.upperEndpoint()), range.upperBoundType())
            : Range.all();
    return lower.intersection(upper);
  }

  private static long number(Object endpoint) {
    return endpoint instanceof TimestampString timestamp
        ? timestamp.getMillisSinceEpoch()
        : ((DateString) endpoint).getDaysSinceEpoch();
  }

  private boolean isConstant(RexNode node) {
    return node instanceof RexLiteral || constants.containsKey(node);
  }

  private @Nullable Object constant(RexNode node) {
    if (!(node instanceof RexLiteral literal)) {
      return constants.get(node);
    }
    if (literal.isNull()) {
      return null;
    }
    return switch (literal.getType().getSqlTypeName()) {
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case DATE -> literal.getValueAs(Integer.class);
      case TIMESTAMP -> literal.getValueAs(Long.class);
      default -> literal.getValue();
    };
  }

  /** A side of a comparison by which the API can narrow. */
  private enum Term {
    TYPE,
    ASSISTANT_ID,
    CREATED_AT,
    /** {@code CAST(created_at AS DATE)}. */
    CREATED_ON;

    static @Nullable Term of(RexNode node) {
      if (node instanceof RexInputRef ref) {
        return switch (ConversationColumn.at(ref.getIndex())) {
          case TYPE -> TYPE;
          case ASSISTANT_ID -> ASSISTANT_ID;
          case CREATED_AT -> CREATED_AT;
          default -> null;
        };
      }
      if (!(node instanceof RexCall call) || call.getKind() != SqlKind.CAST) {
        return null;
      }
      Term inner = of(call.getOperands().get(0));
      SqlTypeName typeName = call.getType().getSqlTypeName();
      if (inner == CREATED_AT && typeName == SqlTypeName.DATE) {
        return CREATED_ON;
      }
      boolean same =
          inner != null
              && typeName == call.getOperands().get(0).getType().getSqlTypeName()
              && (call.getType().getPrecision() == -1
                  || call.getType().getPrecision()
                      >= call.getOperands().get(0).getType().getPrecision());
      return same ? inner : null;
    }

    boolean isText() {
      return this == TYPE || this == ASSISTANT_ID;
    }

    boolean comparesWith(RexNode constant) {
      return switch (constant.getType().getSqlTypeName()) {
        case CHAR, VARCHAR -> isText();
        case TIMESTAMP -> this == CREATED_AT;
        case DATE -> this == CREATED_ON;
        case NULL -> true;
        default -> false;
      };
    }

    ScanBounds ofTexts(Set<String> values) {
      return this == TYPE ? ScanBounds.ofTypes(values) : ScanBounds.ofAssistants(values);
    }

    ScanBounds ofNumbers(ImmutableRangeSet<Long> values) {
      return ScanBounds.ofCreated(this == CREATED_ON ? daysToMillis(values) : values);
    }

    private static ImmutableRangeSet<Long> daysToMillis(ImmutableRangeSet<Long> days) {
      RangeSet<Long> millis = TreeRangeSet.create();
      for (Range<Long> range : days.asRanges()) {
        Range<Long> from =
            range.hasLowerBound()
                ? Range.atLeast(
                    startOf(range.lowerEndpoint(), range.contains(range.lowerEndpoint())))
                : Range.all();
        Range<Long> until =
            range.hasUpperBound()
                ? Range.lessThan(
                    startOf(range.upperEndpoint(), !range.contains(range.upperEndpoint())))
                : Range.all();
        if (from.isConnected(until)) {
          millis.add(from.intersection(until));
        }
      }
      return ImmutableRangeSet.copyOf(millis);
    }

    /** The midnight with which a day begins, or the one with which it ends. */
    private static long startOf(long day, boolean begins) {
      return (begins ? day : day + 1) * ScanBounds.MILLIS_PER_DAY;
    }
  }
}
