package ai.whattalk.jdbc.sql.algebra;

import ai.whattalk.jdbc.sql.run.ExpressionPart;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Pair;
import org.apache.calcite.util.Sarg;

/**
 * Takes long texts out of the code of a program, which would join one of more than 64 KB from its
 * pieces again for each row.
 */
final class LongTexts extends RexShuttle {
  private static final int LONG = 10_000;

  private final RexBuilder rexBuilder;
  private final Map<String, Object> stashed;

  private LongTexts(RexBuilder rexBuilder, Map<String, Object> stashed) {
    this.rexBuilder = rexBuilder;
    this.stashed = stashed;
  }

  /** A program that asks for its long texts by name; the program itself if there is none. */
  static RexProgram stash(RexProgram program, RexBuilder rexBuilder, Map<String, Object> stashed) {
    if (program.getExprList().stream().noneMatch(LongTexts::isLong)) {
      return program;
    }
    LongTexts texts = new LongTexts(rexBuilder, stashed);
    Pair<ImmutableList<RexNode>, ImmutableList<RexNode>> trees = program.split();
    return RexProgram.create(
        program.getInputRowType(),
        texts.apply(trees.left),
        trees.right.isEmpty()
            ? null
            : RexUtil.composeConjunction(rexBuilder, texts.apply(trees.right)),
        program.getOutputRowType(),
        rexBuilder);
  }

  private static boolean isLong(RexNode node) {
    if (!(node instanceof RexLiteral literal)) {
      return node instanceof RexCall call
          && call.getOperands().stream().anyMatch(LongTexts::isLong);
    }
    Comparable<?> value = literal.getValueAs(Comparable.class);
    return value instanceof NlsString text && text.getValue().length() > LONG
        || value instanceof Sarg<?> range && range.toString().length() > LONG;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    return call.getKind() == SqlKind.SEARCH && isLong(call)
        ? RexUtil.expandSearch(rexBuilder, null, call).accept(this)
        : super.visitCall(call);
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    if (!isLong(literal)) {
      return literal;
    }
    Object[] text = {Objects.requireNonNull(literal.getValueAs(String.class))};
    Function1<Object, Object[]> constant = context -> text;
    String name = "part" + stashed.size();
    stashed.put(name, constant);
    return rexBuilder.makeCall(
        literal.getType(), ExpressionPart.function(name, String.class), List.of());
  }
}
