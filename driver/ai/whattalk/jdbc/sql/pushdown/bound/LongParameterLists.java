package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.sql.run.ExecutionFunction;
import java.math.BigDecimal;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code x = ?0 OR x = ?1 OR …}, to which a long IN is converted, one call that looks into a
 * set. The code for each of the comparisons would be more than a method can hold, and a join with
 * all the parameters takes a second to plan for every hundred.
 */
public final class LongParameterLists extends RelHomogeneousShuttle {

  /** Parameters from which on it is worth it. */
  public static final int LONG = 20;

  private static final Set<SqlTypeName> COMPARED_BY_EQUALS =
      Set.of(
          SqlTypeName.VARCHAR,
          SqlTypeName.SMALLINT,
          SqlTypeName.INTEGER,
          SqlTypeName.BIGINT,
          SqlTypeName.DECIMAL,
          SqlTypeName.DATE,
          SqlTypeName.TIMESTAMP);

  /** {@link ParameterList#of}, which narrows a scan as a constant. */
  private static final SqlFunction PARAMETERS =
      ExecutionFunction.of(
          "PARAMETERS",
          ReturnTypes.explicit(types -> types.createJavaType(ParameterList.class)),
          (translator, call, operands) ->
              Expressions.call(
                  ParameterList.class,
                  "of",
                  translator.getRoot(),
                  operands.get(0),
                  operands.get(1)),
          NullPolicy.SEMI_STRICT);

  /** {@link ParameterList#contains}. */
  private static final SqlFunction IN_PARAMETERS =
      ExecutionFunction.of(
          "IN_PARAMETERS",
          ReturnTypes.BOOLEAN_FORCE_NULLABLE,
          (translator, call, operands) ->
              Expressions.call(
                  ParameterList.class,
                  "contains",
                  Expressions.convert_(operands.get(0), Object.class),
                  operands.get(1)),
          NullPolicy.SEMI_STRICT);

  private final RexShuttle expressions;

  private LongParameterLists(RexBuilder rexBuilder) {
    this.expressions =
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            return isLongList(call) ? contains(call, rexBuilder) : super.visitCall(call);
          }
        };
  }

  public static RelNode apply(RelNode plan) {
    return plan.accept(new LongParameterLists(plan.getCluster().getRexBuilder()));
  }

  @Override
  public RelNode visit(RelNode other) {
    return super.visit(other).accept(expressions);
  }

  private static boolean isLongList(RexCall call) {
    if (call.getKind() != SqlKind.OR || call.getOperands().size() < LONG) {
      return false;
    }
    RexNode value = comparedValue(call.getOperands().get(0));
    if (value == null || !COMPARED_BY_EQUALS.contains(value.getType().getSqlTypeName())) {
      return false;
    }
    int first = parameter(call, 0).getIndex();
    for (int i = 0; i < call.getOperands().size(); i++) {
      RexNode operand = call.getOperands().get(i);
      if (!value.equals(comparedValue(operand)) || parameter(call, i).getIndex() != first + i) {
        return false;
      }
    }
    return true;
  }

  /** What a parameter of the same type is compared with; null if it is something else. */
  private static @Nullable RexNode comparedValue(RexNode comparison) {
    return comparison.getKind() == SqlKind.EQUALS
            && comparison instanceof RexCall call
            && call.getOperands().get(1) instanceof RexDynamicParam parameter
            && parameter.getType().getSqlTypeName()
                == call.getOperands().get(0).getType().getSqlTypeName()
        ? call.getOperands().get(0)
        : null;
  }

  private static RexDynamicParam parameter(RexCall list, int i) {
    return (RexDynamicParam) ((RexCall) list.getOperands().get(i)).getOperands().get(1);
  }

  private static RexNode contains(RexCall list, RexBuilder rexBuilder) {
    RexNode value = ((RexCall) list.getOperands().get(0)).getOperands().get(0);
    return rexBuilder.makeCall(
        IN_PARAMETERS,
        value,
        rexBuilder.makeCall(
            PARAMETERS,
            rexBuilder.makeExactLiteral(BigDecimal.valueOf(parameter(list, 0).getIndex())),
            rexBuilder.makeExactLiteral(BigDecimal.valueOf(list.getOperands().size()))));
  }

  /** Whether a call looks into a set, its second operand. */
  static boolean isContains(RexCall call) {
    return call.getOperator().equals(IN_PARAMETERS);
  }
}
