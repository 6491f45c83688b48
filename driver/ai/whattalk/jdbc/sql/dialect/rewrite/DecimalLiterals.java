package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.algebra.PlanRewrite;
import ai.whattalk.jdbc.sql.dialect.operator.NumberOperators;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Gives the decimal literals of a physical plan the one form of {@link DecimalForm}, as {@link
 * NormalDecimals} does with what a query computes. That it can't do with literals, since Calcite
 * fills those that it plans with zeros to the scale of their type.
 */
public final class DecimalLiterals {
  private final RexBuilder rexBuilder;

  private DecimalLiterals(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  public static RelNode apply(RelNode plan) {
    DecimalLiterals literals = new DecimalLiterals(plan.getCluster().getRexBuilder());
    return PlanRewrite.bottomUp(plan, literals::replacement);
  }

  private RelNode replacement(RelNode node) {
    return node instanceof EnumerableValues values
        ? normal(values)
        : node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitLiteral(RexLiteral literal) {
                return isNormal(literal) ? literal : normal(literal);
              }
            });
  }

  private RelNode normal(EnumerableValues values) {
    boolean normal =
        values.getTuples().stream().flatMap(List::stream).allMatch(DecimalLiterals::isNormal);
    if (normal) {
      return values;
    }
    List<RexNode> columns =
        rexBuilder.identityProjects(values.getRowType()).stream()
            .map(column -> SqlTypeUtil.isDecimal(column.getType()) ? normal(column) : column)
            .toList();
    return EnumerableCalc.create(
        values,
        RexProgram.create(values.getRowType(), columns, null, values.getRowType(), rexBuilder));
  }

  private RexNode normal(RexNode decimal) {
    return NumberOperators.DECIMAL_NORMAL.call(rexBuilder, decimal.getType(), List.of(decimal));
  }

  private static boolean isNormal(RexLiteral literal) {
    if (!SqlTypeUtil.isDecimal(literal.getType())
        || literal.getTypeName() != SqlTypeName.DECIMAL
        || literal.isNull()) {
      return true;
    }
    BigDecimal value = Objects.requireNonNull(literal.getValueAs(BigDecimal.class));
    return value.equals(DecimalForm.normal(value));
  }
}
