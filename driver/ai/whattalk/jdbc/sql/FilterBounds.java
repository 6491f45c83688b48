package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
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
    FilterTerm term = FilterTerm.of(left, constants);
    if (term == null || !isConstant(right) || !term.comparesWith(right.getType())) {
      return ScanBounds.ALL;
    }
    Object value = constant(right);
    if (value == null) {
      return ScanBounds.NONE;
    }
    if (value instanceof String text) {
      return kind == SqlKind.EQUALS ? term.ofTexts(Set.of(text)) : ScanBounds.ALL;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return ScanBounds.ALL;
    }
    BigDecimal number = new BigDecimal(value.toString());
    Range<BigDecimal> range =
        switch (kind) {
          case EQUALS, NOT_EQUALS -> Range.singleton(number);
          case LESS_THAN -> Range.lessThan(number);
          case LESS_THAN_OR_EQUAL -> Range.atMost(number);
          case GREATER_THAN -> Range.greaterThan(number);
          case GREATER_THAN_OR_EQUAL -> Range.atLeast(number);
          default -> Range.all();
        };
    ImmutableRangeSet<BigDecimal> set = ImmutableRangeSet.of(range);
    return term.ofNumbers(kind == SqlKind.NOT_EQUALS ? set.complement() : set);
  }

  private ScanBounds search(RexNode left, RexLiteral right, boolean negated) {
    Sarg<?> sarg = Objects.requireNonNull(right.getValueAs(Sarg.class));
    boolean nullIsRefused =
        sarg.nullAs == RexUnknownAs.UNKNOWN || (sarg.nullAs == RexUnknownAs.FALSE && !negated);
    FilterTerm term = FilterTerm.of(left, constants);
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
    RangeSet<BigDecimal> numbers = TreeRangeSet.create();
    for (Range<?> range : accepted.rangeSet.asRanges()) {
      numbers.add(numbers(range));
    }
    return term.ofNumbers(ImmutableRangeSet.copyOf(numbers));
  }

  private static Range<BigDecimal> numbers(Range<?> range) {
    Range<BigDecimal> lower =
        range.hasLowerBound()
            ? Range.downTo(number(range.lowerEndpoint()), range.lowerBoundType())
            : Range.all();
    Range<BigDecimal> upper =
        range.hasUpperBound()
            ? Range.upTo(number(range.upperEndpoint()), range.upperBoundType())
            : Range.all();
    return lower.intersection(upper);
  }

  private static BigDecimal number(Object endpoint) {
    if (endpoint instanceof TimestampString timestamp) {
      return BigDecimal.valueOf(timestamp.getMillisSinceEpoch());
    }
    return endpoint instanceof DateString date
        ? BigDecimal.valueOf(date.getDaysSinceEpoch())
        : new BigDecimal(endpoint.toString());
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
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE ->
          literal.getValueAs(BigDecimal.class);
      default -> literal.getValue();
    };
  }
}
