package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/**
 * {@code TIMEZONE(zone, x)}, which is {@code x AT TIME ZONE zone}: of a wall clock a moment, of a
 * moment a wall clock. CURRENT_TIMESTAMP is a moment there, although its type is that of a wall
 * clock.
 */
final class ZoneFunction extends OverloadedFunction {
  private static final Set<String> MOMENTS =
      Set.of(
          "CURRENT_TIMESTAMP",
          "NOW",
          "TRANSACTION_TIMESTAMP",
          "STATEMENT_TIMESTAMP",
          "CLOCK_TIMESTAMP");

  private final FunctionOverload ofMoment;

  ZoneFunction(FunctionOverload ofMoment, FunctionOverload ofWallClock) {
    super("TIMEZONE", ofMoment, ofWallClock);
    this.ofMoment = ofMoment;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    return call instanceof SqlCallBinding binding && isNow(binding.operand(1))
        ? ofMoment.resultType(call.getTypeFactory(), call.collectOperandTypes())
        : super.inferReturnType(call);
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    return isNow(operands.get(1))
        ? ofMoment.call(rexBuilder, type, operands)
        : super.convert(rexBuilder, type, operands);
  }

  private static boolean isNow(SqlNode node) {
    try {
      node.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
              found(call.getOperator().getName());
              return super.visit(call);
            }

            @Override
            public Void visit(SqlIdentifier name) {
              if (name.isSimple()) {
                found(name.getSimple());
              }
              return null;
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  private static boolean isNow(RexNode node) {
    try {
      node.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
              found(call.getOperator().getName());
              return super.visitCall(call);
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  private static void found(String name) {
    if (MOMENTS.contains(name.toUpperCase(Locale.ROOT))) {
      throw Util.FoundOne.NULL;
    }
  }
}
