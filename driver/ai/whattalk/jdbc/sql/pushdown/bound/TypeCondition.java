package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.table.ConversationColumn;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * A condition on {@code type} alone that no list of types says, such as {@code type LIKE 'w%'}. It
 * is asked for each type that is known; rows of others are within its bounds, for all that is
 * known.
 *
 * @param code the condition, in generated code
 */
record TypeCondition(Function1<String, @Nullable Object> code, Set<String> known) {

  /** Whether a node is such a condition. */
  static boolean is(RexNode node) {
    return node instanceof RexCall call
        && call.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
        && !RexUtil.isConstant(call)
        && isOfType(call)
        && !isListed(call);
  }

  private static boolean isOfType(RexNode node) {
    if (node instanceof RexInputRef ref) {
      return ConversationColumn.at(ref.getIndex()) == ConversationColumn.TYPE;
    }
    return node instanceof RexLiteral
        || node instanceof RexDynamicParam
        || (node instanceof RexCall call
            && !(call instanceof RexOver)
            && call.getOperator().isDeterministic()
            && call.getOperands().stream().allMatch(TypeCondition::isOfType));
  }

  /** Whether the types for which the condition is true, or all others, are listed in it. */
  private static boolean isListed(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(call.getOperands().size() - 1);
    return switch (call.getKind()) {
      case IS_NULL, IS_NOT_NULL -> FilterTerm.isText(left);
      case EQUALS, NOT_EQUALS ->
          FilterTerm.isText(RexUtil.isConstant(left) ? right : left)
              && (RexUtil.isConstant(left) || RexUtil.isConstant(right));
      case SEARCH -> {
        Sarg<?> sarg = ((RexLiteral) right).getValueAs(Sarg.class);
        yield FilterTerm.isText(left) && (sarg.isPoints() || sarg.isComplementedPoints());
      }
      default -> LongParameterLists.isContains(call) && FilterTerm.isText(left);
    };
  }

  /** The bounds of the rows for which the condition is one of {@code wanted}. */
  ScanBounds where(Set<Truth> wanted) {
    Set<String> accepted = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (String type : known) {
      Boolean isWanted = isOneOf(wanted, type);
      if (isWanted != null) {
        told.add(type);
      }
      if (Boolean.TRUE.equals(isWanted)) {
        accepted.add(type);
      }
    }
    Boolean none = isOneOf(wanted, null);
    return ScanBounds.ofTypes(new ValueSet(accepted, false, Boolean.TRUE.equals(none)), true)
        .or(ScanBounds.ofTypes(new ValueSet(told, true, none == null), false));
  }

  /** Null if it can't be computed, which then is for the rows to show. */
  private @Nullable Boolean isOneOf(Set<Truth> wanted, @Nullable String type) {
    try {
      return wanted.contains(Truth.of((Boolean) code.apply(type)));
    } catch (RuntimeException | ExceptionInInitializerError e) {
      return null;
    }
  }
}
