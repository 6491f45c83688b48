package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one text alone that no list of texts says, such as {@code type LIKE 'w%'}. It is
 * asked for each text that is known; rows of others are within its bounds, for all that is known.
 *
 * @param code the condition, in generated code
 */
record TextCondition(
    ListParameter parameter, Function1<String, @Nullable Object> code, Set<String> known) {

  /**
   * The parameter of the text that a node is such a condition on; null if it is none. Only of those
   * whose texts are documented most are known.
   */
  static @Nullable ListParameter parameter(ListDescription list, RexNode node) {
    if (!(node instanceof RexCall call)
        || call.getType().getSqlTypeName() != SqlTypeName.BOOLEAN
        || RexUtil.isConstant(call)) {
      return null;
    }
    ImmutableBitSet columns = RelOptUtil.InputFinder.bits(call);
    ListParameter parameter = columns.cardinality() == 1 ? list.equal(columns.nth(0)) : null;
    return parameter != null
            && !parameter.documented().isEmpty()
            && Monotonicity.isOfCreated(call, columns.nth(0))
            && !isListed(list, call)
        ? parameter
        : null;
  }

  /** Whether the texts for which the condition is true, or all others, are listed in it. */
  private static boolean isListed(ListDescription list, RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(call.getOperands().size() - 1);
    return switch (call.getKind()) {
      case IS_NULL, IS_NOT_NULL -> FilterTerm.isText(list, left);
      case EQUALS, NOT_EQUALS ->
          FilterTerm.isText(list, RexUtil.isConstant(left) ? right : left)
              && (RexUtil.isConstant(left) || RexUtil.isConstant(right));
      case SEARCH -> {
        Sarg<?> sarg = ((RexLiteral) right).getValueAs(Sarg.class);
        yield FilterTerm.isText(list, left) && (sarg.isPoints() || sarg.isComplementedPoints());
      }
      default -> LongParameterLists.isContains(call) && FilterTerm.isText(list, left);
    };
  }

  /** The bounds of the rows for which the condition is one of {@code wanted}. */
  ScanBounds where(Set<Truth> wanted) {
    Set<String> accepted = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (String text : known) {
      Boolean isWanted = Truth.isOneOf(wanted, code, text);
      if (isWanted != null) {
        told.add(text);
      }
      if (Boolean.TRUE.equals(isWanted)) {
        accepted.add(text);
      }
    }
    Boolean none = Truth.isOneOf(wanted, code, null);
    return ScanBounds.ofTexts(
            parameter, new ValueSet(accepted, false, Boolean.TRUE.equals(none)), true)
        .or(ScanBounds.ofTexts(parameter, new ValueSet(told, true, none == null), false));
  }
}
