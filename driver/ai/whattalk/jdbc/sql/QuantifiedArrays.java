package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code x > ANY (ARRAY[a, b])} as {@code x > a OR x > b}, and ALL as AND: the code that Calcite
 * has for arrays fails at nulls.
 */
final class QuantifiedArrays {

  private QuantifiedArrays() {}

  /**
   * Another form of a comparison with some of an array; null if it is of a query. That of a row is
   * an IN.
   */
  static @Nullable SqlNode of(SqlCall call) {
    SqlNode compared = call.operand(1);
    if (compared instanceof SqlNodeList list && list.size() == 1) {
      compared = list.get(0);
    }
    SqlParserPos position = call.getParserPosition();
    if (compared instanceof SqlLiteral) {
      throw QueryException.at(
          position,
          QueryProblem.UNSUPPORTED,
          "ANY and ALL of a text are not supported: ARRAY['a', 'b'] is");
    }
    SqlQuantifyOperator quantified = (SqlQuantifyOperator) call.getOperator();
    boolean all = quantified.getKind() == SqlKind.ALL;
    SqlNode value = call.operand(0);
    SqlOperator in =
        quantified.comparisonKind != (all ? SqlKind.NOT_EQUALS : SqlKind.EQUALS)
            ? null
            : all ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN;
    if (compared.getKind() != SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      return in == null || value.getKind() != SqlKind.ROW
          ? null
          : in.createCall(position, value, compared);
    }
    List<SqlNode> values = ((SqlCall) compared).getOperandList();
    if (in != null) {
      return in.createCall(position, value, new SqlNodeList(values, position));
    }
    SqlOperator comparison = RelOptUtil.op(quantified.comparisonKind, SqlStdOperatorTable.EQUALS);
    List<SqlNode> terms = new ArrayList<>();
    values.forEach(one -> terms.add(comparison.createCall(position, value.clone(position), one)));
    return terms.stream()
        .reduce(
            (one, other) ->
                (all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR)
                    .createCall(position, one, other))
        .orElse(null);
  }
}
