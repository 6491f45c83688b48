package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.dialect.operator.DateTimeOperators;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a count tells rows apart by. Rows that it does not tell apart have the same values in all
 * expressions that the count is about, and so are counted as one kind.
 *
 * @param texts ordinals of the columns of text whose values tell rows apart
 * @param unit the unit of {@code created_at} within which rows don't differ: DAY, WEEK, MONTH,
 *     QUARTER or YEAR; null if its value does not matter
 * @param dated whether rows with a {@code created_at} differ from those without
 */
public record CountGrain(ImmutableBitSet texts, @Nullable DateTimeUnit unit, boolean dated) {

  /** Tells no rows apart. */
  public static final CountGrain NONE = new CountGrain(ImmutableBitSet.of(), null, false);

  /** Tells rows with a {@code created_at} from those without. */
  public static final CountGrain DATED = new CountGrain(ImmutableBitSet.of(), null, true);

  /** Tells apart what either does. */
  public CountGrain and(CountGrain other) {
    return new CountGrain(texts.union(other.texts), finer(unit, other.unit), dated || other.dated);
  }

  private static @Nullable DateTimeUnit finer(
      @Nullable DateTimeUnit one, @Nullable DateTimeUnit other) {
    if (one == null || other == null || one == other) {
      return one == null ? other : one;
    }
    // A month, a quarter and a year may begin in the middle of a week.
    return one == DateTimeUnit.WEEK || other == DateTimeUnit.WEEK
        ? DateTimeUnit.DAY
        : one.compareTo(other) < 0 ? one : other;
  }

  /** The parameters by whose texts rows are told apart, or selected. */
  public Set<ListParameter> parameters(ListDescription list, Set<ListParameter> selected) {
    Set<ListParameter> parameters = new TreeSet<>(selected);
    texts.forEach(column -> parameters.add(Objects.requireNonNull(list.equal(column))));
    return parameters;
  }

  /** The grain of an expression over the table's columns; null if rows of one day may differ. */
  public static @Nullable CountGrain of(ListDescription list, RexNode node) {
    if (node instanceof RexLiteral || node instanceof RexDynamicParam) {
      return NONE;
    }
    if (node instanceof RexInputRef ref) {
      return list.equal(ref.getIndex()) == null
          ? null
          : new CountGrain(ImmutableBitSet.of(ref.getIndex()), null, false);
    }
    // What a window or a subquery gives depends on other rows.
    if (!(node instanceof RexCall call)
        || node instanceof RexOver
        || node instanceof RexSubQuery
        || !RexUtil.isDeterministic(call)) {
      return null;
    }
    int created = list.hasDays() ? list.createdAt() : ListDescription.NONE;
    DateTimeUnit unit = unit(call, created);
    if (unit != null) {
      return new CountGrain(ImmutableBitSet.of(), unit, false);
    }
    if ((call.isA(SqlKind.IS_NULL) || call.isA(SqlKind.IS_NOT_NULL))
        && Monotonicity.isCreated(call.getOperands().get(0), created)) {
      return DATED;
    }
    CountGrain all = NONE;
    for (RexNode operand : call.getOperands()) {
      CountGrain grain = of(list, operand);
      if (grain == null) {
        return null;
      }
      all = all.and(grain);
    }
    return all;
  }

  /** The unit to which a function cuts {@code created_at}, or of which it gives a number. */
  private static @Nullable DateTimeUnit unit(RexCall call, int created) {
    SqlOperator operator = call.getOperator();
    RexNode last =
        call.getOperands().isEmpty() ? call : call.getOperands().get(call.getOperands().size() - 1);
    if (!Monotonicity.isCreated(last, created)) {
      return null;
    }
    boolean toDate =
        call.getKind() == SqlKind.CAST && call.getType().getSqlTypeName() == SqlTypeName.DATE;
    if (toDate || operator.equals(DateTimeOperators.DATE_OF.operator())) {
      return DateTimeUnit.DAY;
    }
    boolean ofUnit =
        operator.equals(DateTimeOperators.TRUNCATE.operator())
            || operator.equals(DateTimeOperators.EXTRACT_OF_TIMESTAMP.operator())
            || operator.equals(DateTimeOperators.DATE_PART_OF_TIMESTAMP.operator());
    return ofUnit
            && call.getOperands().get(0) instanceof RexLiteral name
            && SqlTypeUtil.isCharacter(name.getType())
        ? whole(DateTimeUnit.of(name.getValueAs(String.class)))
        : null;
  }

  private static @Nullable DateTimeUnit whole(DateTimeUnit unit) {
    return switch (unit) {
      case DAY, DOW, ISODOW, DOY -> DateTimeUnit.DAY;
      case WEEK, ISOYEAR -> DateTimeUnit.WEEK;
      case MONTH, QUARTER, YEAR -> unit;
      case DECADE, CENTURY, MILLENNIUM -> DateTimeUnit.YEAR;
      default -> null;
    };
  }
}
