package ai.whattalk.jdbc.sql.pushdown.bound;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator.InputGetter;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Generates the code that computes {@link FilterValues} at execution. */
public final class FilterCode {

  private FilterCode() {}

  /**
   * A {@link Function0} that gives a value, or a {@link Function1} of {@code created_at} or of a
   * text for what depends on that. One for each, for a value that can't be computed must not lose
   * the rest.
   */
  public static Expression supplier(EnumerableRelImplementor implementor, RexNode node) {
    if (RexUtil.isConstant(node)) {
      ParameterExpression none = Expressions.parameter(Long.class, "none");
      return Expressions.lambda(Function0.class, value(implementor, node, input(none)));
    }
    ParameterExpression column =
        isOfText(node)
            ? Expressions.parameter(String.class, "text")
            : Expressions.parameter(Long.class, "created");
    Expression function =
        Expressions.lambda(Function1.class, value(implementor, node, input(column)), column);
    return Expressions.lambda(
        Function0.class, Expressions.block(Expressions.return_(null, function)));
  }

  /** Whether the only column of an expression is a text, and no time. */
  private static boolean isOfText(RexNode node) {
    return node instanceof RexInputRef
        ? SqlTypeUtil.isCharacter(node.getType())
        : node instanceof RexCall call
            && call.getOperands().stream().anyMatch(FilterCode::isOfText);
  }

  /** Code that returns the value of an expression, boxed. */
  public static BlockStatement value(
      EnumerableRelImplementor implementor, RexNode node, InputGetter inputs) {
    BlockBuilder block = new BlockBuilder();
    RexToLixTranslator translator =
        RexToLixTranslator.forAggregation(
            implementor.getTypeFactory(), block, inputs, implementor.getConformance());
    Expression value = translator.translateList(List.of(node)).get(0);
    block.add(
        Expressions.return_(null, Expressions.convert_(Expressions.box(value), Object.class)));
    return block.toBlock();
  }

  /** The only column of an expression. */
  private static InputGetter input(ParameterExpression column) {
    return (list, index, storageType) ->
        storageType == null ? column : EnumUtils.convert(column, storageType);
  }
}
