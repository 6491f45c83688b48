package ai.whattalk.jdbc.sql;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Says how rows are ordered, column by column: {@code (a, b) < (x, y)} is {@code a < x OR a = x AND
 * b < y}. Calcite would compare them with NULL as a value, and could send none of it to the API.
 */
final class RowComparisons extends SqlShuttle {

  private RowComparisons() {}

  /** The statement with its rows compared by columns. */
  static SqlNode expand(SqlNode statement) {
    SqlNode expanded = statement.accept(new RowComparisons());
    return expanded == null ? statement : expanded;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall comparison)) {
      return visited;
    }
    return switch (comparison.getKind()) {
      case LESS_THAN, LESS_THAN_OR_EQUAL -> expand(comparison, SqlStdOperatorTable.LESS_THAN);
      case GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          expand(comparison, SqlStdOperatorTable.GREATER_THAN);
      default -> comparison;
    };
  }

  private static SqlNode expand(SqlCall comparison, SqlOperator strict) {
    SqlNode left = comparison.operand(0);
    SqlNode right = comparison.operand(1);
    if (left.getKind() != SqlKind.ROW || right.getKind() != SqlKind.ROW) {
      return comparison;
    }
    List<SqlNode> lefts = ((SqlCall) left).getOperandList();
    List<SqlNode> rights = ((SqlCall) right).getOperandList();
    if (lefts.size() != rights.size()) {
      return comparison;
    }
    SqlParserPos position = comparison.getParserPosition();
    int last = lefts.size() - 1;
    SqlNode expanded =
        comparison.getOperator().createCall(position, lefts.get(last), rights.get(last));
    for (int i = last - 1; i >= 0; i--) {
      SqlNode before = strict.createCall(position, lefts.get(i), rights.get(i));
      SqlNode tied = SqlStdOperatorTable.EQUALS.createCall(position, lefts.get(i), rights.get(i));
      expanded =
          SqlStdOperatorTable.OR.createCall(
              position, before, SqlStdOperatorTable.AND.createCall(position, tied, expanded));
    }
    return expanded;
  }
}
