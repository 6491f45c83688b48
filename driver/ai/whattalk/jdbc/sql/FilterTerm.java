package ai.whattalk.jdbc.sql;

import com.google.common.collect.ImmutableRangeSet;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A side of a comparison by which the API can narrow: a column of text, or a function of {@code
 * created_at} that never falls while that rises.
 *
 * @param created from numbers that the term may have to those that {@code created_at} may have
 *     then; null for a column of text
 */
record FilterTerm(ConversationColumn column, @Nullable CreatedRanges created) {

  /** What is known of a node, or null. */
  static @Nullable FilterTerm of(RexNode node, Map<RexNode, @Nullable Object> constants) {
    if (node instanceof RexInputRef ref) {
      ConversationColumn column = ConversationColumn.at(ref.getIndex());
      return switch (column) {
        case TYPE, ASSISTANT_ID -> new FilterTerm(column, null);
        case CREATED_AT -> new FilterTerm(column, CreatedRanges.OF_TIMESTAMP);
        default -> null;
      };
    }
    return node instanceof RexCall call ? of(call, constants) : null;
  }

  private static @Nullable FilterTerm of(RexCall call, Map<RexNode, @Nullable Object> constants) {
    SqlOperator operator = call.getOperator();
    if (call.getKind() == SqlKind.CAST || isSame(operator)) {
      FilterTerm inner = of(call.getOperands().get(0), constants);
      return inner == null ? null : inner.cast(call.getOperands().get(0).getType(), call.getType());
    }
    if (operator.equals(DateTimeOperators.TRUNCATE.operator())) {
      return inner(call, 1, constants, literal(call.getOperands().get(0)), false);
    }
    if (operator.equals(DateTimeOperators.EXTRACT_OF_TIMESTAMP.operator())
        || operator.equals(DateTimeOperators.DATE_PART_OF_TIMESTAMP.operator())) {
      return inner(call, 1, constants, literal(call.getOperands().get(0)), true);
    }
    if (call.getKind() == SqlKind.EXTRACT
        && call.getOperands().get(0) instanceof RexLiteral unit
        && unit.getValue() instanceof TimeUnitRange range) {
      return inner(call, 1, constants, range.name(), true);
    }
    boolean plus = operator.equals(DateTimeOperators.PLUS_DURATION.operator());
    if (plus || operator.equals(DateTimeOperators.MINUS_DURATION.operator())) {
      return shifted(call, constants, plus);
    }
    return null;
  }

  /** {@code created_at + interval}. */
  private static @Nullable FilterTerm shifted(
      RexCall call, Map<RexNode, @Nullable Object> constants, boolean plus) {
    FilterTerm inner = of(call.getOperands().get(0), constants);
    Long millis = millis(call.getOperands().get(1), constants);
    return inner == null || inner.created == null || millis == null
        ? null
        : new FilterTerm(inner.column, inner.created.shifted(plus ? millis : -millis));
  }

  private static @Nullable Long millis(RexNode node, Map<RexNode, @Nullable Object> constants) {
    if (node instanceof RexLiteral literal && !literal.isNull()) {
      return literal.getValueAs(Long.class);
    }
    return constants.get(node) instanceof Long millis ? millis : null;
  }

  private static boolean isSame(SqlOperator operator) {
    return operator.equals(NumberOperators.DECIMAL_NORMAL.operator())
        || operator.equals(DateTimeOperators.DATE_OF.operator());
  }

  private static @Nullable String literal(RexNode node) {
    return node instanceof RexLiteral literal && SqlTypeUtil.isCharacter(node.getType())
        ? literal.getValueAs(String.class)
        : null;
  }

  /** A timestamp cut to a unit, or the year of one. */
  private static @Nullable FilterTerm inner(
      RexCall call,
      int operand,
      Map<RexNode, @Nullable Object> constants,
      @Nullable String unitName,
      boolean extracted) {
    FilterTerm inner = of(call.getOperands().get(operand), constants);
    if (inner == null || inner.created == null || unitName == null) {
      return null;
    }
    DateTimeUnit unit = DateTimeUnit.of(unitName);
    if (extracted) {
      return unit == DateTimeUnit.YEAR ? new FilterTerm(inner.column, inner.created.years()) : null;
    }
    return new FilterTerm(inner.column, inner.created.floor(unit));
  }

  private @Nullable FilterTerm cast(RelDataType from, RelDataType to) {
    if (created == null) {
      boolean wider =
          SqlTypeUtil.isCharacter(to)
              && (to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                  || to.getPrecision() >= from.getPrecision());
      return wider ? this : null;
    }
    SqlTypeName typeName = to.getSqlTypeName();
    if (SqlTypeUtil.isNumeric(from)) {
      return SqlTypeUtil.isNumeric(to) ? this : null;
    }
    if (from.getSqlTypeName() == SqlTypeName.TIMESTAMP && typeName == SqlTypeName.DATE) {
      return new FilterTerm(column, created.dates());
    }
    if (from.getSqlTypeName() == SqlTypeName.DATE && typeName == SqlTypeName.TIMESTAMP) {
      return new FilterTerm(column, created.timestamps());
    }
    return typeName == from.getSqlTypeName() && to.getPrecision() >= from.getPrecision()
        ? this
        : null;
  }

  boolean isText() {
    return created == null;
  }

  boolean comparesWith(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.NULL
        || (created == null ? SqlTypeUtil.isCharacter(type) : created.comparesWith(type));
  }

  ScanBounds ofTexts(Set<String> values) {
    return column == ConversationColumn.TYPE
        ? ScanBounds.ofTypes(values)
        : ScanBounds.ofAssistants(values);
  }

  /** The bounds where the term has one of {@code values}. */
  ScanBounds ofNumbers(ImmutableRangeSet<BigDecimal> values) {
    if (created == null) {
      return ScanBounds.ALL;
    }
    ImmutableRangeSet<Long> ranges = created.of(values);
    return ranges == null ? ScanBounds.ALL : ScanBounds.ofCreated(ranges);
  }
}
