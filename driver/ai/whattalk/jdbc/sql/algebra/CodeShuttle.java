package ai.whattalk.jdbc.sql.algebra;

import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.TernaryExpression;

/**
 * Goes through generated code, and changes nothing. Where Calcite's own shuttle makes an {@code a ?
 * null : b} anew, it casts the null to the type of b, by which a boolean b has Java unbox it.
 */
class CodeShuttle extends Shuttle {
  @Override
  public Expression visit(
      TernaryExpression choice, Expression condition, Expression then, Expression otherwise) {
    return choice.expression0 == condition
            && choice.expression1 == then
            && choice.expression2 == otherwise
        ? choice
        : Expressions.makeTernary(choice.getNodeType(), condition, plain(then), plain(otherwise));
  }

  /** A null that is written without a type. */
  private static Expression plain(Expression expression) {
    return expression instanceof ConstantExpression constant
            && constant.value == null
            && constant.getType() == Object.class
        ? Expressions.parameter(Object.class, "null")
        : expression;
  }
}
