package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.AggregateOperators;
import ai.whattalk.jdbc.sql.dialect.operator.RankFunctions;
import ai.whattalk.jdbc.sql.dialect.operator.WindowCall;
import ai.whattalk.jdbc.sql.error.QueryException;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Replaces window functions that Calcite computes otherwise than PostgreSQL, or not at all. */
final class WindowFunctions {

  private WindowFunctions() {}

  static RexNode of(RexOver function, RexBuilder rexBuilder) {
    return own(function, rexBuilder)
        .accept(
            new RexShuttle() {
              @Override
              public RexNode visitOver(RexOver over) {
                return WindowKeys.of(over, rexBuilder);
              }
            });
  }

  private static RexNode own(RexOver function, RexBuilder rexBuilder) {
    if (LagLeadDefaults.applyTo(function)) {
      return LagLeadDefaults.of(function, rexBuilder);
    }
    return switch (function.getAggOperator().getKind()) {
      case FIRST_VALUE, LAST_VALUE -> ofRows(function);
      case NTILE, PERCENT_RANK, CUME_DIST -> RankFunctions.of(function, rexBuilder);
      case MIN, MAX ->
          with(
              function,
              AggregateOperators.extreme(function.getAggOperator(), function.getType()),
              rexBuilder);
      case AVG ->
          BigintSums.of(
              with(function, AggregateOperators.average(function.getType()), rexBuilder),
              rexBuilder);
      case SUM -> BigintSums.of(with(function, SqlStdOperatorTable.SUM, rexBuilder), rexBuilder);
      default -> BigintSums.of(function, rexBuilder);
    };
  }

  /** Calcite takes the first and the last row of an empty frame where it is the only function. */
  private static RexOver ofRows(RexOver function) {
    RexWindow window = function.getWindow();
    if (window.isRows()
        && (window.getLowerBound().isFollowing() || window.getUpperBound().isPreceding())) {
      throw QueryException.unsupported(
          function.getAggOperator().getName() + " of a frame of ROWS that may be empty");
    }
    return function;
  }

  private static RexOver with(RexOver over, SqlAggFunction function, RexBuilder rexBuilder) {
    return (RexOver) WindowCall.like(over).calling(function).make(rexBuilder);
  }
}
